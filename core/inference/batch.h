// Files in, answers out, in order: decoding runs ahead while the network works.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/imaging/decode_ahead.h"
#include "core/inference/classifier.h"

namespace glenoid {

struct FileAnswer {
  DecodedFile decoded;
  std::optional<Prediction> prediction;  // absent where the file could not be read
};

// Hands every file's answer to `use`, in order, from the calling thread; memory does not grow with the number of files. The network takes
// one picture at once on the CPU, which gains nothing from more and then answers the same to the last bit whatever stands beside a file,
// and 16 on other devices; `batch` above 0 says otherwise. A file that cannot be read is an answer with an error. Throws Cancelled;
// whatever `use` throws passes through.
void classifyFiles(DecodeAhead& files, Classifier& classifier, std::size_t batch, const CancelToken& token,
                   const std::function<void(FileAnswer&&)>& use);

}  // namespace glenoid

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

struct BatchOptions {
  // Pictures the network takes at once. 0: one on the CPU, which gains nothing from more and then answers the same to the last bit
  // whatever stands beside a file; 16 on other devices.
  std::size_t batch = 0;
  std::size_t decodeAhead = 2;  // files decoded at once, beside those of the batch under way
  SourceProperties source;
};

// Hands every file's answer to `use`, in order, from the calling thread; memory does not grow with the number of files.
// A file that cannot be read is an answer with an error. Throws Cancelled; whatever `use` throws passes through.
void classifyFiles(Decoder& decoder, Classifier& classifier, std::vector<std::filesystem::path> files, const BatchOptions& options,
                   const CancelToken& token, const std::function<void(FileAnswer&&)>& use);

}  // namespace glenoid

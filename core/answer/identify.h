// SPDX-License-Identifier: GPL-3.0-or-later
// The one way from a decoded radiograph to its answer, for window, batch and terminal.
#pragma once

#include <functional>
#include <vector>

#include "core/answer/answer.h"
#include "core/doubt/conformal.h"

namespace glenoid {

struct IdentifyOptions {
  bool explained = false;               // with a heat map of every maker, and with the network's input as a picture
  int confidence = kDefaultConfidence;  // of the set of makers that stay in question, percent: one of kConfidences
  // Implants are searched with the classifier's finder, if it has one. The part around the clearest is identified, or the whole picture if
  // it shows little else, as those do that were cropped before. In a part that is given (SourceProperties::part) one must be seen, too.
  bool searched = true;
  int looks = 1;          // 1, or kLooks: the mean of all looks of core/nn/looks answers; finder, gate and heat maps look once all the same
  std::size_t batch = 0;  // pictures that identifyFiles() gives the network at once; 0: one on the CPU, which gains nothing from more and
                          // then answers the same to the last bit whatever stands beside a file, and 16 on other devices
};

// The answers in the order of the pictures; one that could not be decoded, or that the network
// answers with what is no finite number (NotANumber), is answered with its error. Call from the thread that owns the
// classifier. Throws Error ConfidenceUnavailable if the model has sets, but none with this confidence, LooksUnavailable if it was not
// measured with as many looks, whose temperature is its own, and as Classifier::predict and Classifier::finder.
std::vector<Answer> identify(Classifier& classifier, std::vector<DecodedFile> pictures, const IdentifyOptions& options = {});
Answer identify(Classifier& classifier, DecodedFile picture, const IdentifyOptions& options = {});

// The answer of one look, made that of the mean of all looks, as options.looks = kLooks would have given it. `first` is an answer of this
// classifier to a file that could be read, with its square. Call from the thread that owns the classifier. Looks at the token before each
// further look. Throws Cancelled, Error NotANumber, and as identify().
Answer refined(Classifier& classifier, Answer first, const IdentifyOptions& options = {}, const CancelToken& token = {});

// Hands every file's answer to `use`, in order, from the calling thread, while the next files are decoded; memory does not grow with the
// number of files. Throws Cancelled and as identify(); whatever `use` throws passes through.
void identifyFiles(DecodeAhead& files, Classifier& classifier, const IdentifyOptions& options, const CancelToken& token,
                   const std::function<void(Answer&&)>& use);

}  // namespace glenoid

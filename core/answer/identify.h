// SPDX-License-Identifier: GPL-3.0-or-later
// The only way from a decoded radiograph to its answer, for window, batch and terminal.
#pragma once

#include <functional>
#include <vector>

#include "core/answer/answer.h"
#include "core/doubt/conformal.h"

namespace glenoid {

struct IdentifyOptions {
  bool explained = false;               // with a heat map of every maker and the network's input as a picture
  int confidence = kDefaultConfidence;  // of the set of makers that remain possible, percent; one of kConfidences
  // Search for implants with the classifier's finder, if it has one. The part around the clearest implant is identified, or the whole
  // picture if that part nearly fills it, as in pictures that were already cropped. If a part is given (SourceProperties::part), an implant
  // must be seen in it too.
  bool searched = true;
  int looks = 1;          // 1, or kLooks: answer with the mean of all looks of core/nn/looks; finder, gate and heat maps always look once
  std::size_t batch = 0;  // pictures that identifyFiles() passes to the network at once. 0: 16 on a device other than the CPU, and one on
                          // the CPU, where more gain nothing and could change the last bits of an answer
  // On the CPU: threads, 1 or more, among which identifyFiles() shares out the files, and otherwise the further looks of a picture. Each
  // computes a picture alone. Every number gives the same answers, to the bit if the calling thread computes with one thread
  // (core/nn/compute), and to rounding otherwise. With 1, the calling thread computes all.
  int workers = 1;
};

// The answers in the order of the pictures. A picture that could not be decoded, or for which the network computes a value that is not
// finite (NotANumber), gets that error as its answer. Call from the thread that owns the classifier. Throws Error ConfidenceUnavailable if
// the model has sets but none at this confidence, LooksUnavailable if it was not measured with this number of looks (which needs a separate
// temperature), and as Classifier::predict() and Classifier::finder() do.
std::vector<Answer> identify(Classifier& classifier, std::vector<DecodedFile> pictures, const IdentifyOptions& options = {});
Answer identify(Classifier& classifier, DecodedFile picture, const IdentifyOptions& options = {});

// Turns an answer of one look into the answer of the mean of all looks, as options.looks = kLooks would have given it. `first` is this
// classifier's answer for a file that could be read, with its square. Call from the thread that owns the classifier. Checks the token
// before each further look. Throws Cancelled, Error NotANumber, and as identify() does.
Answer refined(Classifier& classifier, Answer first, const IdentifyOptions& options = {}, const CancelToken& token = {});

// Passes the answer for every file to `use`, in order, from the calling thread, while the next files are decoded and, with several workers,
// answered. Memory does not grow with the number of files. `use` may use the classifier too. Throws Cancelled, and as identify() does;
// exceptions of `use` pass through. No worker runs any more once it returns or throws.
void identifyFiles(DecodeAhead& files, Classifier& classifier, const IdentifyOptions& options, const CancelToken& token,
                   const std::function<void(Answer&&)>& use);

}  // namespace glenoid

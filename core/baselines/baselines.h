// SPDX-License-Identifier: GPL-3.0-or-later
// What a network must beat: classifiers without one, under the same protocol.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/runs/stored_parts.h"

namespace glenoid {

// "majority", then "knn", "forest", "boosting" and "logistic", each with "-pixels" and "-hog".
std::vector<std::string> baselineNames();

// Holds the features of a cache's pictures, made once when first needed. One thread.
class Baselines {
 public:
  // The cache must outlive it.
  explicit Baselines(const PixelCache& cache);
  ~Baselines();

  // Fits the method on the training part and answers the validation and test parts; "logits" are logarithms of probabilities.
  // Standardisation and whatever else is fitted see the training part alone, choices and the temperature the validation part: no test
  // picture has a say. The same split and seed give the same answers. Throws Error OptionInvalid for an unknown name, DatasetTooSmall for
  // an empty training part; Cancelled.
  StoredParts answer(const std::string& name, const Split& split, std::uint64_t seed, const CancelToken& token = {});

 private:
  struct Tables;
  const PixelCache& cache_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Classifiers without a network, which a network must beat under the same protocol.
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

// Holds the features of a cache's pictures, computed on first use. One thread at a time.
class Baselines {
 public:
  // The cache must outlive it.
  explicit Baselines(const PixelCache& cache);
  ~Baselines();

  // Fits the method on the training part and predicts the validation and test parts; the "logits" are logarithms of probabilities.
  // Standardisation and all fits use only the training part; choices and the temperature use only the validation part. No test picture
  // influences anything. The same split and seed give the same predictions. Throws Error OptionInvalid for an unknown name, DatasetTooSmall
  // for an empty training part; or Cancelled.
  StoredParts answer(const std::string& name, const Split& split, std::uint64_t seed, const CancelToken& token = {});

 private:
  struct Tables;
  const PixelCache& cache_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace glenoid

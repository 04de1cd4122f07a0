// SPDX-License-Identifier: GPL-3.0-or-later
// The tail that every architecture shares: dropout on the map, global average pooling, and one of the two heads.
#pragma once

#include <string>
#include <vector>

#include <torch/nn/modules/linear.h>

#include "core/nn/network.h"

namespace glenoid {

// Keys of the head. Linear: the published key (`linearKey`, e.g. "classifier", "classifier.1" or "fc"), so that published classifiers load.
// Original: `classifier.hidden` (dense 512) and `classifier.output`.
class HeadedNetwork : public Network {
 public:
  torch::Tensor logitsFromFeatureMap(const torch::Tensor& map) override;

 protected:
  explicit HeadedNetwork(const NetworkOptions& options) : options_(options) {}
  // Call at the end of a constructor, so that parameters() runs from input to output. Initialises the head: Linear as torch does, Original
  // with LeCun normal weights, which SELU needs (Klambauer et al. 2017).
  void registerHead(const std::string& linearKey);
  // [N, C, h, w] -> [N, C]: dropout (in training only), then the mean over space.
  torch::Tensor pool(const torch::Tensor& map) const;
  // [N, C] -> logits [N, classes].
  torch::Tensor logitsFromFeatures(const torch::Tensor& features);
  // "features.0", "features.1", ...
  static std::vector<std::string> numberedFeatures(std::size_t count);

  const NetworkOptions options_;

 private:
  torch::nn::Linear hidden_{nullptr};  // null for Head::Linear
  torch::nn::Linear output_{nullptr};
};

}  // namespace glenoid

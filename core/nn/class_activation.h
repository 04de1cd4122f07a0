// SPDX-License-Identifier: GPL-3.0-or-later
// Class activation maps of a network, as tensors: where in the picture each class finds its evidence.
#pragma once

#include <cstdint>

#include <torch/types.h>

#include "core/nn/network.h"

namespace glenoid {

struct ClassMaps {
  torch::Tensor logits;    // [N, classes]
  torch::Tensor features;  // [N, featureChannels()]: the spatial mean of the last feature map
  torch::Tensor gradCam;   // [N, classes, h, w] float32, >= 0, not normalised; h and w are those of the last feature map (input / 32)
};

// Grad-CAM (Selvaraju et al. 2017) on the last feature map for every class: one forward pass without a graph, then for each
// class a backward pass through the head alone. What follows the map (squeeze-and-excitation, pooling, head) reads it only through its
// spatial mean, so the gradient is constant over space and the map equals HiResCAM's (Draelos & Carin 2020): it is faithful to the logit.
// The network must be in evaluation mode; its parameters, their gradients and the input stay untouched. Works under the caller's
// NoGradGuard, but not under InferenceMode. `nchw` as Network says. Throws Error Internal while training.
ClassMaps classMaps(Network& network, const torch::Tensor& nchw);

struct LayerMap {
  torch::Tensor logits;  // [N, classes]
  torch::Tensor map;     // [N, h', w'] float32, >= 0, not normalised
};

// LayerCAM (Jiang et al. 2021) on detailLayer() for one class: relu(sum over channels of relu(gradient) * map); twice as
// fine as Grad-CAM. Its backward pass stops at that layer. Otherwise as classMaps.
LayerMap layerCam(Network& network, const torch::Tensor& nchw, std::int64_t classIndex);

}  // namespace glenoid

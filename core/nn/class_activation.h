// SPDX-License-Identifier: GPL-3.0-or-later
// Class activation maps of a network, as tensors: they show where in the picture each class finds evidence.
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

// Grad-CAM (Selvaraju et al. 2017) on the last feature map for every class: one forward pass without a graph, then one backward pass
// through the head for each class. The layers after the map (squeeze-and-excitation, pooling, head) read only its spatial mean. The
// gradient is therefore constant over space, and the map equals that of HiResCAM (Draelos & Carin 2020): it is faithful to the logit. The
// network must be in evaluation mode. Its parameters, their gradients and the input stay unchanged. Works under the caller's NoGradGuard,
// but not under InferenceMode. `nchw` as Network requires. Throws Error Internal if the network is in training mode.
ClassMaps classMaps(Network& network, const torch::Tensor& nchw);

struct LayerMap {
  torch::Tensor logits;  // [N, classes]
  torch::Tensor map;     // [N, h', w'] float32, >= 0, not normalised
};

// LayerCAM (Jiang et al. 2021) on detailLayer() for one class: relu(sum over channels of relu(gradient) * map). Twice as fine as Grad-CAM.
// The backward pass stops at that layer. Otherwise as classMaps().
LayerMap layerCam(Network& network, const torch::Tensor& nchw, std::int64_t classIndex);

}  // namespace glenoid

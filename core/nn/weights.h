// SPDX-License-Identifier: GPL-3.0-or-later
// Weights in and out of a network by key.
#pragma once

#include <string>
#include <vector>

#include "core/nn/network.h"
#include "core/nn/safetensors.h"

namespace glenoid {

// Every parameter and buffer by key; `dtype` converts floating tensors (torch::kHalf for shipped bundles), integer buffers stay.
TensorFile weightsOf(const Network& network, torch::Dtype dtype = torch::kFloat32);

// The same file with its large weights (50,000 values and more, where nearly all bytes lie) in 8 bits: KEY holds value / scale + 128,
// KEY.scale one scale for each output channel. Small ones stay, since MobileNetV2's depthwise filters lose much in 8 bits. What loads
// weights takes such a file as it is.
TensorFile inBytes(const TensorFile& file);

// Loads all weights into the network (any floating dtype is converted). Throws Error WeightsMismatch listing missing and unknown keys
// and wrong shapes; the network is then unchanged. `num_batches_tracked` may be absent.
void loadWeights(Network& network, const TensorFile& file);

// What starting weights did: the keys that were left at random because the file has none, and the keys of the file that were not used
// (a classifier of other size).
struct StartReport {
  std::vector<std::string> fresh;
  std::vector<std::string> unused;
};
// Loads the backbone from published or own weights, whatever the head and the number of classes; keys of older torchvision releases
// (`norm.1`, `conv.2` of DenseNet) are renamed. Throws Error WeightsMismatch where a backbone key is missing or has another shape.
StartReport loadStartWeights(Network& network, const TensorFile& file);

// Lays convolution weights out as oneDNN and cuDNN want them beside channels-last input; values and keys stay. Before training or use.
void useChannelsLast(Network& network);

}  // namespace glenoid

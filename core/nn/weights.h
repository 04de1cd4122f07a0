// SPDX-License-Identifier: GPL-3.0-or-later
// Weights of a network, read and loaded by key.
#pragma once

#include <string>
#include <vector>

#include "core/nn/network.h"
#include "core/nn/safetensors.h"

namespace glenoid {

// Every parameter and buffer by key. `dtype` converts floating tensors (torch::kHalf for shipped bundles); integer buffers stay, and so do
// tensors with a value that is too large for `dtype`.
TensorFile weightsOf(const Network& network, torch::Dtype dtype = torch::kFloat32);

// The same file with its large weights (at least 50,000 values; they hold nearly all bytes) in 8 bits: KEY holds value / scale + 128, and
// KEY.scale holds one scale for each output channel. Small weights stay, because the depthwise filters of MobileNetV2 lose much in 8 bits.
// Every function that loads weights accepts such a file.
TensorFile inBytes(const TensorFile& file);

// Loads all weights into the network and converts any floating dtype. Throws Error WeightsMismatch that lists missing and unknown keys and
// wrong shapes; the network is then unchanged. `num_batches_tracked` may be missing.
void loadWeights(Network& network, const TensorFile& file);

// The result of loading start weights: `fresh` lists the keys that stayed random because the file lacks them, `unused` the keys of the file
// that were not loaded (for example a classifier of another size).
struct StartReport {
  std::vector<std::string> fresh;
  std::vector<std::string> unused;
};
// Loads the backbone from published weights or our own, with any head and number of classes. Keys of older torchvision releases (`norm.1`,
// `conv.2` of DenseNet) are renamed. Throws Error WeightsMismatch if a backbone key is missing or has another shape.
StartReport loadStartWeights(Network& network, const TensorFile& file);

// What loadStartWeights() needs of a network: its backbone without the head.
TensorFile startWeightsOf(const Network& network, torch::Dtype dtype = torch::kFloat32);

// Lays out convolution weights as oneDNN and cuDNN want them for channels-last input. Values and keys stay. Call before training or use.
void useChannelsLast(Network& network);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Trains DenseNet's dense block (Huang et al. 2017) on the CPU with one graph node for each layer instead of nine.
//
// Every layer writes its channels next to those it reads, so no concatenation is needed. A channel has the same mean and variance for every
// layer that reads it, so they are measured once. The backward pass of batch norm is linear in the gradient of the normalised values, so
// the gradients of all layers are summed first and passed through it once. The outputs of ReLU are computed again in the backward pass
// instead of being kept (Pleiss et al. 2017): only the block's map and the narrow map of each layer stay in memory.
#pragma once

#include <vector>

#include <torch/nn/modules/batchnorm.h>

#include "core/nn/blocks.h"

namespace glenoid {

// conv2(relu(norm2(conv1(relu(norm1(map)))))). The convolutions have no bias: 1x1, then 3x3.
struct DenseLayerParts {
  torch::nn::BatchNorm2dImpl& norm1;
  ConvolutionImpl& conv1;
  torch::nn::BatchNorm2dImpl& norm2;
  ConvolutionImpl& conv2;
};

// Whether trainDenseBlock() can compute `block` for this input: training mode with a graph, statistics of this process alone, float32 on
// the CPU, channels-last, more than one pixel.
bool takesTrainingPath(const torch::nn::Module& block, const torch::Tensor& map);

// [N, C, H, W] -> [N, C + layers * growth, H, W], the input's channels first. Gradients reach the map and every weight, and running
// statistics are updated as in torch's batch norm. Equals the separate layers up to rounding; repeatable for the same number of threads.
torch::Tensor trainDenseBlock(const torch::Tensor& map, const std::vector<DenseLayerParts>& layers);

}  // namespace glenoid

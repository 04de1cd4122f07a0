// SPDX-License-Identifier: GPL-3.0-or-later
// DenseNet's dense block (Huang et al. 2017) while it learns on the CPU: one node of the graph instead of nine for each layer.
//
// Every layer writes its channels beside those it reads, so nothing is concatenated. A channel has the same mean and variance for every
// layer that reads it, so they are measured once. Batch norm's backward pass is linear in the gradient of the normalised values, so the
// layers' gradients are summed there and carried through it once. What ReLU lets through is computed again in the backward pass instead of
// being kept (Pleiss et al. 2017): in memory stay the block's own map and the narrow map of each layer.
#pragma once

#include <vector>

#include <torch/nn/modules/batchnorm.h>

#include "core/nn/blocks.h"

namespace glenoid {

// conv2(relu(norm2(conv1(relu(norm1(map)))))), convolutions without bias, 1x1 and 3x3.
struct DenseLayerParts {
  torch::nn::BatchNorm2dImpl& norm1;
  ConvolutionImpl& conv1;
  torch::nn::BatchNorm2dImpl& norm2;
  ConvolutionImpl& conv2;
};

// Whether trainDenseBlock() may serve `block` for this input: training mode with a graph, float32 on the CPU, channels-last, more than
// one pixel.
bool takesTrainingPath(const torch::nn::Module& block, const torch::Tensor& map);

// [N, C, H, W] -> [N, C + layers * growth, H, W], the input's channels first. Gradients reach the map and every weight; running
// statistics move as torch's batch norm moves them. Equals the layers one by one up to rounding; repeatable for one number of threads.
torch::Tensor trainDenseBlock(const torch::Tensor& map, const std::vector<DenseLayerParts>& layers);

}  // namespace glenoid

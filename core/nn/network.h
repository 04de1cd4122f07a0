// SPDX-License-Identifier: GPL-3.0-or-later
// The interface every classification network offers: a feature map, a head, and the cut between them for heat maps.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <torch/nn/module.h>

#include "core/nn/architecture.h"

namespace glenoid {

// Where the cells of a map lie on a square input: the centre of cell i is first + i * stride, in input pixels, edges at whole numbers.
// Unpadded and odd-sized reductions leave a margin, so that cells do not part the input evenly.
struct CellGrid {
  double first = 0, stride = 1;
};

// A network for N images. Parameters and buffers carry torchvision's key names, so published weights load by key.
// One object is used by one thread at a time. Every image is [3, H, W] float32, RGB, normalised as Preprocessing says;
// H and W at least minimumInput().
class Network : public torch::nn::Module {
 public:
  // [N, 3, H, W] -> the map of detailLayer(), [N, C', h', w']: finer than the last one, for LayerCAM.
  virtual torch::Tensor detailMap(const torch::Tensor& nchw) = 0;
  // The map of detailLayer() -> last feature map after its activation, [N, featureChannels(), h, w].
  virtual torch::Tensor featureMapFromDetail(const torch::Tensor& detail) = 0;
  // Last feature map -> logits [N, classes]: (squeeze-and-excitation), dropout, global average pooling, head. In evaluation mode it reads
  // the map through its spatial mean alone: a map of one pixel with the same mean gives the same logits.
  virtual torch::Tensor logitsFromFeatureMap(const torch::Tensor& map) = 0;

  torch::Tensor featureMap(const torch::Tensor& nchw) { return featureMapFromDetail(detailMap(nchw)); }
  // [N, 3, H, W] -> logits [N, classes].
  torch::Tensor forward(const torch::Tensor& nchw) { return logitsFromFeatureMap(featureMap(nchw)); }

  virtual std::int64_t featureChannels() const = 0;
  virtual std::int64_t minimumInput() const = 0;
  // Module name of the map that detailMap() returns, e.g. "features.denseblock3".
  virtual std::string detailLayer() const = 0;
  // The grids of the last feature map and of detailLayer() for an input of this side.
  virtual CellGrid featureGrid(std::int64_t inputSize) const = 0;
  virtual CellGrid detailGrid(std::int64_t inputSize) const = 0;
  // Key prefixes of the backbone from input to output ("features.conv0", ...), for freezing and layer-wise rates. What no prefix
  // names is the head.
  virtual std::vector<std::string> stages() const = 0;
};

// Random weights from the RandomStream in use. Throws Error OptionInvalid for an unknown name or range.
std::shared_ptr<Network> makeNetwork(const NetworkOptions& options);

}  // namespace glenoid

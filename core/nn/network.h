// SPDX-License-Identifier: GPL-3.0-or-later
// The interface of every classification network: a feature map, a head, and access between them for heat maps.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <torch/nn/module.h>

#include "core/nn/architecture.h"

namespace glenoid {

// Positions of a map's cells on a square input: the centre of cell i is first + i * stride, in input pixels, with pixel edges at whole
// numbers. Unpadded and odd-sized reductions leave a margin, so the cells do not divide the input evenly.
struct CellGrid {
  double first = 0, stride = 1;
};

// A network for N images. Parameters and buffers have torchvision's keys, so published weights load by key. One thread may use an object at
// a time; in evaluation mode, several may compute with it while nobody changes it. Every image is [3, H, W] float32, RGB, normalised as
// Preprocessing says; H and W are at least minimumInput().
class Network : public torch::nn::Module {
 public:
  // [N, 3, H, W] -> the map of detailLayer(), [N, C', h', w'], which is finer than the last map; for LayerCAM.
  virtual torch::Tensor detailMap(const torch::Tensor& nchw) = 0;
  // The map of detailLayer() -> last feature map after its activation, [N, featureChannels(), h, w].
  virtual torch::Tensor featureMapFromDetail(const torch::Tensor& detail) = 0;
  // Last feature map -> logits [N, classes]: squeeze-and-excitation if any, dropout, global average pooling, head. In evaluation mode it
  // reads only the spatial mean of the map: a map of one pixel with the same mean gives the same logits.
  virtual torch::Tensor logitsFromFeatureMap(const torch::Tensor& map) = 0;

  torch::Tensor featureMap(const torch::Tensor& nchw) { return featureMapFromDetail(detailMap(nchw)); }
  // [N, 3, H, W] -> logits [N, classes].
  torch::Tensor forward(const torch::Tensor& nchw) { return logitsFromFeatureMap(featureMap(nchw)); }

  virtual std::int64_t featureChannels() const = 0;
  virtual std::int64_t minimumInput() const = 0;
  // Name of the module whose output detailMap() returns, e.g. "features.denseblock3".
  virtual std::string detailLayer() const = 0;
  // The grids of the last feature map and of the map of detailLayer() for an input of this side in pixels.
  virtual CellGrid featureGrid(std::int64_t inputSize) const = 0;
  virtual CellGrid detailGrid(std::int64_t inputSize) const = 0;
  // Key prefixes of the backbone from input to output ("features.conv0", ...), for freezing and for learning rates by layer. Keys without
  // any of these prefixes belong to the head.
  virtual std::vector<std::string> stages() const = 0;
};

// Random weights from the RandomStream in use. Throws Error OptionInvalid for an unknown architecture or a value out of range.
std::shared_ptr<Network> makeNetwork(const NetworkOptions& options);

}  // namespace glenoid

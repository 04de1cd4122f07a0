// SPDX-License-Identifier: GPL-3.0-or-later
// The computation of a network, read from the network itself: its operations in order, with those that belong together joined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <variant>
#include <vector>

#include <torch/csrc/jit/ir/ir.h>
#include <torch/types.h>

#include "core/nn/blocks.h"

namespace glenoid {

// A map between two layers: the number of the layer that makes it, counted from 1. 0 is the input of the graph.
using MapId = std::size_t;

// The effect of a batch norm in evaluation mode on a channel: value * scale + shift, [C] each; undefined if there is no norm.
struct ChannelAffine {
  torch::Tensor scale, shift;
};

// activation(norm(convolution(map)))
struct ConvolutionLayer {
  torch::Tensor weight, bias;  // [out, in / groups, h, w]; [out] or undefined
  std::vector<std::int64_t> stride, padding, dilation;
  std::int64_t groups = 1;
  ChannelAffine norm;
  Activation activation = Activation::None;
};

// activation(norm(map)); the activation is None or Relu.
struct NormLayer {
  ChannelAffine norm;
  Activation activation = Activation::None;
};

// The maps side by side along the channels. If the first map is itself such a row, and this is the only row that continues it, both share
// one buffer, as all rows of a dense block do.
struct ConcatLayer {
  bool grows = false;         // shares the first input's buffer
  std::int64_t capacity = 0;  // channels of the longest row in the buffer
};

// Windows inside the map and its padding.
struct PoolLayer {
  bool average = false;
  std::vector<std::int64_t> kernel, stride, padding;
  bool countsPadding = true;  // for an average
};

// The sum of two maps of one size.
struct SumLayer {};

// Any other operation, computed by LibTorch.
struct OtherLayer {
  torch::jit::Operation operation;
  std::vector<c10::IValue> arguments;  // the inputs go, in order, where `places` says
  std::vector<std::size_t> places;
};

struct Layer {
  std::variant<ConvolutionLayer, NormLayer, ConcatLayer, PoolLayer, SumLayer, OtherLayer> work;
  std::vector<MapId> inputs;  // maps of earlier layers
};

struct LayerGraph {
  std::vector<Layer> layers;  // layers[i] makes map i + 1
  MapId output = 0;
  std::vector<std::size_t>
      lastReader;  // of each map: the last layer that reads it or its buffer, as an index; layers.size() for the output
};

// Calls `function` on `example` once, without gradients, and records its layers. `function` maps one float32 tensor [N, C, H, W] on the CPU
// to another through modules in evaluation mode. Decisions that depend on the example's size become fixed. Batch norms are folded. A 2x2
// average moves before the 1x1 convolution that it follows (both are linear; a quarter of the work). The graph shares the modules' weights.
// Throws Error Internal for an operation on something other than a single tensor.
LayerGraph readLayers(const std::function<torch::Tensor(const torch::Tensor&)>& function, const torch::Tensor& example);

}  // namespace glenoid

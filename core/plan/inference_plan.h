// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of a network prepared once for maps of one size: kernels chosen, weights folded and packed, memory allocated.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <torch/types.h>

#include "core/plan/convolution_step.h"
#include "core/plan/layer_graph.h"
#include "core/plan/plan_memory.h"

namespace glenoid {

// One thread at a time. Works for inputs of the first one's size, with the number of threads that the calling thread had then.
class InferencePlan {
 public:
  // Computes `input`, float32 [N, C, H, W] on the CPU, during preparation; copyAnswer() returns the result.
  // The answer stays until another plan of the same `memory` is made or runs.
  InferencePlan(LayerGraph graph, const torch::Tensor& input, ConvolutionStore& store, std::shared_ptr<PlanMemory> memory);
  InferencePlan(const InferencePlan&) = delete;

  std::vector<std::int64_t> outputSizes() const { return maps_[graph_.output].sizes().vec(); }

  // `output` has outputSizes(), here and below.
  void copyAnswer(const torch::Tensor& output) const;

  // Allocates only for layers that LibTorch computes (OtherLayer, and convolutions if oneDNN is not available).
  void run(const torch::Tensor& input, const torch::Tensor& output);

 private:
  struct Step {
    std::function<void()> run;
    std::vector<MapId> forgets;  // maps that LibTorch made and no later layer reads
  };

  void prepare(std::size_t layer, ConvolutionStore& store);
  void prepare(std::size_t layer, const ConvolutionLayer& work, ConvolutionStore& store);
  void prepare(std::size_t layer, const NormLayer& work);
  void prepare(std::size_t layer, const ConcatLayer& work);
  void prepare(std::size_t layer, const PoolLayer& work);
  void prepare(std::size_t layer, const SumLayer& work);
  void prepare(std::size_t layer, const OtherLayer& work);

  const torch::Tensor& source(std::size_t layer) const { return maps_[graph_.layers[layer].inputs.front()]; }
  // A channels-last map in memory that no map in use occupies.
  torch::Tensor takeMap(MapId id, std::int64_t count, std::int64_t channels, std::int64_t height, std::int64_t width);
  void releaseReadBy(std::size_t layer);

  LayerGraph graph_;
  std::vector<torch::Tensor> maps_;  // of each MapId, while it is needed
  std::shared_ptr<PlanMemory> memory_;
  std::vector<std::ptrdiff_t> place_;  // of each MapId in memory_; -1 if LibTorch or another row owns it
  std::vector<Step> steps_;
  torch::Tensor scratch_;  // working memory of the convolutions, which use it one after the other; uint8
};

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// One convolution of a plan for maps of one size, with norm and activation folded in.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <torch/types.h>

#include "core/plan/layer_graph.h"

namespace glenoid {

// Weights that the convolutions of several plans share, in the layout that suits the processor best. Several threads may make steps at
// once.
class ConvolutionStore {
 public:
  ConvolutionStore();
  ~ConvolutionStore();

 private:
  friend class ConvolutionStep;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class ConvolutionStep {
 public:
  // `input` and `output` are float32 on the CPU, channels-last without gaps, [N, C, H, W]. The step is made for their sizes and for the
  // current number of threads of the calling thread.
  ConvolutionStep(const ConvolutionLayer& layer, const torch::Tensor& input, const torch::Tensor& output, ConvolutionStore& store);
  ~ConvolutionStep();
  ConvolutionStep(ConvolutionStep&&) noexcept;

  std::int64_t scratchBytes() const;

  // The tensors have the sizes that the step was made for; `scratch` has at least scratchBytes() of working memory.
  void run(const torch::Tensor& input, const torch::Tensor& output, const torch::Tensor& scratch);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// One convolution of a plan, with norm and activation folded in, for maps of one size.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <torch/types.h>

#include "core/plan/layer_graph.h"

namespace glenoid {

// What the convolutions of some plans share: weights in the layout that the processor likes best. Steps are made by one thread at a time.
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
  // `input` and `output` float32 on the CPU, channels-last without gaps, [N, C, H, W]. The step is made for their sizes, and for the
  // number of threads that the calling thread has now.
  ConvolutionStep(const ConvolutionLayer& layer, const torch::Tensor& input, const torch::Tensor& output, ConvolutionStore& store);
  ~ConvolutionStep();
  ConvolutionStep(ConvolutionStep&&) noexcept;

  std::int64_t scratchBytes() const;

  // Tensors of the sizes that the step was made for, and scratchBytes() at least to work in.
  void run(const torch::Tensor& input, const torch::Tensor& output, const torch::Tensor& scratch);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace glenoid

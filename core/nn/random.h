// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers of networks - first weights, dropout, stochastic depth - from a generator that belongs to the work of one thread. The
// process has a default generator too, but whoever makes a network anywhere draws from it: a run that used it would not be its own.
#pragma once

#include <cstdint>
#include <optional>

#include <torch/types.h>

namespace glenoid {

// Two generators, one for the CPU, where networks are made, and one for the device on which they learn.
class RandomStream {
 public:
  RandomStream(torch::Device device, std::uint64_t seed);
  // What follows depends on the seed alone.
  void seed(std::uint64_t seed);
  // The generator for tensors of this device.
  const at::Generator& on(torch::Device device) const { return device.is_cpu() || !device_ ? cpu_ : *device_; }

 private:
  at::Generator cpu_;
  std::optional<at::Generator> device_;  // none for the CPU
};

// While it lives, everything core/nn draws on the calling thread comes from `stream`, which must outlive it; where none is in use, from
// the process's default generator. The innermost counts.
class UseRandomStream {
 public:
  explicit UseRandomStream(RandomStream& stream);
  ~UseRandomStream();
  UseRandomStream(const UseRandomStream&) = delete;
  UseRandomStream& operator=(const UseRandomStream&) = delete;

 private:
  RandomStream* before_;
};

// A generator of its own for `device`, apart from the process's.
at::Generator ownGenerator(torch::Device device);

// Fill `tensor` and return it, from the stream in use.
torch::Tensor drawNormal(const torch::Tensor& tensor, double deviation);
torch::Tensor drawUniform(const torch::Tensor& tensor, double low, double high);
torch::Tensor drawBernoulli(const torch::Tensor& tensor, double probability);

// Each value is dropped with this probability and the others are scaled up (Srivastava et al. 2014); as it is where not `training`.
torch::Tensor dropped(const torch::Tensor& values, double probability, bool training);

}  // namespace glenoid

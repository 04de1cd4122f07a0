// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers of networks (first weights, dropout, stochastic depth) from a generator that belongs to one thread's work. The process has
// a default generator too, but all code that makes a network draws from it, so a run that used it would depend on other work.
#pragma once

#include <cstdint>
#include <optional>

#include <torch/types.h>

namespace glenoid {

// Two generators: one for the CPU, where networks are made, and one for the device on which they learn.
class RandomStream {
 public:
  RandomStream(torch::Device device, std::uint64_t seed);
  // All later numbers depend only on the seed.
  void seed(std::uint64_t seed);
  // The generator for tensors of this device.
  const at::Generator& on(torch::Device device) const { return device.is_cpu() || !device_ ? cpu_ : *device_; }

 private:
  at::Generator cpu_;
  std::optional<at::Generator> device_;  // empty if the device is the CPU
};

// While it lives, everything that core/nn draws on the calling thread comes from `stream`, which must outlive it. Without one, numbers come
// from the process's default generator. The innermost object counts.
class UseRandomStream {
 public:
  explicit UseRandomStream(RandomStream& stream);
  ~UseRandomStream();
  UseRandomStream(const UseRandomStream&) = delete;
  UseRandomStream& operator=(const UseRandomStream&) = delete;

 private:
  RandomStream* before_;
};

// While it lives, networks that the calling thread makes get arbitrary first weights instead of drawn ones, and drawNormal() and
// drawUniform() leave their tensors alone: for a network whose weights are then read from a file. Drawing would take longer than reading.
class NoFirstWeights {
 public:
  NoFirstWeights();
  ~NoFirstWeights();
  NoFirstWeights(const NoFirstWeights&) = delete;
  NoFirstWeights& operator=(const NoFirstWeights&) = delete;
  // Whether there is one on the calling thread.
  static bool here();

 private:
  bool before_;
};

// A new generator for `device`, independent of the process's default.
at::Generator ownGenerator(torch::Device device);

// Fill `tensor` and return it, from the stream in use.
torch::Tensor drawNormal(const torch::Tensor& tensor, double deviation);
torch::Tensor drawUniform(const torch::Tensor& tensor, double low, double high);
torch::Tensor drawBernoulli(const torch::Tensor& tensor, double probability);

// Drops each value with this probability and scales the others up (Srivastava et al. 2014). Returns `values` unchanged unless `training`.
torch::Tensor dropped(const torch::Tensor& values, double probability, bool training);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/random.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/utils.h>

namespace glenoid {
namespace {

thread_local RandomStream* inUse = nullptr;
thread_local bool drawsNothing = false;

// The generator as the type that this LibTorch's drawing functions take.
c10::optional<at::Generator> generatorFor(const torch::Tensor& tensor) {
  if (!inUse) return {};
  return inUse->on(tensor.device());
}

}  // namespace

// clone() works for every device without its headers, but LibTorch 1.13 never frees the copy, so the CPU's is made directly.
at::Generator ownGenerator(torch::Device device) {
  return device.is_cpu() ? at::make_generator<at::CPUGeneratorImpl>() : at::globalContext().defaultGenerator(device).clone();
}

RandomStream::RandomStream(torch::Device device, std::uint64_t seed) : cpu_(ownGenerator(torch::kCPU)) {
  if (!device.is_cpu()) device_ = ownGenerator(device);
  this->seed(seed);
}

void RandomStream::seed(std::uint64_t seed) {
  cpu_.set_current_seed(seed);
  if (device_) device_->set_current_seed(seed);
}

UseRandomStream::UseRandomStream(RandomStream& stream) : before_(inUse) { inUse = &stream; }
UseRandomStream::~UseRandomStream() { inUse = before_; }

NoFirstWeights::NoFirstWeights() : before_(drawsNothing) { drawsNothing = true; }
NoFirstWeights::~NoFirstWeights() { drawsNothing = before_; }
bool NoFirstWeights::here() { return drawsNothing; }

torch::Tensor drawNormal(const torch::Tensor& tensor, double deviation) {
  if (drawsNothing) return tensor;
  torch::NoGradGuard noGrad;
  return torch::Tensor(tensor).normal_(0, deviation, generatorFor(tensor));
}

torch::Tensor drawUniform(const torch::Tensor& tensor, double low, double high) {
  if (drawsNothing) return tensor;
  torch::NoGradGuard noGrad;
  return torch::Tensor(tensor).uniform_(low, high, generatorFor(tensor));
}

torch::Tensor drawBernoulli(const torch::Tensor& tensor, double probability) {
  torch::NoGradGuard noGrad;
  return torch::Tensor(tensor).bernoulli_(probability, generatorFor(tensor));
}

torch::Tensor dropped(const torch::Tensor& values, double probability, bool training) {
  if (!training || probability == 0) return values;
  return values * drawBernoulli(torch::empty_like(values), 1 - probability).div_(1 - probability);
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/inference_plan.h"

#include <algorithm>
#include <memory>

namespace glenoid {
namespace {

constexpr auto kChannelsLast = torch::MemoryFormat::ChannelsLast;

// Once a plan is made, or cannot be, the others of its memory may use all pieces.
struct Releases {
  PlanMemory& memory;
  const std::vector<std::ptrdiff_t>& places;
  ~Releases() {
    for (const auto place : places) {
      if (place >= 0) memory.release(static_cast<std::size_t>(place));
    }
  }
};

}  // namespace

InferencePlan::InferencePlan(LayerGraph graph, const torch::Tensor& input, ConvolutionStore& store, std::shared_ptr<PlanMemory> memory)
    : graph_(std::move(graph)),
      maps_(graph_.layers.size() + 1),
      memory_(std::move(memory)),
      place_(maps_.size(), -1),
      steps_(graph_.layers.size()),
      scratch_(torch::empty({0}, torch::kUInt8)) {
  const c10::InferenceMode inference;
  const Releases guard{*memory_, place_};
  maps_[0] = input.contiguous(kChannelsLast);
  for (std::size_t i = 0; i < graph_.layers.size(); ++i) {
    prepare(i, store);
    steps_[i].run();
    releaseReadBy(i);
  }
}

void InferencePlan::run(const torch::Tensor& input, const torch::Tensor& output) {
  const c10::InferenceMode inference;
  maps_[0] = input.contiguous(kChannelsLast);
  for (const auto& step : steps_) {
    step.run();
    for (const auto id : step.forgets) maps_[id].reset();
  }
  copyAnswer(output);
}

void InferencePlan::copyAnswer(const torch::Tensor& output) const {
  const c10::InferenceMode inference;
  output.copy_(maps_[graph_.output]);
}

torch::Tensor InferencePlan::takeMap(MapId id, std::int64_t count, std::int64_t channels, std::int64_t height, std::int64_t width) {
  const auto piece = memory_->take(count * channels * height * width);
  place_[id] = static_cast<std::ptrdiff_t>(piece);
  return memory_->values(piece).as_strided({count, channels, height, width}, {channels * height * width, 1, width * channels, channels});
}

void InferencePlan::releaseReadBy(std::size_t layer) {
  for (MapId id = 0; id < maps_.size(); ++id) {
    if (graph_.lastReader[id] != layer || id > layer) continue;
    if (place_[id] >= 0) memory_->release(static_cast<std::size_t>(place_[id]));
    const bool ofLibTorch = id == 0 || std::holds_alternative<OtherLayer>(graph_.layers[id - 1].work);
    if (ofLibTorch) steps_[layer].forgets.push_back(id);
  }
}

void InferencePlan::prepare(std::size_t layer, ConvolutionStore& store) {
  std::visit(
      [&](const auto& work) {
        if constexpr (std::is_same_v<std::decay_t<decltype(work)>, ConvolutionLayer>) {
          prepare(layer, work, store);
        } else {
          prepare(layer, work);
        }
      },
      graph_.layers[layer].work);
}

void InferencePlan::prepare(std::size_t layer, const ConvolutionLayer& work, ConvolutionStore& store) {
  const auto& from = source(layer);
  const auto side = [&](std::int64_t axis) {
    const auto i = static_cast<std::size_t>(axis);
    return outputSide(from.size(2 + axis), work.weight.size(2 + axis), work.stride[i], work.padding[i], work.dilation[i]);
  };
  auto& to = maps_[layer + 1] = takeMap(layer + 1, from.size(0), work.weight.size(0), side(0), side(1));
  const auto step = std::make_shared<ConvolutionStep>(work, from, to, store);
  if (scratch_.numel() < step->scratchBytes()) scratch_ = torch::empty({step->scratchBytes()}, torch::kUInt8);
  steps_[layer].run = [this, layer, step] { step->run(source(layer).contiguous(kChannelsLast), maps_[layer + 1], scratch_); };
}

void InferencePlan::prepare(std::size_t layer, const NormLayer& work) {
  const auto& from = source(layer);
  maps_[layer + 1] = takeMap(layer + 1, from.size(0), from.size(1), from.size(2), from.size(3));
  steps_[layer].run = [this, layer, scale = work.norm.scale.contiguous(), shift = work.norm.shift.contiguous(),
                       activation = work.activation] {
    applyAffine(source(layer), scale.data_ptr<float>(), shift.data_ptr<float>(), activation == Activation::Relu, maps_[layer + 1]);
  };
}

void InferencePlan::prepare(std::size_t layer, const ConcatLayer& work) {
  const auto& inputs = graph_.layers[layer].inputs;
  const auto& first = source(layer);
  std::int64_t channels = 0;
  for (const auto id : inputs) channels += maps_[id].size(1);
  // The previous row is at the beginning of the same memory.
  auto row = work.grows ? first.as_strided({first.size(0), channels, first.size(2), first.size(3)}, first.strides())
                        : takeMap(layer + 1, first.size(0), work.capacity, first.size(2), first.size(3)).narrow(1, 0, channels);
  maps_[layer + 1] = row;
  std::vector<std::pair<MapId, torch::Tensor>> copies;
  std::int64_t at = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto width = maps_[inputs[i]].size(1);
    if (i > 0 || !work.grows) copies.emplace_back(inputs[i], row.narrow(1, at, width));
    at += width;
  }
  steps_[layer].run = [this, copies] {
    for (const auto& [from, to] : copies) to.copy_(maps_[from]);
  };
}

void InferencePlan::prepare(std::size_t layer, const PoolLayer& work) {
  const auto& from = source(layer);
  const auto side = [&](std::size_t axis) {
    const auto kernel = work.kernel[axis];
    return outputSide(from.size(2 + static_cast<std::int64_t>(axis)), kernel, work.stride[axis], work.padding[axis], 1);
  };
  auto& to = maps_[layer + 1] = takeMap(layer + 1, from.size(0), from.size(1), side(0), side(1));
  if (work.average) {
    steps_[layer].run = [this, layer, work] {
      at::avg_pool2d_out(maps_[layer + 1], source(layer), work.kernel, work.stride, work.padding, false, work.countsPadding);
    };
  } else {
    steps_[layer].run = [this, layer, work,
                         places = torch::empty(to.sizes(), torch::TensorOptions(torch::kLong).memory_format(kChannelsLast))]() mutable {
      at::max_pool2d_with_indices_out(maps_[layer + 1], places, source(layer), work.kernel, work.stride, work.padding);
    };
  }
}

void InferencePlan::prepare(std::size_t layer, const SumLayer&) {
  const auto& from = source(layer);
  maps_[layer + 1] = takeMap(layer + 1, from.size(0), from.size(1), from.size(2), from.size(3));
  steps_[layer].run = [this, layer, other = graph_.layers[layer].inputs[1]] { at::add_out(maps_[layer + 1], source(layer), maps_[other]); };
}

void InferencePlan::prepare(std::size_t layer, const OtherLayer& work) {
  steps_[layer].run = [this, layer, operation = work.operation, arguments = work.arguments, places = work.places]() mutable {
    auto stack = arguments;
    for (std::size_t i = 0; i < places.size(); ++i) stack[places[i]] = maps_[graph_.layers[layer].inputs[i]];
    operation(stack);
    maps_[layer + 1] = stack.back().toTensor();
  };
}

}  // namespace glenoid

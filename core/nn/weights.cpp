// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/weights.h"

#include <algorithm>
#include <regex>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/format.h"

namespace glenoid {
namespace {

using Tensors = std::map<std::string, torch::Tensor>;

// The parameters and buffers, which share memory with the network.
Tensors stateOf(const Network& network) {
  Tensors state;
  for (const auto& item : network.named_parameters()) state.emplace(item.key(), item.value());
  for (const auto& item : network.named_buffers()) state.emplace(item.key(), item.value());
  return state;
}

bool isCounter(const std::string& key) { return key.ends_with("num_batches_tracked"); }

bool fits(const torch::Tensor& target, const torch::Tensor& source) {
  return target.sizes() == source.sizes() && target.is_floating_point() == source.is_floating_point();
}

bool isUnder(const std::string& key, const std::string& prefix) {
  return key.size() > prefix.size() && key.starts_with(prefix) && key[prefix.size()] == '.';
}

bool isUnderAny(const std::string& key, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) { return isUnder(key, prefix); });
}

struct Complaints {
  std::vector<std::string> missing, unknown, shapes;

  void throwIfAny() const {
    if (missing.empty() && unknown.empty() && shapes.empty()) return;
    std::string text;
    const auto list = [&](const char* title, const std::vector<std::string>& keys) {
      if (keys.empty()) return;
      const std::size_t shown = std::min<std::size_t>(keys.size(), 10);
      text +=
          fmt::format("{}{} ({}): {}", text.empty() ? "" : "; ", title, keys.size(), fmt::join(keys.begin(), keys.begin() + shown, ", "));
      if (shown < keys.size()) text += ", ...";
    };
    list("missing", missing);
    list("unknown", unknown);
    list("wrong shape or type", shapes);
    throw Error(ErrorCode::WeightsMismatch, text);
  }
};

void copyInto(const Tensors& state, const Tensors& source) {
  torch::NoGradGuard noGrad;
  for (const auto& [key, tensor] : source) state.at(key).copy_(tensor);
}

constexpr double kByteCentre = 128;
constexpr std::int64_t kSmallestInBytes = 50'000;
constexpr const char* kScale = ".scale";

// The scale [O] reshaped to [O, 1, ...] for multiplication with the weight.
torch::Tensor alongOutput(const torch::Tensor& scale, const torch::Tensor& weight) {
  std::vector<std::int64_t> shape(static_cast<std::size_t>(weight.dim()), 1);
  shape.front() = scale.numel();
  return scale.view(shape);
}

// Converts the tensors that inBytes() stored in 8 bits back to floats; the others stay.
Tensors widened(const Tensors& tensors) {
  Tensors wide;
  const auto isByte = [&](const std::string& key) {
    const auto found = tensors.find(key);
    return found != tensors.end() && found->second.scalar_type() == torch::kUInt8;
  };
  for (const auto& [key, tensor] : tensors) {
    if (key.ends_with(kScale) && isByte(key.substr(0, key.size() - std::string_view(kScale).size()))) continue;
    const auto scale = tensors.find(key + kScale);
    const bool small = isByte(key) && tensor.dim() > 1 && scale != tensors.end() && scale->second.numel() == tensor.size(0);
    wide.emplace(key, small ? (tensor.to(torch::kFloat32) - kByteCentre) * alongOutput(scale->second.to(torch::kFloat32), tensor) : tensor);
  }
  return wide;
}

// torchvision before 0.3 wrote `denselayer1.norm.1.weight`.
std::string currentKey(const std::string& key) {
  static const std::regex kOldDenseLayer(R"(^(.*denselayer\d+\.(?:norm|relu|conv))\.([12]\..+)$)");
  return std::regex_replace(key, kOldDenseLayer, "$1$2");
}

// As `dtype`, unless a finite value would not stay finite.
torch::Tensor storedAs(const torch::Tensor& values, torch::Dtype dtype) {
  if (!values.is_floating_point()) return values;
  const auto stored = values.to(dtype);
  return torch::equal(stored.to(values.scalar_type()).isfinite(), values.isfinite()) ? stored : values;
}

}  // namespace

TensorFile weightsOf(const Network& network, torch::Dtype dtype) {
  TensorFile file;
  for (const auto& [key, tensor] : stateOf(network)) {
    file.tensors.emplace(key, storedAs(tensor.detach().to(torch::kCPU), dtype).clone(torch::MemoryFormat::Contiguous));
  }
  return file;
}

TensorFile inBytes(const TensorFile& file) {
  TensorFile bytes{{}, file.metadata};
  for (const auto& [key, tensor] : file.tensors) {
    if (!tensor.is_floating_point() || tensor.dim() < 2 || tensor.numel() < kSmallestInBytes) {
      bytes.tensors.emplace(key, tensor);
      continue;
    }
    const auto weight = tensor.to(torch::kFloat32);
    const auto scale = std::get<0>(weight.flatten(1).abs().max(1)).clamp_min(1e-12) / (kByteCentre - 1);
    bytes.tensors.emplace(key, (weight / alongOutput(scale, weight) + kByteCentre).round().to(torch::kUInt8));
    bytes.tensors.emplace(key + kScale, scale);
  }
  return bytes;
}

void loadWeights(Network& network, const TensorFile& file) {
  const auto state = stateOf(network);
  const auto given = widened(file.tensors);
  Complaints complaints;
  for (const auto& [key, tensor] : state) {
    const auto found = given.find(key);
    if (found == given.end()) {
      if (!isCounter(key)) complaints.missing.push_back(key);
    } else if (!fits(tensor, found->second)) {
      complaints.shapes.push_back(key);
    }
  }
  for (const auto& [key, tensor] : given) {
    if (!state.contains(key)) complaints.unknown.push_back(key);
  }
  complaints.throwIfAny();
  copyInto(state, given);
}

TensorFile startWeightsOf(const Network& network, torch::Dtype dtype) {
  auto file = weightsOf(network, dtype);
  const auto stages = network.stages();
  std::erase_if(file.tensors, [&](const auto& entry) { return !isUnderAny(entry.first, stages); });
  return file;
}

StartReport loadStartWeights(Network& network, const TensorFile& file) {
  const auto state = stateOf(network);
  const auto stages = network.stages();
  const auto isBackbone = [&](const std::string& key) { return isUnderAny(key, stages); };
  Tensors usable;
  StartReport report;
  Complaints complaints;
  for (const auto& [oldKey, tensor] : widened(file.tensors)) {
    const auto key = currentKey(oldKey);
    const auto target = state.find(key);
    if (target != state.end() && fits(target->second, tensor)) {
      usable.emplace(key, tensor);
    } else if (target != state.end() && isBackbone(key)) {
      complaints.shapes.push_back(key);
    } else {
      report.unused.push_back(oldKey);
    }
  }
  for (const auto& [key, tensor] : state) {
    if (usable.contains(key) || isCounter(key)) continue;
    if (!isBackbone(key)) {
      report.fresh.push_back(key);
    } else if (std::find(complaints.shapes.begin(), complaints.shapes.end(), key) == complaints.shapes.end()) {
      complaints.missing.push_back(key);
    }
  }
  complaints.throwIfAny();
  copyInto(state, usable);
  return report;
}

void useChannelsLast(Network& network) {
  for (auto& weight : network.parameters()) {
    if (weight.dim() == 4) weight.set_data(weight.contiguous(torch::MemoryFormat::ChannelsLast));
  }
}

}  // namespace glenoid

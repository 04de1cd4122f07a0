// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/gate_features.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/program_location.h"
#include "core/base/sha256.h"
#include "core/nn/architectures.h"
#include "core/nn/preprocessing.h"
#include "core/nn/random.h"
#include "core/nn/torch_error.h"
#include "core/nn/weights.h"
#include "core/plan/frozen_network.h"

namespace glenoid {
namespace {

constexpr std::int64_t kPicturesAtOnce = 16;

std::shared_ptr<Network> backboneOf(const std::filesystem::path& file) {
  const NoFirstWeights allAreRead;  // except for those of the head, which is unused
  auto network = makeMobileNetV2Trunk();
  loadStartWeights(*network, readSafetensors(file));
  network->eval();
  for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
  return network;
}

bool isOfBackbone(const std::string& key) { return key.starts_with("features."); }

}  // namespace

struct GateFeatures::Impl {
  std::shared_ptr<Network> network;
};

GateFeatures::GateFeatures(const std::filesystem::path& backbone)
    : impl_(withTorchErrors([&] { return new Impl{frozen(backboneOf(backbone))}; })), sha256_(sha256OfFile(backbone)) {}
GateFeatures::GateFeatures(std::unique_ptr<Impl> impl, std::string sha256) : impl_(std::move(impl)), sha256_(std::move(sha256)) {}
GateFeatures::~GateFeatures() = default;
GateFeatures::GateFeatures(GateFeatures&&) noexcept = default;
GateFeatures& GateFeatures::operator=(GateFeatures&&) noexcept = default;

GateFeatures GateFeatures::another(const std::shared_ptr<PlanMemory>& memory) const {
  return {std::unique_ptr<Impl>(new Impl{anotherFrozen(*impl_->network, memory)}), sha256_};
}

std::vector<float> GateFeatures::of(std::span<const std::uint8_t> squares, std::int64_t side) {
  const auto bytes = static_cast<std::size_t>(side * side);
  if (side < 1 || squares.size() % bytes != 0) throw Error(ErrorCode::Internal, "the gate got pictures that are not square");
  const auto count = static_cast<std::int64_t>(squares.size() / bytes);
  std::vector<float> features(static_cast<std::size_t>(count) * kGateFeatures);
  withTorchErrors([&] {
    const c10::InferenceMode guard;
    for (std::int64_t first = 0; first < count; first += kPicturesAtOnce) {
      const auto size = std::min(kPicturesAtOnce, count - first);
      auto grey = torch::empty({size, 1, side, side}, torch::kUInt8);
      std::memcpy(grey.data_ptr<std::uint8_t>(), squares.data() + static_cast<std::size_t>(first) * bytes, grey.nbytes());
      const auto map = impl_->network->featureMap(toNetworkInput(grey, {.inputSize = kGateInput}));
      const auto pooled = torch::cat({map.mean({2, 3}), map.amax({2, 3})}, 1).to(torch::kFloat32).contiguous();
      std::memcpy(features.data() + static_cast<std::size_t>(first) * kGateFeatures, pooled.data_ptr<float>(), pooled.nbytes());
    }
  });
  return features;
}

std::filesystem::path installedBackbone() {
  if (const auto file = findInstalled("models/gate/backbone.safetensors")) return *file;
  throw Error(ErrorCode::FileNotFound, "", "models/gate/backbone.safetensors");
}

void writeBackbone(const std::filesystem::path& published, const std::filesystem::path& backbone) {
  withTorchErrors([&] {
    auto file = weightsOf(*backboneOf(published), torch::kFloat16);
    std::erase_if(file.tensors, [](const auto& entry) { return !isOfBackbone(entry.first); });
    writeSafetensors(backbone, inBytes(file));
  });
}

}  // namespace glenoid

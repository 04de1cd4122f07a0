// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/gate.h"

#include <cmath>
#include <cstring>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/bundle_weights.h"
#include "core/doubt/gate_features.h"
#include "core/nn/safetensors.h"
#include "core/nn/torch_error.h"

namespace glenoid {
namespace {

constexpr auto kWeights = "weights";
constexpr auto kLine = "line";  // [2] bias and threshold

[[noreturn]] void refuse(const char* why) { throw Error(ErrorCode::ModelDamaged, why); }

std::vector<float> finiteValues(const TensorFile& file, const char* key, std::size_t count) {
  const auto found = file.tensors.find(key);
  if (found == file.tensors.end() || found->second.scalar_type() != torch::kFloat32 ||
      found->second.numel() != static_cast<std::int64_t>(count)) {
    refuse("the gate lacks its line");
  }
  const auto* first = found->second.data_ptr<float>();
  std::vector<float> values(first, first + count);
  for (const float value : values) {
    if (!std::isfinite(value)) refuse("the gate's line is not a number");
  }
  return values;
}

torch::Tensor tensorOf(std::vector<float> values) { return torch::tensor(values, torch::kFloat32); }

}  // namespace

double Gate::score(std::span<const float> features) const {
  if (features.size() != weights.size()) throw Error(ErrorCode::Internal, "the gate got features of another kind");
  double sum = bias;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += static_cast<double>(weights[i]) * static_cast<double>(features[i]);
  return sum;
}

std::optional<Gate> readGate(const Bundle& bundle) {
  try {
    return withTorchErrors([&]() -> std::optional<Gate> {
      const auto file = readPart(bundle, kGatePart);
      if (!file) return std::nullopt;
      const auto line = finiteValues(*file, kLine, 2);
      const auto backbone = bundle.model.doubt.at("gate").at("backboneSha256").get<std::string>();
      return Gate{finiteValues(*file, kWeights, kGateFeatures), static_cast<double>(line[0]), static_cast<double>(line[1]), backbone};
    });
  } catch (const Error& error) {
    throw error.about(toUtf8(bundle.path));
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::ModelDamaged, "model.json does not say which features the gate needs", toUtf8(bundle.path));
  }
}

Bundle withGate(Bundle bundle, const Gate& gate, const nlohmann::json& figures) {
  return withTorchErrors([&] {
    TensorFile file;
    file.tensors.emplace(kWeights, tensorOf(gate.weights));
    file.tensors.emplace(kLine, tensorOf({static_cast<float>(gate.bias), static_cast<float>(gate.threshold)}));
    bundle.model.doubt["gate"] = figures;
    bundle.model.doubt["gate"]["backboneSha256"] = gate.backboneSha256;
    return writePart(std::move(bundle), kGatePart, file);
  });
}

}  // namespace glenoid

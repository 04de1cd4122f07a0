// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/references.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/program_location.h"
#include "core/doubt/gate_features.h"
#include "core/nn/safetensors.h"
#include "core/nn/torch_error.h"

namespace glenoid {
namespace {

constexpr float kStepsOfADeviation = 32, kCentre = 128;  // so that 8 bits reach four standard deviations
constexpr double kLeastVariance = 1e-6;                  // of a component, as a share of the largest
constexpr double kLeastDeviation = 1e-3;                 // of a feature that hardly varies

torch::Tensor tableOf(const std::vector<float>& values, std::size_t width) {
  const auto rows = static_cast<std::int64_t>(values.size() / width);
  return torch::from_blob(const_cast<float*>(values.data()), {rows, static_cast<std::int64_t>(width)});
}

std::vector<float> valuesOf(const torch::Tensor& tensor) {
  const auto flat = tensor.to(torch::kFloat32).contiguous();
  return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

[[noreturn]] void refuseReferences(const char* why) { throw Error(ErrorCode::WeightsDamaged, why); }

torch::Tensor tensorIn(const TensorFile& file, const char* key, torch::Dtype dtype, std::vector<std::int64_t> sizes) {
  const auto found = file.tensors.find(key);
  if (found == file.tensors.end() || found->second.scalar_type() != dtype || found->second.sizes() != sizes) refuseReferences(key);
  return found->second;
}

std::vector<std::string> namesIn(const TensorFile& file, const char* key) {
  const auto found = file.metadata.find(key);
  const auto json = found == file.metadata.end() ? nlohmann::json() : nlohmann::json::parse(found->second, nullptr, false);
  if (!json.is_array() || !std::all_of(json.begin(), json.end(), [](const auto& name) { return name.is_string(); })) refuseReferences(key);
  return json.get<std::vector<std::string>>();
}

std::size_t indexIn(const torch::Tensor& column, std::int64_t row, std::size_t count) {
  const auto value = column.data_ptr<std::int64_t>()[row];
  if (value < 0 || value >= static_cast<std::int64_t>(count)) refuseReferences("a row has an index out of range");
  return static_cast<std::size_t>(value);
}

}  // namespace

std::vector<float> Projection::of(const std::vector<float>& features) const {
  return withTorchErrors([&] {
    const c10::InferenceMode guard;
    const auto centred = tableOf(features, kGateFeatures) - tableOf(mean, kGateFeatures);
    return valuesOf(torch::matmul(centred, tableOf(basis, kGateFeatures).t()));
  });
}

std::string familyOf(const std::string& kind) { return kind.substr(0, kind.find_first_of(" _")); }

Projection fitProjection(const std::vector<float>& features, const References& references, std::size_t dimensions) {
  return withTorchErrors([&] {
    const c10::InferenceMode guard;
    std::vector<std::int64_t> strangers;
    for (std::size_t i = 0; i < references.rows.size(); ++i) {
      if (references.kinds[references.rows[i].kind].subject.empty()) strangers.push_back(static_cast<std::int64_t>(i));
    }
    if (strangers.size() < 2) throw Error(ErrorCode::DatasetTooSmall, "there are no strangers");
    const auto table = tableOf(features, kGateFeatures).index_select(0, torch::tensor(strangers, torch::kLong)).to(torch::kFloat64);
    const auto mean = table.mean(0);
    const auto deviation = (table - mean).square().mean(0).sqrt() + kLeastDeviation;
    const auto standardised = (table - mean) / deviation;
    const auto [values, vectors] = torch::linalg_eigh(torch::matmul(standardised.t(), standardised) / table.size(0), "L");
    // A few pictures span only a few directions. In all other directions their standard deviation is about zero, and dividing by it would
    // be meaningless.
    const auto spanned = (values > kLeastVariance * values.max()).sum().item<std::int64_t>();
    const auto count = std::min(static_cast<std::int64_t>(dimensions), spanned);
    // The eigenvalues are in ascending order.
    const auto main = vectors.slice(1, vectors.size(1) - count).flip(1), scale = values.slice(0, values.size(0) - count).flip(0).sqrt();
    // The library chooses the sign of a component arbitrarily, so the largest entry is made positive.
    const auto largest = main.gather(0, main.abs().argmax(0, true));
    const auto basis = (main * largest.sign() / scale).t() / deviation;
    // The basis is stored in half precision, so it is rounded here.
    return Projection{static_cast<std::size_t>(count), valuesOf(mean), valuesOf(basis.to(torch::kFloat16))};
  });
}

void writeReferences(const std::filesystem::path& file, const References& references) {
  withTorchErrors([&] {
    std::vector<std::string> names, subjects, blocks;
    for (const auto& kind : references.kinds) names.push_back(kind.name), subjects.push_back(kind.subject);
    std::map<std::string, std::int64_t> places;
    std::vector<std::int64_t> ofKind, ofBlock;
    for (const auto& row : references.rows) {
      const auto [place, fresh] = places.emplace(row.block, static_cast<std::int64_t>(blocks.size()));
      if (fresh) blocks.push_back(row.block);
      ofKind.push_back(static_cast<std::int64_t>(row.kind));
      ofBlock.push_back(place->second);
    }
    TensorFile out;
    const auto bytes =
        (tableOf(references.projected, references.projection.dimensions) * kStepsOfADeviation + kCentre).round().clamp(0, 255);
    out.tensors.emplace("features", bytes.to(torch::kUInt8));
    out.tensors.emplace("kind", torch::tensor(ofKind, torch::kLong));
    out.tensors.emplace("block", torch::tensor(ofBlock, torch::kLong));
    out.tensors.emplace("mean", torch::tensor(references.projection.mean));
    out.tensors.emplace("basis", tableOf(references.projection.basis, kGateFeatures).to(torch::kFloat16));
    const auto list = [](const std::vector<std::string>& texts) { return nlohmann::json(texts).dump(); };
    out.metadata = {{"format", "glenoid-references"},
                    {"kinds", list(names)},
                    {"subjects", list(subjects)},
                    {"blocks", list(blocks)},
                    {"backbone", references.backboneSha256}};
    writeSafetensors(file, out);
  });
}

References readReferences(const std::filesystem::path& path) {
  try {
    return withTorchErrors([&] {
      const auto file = readSafetensors(path);
      const auto features = file.tensors.find("features");
      if (features == file.tensors.end() || features->second.dim() != 2) refuseReferences("features");
      const auto count = features->second.size(0), dimensions = features->second.size(1);
      const auto width = static_cast<std::int64_t>(kGateFeatures);
      const auto names = namesIn(file, "kinds"), subjects = namesIn(file, "subjects"), blocks = namesIn(file, "blocks");
      const auto backbone = file.metadata.find("backbone");
      if (backbone == file.metadata.end() || names.size() != subjects.size()) refuseReferences("a list is missing");
      References references;
      references.backboneSha256 = backbone->second;
      for (std::size_t i = 0; i < names.size(); ++i) references.kinds.push_back({names[i], subjects[i]});
      const auto bytes = tensorIn(file, "features", torch::kUInt8, {count, dimensions});
      references.projected = valuesOf((bytes.to(torch::kFloat32) - kCentre) / kStepsOfADeviation);
      references.projection = {static_cast<std::size_t>(dimensions), valuesOf(tensorIn(file, "mean", torch::kFloat32, {width})),
                               valuesOf(tensorIn(file, "basis", torch::kFloat16, {dimensions, width}))};
      const auto kind = tensorIn(file, "kind", torch::kLong, {count}), block = tensorIn(file, "block", torch::kLong, {count});
      for (std::int64_t i = 0; i < count; ++i) {
        references.rows.push_back({indexIn(kind, i, names.size()), blocks[indexIn(block, i, blocks.size())]});
      }
      return references;
    });
  } catch (const Error& error) {
    throw error.about(toUtf8(path));
  }
}

std::filesystem::path installedReferences() {
  if (const auto file = findInstalled("models/gate/references.safetensors")) return *file;
  throw Error(ErrorCode::FileNotFound, "", "models/gate/references.safetensors");
}

}  // namespace glenoid

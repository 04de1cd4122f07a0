// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"

namespace glenoid {
namespace {

constexpr const char* kStateKey = "glenoid-checkpoint-1";
constexpr const char *kNetwork = "network/", *kAverage = "average/", *kOptimizer = "optimizer/", *kDistillation = "distillation/";

using Tensors = std::map<std::string, torch::Tensor>;

void put(TensorFile& file, const std::string& prefix, const Tensors& tensors) {
  for (const auto& [key, tensor] : tensors) file.tensors.emplace(prefix + key, tensor);
}

Tensors take(const TensorFile& file, const std::string& prefix) {
  Tensors tensors;
  for (const auto& [key, tensor] : file.tensors) {
    if (key.starts_with(prefix)) tensors.emplace(key.substr(prefix.size()), tensor);
  }
  return tensors;
}

nlohmann::json stateIn(const std::map<std::string, std::string>& metadata) {
  const auto state = metadata.find(kStateKey);
  if (state == metadata.end()) throw Error(ErrorCode::CheckpointInvalid, "it holds no state of this version");
  return nlohmann::json::parse(state->second);
}

// Any defect of the file makes it an invalid checkpoint.
template <typename Work>
auto whatIsInvalidSaid(const std::filesystem::path& file, Work work) {
  try {
    return work();
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::CheckpointInvalid, jsonProblem(problem), toUtf8(file));
  } catch (const Error& error) {
    throw error.code() == ErrorCode::WeightsDamaged ? Error(ErrorCode::CheckpointInvalid, error.detail(), toUtf8(file))
                                                    : error.about(toUtf8(file));
  }
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint) {
  TensorFile content;
  content.metadata = checkpoint.metadata;
  content.metadata[kStateKey] = checkpoint.state.dump();
  put(content, kNetwork, checkpoint.network);
  put(content, kAverage, checkpoint.average);
  put(content, kOptimizer, checkpoint.optimizer);
  put(content, kDistillation, checkpoint.distillation);
  writeSafetensors(file, content);
}

Checkpoint readCheckpoint(const std::filesystem::path& file) {
  return whatIsInvalidSaid(file, [&]() -> Checkpoint {
    const auto content = readSafetensors(file);
    return {stateIn(content.metadata), take(content, kNetwork),      take(content, kAverage),
            take(content, kOptimizer), take(content, kDistillation), content.metadata};
  });
}

nlohmann::json readCheckpointState(const std::filesystem::path& file) {
  return whatIsInvalidSaid(file, [&] { return stateIn(readSafetensorsMetadata(file)); });
}

TensorFile readAnyWeights(const std::filesystem::path& file) {
  auto content = readSafetensors(file);
  if (!content.metadata.contains(kStateKey)) return content;
  auto average = take(content, kAverage);
  content.tensors = average.empty() ? take(content, kNetwork) : std::move(average);
  return content;
}

}  // namespace glenoid

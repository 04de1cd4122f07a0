#include "core/training/checkpoint.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/nn/safetensors.h"

namespace glenoid {
namespace {

constexpr const char* kStateKey = "glenoid-checkpoint-1";

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

}  // namespace

void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint) {
  TensorFile content;
  content.metadata[kStateKey] = checkpoint.state.dump();
  put(content, "network/", checkpoint.network);
  put(content, "average/", checkpoint.average);
  put(content, "optimizer/", checkpoint.optimizer);
  writeSafetensors(file, content);
}

Checkpoint readCheckpoint(const std::filesystem::path& file) {
  try {
    const auto content = readSafetensors(file);
    const auto state = content.metadata.find(kStateKey);
    if (state == content.metadata.end()) throw Error(ErrorCode::CheckpointInvalid, "it holds no state of this version", toUtf8(file));
    return {nlohmann::json::parse(state->second), take(content, "network/"), take(content, "average/"), take(content, "optimizer/")};
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::CheckpointInvalid, problem.what(), toUtf8(file));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::WeightsDamaged) throw;
    throw Error(ErrorCode::CheckpointInvalid, error.detail(), toUtf8(file));
  }
}

}  // namespace glenoid

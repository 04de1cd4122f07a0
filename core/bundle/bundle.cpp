#include "core/bundle/bundle.h"

#include <algorithm>
#include <future>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/nn/network.h"
#include "core/nn/safetensors.h"
#include "core/nn/weights.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;
constexpr auto kWeightsFile = "weights.safetensors";
constexpr auto kDescriptionFile = "model.json";
constexpr auto kSingleFileEnding = ".glenoid";

// Over every tensor in the order of the keys: name, type, shape and bytes, so that it does not depend on how the file lays them out.
std::string weightsDigest(const TensorFile& file) {
  Sha256 hash;
  for (const auto& [key, tensor] : file.tensors) {
    std::string head = key + '\0' + std::string(torch::toString(tensor.scalar_type()));
    for (const auto size : tensor.sizes()) head += ' ' + std::to_string(size);
    hash.update(std::as_bytes(std::span(head)));
    hash.update(std::span(static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()));
  }
  return hash.finish();
}

void requireDigest(const TensorFile& file, const Bundle& bundle) {
  if (weightsDigest(file) != bundle.model.weightsSha256) throw Error(ErrorCode::ModelDamaged, "the weights were changed");
}

NetworkOptions networkOptions(const ModelDescription& model) {
  NetworkOptions options;
  options.architecture = model.architecture;
  options.head = fromWord(model.head, headWords(), "head", ErrorCode::ModelMismatch);
  options.classes = static_cast<std::int64_t>(model.labels.size());
  return options;
}

ModelDescription parse(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) throw Error(ErrorCode::ModelMismatch, "model.json is not valid JSON");
  return modelDescriptionFromJson(json);
}

}  // namespace

Bundle readBundle(const fs::path& path) {
  try {
    if (fs::is_directory(path)) {
      return {path, path / kWeightsFile, parse(readTextFile(path / kDescriptionFile))};
    }
    if (!fs::exists(path)) throw Error(ErrorCode::ModelNotFound, "");
    const auto metadata = readSafetensors(path).metadata;
    const auto found = metadata.find(kDescriptionFile);
    if (found == metadata.end()) throw Error(ErrorCode::ModelMismatch, "the file carries weights but no model.json");
    return {path, path, parse(found->second)};
  } catch (const Error& error) {
    if (error.code() == ErrorCode::FileNotFound) throw Error(ErrorCode::ModelNotFound, "no model.json", toUtf8(path));
    throw error.about(toUtf8(path));
  }
}

void verifyBundle(const Bundle& bundle) {
  try {
    requireDigest(readSafetensors(bundle.weights), bundle);
  } catch (const Error& error) {
    throw error.about(toUtf8(bundle.path));
  }
}

std::shared_ptr<Network> loadNetwork(const Bundle& bundle) {
  try {
    auto made = std::async(std::launch::async, [&] { return makeNetwork(networkOptions(bundle.model)); });  // takes as long as what follows
    const auto file = readSafetensors(bundle.weights);
    requireDigest(file, bundle);
    const auto network = made.get();
    loadWeights(*network, file);
    network->eval();
    for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
    return network;
  } catch (const Error& error) {
    throw error.about(toUtf8(bundle.path));
  }
}

Bundle writeBundle(const fs::path& path, ModelDescription model, const Network& network, WeightPrecision precision) {
  auto file = weightsOf(network, precision == WeightPrecision::Single ? torch::kFloat32 : torch::kFloat16);
  if (precision == WeightPrecision::Byte) file = inBytes(file);
  model.weightsSha256 = weightsDigest(file);
  const auto text = toJson(model).dump(2) + "\n";
  if (path.extension() == kSingleFileEnding) {
    file.metadata[kDescriptionFile] = text;
    writeSafetensors(path, file);
    return {path, path, std::move(model)};
  }
  writeSafetensors(path / kWeightsFile, file);
  writeFileAtomically(path / kDescriptionFile, text);
  return {path, path / kWeightsFile, std::move(model)};
}

std::vector<InstalledModel> installedModels(const std::vector<fs::path>& folders) {
  std::vector<InstalledModel> models;
  for (const auto& folder : folders) {
    const auto first = static_cast<std::ptrdiff_t>(models.size());
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
      if (toUtf8(entry.path().filename()).starts_with('.')) continue;  // a copy that is not finished
      const bool isFolder = entry.is_directory(failure) && fs::exists(entry.path() / kDescriptionFile, failure);
      if (!isFolder && entry.path().extension() != kSingleFileEnding) continue;
      InstalledModel found{entry.path(), nullptr, {}};
      try {
        found.bundle = std::make_unique<Bundle>(readBundle(entry.path()));
      } catch (const Error& error) {
        found.problem = error.message();
      }
      models.push_back(std::move(found));
    }
    std::sort(models.begin() + first, models.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  }
  return models;
}

}  // namespace glenoid

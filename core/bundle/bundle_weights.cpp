// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundle_weights.h"

#include <future>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/nn/network.h"
#include "core/nn/random.h"
#include "core/nn/safetensors.h"
#include "core/nn/torch_error.h"
#include "core/nn/weights.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

// Digest of weights or a part. It covers name, type, shape and bytes of every tensor in the order of the keys, so it does not depend on the
// layout of the file.
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

// Prefix of the part's keys in a file that also holds the weights; no network has such keys.
std::string prefixOf(std::string_view part) { return std::string(part) + '.'; }
void erasePart(TensorFile& file, std::string_view part) {
  std::erase_if(file.tensors, [prefix = prefixOf(part)](const auto& entry) { return entry.first.starts_with(prefix); });
}
fs::path fileOf(const Bundle& bundle, std::string_view part) { return bundle.path / (std::string(part) + ".safetensors"); }

// The weights without the parts that may be in the same file.
TensorFile readWeights(const Bundle& bundle) {
  auto file = readSafetensors(bundle.weights);
  for (const auto part : kBundleParts) erasePart(file, part);
  if (weightsDigest(file) != bundle.model.weightsSha256) throw Error(ErrorCode::ModelDamaged, "the weights were changed");
  return file;
}

NetworkOptions networkOptions(const ModelDescription& model) {
  NetworkOptions options;
  options.architecture = model.architecture;
  options.head = fromWord(model.head, headWords(), "head", ErrorCode::ModelMismatch);
  options.classes = static_cast<std::int64_t>(model.labels.size());
  return options;
}

// If the description asks for a network that cannot exist here, the model is at fault, not the options of the command.
std::shared_ptr<Network> networkOf(const ModelDescription& model) {
  try {
    auto network = makeNetwork(networkOptions(model));
    if (network->minimumInput() <= model.inputSize) return network;
    throw Error(ErrorCode::ModelMismatch, "inputSize: at least " + std::to_string(network->minimumInput()) + " for this architecture");
  } catch (const Error& error) {
    throw error.code() == ErrorCode::OptionInvalid ? Error(ErrorCode::ModelMismatch, error.detail()) : error;
  }
}

}  // namespace

void requireFinite(const TensorFile& file) {
  for (const auto& [key, tensor] : file.tensors) {
    if (tensor.is_floating_point() && !tensor.to(torch::kFloat32).isfinite().all().item<bool>()) {
      throw Error(ErrorCode::ModelNotFinite, key);
    }
  }
}

std::shared_ptr<Network> loadNetwork(const Bundle& bundle) {
  try {
    return withTorchErrors([&] {
      auto made = std::async(std::launch::async, [&] {  // takes as long as the reading below
        const NoFirstWeights allAreRead;
        return networkOf(bundle.model);
      });
      const auto file = readWeights(bundle);
      const auto network = made.get();
      loadWeights(*network, file);
      network->eval();
      for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
      return network;
    });
  } catch (const Error& error) {
    throw error.about(toUtf8(bundle.path));
  }
}

void checkBundle(const Bundle& bundle) {
  const auto network = loadNetwork(bundle);
  try {
    withTorchErrors([&] { requireFinite(weightsOf(*network)); });
    for (const auto part : kBundleParts) {
      if (const auto found = readPart(bundle, part)) withTorchErrors([&] { requireFinite(*found); });
    }
  } catch (const Error& error) {
    throw error.about(toUtf8(bundle.path));
  }
}

Bundle writeBundle(const fs::path& path, ModelDescription model, const Network& network, WeightPrecision precision) {
  auto file = weightsOf(network, precision == WeightPrecision::Single ? torch::kFloat32 : torch::kFloat16);
  requireFinite(file);
  if (precision == WeightPrecision::Byte) file = inBytes(file);
  model.weightsSha256 = weightsDigest(file);
  const auto text = descriptionText(model);
  removeUnfinished(path.extension() == kSingleFileEnding ? path.parent_path() : path);
  if (path.extension() == kSingleFileEnding) {
    file.metadata[kDescriptionFile] = text;
    writeSafetensors(path, file);
    return {path, path, std::move(model)};
  }
  writeSafetensors(path / kWeightsFile, file);
  writeFileAtomically(path / kDescriptionFile, text);
  return {path, path / kWeightsFile, std::move(model)};
}

void exportBundle(const Bundle& bundle, const fs::path& file) {
  try {
    auto whole = withTorchErrors([&] { return readWeights(bundle); });
    for (const auto part : kBundleParts) {
      const auto found = readPart(bundle, part);
      if (!found) continue;
      for (const auto& [key, tensor] : found->tensors) whole.tensors.emplace(prefixOf(part) + key, tensor);
    }
    whole.metadata[kDescriptionFile] = descriptionText(bundle.model);
    removeUnfinished(file.parent_path());
    withTorchErrors([&] { writeSafetensors(file, whole); });
  } catch (const Error& error) {
    throw error.about(toUtf8(bundle.path));
  }
}

std::optional<TensorFile> readPart(const Bundle& bundle, std::string_view part) {
  const std::string name(part);
  if (!bundle.model.doubt.is_object() || !bundle.model.doubt.contains(name)) return std::nullopt;
  return withTorchErrors([&] {
    TensorFile found;
    if (bundle.isOneFile()) {
      const auto prefix = prefixOf(part);
      for (auto& [key, tensor] : readSafetensors(bundle.weights).tensors) {
        if (key.starts_with(prefix)) found.tensors.emplace(key.substr(prefix.size()), tensor);
      }
    } else {
      found.tensors = readSafetensors(fileOf(bundle, part)).tensors;
    }
    if (weightsDigest(found) != bundle.model.doubt[name].value("sha256", "")) {
      throw Error(ErrorCode::ModelDamaged, name + ".safetensors was changed");
    }
    return found;
  });
}

Bundle writePart(Bundle bundle, std::string_view part, const TensorFile& tensors) {
  bundle.model.doubt[std::string(part)]["sha256"] = weightsDigest(tensors);
  if (!bundle.isOneFile()) {
    writeSafetensors(fileOf(bundle, part), tensors);
    writeDescription(bundle);
    return bundle;
  }
  auto file = readSafetensors(bundle.weights);
  erasePart(file, part);
  for (const auto& [key, tensor] : tensors.tensors) file.tensors.emplace(prefixOf(part) + key, tensor);
  file.metadata[kDescriptionFile] = descriptionText(bundle.model);
  writeSafetensors(bundle.path, file);
  return bundle;
}

}  // namespace glenoid

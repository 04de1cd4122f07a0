// A model bundle: model.json and weights, as a folder or as one safetensors file that carries model.json in its header.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/bundle/model_description.h"

namespace glenoid {

class Network;
struct TensorFile;

struct Bundle {
  std::filesystem::path path;     // the folder or the file
  std::filesystem::path weights;  // the safetensors file
  ModelDescription model;
};

// Reads the description alone. Throws Error ModelNotFound, ModelMismatch, WeightsDamaged, NotAFile or FileUnreadable naming the path.
Bundle readBundle(const std::filesystem::path& path);

// Builds the network in evaluation mode on the CPU, reading the weights and checking their digest.
// Throws Error ModelDamaged where the digest differs, WeightsMismatch where they do not fit the architecture.
std::shared_ptr<Network> loadNetwork(const Bundle& bundle);

// Reads weights and gate and checks their digests alone. Throws Error ModelDamaged where one differs, and as readSafetensors.
void verifyBundle(const Bundle& bundle);

enum class WeightPrecision { Half, Single, Byte };  // Byte: as inBytes() makes of Half
// Writes PATH/model.json and PATH/weights.safetensors, or one file where PATH ends in ".glenoid"; fills model.weightsSha256.
// Throws Error FileUnwritable.
Bundle writeBundle(const std::filesystem::path& path, ModelDescription model, const Network& network, WeightPrecision precision);

// Writes bundle.model over the model.json of a bundle that is a folder. Throws Error OptionInvalid for a file, and FileUnwritable.
void writeDescription(const Bundle& bundle);
// The tensors of the gate (core/doubt/gate), from PATH/gate.safetensors or the one file; none where model.json names no gate. Throws Error
// ModelDamaged where their digest differs, and as readSafetensors.
std::optional<TensorFile> readGateTensors(const Bundle& bundle);
// Puts these in their place, with their digest in model.doubt["gate"]["sha256"], and writes model.json anew. Throws Error FileUnwritable.
Bundle writeGateTensors(Bundle bundle, const TensorFile& gate);

// A model that could not be read is listed with its reason, not hidden, and so is a folder of models.
struct InstalledModel {
  std::filesystem::path path;
  std::unique_ptr<Bundle> bundle;  // null where unreadable
  std::string problem;
};
// Bundles directly inside the folders: in the order of the folders, within one by file name; absent folders are passed over. One bad entry,
// whatever it is, costs the others nothing: of each only its description is read.
std::vector<InstalledModel> installedModels(const std::vector<std::filesystem::path>& folders);

}  // namespace glenoid

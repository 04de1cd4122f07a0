// SPDX-License-Identifier: GPL-3.0-or-later
// A model bundle: model.json and weights, as a folder or as one safetensors file that carries model.json in its header.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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

// Reads weights and parts and checks their digests alone. Throws Error ModelDamaged where one differs, and as readSafetensors.
void verifyBundle(const Bundle& bundle);

enum class WeightPrecision { Half, Single, Byte };  // Byte: as inBytes() makes of Half
// Writes PATH/model.json and PATH/weights.safetensors, or one file where PATH ends in ".glenoid"; fills model.weightsSha256.
// Throws Error FileUnwritable.
Bundle writeBundle(const std::filesystem::path& path, ModelDescription model, const Network& network, WeightPrecision precision);

// Writes bundle.model over the model.json of a bundle that is a folder. Throws Error OptionInvalid for a file, and FileUnwritable.
void writeDescription(const Bundle& bundle);

// What a bundle may hold beside its weights: PATH/PART.safetensors, or keys "PART.*" of the one file. model.doubt[PART] names it.
inline constexpr std::string_view kGatePart = "gate";              // core/doubt/gate
inline constexpr std::string_view kNeighboursPart = "neighbours";  // core/doubt/neighbours
inline constexpr std::array kBundleParts{kGatePart, kNeighboursPart};
// The tensors of a part; none where model.json names no such part. Throws Error ModelDamaged where their digest differs, and as
// readSafetensors.
std::optional<TensorFile> readPart(const Bundle& bundle, std::string_view part);
// Puts these in their place, with their digest in model.doubt[PART]["sha256"], and writes model.json anew. Throws Error FileUnwritable.
Bundle writePart(Bundle bundle, std::string_view part, const TensorFile& tensors);

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

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

// Reads only the description. Throws Error that names the path: ModelNotFound, NotAModel, ModelTooNew, ModelMismatch, WeightsDamaged,
// NotAFile or FileUnreadable.
Bundle readBundle(const std::filesystem::path& path);

// Builds the network in evaluation mode on the CPU, loads the weights and checks their digest. Throws Error ModelDamaged if the digest
// differs, and WeightsMismatch if the weights do not fit the architecture.
std::shared_ptr<Network> loadNetwork(const Bundle& bundle);

// Only reads the weights and parts and checks their digests. Throws Error ModelDamaged if a digest differs, and as readSafetensors() does.
void verifyBundle(const Bundle& bundle);

enum class WeightPrecision { Half, Single, Byte };  // Byte: inBytes() of Half
// Writes PATH/model.json and PATH/weights.safetensors, or one file if PATH ends in ".glenoid"; fills model.weightsSha256. Throws Error
// FileUnwritable.
Bundle writeBundle(const std::filesystem::path& path, ModelDescription model, const Network& network, WeightPrecision precision);

// Writes a bundle as one ".glenoid" file, with its parts, so that another computer can import it. Throws Error as verifyBundle() does, and
// FileUnwritable.
void exportBundle(const Bundle& bundle, const std::filesystem::path& file);

// Replaces the model.json of a bundle that is a folder by bundle.model. Throws Error OptionInvalid for a bundle in one file, and
// FileUnwritable.
void writeDescription(const Bundle& bundle);

// The optional parts of a bundle, in addition to its weights: PATH/PART.safetensors, or keys "PART.*" in the one file, described in
// model.doubt[PART].
inline constexpr std::string_view kGatePart = "gate";              // core/doubt/gate
inline constexpr std::string_view kNeighboursPart = "neighbours";  // core/doubt/neighbours
inline constexpr std::array kBundleParts{kGatePart, kNeighboursPart};
// The tensors of a part; empty if model.json names no such part. Throws Error ModelDamaged if the digest differs, and as readSafetensors()
// does.
std::optional<TensorFile> readPart(const Bundle& bundle, std::string_view part);
// Writes the tensors of a part, puts their digest in model.doubt[PART]["sha256"] and rewrites model.json. Throws Error FileUnwritable.
Bundle writePart(Bundle bundle, std::string_view part, const TensorFile& tensors);

// A model or folder of models that cannot be read is listed with the reason, not hidden.
struct InstalledModel {
  std::filesystem::path path;
  std::unique_ptr<Bundle> bundle;  // null if unreadable
  std::string problem;
};
// The bundles directly inside the folders: in the order of the folders, then by file name. Missing folders are skipped. One bad entry never
// hides the others. Reads only the description of each.
std::vector<InstalledModel> installedModels(const std::vector<std::filesystem::path>& folders);

}  // namespace glenoid

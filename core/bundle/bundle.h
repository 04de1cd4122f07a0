// SPDX-License-Identifier: GPL-3.0-or-later
// A model bundle: model.json and weights, as a folder or as one safetensors file that carries model.json in its header. This file reads the
// description; core/bundle/bundle_weights.h reads the weights.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/bundle/model_description.h"

namespace glenoid {

struct Bundle {
  std::filesystem::path path;     // the folder or the file
  std::filesystem::path weights;  // the safetensors file
  ModelDescription model;
  bool isOneFile() const { return path == weights; }
};

inline constexpr auto kDescriptionFile = "model.json";
inline constexpr auto kWeightsFile = "weights.safetensors";
inline constexpr auto kSingleFileEnding = ".glenoid";

// Reads only the description. Throws Error that names the path: ModelNotFound, NotAModel, ModelTooNew, ModelMismatch, WeightsDamaged,
// NotAFile or FileUnreadable.
Bundle readBundle(const std::filesystem::path& path);

// The text of model.json.
std::string descriptionText(const ModelDescription& model);

// Replaces the model.json of a bundle that is a folder by bundle.model. Throws Error OptionInvalid for a bundle in one file, and
// FileUnwritable.
void writeDescription(const Bundle& bundle);

// The optional parts of a bundle, in addition to its weights: PATH/PART.safetensors, or keys "PART.*" in the one file, described in
// model.doubt[PART].
inline constexpr std::string_view kGatePart = "gate";              // core/doubt/gate
inline constexpr std::string_view kNeighboursPart = "neighbours";  // core/doubt/neighbours
inline constexpr std::array kBundleParts{kGatePart, kNeighboursPart};

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

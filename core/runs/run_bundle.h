// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the network of a finished run as a model bundle, with the figures that the run measured.
#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "core/bundle/bundle_weights.h"

namespace glenoid {

// Facts about the model that a run cannot know.
struct BundleText {
  std::string name;  // as ModelDescription::name
  std::string version;
  std::string summary;
  std::string data;          // the training data, with its licence
  std::string startWeights;  // source and terms of the start weights; empty: random
  std::string licence;
  std::string limits;
  bool operator==(const BundleText&) const = default;
};
nlohmann::json toJson(const BundleText& text);
// Missing keys stay empty. Throws Error OptionInvalid for an unknown key or a value that is not text.
BundleText bundleTextFromJson(const nlohmann::json& json);

// Writes the best weights of `run` to `bundle` (a folder, or a file ending in ".glenoid"). The figures, the temperature and the sets come
// from the run's parts. If `crossValidation` names the folder of a finished cross-validation with the same options, its pooled figures, and
// the temperature and sets from its out-of-fold predictions, are recorded instead. Throws Error FileNotFound for an unfinished run,
// CheckpointInvalid if the cross-validation had other options, OptionInvalid if the model could not be read back (for example because of
// its name), FileInvalid for a run with broken files, and FileUnwritable.
Bundle writeRunBundle(const std::filesystem::path& run, const std::filesystem::path& bundle, const BundleText& text,
                      const std::filesystem::path& crossValidation = {}, WeightPrecision precision = WeightPrecision::Half);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The network of a finished run as a model bundle, with the figures the run measured.
#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "core/bundle/bundle.h"

namespace glenoid {

// What a run cannot know about its model.
struct BundleText {
  std::string name;  // as ModelDescription::name
  std::string version;
  std::string summary;
  std::string data;          // what it was trained on, with its licence
  std::string startWeights;  // where the starting weights come from, with their terms; empty: random
  std::string licence;
  std::string limits;
  bool operator==(const BundleText&) const = default;
};
nlohmann::json toJson(const BundleText& text);
// Absent keys stay empty; throws Error OptionInvalid for an unknown key or a value that is no text.
BundleText bundleTextFromJson(const nlohmann::json& json);

// Writes the best weights of `run` to `bundle` (a folder, or a file ending in ".glenoid"). The figures, the temperature and the sets are
// those of the run's own parts; where `crossValidation` names the folder of a finished cross-validation with the same options, its pooled
// figures, and temperature and sets of its out-of-fold predictions are recorded instead.
// Throws Error FileNotFound for an unfinished run, CheckpointInvalid where the cross-validation had other options, OptionInvalid if the
// model could not be read again (its name, say), FileInvalid for a run whose files are broken, FileUnwritable.
Bundle writeRunBundle(const std::filesystem::path& run, const std::filesystem::path& bundle, const BundleText& text,
                      const std::filesystem::path& crossValidation = {}, WeightPrecision precision = WeightPrecision::Half);

}  // namespace glenoid

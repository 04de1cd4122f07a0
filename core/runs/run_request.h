// SPDX-License-Identifier: GPL-3.0-or-later
// A request to train: one JSON object that the window, glenoid-cli and glenoid-train write and read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/training/options.h"

namespace glenoid {

// A field of the JSON has the name of the member; paths are UTF-8 text, absolute or relative to the folder in which the program was
// started.
struct RunRequest {
  std::filesystem::path data = {};   // the user's choice; empty if only its pixel cache is known
  std::filesystem::path cache = {};  // the pixel cache of the data set
  std::filesystem::path run = {};    // folder of the run
  std::filesystem::path split = {};  // a stored split; empty: drawn from splitSeed
  std::uint64_t splitSeed = 1;
  bool finalFit = false;  // train on all images; nothing is left to measure
  // Of a cross-validation:
  std::size_t folds = 10;
  std::filesystem::path foldFile = {};  // stored folds; empty: drawn from splitSeed
  double validationShare = 1.0 / 9;     // share of the other folds
  std::size_t fold = 0;                 // train only this fold, counted from 1; 0: all
  std::size_t processes = 1;            // folds trained at the same time, each in its own process
  TrainingOptions training = {};
};

nlohmann::ordered_json toJson(const RunRequest& request);
// Missing fields get their defaults. Throws Error OptionInvalid that names an unknown field, or one with a value out of its range, and as
// trainingOptionsFromJson().
RunRequest runRequestFromJson(const nlohmann::json& json);

// RUN/request.json, so that any of the programs can continue or repeat the run. Throws Error FileUnwritable.
void writeRunRequest(const RunRequest& request);

}  // namespace glenoid

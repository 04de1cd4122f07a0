// SPDX-License-Identifier: GPL-3.0-or-later
// A model's sets and calibration from stored answers in a folder; no network is loaded.
#pragma once

#include <filesystem>

#include "core/bundle/model_description.h"

namespace glenoid {

// Uses the out-of-fold answers of a cross-validation or a bundle: predictions.csv and, if present, predictions-augmented.csv for eight
// looks. One look uses the model's temperature, eight looks a temperature fitted on their answers. If folds.json is present, the sets are
// measured fold by fold, and figures["calibration"] and ["calibrationAugmented"] state the calibration of each fold's answers at the
// temperature of the other folds. Replaces existing sets. Throws Error DatasetMismatch if the answers have other labels than the model, and
// as readPredictionTable() and readFoldsOf() do.
void addSetsOutOfFold(const std::filesystem::path& folder, ModelDescription& model);

// Uses the validation part of a finished run (validation.csv), for one look, if it has enough images of every label. That part also chose
// the best epoch and the temperature, so the sets are slightly too confident, and nothing is measured.
void addSetsOfValidation(const std::filesystem::path& run, ModelDescription& model);

}  // namespace glenoid

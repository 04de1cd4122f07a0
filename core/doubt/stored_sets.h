// SPDX-License-Identifier: GPL-3.0-or-later
// A model's sets and calibration from the answers that lie in a folder; no network is loaded.
#pragma once

#include <filesystem>

#include "core/bundle/model_description.h"

namespace glenoid {

// From out-of-fold answers: predictions.csv, and predictions-augmented.csv for eight looks if it is there, of a cross-validation or a
// bundle. One look is answered with the model's temperature, eight looks with their own. Where folds.json lies beside them, the sets are
// measured fold by fold, and figures["calibration"] and ["calibrationAugmented"] state the calibration of each fold's answers with the
// temperature of all other folds. Sets that were there go. Throws Error DatasetMismatch if the answers have other labels than the model,
// and as readPredictionTable and readFoldsOf.
void addSetsOutOfFold(const std::filesystem::path& folder, ModelDescription& model);

// From the validation part of a finished run (validation.csv), for one look, if that has enough images of every label. It chose the best
// epoch and the temperature, so the sets are a little too sure, and nothing is measured.
void addSetsOfValidation(const std::filesystem::path& run, ModelDescription& model);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The output of crossval, and of merge for the parts of one.
#pragma once

#include <cstddef>
#include <filesystem>

#include "app/cli/figures.h"
#include "core/runs/cross_validation.h"

namespace glenoid::cli {

// Writes the tables of the folder, which holds `folds` folds or some of them, and outputs what `words` ask for. Throws Error
// FileUnwritable.
void showCrossValidation(const std::filesystem::path& folder, std::size_t folds, const TrainingOptions& options,
                         const CrossValidationResult& result, const FigureWords& words);

}  // namespace glenoid::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// Adds the model and the page of figures to the folder of a finished run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/bundle/bundle.h"
#include "core/report/comparison_report.h"
#include "core/training/options.h"

namespace glenoid {

// The run folder's name, reduced to the characters that a model's name may have.
std::string modelName(const std::filesystem::path& runFolder);

// For a finished run: writes RUN/model, a bundle with the best weights, named after the folder and the data set (anything that
// openDataset() accepts). If there is a test part, writes its figures, curves and options as RUN/table.html, table.csv and table.json.
// Replaces earlier results. Throws Error FileNotFound for an unfinished run, and FileUnwritable.
Bundle finishRun(const std::filesystem::path& run, const std::filesystem::path& data, const TrainingOptions& options);

// Writes table.json (`json` with the disclaimer), table.csv and table.html to `folder`. Throws Error FileUnwritable.
void storeTable(const ComparisonPage& page, const nlohmann::ordered_json& json, const std::filesystem::path& folder);

// The history of each run folder that has one, under the folder's name.
std::vector<TrainingCurve> trainingCurves(const std::vector<std::filesystem::path>& runs);

}  // namespace glenoid

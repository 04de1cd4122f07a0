// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a run folder when a training is over, beside what the trainer wrote: its model and the page of its figures.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/bundle/bundle.h"
#include "core/report/comparison_report.h"
#include "core/training/options.h"

namespace glenoid {

// The run folder's name with nothing but the characters a model's name may have.
std::string modelName(const std::filesystem::path& runFolder);

// For a finished run: RUN/model, a bundle with the best weights, named after the folder and the data set (whatever openDataset takes);
// and, where there is a test part, its figures, curves and options as RUN/table.html, table.csv and table.json. Made anew each time.
// Throws Error FileNotFound for an unfinished run, and FileUnwritable.
Bundle finishRun(const std::filesystem::path& run, const std::filesystem::path& data, const TrainingOptions& options);

// table.json (`json` with the disclaimer), table.csv and table.html in `folder`. Throws Error FileUnwritable.
void storeTable(const ComparisonPage& page, const nlohmann::ordered_json& json, const std::filesystem::path& folder);

// The history of each run folder that has one, named by the folder.
std::vector<TrainingCurve> trainingCurves(const std::vector<std::filesystem::path>& runs);

}  // namespace glenoid

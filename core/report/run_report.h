// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a run's figures.
#pragma once

#include <filesystem>
#include <vector>

#include "core/report/comparison_report.h"

namespace glenoid {

// For a finished run with a test part, writes its figures, curves and options as RUN/table.html, table.csv and table.json; without one,
// nothing. The page alone is in this language. Throws Error FileUnwritable, and as storedAnswers().
void storeRunTable(const std::filesystem::path& run, const PageLanguage& language = {});

// Writes table.json (`json` with the disclaimer), table.csv and table.html, which alone is in this language, to `folder`. Throws Error
// FileUnwritable.
void storeTable(const ComparisonPage& page, const nlohmann::ordered_json& json, const std::filesystem::path& folder,
                const PageLanguage& language = {});

// The history of each run folder that has one, by the folder's name.
std::vector<TrainingCurve> trainingCurves(const std::vector<std::filesystem::path>& runs);

}  // namespace glenoid

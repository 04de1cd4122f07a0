// SPDX-License-Identifier: GPL-3.0-or-later
// What a model answers to altered radiographs, as a table, as CSV and as JSON.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "core/answer/stress.h"

namespace glenoid {

// A line an alteration: accuracy of the most probable maker with its Wilson interval and McNemar's p against the first line; how many
// images are unknown; of the others the share that is right, that names one maker, that names the true one among all, and how many makers
// are named on average; calibration error and negative log-likelihood. A dash if there is nothing to count.
std::string stressText(const StressResult& result);
std::string stressCsv(const StressResult& result);
// With every figure of each line's Evaluation.
nlohmann::ordered_json toJson(const StressResult& result);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// A model's answers for altered radiographs, as a table, as CSV and as JSON.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "core/answer/stress.h"

namespace glenoid {

// One line for each alteration: accuracy of the most probable maker with its Wilson interval and McNemar's p against the first line, and
// the share of unknown images. For the other images: the share whose most probable maker is right, the share with one maker named, the
// share with the true maker among those named, and the mean number of makers named. Then calibration error and negative log-likelihood. A
// dash if there is nothing to count.
std::string stressText(const StressResult& result);
std::string stressCsv(const StressResult& result);
// With every figure of each line's Evaluation.
nlohmann::ordered_json toJson(const StressResult& result);

}  // namespace glenoid

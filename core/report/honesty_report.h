// SPDX-License-Identifier: GPL-3.0-or-later
// The measured honesty of a model's heat maps, for reading and as JSON.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "core/explain/map_honesty.h"

namespace glenoid {

// A table that compares the orders of pixels, then the shares and correlations, each with its 95 % interval.
std::string honestyText(const MapHonesty& honesty);
nlohmann::ordered_json toJson(const MapHonesty& honesty);

}  // namespace glenoid

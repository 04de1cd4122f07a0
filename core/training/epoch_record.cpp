// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_record.h"

#include <cmath>
#include <limits>

namespace glenoid {

bool isBetter(const EpochRecord& later, const EpochRecord& best) {
  return std::isnan(later.validationAccuracy) || later.validationAccuracy > best.validationAccuracy ||
         (later.validationAccuracy == best.validationAccuracy && later.validationLoss < best.validationLoss);
}

std::int64_t bestEpochOf(const std::vector<EpochRecord>& history) {
  const EpochRecord* best = nullptr;
  for (const auto& record : history) {
    if (!best || isBetter(record, *best)) best = &record;
  }
  return best ? best->epoch : 0;
}

nlohmann::json toJson(const EpochRecord& record) {
  nlohmann::json json{{"epoch", record.epoch}};
  for (const auto& [name, figure] : kEpochFigures) json[name] = record.*figure;
  return json;
}

EpochRecord epochFromJson(const nlohmann::json& json) {
  EpochRecord record;
  record.epoch = json.at("epoch").get<std::int64_t>();
  for (const auto& [name, figure] : kEpochFigures) {
    const auto& value = json.at(name);
    // JSON has no NaN: it is stored as null.
    record.*figure = value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
  }
  return record;
}

}  // namespace glenoid

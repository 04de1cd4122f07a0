// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_record.h"

#include <limits>

namespace glenoid {

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
    // JSON has no NaN: null stands for it.
    record.*figure = value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
  }
  return record;
}

}  // namespace glenoid

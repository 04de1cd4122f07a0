// SPDX-License-Identifier: GPL-3.0-or-later
// Every training option for a person: the one table from which the terminal takes its help, the window its fields, and the reader of
// options their ranges.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/training/options.h"

namespace glenoid {

enum class OptionKind { Integer, Real, Choice, Flag, Text, File, Files };

// Which numbers are allowed.
struct OptionRange {
  double low = 0, high = 1;
  bool openLow = false, openHigh = false;  // the end itself is not
  bool holds(double value) const { return (openLow ? value > low : value >= low) && (openHigh ? value < high : value <= high); }
  // What is allowed for the option of that key: OptionFromTo or one of its siblings.
  Fact fact(const std::string& key) const;
};

struct TrainingOption {
  std::string key;          // as --set takes it, "optimizer.rate"
  std::string group;        // the heading it stands under
  std::string label;        // for a field
  std::string unit;         // may be empty
  std::string explanation;  // one sentence without a full stop
  std::string word;         // the terminal's own word, "--rate"; empty where there is only --set
  OptionKind kind = OptionKind::Real;
  OptionRange range;                 // of Integer and Real
  std::vector<std::string> choices;  // of Choice
  nlohmann::json standard;           // the default
};

// In the order in which a person should meet them; one group is one stretch.
const std::vector<TrainingOption>& trainingOptionList();
// The range of a number by key; throws Error Internal where the table lacks it.
const OptionRange& optionRange(std::string_view key);

// The place of an option by key in toJson(TrainingOptions). Throws Error OptionInvalid where it has none.
nlohmann::json& optionAt(nlohmann::json& options, const std::string& key);
const nlohmann::json& optionAt(const nlohmann::json& options, const std::string& key);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Every training option as shown to users, in one table: it gives the terminal its help, the window its fields, and the reader of options
// their ranges.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/training/options.h"

namespace glenoid {

enum class OptionKind { Integer, Real, Choice, Flag, Text, File, Files };

// The allowed numbers.
struct OptionRange {
  double low = 0, high = 1;
  bool openLow = false, openHigh = false;  // the bound itself is excluded
  bool holds(double value) const { return (openLow ? value > low : value >= low) && (openHigh ? value < high : value <= high); }
  // The fact that states this range for the option of that key: OptionFromTo or one of its siblings.
  Fact fact(const std::string& key) const;
};

struct TrainingOption {
  std::string key;          // as in --set, "optimizer.rate"
  std::string group;        // the heading above it
  std::string label;        // for a field
  std::string unit;         // may be empty
  std::string unitOfOne;    // of the number 1: "epoch"
  std::string explanation;  // one sentence without a full stop
  std::string word;         // the option's terminal word, "--rate"; empty if only --set takes it
  OptionKind kind = OptionKind::Real;
  OptionRange range;                 // of Integer and Real
  std::vector<std::string> choices;  // of Choice
  nlohmann::json standard;           // the default
};

// In display order; the options of a group are contiguous.
const std::vector<TrainingOption>& trainingOptionList();
// Those of pretraining, then those of training, with the defaults of pretraining.
const std::vector<TrainingOption>& pretrainingOptionList();
// The range of a number option of either list by key. Throws Error Internal if the table lacks it.
const OptionRange& optionRange(std::string_view key);

// The place of an option by key in toJson(TrainingOptions). Throws Error OptionInvalid if there is no such option.
nlohmann::json& optionAt(nlohmann::json& options, const std::string& key);
const nlohmann::json& optionAt(const nlohmann::json& options, const std::string& key);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/option_list.h"

#include <limits>
#include <set>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/json_file.h"
#include "core/runs/terminal_command.h"
#include "core/training/option_use.h"
#include "core/training/presets.h"

namespace glenoid {
namespace {

using nlohmann::json;

// The keys of every leaf: "optimizer.rate".
void collectLeaves(const json& options, const std::string& prefix, std::multiset<std::string>& leaves) {
  for (const auto& [key, value] : options.items()) {
    if (value.is_object())
      collectLeaves(value, prefix + key + ".", leaves);
    else
      leaves.insert(prefix + key);
  }
}

// A value of another kind than the option's, or the nearest number that is not allowed.
std::vector<json> refused(const TrainingOption& option) {
  switch (option.kind) {
    case OptionKind::Flag: return {1, "yes"};
    case OptionKind::Text: return {1, "", "Hip", "hip ", "total  hip", std::string(41, 'a')};
    case OptionKind::File: return {1};
    case OptionKind::Files: return {1, json::array({1})};
    case OptionKind::Choice: return {"nothing of the kind", 1};
    case OptionKind::Integer: return {option.range.low - 1, option.range.high * 2, option.range.low + 0.5, "1"};
    case OptionKind::Real: {
      const auto& range = option.range;
      const auto below = range.openLow ? range.low : std::nextafter(range.low, -1e9);
      return {below, range.openHigh ? range.high : std::nextafter(range.high, 1e9), "1"};
    }
  }
  return {};
}

bool isAccepted(const std::string& key, const json& value) {
  json options = toJson(TrainingOptions{});
  optionAt(options, key) = value;
  try {
    trainingOptionsFromJson(options);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::OptionInvalid);
    const bool ofItself =
        error.detail().ends_with(" allowed") || error.detail().ends_with("is expected");  // else two options contradict each other
    return !(ofItself && error.detail().starts_with(key + ": "));
  }
  return true;
}

TEST(OptionList, HasOneRowForEveryOption) {
  std::multiset<std::string> leaves, rows;
  collectLeaves(toJson(TrainingOptions{}), "", leaves);
  for (const auto& option : trainingOptionList()) rows.insert(option.key);
  EXPECT_EQ(rows, leaves);
}

TEST(OptionList, OfPretrainingHasOneRowForEveryOptionAndItsDefaults) {
  json defaults = toJson(PretrainingOptions{});
  std::multiset<std::string> leaves, rows;
  std::set<std::string> words;
  collectLeaves(defaults, "", leaves);
  for (const auto& option : pretrainingOptionList()) {
    rows.insert(option.key);
    EXPECT_EQ(option.standard, optionAt(defaults, option.key)) << option.key;
    EXPECT_FALSE(option.label.empty() || option.explanation.empty() || option.explanation.ends_with('.')) << option.key;
    EXPECT_TRUE(option.word.empty() || words.insert(option.word).second) << option.word;
  }
  EXPECT_EQ(rows, leaves);
  EXPECT_EQ(rows.size(), trainingOptionList().size() + 8);
}

TEST(OptionList, SaysWhatAPersonNeeds) {
  std::set<std::string> words, labels, groups;
  std::string group;
  for (const auto& option : trainingOptionList()) {
    EXPECT_FALSE(option.label.empty() || option.explanation.empty()) << option.key;
    EXPECT_EQ(option.unit.ends_with('s') ? option.unitOfOne + "s" : option.unitOfOne, option.unit) << option.key;
    EXPECT_FALSE(option.explanation.ends_with('.')) << option.key;
    EXPECT_TRUE(labels.insert(option.group + "/" + option.label).second) << option.key;
    if (option.group != group) {
      EXPECT_TRUE(groups.insert(option.group).second) << "the options of a group stand together: " << option.key;
    }
    group = option.group;
    if (!option.word.empty()) {
      EXPECT_TRUE(option.word.starts_with("--") && words.insert(option.word).second) << option.key;
    }
    EXPECT_EQ(option.kind == OptionKind::Choice, !option.choices.empty()) << option.key;
  }
  EXPECT_EQ(words.size(), 15u);
}

TEST(OptionList, KnowsTheDefaultsAndWhatIsAllowed) {
  json defaults = toJson(TrainingOptions{});
  for (const auto& option : trainingOptionList()) {
    EXPECT_EQ(option.standard, optionAt(defaults, option.key)) << option.key;
    EXPECT_TRUE(isAccepted(option.key, option.standard)) << option.key;
    for (const auto& value : refused(option)) EXPECT_FALSE(isAccepted(option.key, value)) << option.key << " " << value;
    for (const auto& choice : option.choices) EXPECT_TRUE(isAccepted(option.key, choice)) << option.key << " " << choice;
    const bool number = option.kind == OptionKind::Integer || option.kind == OptionKind::Real;
    if (number && !option.range.openLow) {
      EXPECT_TRUE(isAccepted(option.key, option.range.low)) << option.key;
    }
    if (number && !option.range.openHigh) {
      EXPECT_TRUE(isAccepted(option.key, option.range.high)) << option.key;
    }
  }
  EXPECT_THROW(optionAt(defaults, "epochs.more"), Error);
  EXPECT_THROW(optionRange("none"), Error);
}

TEST(Presets, AreValidAndHaveNamesOfTheirOwn) {
  std::set<std::string> names;
  for (const auto& preset : trainingPresets()) {
    EXPECT_NO_THROW(checkOptions(preset.options)) << preset.name;
    EXPECT_TRUE(names.insert(preset.name).second);
    EXPECT_TRUE(preset.options.startWeights.empty());
  }
  EXPECT_EQ(originalMethod().inputSize, 180);
}

TEST(Presets, BestIsTheRecipeOfTheShippedModel) {
  const auto model = readJson(std::filesystem::path(GLENOID_SOURCE_DIR) / "models/densenet121-se/model.json");
  auto shipped = trainingOptionsFromJson(model.at("training").at("options"));
  for (const auto& preset : trainingPresets()) {
    if (preset.name == "Best") {
      EXPECT_EQ(preset.startWeights + ".safetensors", shipped.startWeights);
    }
  }
  shipped.startWeights.clear();
  shipped.device = "auto";
  shipped.checkpointEpochs = 1;  // the interval between checkpoints changes no weight
  EXPECT_EQ(bestRecipe(), shipped);
}

TEST(TerminalCommand, SaysOnlyWhatDiffers) {
  EXPECT_EQ(terminalCommand({}, {"sixic", "run", 1}), "glenoid-cli train --data sixic --out run");
  TrainingOptions options;
  options.classWeights = true;
  options.optimizer.rate = 0.02;
  options.schedule.warmupEpochs = 0;
  EXPECT_EQ(terminalCommand(options, {"sixic", "run", 4}),
            "glenoid-cli train --data sixic --out run --split-seed 4 --rate 0.02 --set schedule.warmupEpochs=0.0 --class-weights");
}

TEST(TerminalCommand, PretrainsToo) {
  PretrainingOptions options;
  EXPECT_EQ(pretrainingCommand(options, {"hands", "start", true, {}, {}, {}}),
            "glenoid-cli pretrain --data hands --unlabelled --out start");
  options.method = PretrainingMethod::Labels;
  options.training.epochs = 7;
  options.halfPrecision = false;
  EXPECT_EQ(pretrainingCommand(options, {"hands", "start", false, "labels.csv", {"side", "view"}, "made/pixels.cache"}),
            "glenoid-cli pretrain --data hands --out start --labels labels.csv --tasks side,view --probe made/pixels.cache --method labels "
            "--set pretraining.halfPrecision=false --epochs 7");
}

// By key, all options that are not read.
std::set<std::string> unread(const json& options, const std::vector<TrainingOption>& list) {
  std::set<std::string> keys;
  for (const auto& option : list) {
    if (!isRead(options, option.key)) keys.insert(option.key);
  }
  return keys;
}

TEST(OptionUse, ATrainingReadsWhatItsOptimizerAndScheduleNeed) {
  TrainingOptions options;
  EXPECT_EQ(unread(toJson(options), trainingOptionList()),
            (std::set<std::string>{"schedule.stepEpochs", "schedule.stepFactor", "schedule.riseShare"}));
  options.optimizer.method = OptimizerMethod::AdamW;
  options.schedule.kind = ScheduleKind::OneCycle;
  EXPECT_EQ(unread(toJson(options), trainingOptionList()),
            (std::set<std::string>{"optimizer.momentum", "schedule.warmupEpochs", "schedule.stepEpochs", "schedule.stepFactor"}));
}

TEST(OptionUse, APretrainingReadsWhatItsMethodNeeds) {
  const std::set<std::string> views{"pretraining.projection", "pretraining.invariance", "pretraining.variance", "pretraining.covariance"};
  const std::set<std::string> labels{"labelSmoothing", "focalGamma", "classWeights"};
  PretrainingOptions options;
  for (const auto method : {PretrainingMethod::Labels, PretrainingMethod::Views, PretrainingMethod::Teacher}) {
    options.method = method;
    const auto keys = unread(toJson(options), pretrainingOptionList());
    for (const auto& key : views) EXPECT_EQ(keys.contains(key), method != PretrainingMethod::Views) << key;
    for (const auto& key : labels) EXPECT_EQ(keys.contains(key), method != PretrainingMethod::Labels) << key;
    EXPECT_EQ(keys.contains("distillation.labels"), method == PretrainingMethod::Teacher);
    EXPECT_FALSE(keys.contains("distillation.features")) << "every method can have teachers";
    EXPECT_TRUE(keys.contains("network.headDropout")) << "there is no head";
  }
}

#ifndef _WIN32
TEST(TerminalCommand, QuotesWhatAShellWouldChange) {
  EXPECT_EQ(quotedForShell("a/b-1.png"), "a/b-1.png");
  EXPECT_EQ(quotedForShell(""), "''");
  EXPECT_EQ(quotedForShell("my data"), "'my data'");
  EXPECT_EQ(quotedForShell("it's $HOME"), "'it'\\''s $HOME'");
}
#endif

}  // namespace
}  // namespace glenoid

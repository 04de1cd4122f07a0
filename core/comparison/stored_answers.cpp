// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/stored_answers.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/stored_parts.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr char kCalibrated[] = GLENOID_TEXT("Core", ", temperature of the other folds");

PredictionTable calibrated(PredictionTable table, double temperature) {
  for (double& logit : table.predictions.logits) logit /= temperature;
  return table;
}

std::size_t foldsIn(const fs::path& folder) {
  std::size_t folds = 0;
  std::error_code failure;
  for (const auto& entry : entriesOf(folder).entries) folds += fs::exists(entry.path() / "evaluation.json", failure) ? 1 : 0;
  return std::max<std::size_t>(folds, 1);
}

std::optional<PredictionTable> testAnswersOf(const fs::path& run) {
  try {
    return readPredictionTable(run / "test.csv");
  } catch (const Error&) {
    return {};  // it is not finished, or its list says why it cannot be read
  }
}

TestOrReason testBetween(const std::optional<PredictionTable>& first, const std::optional<PredictionTable>& other) {
  if (!first || !other) return NoTest::NoAnswers;
  if (first->labels != other->labels) return NoTest::OtherLabels;
  const auto same = onSameImages({*first, *other});
  const auto shared = same.front().images.size();
  if (shared == 0) return NoTest::NoSharedPicture;
  return PairedTest{shared, mcNemar(same.front().predictions, same.back().predictions)};
}

}  // namespace

std::string folderName(const fs::path& folder) { return toUtf8(fs::absolute(folder / "").parent_path().filename()); }

std::vector<MethodAnswers> storedAnswers(const fs::path& folder) {
  const auto name = folderName(folder);
  std::vector<MethodAnswers> lines;
  if (fs::exists(folder / "predictions.csv")) {
    lines.push_back({name, name, foldsIn(folder), readPredictionTable(folder / "predictions.csv")});
    if (const auto file = folder / "predictions-augmented.csv"; fs::exists(file)) {
      lines.push_back({name + "-augmented", name, foldsIn(folder), readPredictionTable(file), {}, {kMeanOfLooks}});
    }
    const auto folds = folder / "folds.json";
    for (std::size_t line = 0, count = fs::exists(folds) ? lines.size() : 0; line < count; ++line) {
      auto fitted = lines[line];
      const auto images = readFoldsOf(folds, fitted.answers);
      if (images.empty()) continue;
      fitted.name += "-calibrated", fitted.how.emplace_back(kCalibrated);
      fitted.answers.predictions = crossFitted(fitted.answers.predictions, images);
      lines.push_back(std::move(fitted));
    }
    return lines;
  }
  std::error_code none;
  if (fs::exists(folder / "evaluation.json", none) && !fs::exists(folder / "test.csv", none))
    throw Error(ErrorCode::OptionInvalid, "the run learned from all images, so none is left to measure", toUtf8(folder));
  const auto temperature = storedTemperature(folder, "temperature").value_or(1);
  lines.push_back({name, name, 1, calibrated(readPredictionTable(folder / "test.csv"), temperature)});
  if (const auto augmented = storedTemperature(folder, "temperatureAugmented")) {
    lines.push_back(
        {name + "-augmented", name, 1, calibrated(readPredictionTable(folder / "test-augmented.csv"), *augmented), {}, {kMeanOfLooks}});
  }
  return lines;
}

MethodAnswers voteOf(const std::vector<MethodAnswers>& members) {
  std::vector<PredictionTable> tables;
  for (const auto& member : members) tables.push_back(member.answers);
  const auto same = onSameImages(tables);
  if (same.empty() || same.front().images.empty()) {
    throw Error(ErrorCode::DatasetTooSmall, "there is no image that is new to all of these runs");
  }
  std::vector<Predictions> votes;
  for (const auto& table : same) votes.push_back(table.predictions);
  return {"ensemble",
          "soft vote of " + std::to_string(members.size()) + " runs",
          members.front().folds,
          {same.front().labels, same.front().images, softVote(votes)}};
}

std::vector<TestOrReason> testsAgainstFirst(const std::vector<fs::path>& runs) {
  std::vector<TestOrReason> tests;
  std::optional<PredictionTable> first;
  for (const auto& run : runs) {
    auto answers = testAnswersOf(run);
    if (tests.empty()) {
      first = std::move(answers);
      tests.emplace_back(NoTest::First);
    } else {
      tests.push_back(testBetween(first, answers));
    }
  }
  return tests;
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The stored answers of finished runs as lines of a table.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "core/base/text.h"
#include "core/comparison/comparison_table.h"

namespace glenoid {

inline constexpr char kMeanOfLooks[] = GLENOID_TEXT("Core", ", mean of eight looks");  // see MethodAnswers::how
// The name of a folder, with or without a final separator.
std::string folderName(const std::filesystem::path& folder);

// The stored answers of a run (test part), of a cross-validation or of a compared method (all folds so far): one line, and a second one if
// there was test-time augmentation. Logits are divided by the temperatures fitted there. If there is a folds.json, each gets a calibrated
// line as well, with logits divided by the temperature of the other folds. No network is loaded. Throws Error FileNotFound for a folder
// without answers, and as readPredictionTable() does.
std::vector<MethodAnswers> storedAnswers(const std::filesystem::path& folder);

// The soft vote of these methods on the images that all have answered; for test parts, no method has seen these images in training. Throws
// Error DatasetTooSmall if there are none, and as onSameImages() does.
MethodAnswers voteOf(const std::vector<MethodAnswers>& members);

// McNemar's test between two runs on the pictures that both have in their test part.
struct PairedTest {
  std::size_t shared = 0;  // such pictures
  McNemar test;            // the first of the runs is the first here too
  bool operator==(const PairedTest&) const = default;
};
enum class NoTest {
  First,            // the run that the others are compared with
  NoAnswers,        // one of the two has no stored answers about a test part
  OtherLabels,      // they know different makers
  NoSharedPicture,  // their test parts have no picture in common
};
using TestOrReason = std::variant<NoTest, PairedTest>;
// Each run against the first one, or why there is no test.
std::vector<TestOrReason> testsAgainstFirst(const std::vector<std::filesystem::path>& runs);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The stored answers of finished runs as lines of a table.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
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
};
// Each run against the first one. Empty for the first itself, for a run without stored answers or with other labels, and if the two share
// no picture.
std::vector<std::optional<PairedTest>> testsAgainstFirst(const std::vector<std::filesystem::path>& runs);

}  // namespace glenoid

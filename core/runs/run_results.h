// SPDX-License-Identifier: GPL-3.0-or-later
// The results of a finished run: figures of each part, and its worst mistakes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/eval/evaluation.h"
#include "core/eval/prediction_table.h"
#include "core/runs/stored_run.h"

namespace glenoid {

struct Mistake {
  std::string path;    // in the data set
  std::string sha256;  // of the file
  std::size_t truth = 0, answer = 0;
  double probability = 0;  // of the answer
};
inline constexpr std::size_t kMostMistakes = 60;
// The wrong answers, the most confident first, at most kMostMistakes.
std::vector<Mistake> mistakesOf(const PredictionTable& table, double temperature);

struct RunPart {
  std::string name;       // "test", "test-augmented" (the mean of eight looks) or "validation"
  Evaluation evaluation;  // in detail
  std::vector<Mistake> mistakes;
};
struct RunResults {
  StoredRun run;
  std::vector<std::string> labels;  // as in the data set
  std::vector<RunPart> parts;       // the test part first
};
// Blocks. Throws Error FileNotFound for an unfinished run, and as readPredictionTable.
RunResults readResults(const std::filesystem::path& runFolder);

// The file of a mistake; empty if the data set is neither a folder nor a CSV. It may no longer exist.
std::filesystem::path sourceOf(const RunOrigin& origin, const std::string& path);

}  // namespace glenoid

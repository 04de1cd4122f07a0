// SPDX-License-Identifier: GPL-3.0-or-later
// The results of a finished run: figures of each part, and the answer to each picture.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/eval/evaluation.h"
#include "core/eval/prediction_table.h"
#include "core/runs/stored_run.h"

namespace glenoid {

struct AnsweredPicture {
  std::string path;    // in the data set
  std::string sha256;  // of the file
  std::size_t truth = 0, answer = 0;
  double probability = 0;  // of the answer
  bool isRight() const { return answer == truth; }
};
// The most confident answers first.
std::vector<AnsweredPicture> answersOf(const PredictionTable& table, double temperature);

struct RunPart {
  std::string name;       // "test", "test-augmented" (the mean of eight looks) or "validation"
  Evaluation evaluation;  // in detail
  std::vector<AnsweredPicture> answers;
};
struct RunResults {
  StoredRun run;
  std::vector<std::string> labels;  // as in the data set
  std::vector<RunPart> parts;       // the test part first
};
// Blocks. Throws Error FileNotFound for an unfinished run, and as readPredictionTable.
RunResults readResults(const std::filesystem::path& runFolder);

// Where the file of a picture should be: in the folder of the data set, beside its CSV, or in its ZIP ("data.zip/A/1.dcm"). The file may be
// missing; a pixel cache works without it. Empty for a tile of a pack, which is no file.
std::filesystem::path sourceOf(const RunOrigin& origin, const std::string& path);

}  // namespace glenoid

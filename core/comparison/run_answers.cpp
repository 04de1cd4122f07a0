// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/run_answers.h"

#include <string>
#include <utility>

#include "core/runs/pooling.h"

namespace glenoid {

namespace fs = std::filesystem;

std::vector<MethodAnswers> freshAnswers(const fs::path& runFolder, const PixelCache& cache, const RunEvaluationOptions& options,
                                        const CancelToken& token, const TrainingObserver& observer) {
  const auto result = evaluateRun(runFolder, cache, options, token, observer);
  const auto& labels = cache.info().labels;
  const auto line = [&](const PartResult& part, const std::string& suffix, std::vector<std::string> how) -> MethodAnswers {
    const auto pool = poolParts({part}, labels);
    PredictionTable table{labels, {}, pool.predictions};
    for (const auto position : pool.positions) table.images.emplace_back(cache.items()[position].path, cache.items()[position].sha256);
    return {folderName(runFolder) + suffix, folderName(runFolder), 1, std::move(table), {}, std::move(how)};
  };
  std::vector<MethodAnswers> lines{line(result.single, "", {})};
  if (options.testTimeAugmentation) lines.push_back(line(result.augmented, "-augmented", {kMeanOfLooks}));
  return lines;
}

}  // namespace glenoid

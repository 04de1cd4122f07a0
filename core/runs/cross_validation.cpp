// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/cross_validation.h"

#include <cmath>
#include <numeric>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/eval/prediction_table.h"
#include "core/runs/environment.h"
#include "core/runs/pooling.h"
#include "core/runs/run_folder.h"
#include "core/runs/stored_parts.h"

namespace glenoid {
namespace {

void summarise(CrossValidationResult& result) {
  const auto count = static_cast<double>(result.foldAccuracies.size());
  result.meanAccuracy = std::accumulate(result.foldAccuracies.begin(), result.foldAccuracies.end(), 0.0) / count;
  double squares = 0;
  for (const double accuracy : result.foldAccuracies) squares += std::pow(accuracy - result.meanAccuracy, 2);
  result.accuracyDeviation = count > 1 ? std::sqrt(squares / (count - 1)) : 0;
}

std::vector<std::size_t> chosenFolds(const FoldPlan& plan) {
  if (!plan.only.empty()) return plan.only;
  std::vector<std::size_t> all(plan.folds.folds.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

}  // namespace

void requireSameFolds(const std::filesystem::path& file, const Folds& folds, const std::vector<Item>& items) {
  std::error_code failure;
  if (!std::filesystem::exists(file, failure) || readJson(file) == toJson(folds, items)) return;
  throw Error(ErrorCode::CheckpointInvalid, "the run in this folder had other folds", toUtf8(file));
}

// Checks all folds first, so that a fold of another run is found before any fold is trained.
void requireAcceptable(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan,
                       const std::filesystem::path& runFolder) {
  checkOptions(options);
  requireSameFolds(runFolder / "folds.json", plan.folds, cache.items());
  for (const auto fold : chosenFolds(plan)) {
    const auto split = splitOfFold(cache.items(), plan.folds, fold, plan.validationShare);
    requireResumable({runFolder / foldName(fold)}, options, digestsOf({cache, split}).split);
  }
}

TrainingResult trainFold(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan, std::size_t fold,
                         const std::filesystem::path& runFolder, const CancelToken& token, const TrainingObserver& observer) {
  const auto split = splitOfFold(cache.items(), plan.folds, fold, plan.validationShare);
  return train(options, {cache, split}, runFolder / foldName(fold), token, observer);
}

CrossValidationResult crossValidate(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan, const FolderLock& run,
                                    const CancelToken& token, const CrossValidationObserver& observer) {
  const auto& runFolder = run.path();
  const auto all = plan.folds.folds.size();
  const auto chosen = chosenFolds(plan);
  requireAcceptable(options, cache, plan, runFolder);
  if (observer.training.accepted) observer.training.accepted();
  auto ofFolds = observer.training;
  ofFolds.accepted = nullptr;
  writeJson(runFolder / "folds.json", toJson(plan.folds, cache.items()));
  for (const auto f : chosen) {
    token.check();
    if (observer.foldStarts) observer.foldStarts(f, all);
    const auto fold = trainFold(options, cache, plan, f, runFolder, token, ofFolds);
    if (observer.foldEnds) observer.foldEnds(f, fold);
  }
  return poolFolds(options, cache, chosen, runFolder);
}

CrossValidationResult poolFolds(const TrainingOptions& options, const PixelCache& cache, const std::vector<std::size_t>& folds,
                                const std::filesystem::path& runFolder) {
  const auto& labels = cache.info().labels;
  std::vector<PartResult> single, augmented;
  CrossValidationResult result;
  auto bestEpochs = nlohmann::ordered_json::array();
  for (const auto f : folds) {
    const auto folder = runFolder / foldName(f);
    auto fold = readStoredParts(folder, cache);
    if (!fold) throw Error(ErrorCode::FileNotFound, "fold " + std::to_string(f + 1) + " is not finished", toUtf8(folder));
    result.foldAccuracies.push_back(fold->test.evaluation.accuracy);
    bestEpochs.push_back(readJson(folder / "evaluation.json").value("bestEpoch", 0));
    single.push_back(std::move(fold->test));
    augmented.push_back(std::move(fold->testAugmented));
  }
  summarise(result);
  const auto finish = [&](const std::vector<PartResult>& parts, const char* file) {
    auto pool = poolParts(parts, labels);
    pool.evaluation = evaluateInDetail(pool.predictions, labels);
    writePredictions(runFolder / file, pool.predictions, cache, pool.positions);
    return pool;
  };
  result.pooled = finish(single, "predictions.csv");
  nlohmann::ordered_json json{{"folds", folds.size()},
                              {"meanAccuracy", result.meanAccuracy},
                              {"accuracyDeviation", result.accuracyDeviation},
                              {"foldAccuracies", result.foldAccuracies},
                              {"bestEpochs", std::move(bestEpochs)},
                              {"temperatureOfPool", fitTemperature(result.pooled.predictions)},
                              {"pooled", toJson(result.pooled.evaluation)}};
  if (options.testTimeAugmentation) {
    result.pooledAugmented = finish(augmented, "predictions-augmented.csv");
    json["pooledAugmented"] = toJson(result.pooledAugmented.evaluation);
  }
  json["options"] = toJson(options);
  writeJson(runFolder / "crossval.json", json);
  return result;
}

}  // namespace glenoid

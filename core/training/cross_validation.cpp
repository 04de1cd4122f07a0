#include "core/training/cross_validation.h"

#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/training/pooling.h"
#include "core/training/prediction.h"

namespace glenoid {
namespace {

void summarise(CrossValidationResult& result) {
  const auto count = static_cast<double>(result.foldAccuracies.size());
  result.meanAccuracy = std::accumulate(result.foldAccuracies.begin(), result.foldAccuracies.end(), 0.0) / count;
  double squares = 0;
  for (const double accuracy : result.foldAccuracies) squares += std::pow(accuracy - result.meanAccuracy, 2);
  result.accuracyDeviation = count > 1 ? std::sqrt(squares / (count - 1)) : 0;
}

}  // namespace

std::string foldName(std::size_t fold) { return (fold < 9 ? "fold-0" : "fold-") + std::to_string(fold + 1); }

void storeFolds(const std::filesystem::path& file, const Folds& folds, const std::vector<Item>& items) {
  const auto json = toJson(folds, items);
  if (std::filesystem::exists(file) && readJson(file) != json) {
    throw Error(ErrorCode::CheckpointInvalid, "the run in this folder had other folds", toUtf8(file));
  }
  writeJson(file, json);
}

TrainingResult trainFold(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan, std::size_t fold,
                         const std::filesystem::path& runFolder, const CancelToken& token, const TrainingObserver& observer) {
  const auto split = splitOfFold(cache.items(), plan.folds, fold, plan.validationShare);
  return train(options, {cache, split}, runFolder / foldName(fold), token, observer);
}

CrossValidationResult crossValidate(const TrainingOptions& options, const PixelCache& cache, const FoldPlan& plan,
                                    const std::filesystem::path& runFolder, const CancelToken& token,
                                    const CrossValidationObserver& observer) {
  const auto& labels = cache.info().labels;
  const auto all = plan.folds.folds.size();
  auto chosen = plan.only;
  if (chosen.empty()) {
    chosen.resize(all);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  }
  storeFolds(runFolder / "folds.json", plan.folds, cache.items());
  std::vector<PartResult> single, augmented;
  CrossValidationResult result;
  auto bestEpochs = nlohmann::ordered_json::array();
  for (const auto f : chosen) {
    token.check();
    if (observer.foldStarts) observer.foldStarts(f, all);
    const auto fold = trainFold(options, cache, plan, f, runFolder, token, observer.training);
    single.push_back(fold.test);
    augmented.push_back(fold.testAugmented);
    result.foldAccuracies.push_back(fold.test.evaluation.accuracy);
    bestEpochs.push_back(fold.bestEpoch);
    if (observer.foldEnds) observer.foldEnds(f, fold);
  }
  summarise(result);
  const auto finish = [&](const std::vector<PartResult>& parts, const char* file) {
    auto pool = poolParts(parts, labels);
    pool.evaluation = evaluateInDetail(pool.predictions, labels);
    writePredictions(runFolder / file, pool.predictions, cache, pool.positions);
    return pool;
  };
  result.pooled = finish(single, "predictions.csv");
  nlohmann::ordered_json json{{"folds", chosen.size()},
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

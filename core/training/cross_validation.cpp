#include "core/training/cross_validation.h"

#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/training/prediction.h"
#include "core/training/run_folder.h"

namespace glenoid {
namespace {

// Collects the folds' test predictions in the order of the cache.
class Pool {
 public:
  Pool(std::size_t images, std::size_t classes)
      : taken_(images, false), predictions_{classes, std::vector<std::size_t>(images), std::vector<double>(images * classes)} {}

  void add(const PartResult& part) {
    const auto classes = predictions_.classes;
    for (std::size_t i = 0; i < part.positions.size(); ++i) {
      const auto to = part.positions[i];
      if (taken_[to]) throw Error(ErrorCode::Internal, "an image was predicted twice");
      taken_[to] = true;
      predictions_.truth[to] = part.predictions.truth[i];
      for (std::size_t c = 0; c < classes; ++c) {
        predictions_.logits[to * classes + c] = part.predictions.logits[i * classes + c] / part.evaluation.temperature;
      }
    }
  }

  PartResult finish(const std::vector<std::string>& labels) const {
    for (const bool taken : taken_) {
      if (!taken) throw Error(ErrorCode::Internal, "an image was never predicted");
    }
    std::vector<std::size_t> all(taken_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return {all, predictions_, evaluate(predictions_, labels)};
  }

 private:
  std::vector<bool> taken_;
  Predictions predictions_;
};

std::string foldName(std::size_t fold) { return (fold < 9 ? "fold-0" : "fold-") + std::to_string(fold + 1); }

void storeFolds(const std::filesystem::path& file, const nlohmann::json& folds) {
  if (std::filesystem::exists(file) && readJson(file) != folds) {
    throw Error(ErrorCode::CheckpointInvalid, "the run in this folder had other folds", toUtf8(file));
  }
  writeJson(file, folds);
}

void summarise(CrossValidationResult& result) {
  const auto count = static_cast<double>(result.foldAccuracies.size());
  result.meanAccuracy = std::accumulate(result.foldAccuracies.begin(), result.foldAccuracies.end(), 0.0) / count;
  double squares = 0;
  for (const double accuracy : result.foldAccuracies) squares += std::pow(accuracy - result.meanAccuracy, 2);
  result.accuracyDeviation = std::sqrt(squares / (count - 1));
}

}  // namespace

TrainingResult trainFold(const TrainingOptions& options, const PixelCache& cache, const Folds& folds, double validationShare,
                         std::size_t fold, const std::filesystem::path& runFolder, const CancelToken& token,
                         const TrainingObserver& observer) {
  const auto split = splitOfFold(cache.items(), folds, fold, validationShare);
  return train(options, {cache, split}, runFolder / foldName(fold), token, observer);
}

CrossValidationResult crossValidate(const TrainingOptions& options, const PixelCache& cache, const Folds& folds, double validationShare,
                                    const std::filesystem::path& runFolder, const CancelToken& token,
                                    const CrossValidationObserver& observer) {
  const auto& labels = cache.info().labels;
  storeFolds(runFolder / "folds.json", toJson(folds, cache.items()));
  Pool single(cache.size(), labels.size()), augmented(cache.size(), labels.size());
  CrossValidationResult result;
  auto bestEpochs = nlohmann::ordered_json::array();
  for (std::size_t f = 0; f < folds.folds.size(); ++f) {
    token.check();
    if (observer.foldStarts) observer.foldStarts(f, folds.folds.size());
    const auto fold = trainFold(options, cache, folds, validationShare, f, runFolder, token, observer.training);
    single.add(fold.test);
    if (options.testTimeAugmentation) augmented.add(fold.testAugmented);
    result.foldAccuracies.push_back(fold.test.evaluation.accuracy);
    bestEpochs.push_back(fold.bestEpoch);
    if (observer.foldEnds) observer.foldEnds(f, fold);
  }
  summarise(result);
  result.pooled = single.finish(labels);
  writePredictions(runFolder / "predictions.csv", result.pooled.predictions, cache, result.pooled.positions);
  nlohmann::ordered_json json{{"folds", folds.folds.size()},
                              {"meanAccuracy", result.meanAccuracy},
                              {"accuracyDeviation", result.accuracyDeviation},
                              {"foldAccuracies", result.foldAccuracies},
                              {"bestEpochs", std::move(bestEpochs)},
                              {"temperatureOfPool", fitTemperature(result.pooled.predictions)},
                              {"pooled", toJson(result.pooled.evaluation)}};
  if (options.testTimeAugmentation) {
    result.pooledAugmented = augmented.finish(labels);
    writePredictions(runFolder / "predictions-augmented.csv", result.pooledAugmented.predictions, cache, result.pooledAugmented.positions);
    json["pooledAugmented"] = toJson(result.pooledAugmented.evaluation);
  }
  json["options"] = toJson(options);
  writeJson(runFolder / "crossval.json", json);
  return result;
}

}  // namespace glenoid

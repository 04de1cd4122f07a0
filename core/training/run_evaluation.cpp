#include "core/training/run_evaluation.h"

#include <numeric>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/nn/weights.h"
#include "core/training/environment.h"
#include "core/training/prediction.h"
#include "core/training/run_weights.h"

namespace glenoid {
namespace {

std::vector<std::size_t> chosenPositions(const std::filesystem::path& runFolder, const PixelCache& cache, bool testPartOnly) {
  if (testPartOnly) return splitFromJson(readJson(runFolder / "split.json"), cache.items()).test;
  std::vector<std::size_t> all(cache.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

}  // namespace

RunEvaluation evaluateRun(const std::filesystem::path& runFolder, const PixelCache& cache, const RunEvaluationOptions& options,
                          const CancelToken& token, const TrainingObserver& observer) {
  const auto& labels = cache.info().labels;
  const auto temperatures = readJson(runFolder / "evaluation.json");
  const auto positions = chosenPositions(runFolder, cache, options.testPartOnly);
  const auto device = chooseDevice(options.device, observer);
  const auto run = loadRunNetwork(runFolder, labels, device);
  const PixelStore store(cache, device);
  const auto part = [&](bool augmented, const char* key) -> PartResult {
    const auto predictions =
        predict(*run.network, store, positions, {preprocessingOf(run.options), run.options.batch, augmented}, token, observer.progress);
    return {positions, predictions, evaluate(predictions, labels, temperatures.value(key, 1.0))};
  };
  RunEvaluation result;
  result.single = part(false, "temperature");
  if (options.testTimeAugmentation) result.augmented = part(true, "temperatureAugmented");
  return result;
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_evaluation.h"

#include <numeric>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/dataset/trained_images.h"
#include "core/nn/torch_error.h"
#include "core/nn/weights.h"
#include "core/runs/environment.h"
#include "core/runs/run_weights.h"
#include "core/runs/stored_parts.h"
#include "core/training/network_options.h"
#include "core/training/prediction.h"
#include "core/training/training_device.h"

namespace glenoid {

std::vector<std::size_t> measuredPositions(const std::filesystem::path& runFolder, const PixelCache& cache, bool testPartOnly) {
  const auto split = runFolder / "split.json";
  if (testPartOnly) return readSplit(split, cache.items()).test;
  if (const auto learned = learnedAmong(readJson(split), cache.items()); learned > 0) {
    throw Error(ErrorCode::DatasetMismatch,
                "the run learned from " + std::to_string(learned) + " of the images, or chose its weights by them", toUtf8(runFolder));
  }
  std::vector<std::size_t> all(cache.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

namespace {

RunEvaluation measure(const std::filesystem::path& runFolder, const PixelCache& cache, const RunEvaluationOptions& options,
                      const CancelToken& token, const TrainingObserver& observer) {
  const auto& labels = cache.info().labels;
  const auto positions = measuredPositions(runFolder, cache, options.testPartOnly);
  const auto device = chooseDevice(options.device, observer);
  const auto run = loadRunNetwork(runFolder, labels, device);
  const PixelStore store(cache, device);
  const auto part = [&](bool augmented, const char* key) -> PartResult {
    const auto predictions =
        predict(*run.network, store, positions, {preprocessingOf(run.options), run.options.batch, augmented}, token, observer.progress);
    return {positions, predictions, evaluate(predictions, labels, storedTemperature(runFolder, key).value_or(1))};
  };
  RunEvaluation result;
  result.single = part(false, "temperature");
  if (options.testTimeAugmentation) result.augmented = part(true, "temperatureAugmented");
  return result;
}

}  // namespace

RunEvaluation evaluateRun(const std::filesystem::path& runFolder, const PixelCache& cache, const RunEvaluationOptions& options,
                          const CancelToken& token, const TrainingObserver& observer) {
  return withTorchErrors([&] { return measure(runFolder, cache, options, token, observer); });
}

}  // namespace glenoid

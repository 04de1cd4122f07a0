// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_doubt.h"

#include <numeric>

#include "core/base/error.h"
#include "core/doubt/gate_fit.h"
#include "core/doubt/neighbours.h"
#include "core/runs/environment.h"

namespace glenoid {

Bundle withRunGate(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token,
                   const TrainingObserver& observer) {
  try {
    const auto split = readSplit(run / "split.json", cache.items());
    const auto references = readReferences(installedReferences());
    GateFeatures features(installedBackbone());
    const auto own = ownPictures(features, cache, split.train, token, observer.progress);
    const auto fit = fitGate(own, references, features.backboneSha256(),
                             {.subject = bundle.model.subject, .ownRejected = ownRejectedFor(bundle.model.subject)}, token);
    return withGate(std::move(bundle), fit.gate, toJson(fit.report));
  } catch (const Error& error) {
    const auto code = error.code();
    if (code != ErrorCode::DatasetTooSmall && code != ErrorCode::DatasetMismatch && code != ErrorCode::FileNotFound) throw;
    if (observer.fact) observer.fact({FactCode::ModelWithoutGate, {}});
    return bundle;
  }
}

Bundle withRunNeighbours(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token,
                         const TrainingObserver& observer) {
  try {
    const auto split = readSplit(run / "split.json", cache.items());
    const auto pictures = learnedPictures(bundle, cache, split.train, token, observer.progress);
    return withNeighbours(std::move(bundle), pictures);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::DatasetMismatch) throw;
    return bundle;
  }
}

std::vector<std::size_t> learnedPositions(const ModelDescription& model, const PixelCache& cache, const std::filesystem::path& split) {
  Split parts;
  if (split.empty()) {  // as a final fit
    const auto options = model.training.is_object() ? model.training.value("options", nlohmann::json::object()) : nlohmann::json::object();
    const auto* seed =
        options.is_object() && options.contains("seed") ? options["seed"].get_ptr<const nlohmann::json::number_unsigned_t*>() : nullptr;
    parts.seed = seed ? *seed : 0;
    parts.train.resize(cache.size());
    std::iota(parts.train.begin(), parts.train.end(), std::size_t{0});
  } else {
    parts = readSplit(split, cache.items());
  }
  const auto digest = digestsOf({cache, parts}).split;
  if (!model.training.is_object() || model.training.value("splitSha256", nlohmann::json()) != digest) {
    throw Error(ErrorCode::DatasetMismatch,
                split.empty() ? "the model was not trained on all of these pictures" : "the model was trained on another split");
  }
  return parts.train;
}

Bundle withRunDoubt(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token,
                    const TrainingObserver& observer) {
  return withRunNeighbours(withRunGate(std::move(bundle), run, cache, token, observer), run, cache, token, observer);
}

}  // namespace glenoid

#include "core/training/run_gate.h"

#include "core/base/error.h"
#include "core/doubt/gate_fit.h"

namespace glenoid {

Bundle withRunGate(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token,
                   const TrainingObserver& observer) {
  try {
    const auto split = readSplit(run / "split.json", cache.items());
    const auto references = readReferences(installedReferences());
    GateFeatures features(installedBackbone());
    const auto own = ownPictures(features, cache, split.train, token, observer.progress);
    const auto fit = fitGate(own, references, features.backboneSha256(), {.subject = bundle.model.subject, .ownRejected = ownRejectedFor(bundle.model.subject)}, token);
    return withGate(std::move(bundle), fit.gate, toJson(fit.report));
  } catch (const Error& error) {
    const auto code = error.code();
    if (code != ErrorCode::DatasetTooSmall && code != ErrorCode::DatasetMismatch && code != ErrorCode::FileNotFound) throw;
    if (observer.fact) observer.fact({FactCode::ModelWithoutGate, {}});
    return bundle;
  }
}

}  // namespace glenoid

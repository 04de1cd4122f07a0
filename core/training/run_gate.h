// The gate of a model that a run has trained.
#pragma once

#include "core/bundle/bundle.h"
#include "core/training/trainer.h"

namespace glenoid {

// Fits a gate (core/doubt) on the training part of the run and the shipped references, and puts it into the run's bundle. What no gate
// can be fitted on - too few pictures, a cache of others, or a program without its gate files - leaves the bundle as it is, with the fact
// ModelWithoutGate. Throws Cancelled, and Error as withGate.
Bundle withRunGate(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token = {},
                   const TrainingObserver& observer = {});

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// What a model that a run has trained knows of its doubt: its gate, and the pictures it learned from. No other picture of the run has a
// say.
#pragma once

#include <filesystem>
#include <vector>

#include "core/bundle/bundle.h"
#include "core/runs/training_run.h"

namespace glenoid {

// Fits a gate (core/doubt) on the training part of the run and the shipped references, and puts it into the run's bundle. What no gate
// can be fitted on - too few pictures, a cache of others, or a program without its gate files - leaves the bundle as it is, with the fact
// ModelWithoutGate. Throws Cancelled, and Error as withGate.
Bundle withRunGate(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token = {},
                   const TrainingObserver& observer = {});

// Puts the embeddings of the run's training part (core/doubt/neighbours) into the run's bundle. A cache of other pictures leaves it as it
// is. Throws Cancelled, and Error as learnedPictures and withNeighbours.
Bundle withRunNeighbours(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token = {},
                         const TrainingObserver& observer = {});

// Where in the cache the pictures lie that the model was trained on: the training part of this stored split, or, if it is empty, all of
// them. Throws Error DatasetMismatch if the model says that it was trained on others (model.json, "training": splitSha256), or if it does
// not say; and as readSplit.
std::vector<std::size_t> learnedPositions(const ModelDescription& model, const PixelCache& cache, const std::filesystem::path& split = {});

// Both. Throws as they do.
Bundle withRunDoubt(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token = {},
                    const TrainingObserver& observer = {});

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a trained model that judge doubt: its gate, and the pictures it learned from. Only pictures of the training part are used.
#pragma once

#include <filesystem>
#include <vector>

#include "core/bundle/bundle.h"
#include "core/runs/training_run.h"

namespace glenoid {

// Fits a gate (core/doubt) on the training part of the run and the shipped references, and puts it into the run's bundle. If no gate can be
// fitted (too few pictures, a cache with other pictures, or missing gate files), the bundle stays as it is, and the fact ModelWithoutGate
// is reported. Throws Cancelled, and Error as withGate() does.
Bundle withRunGate(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token = {},
                   const TrainingObserver& observer = {});

// Puts the embeddings of the run's training part (core/doubt/neighbours) into the run's bundle. If the cache holds other pictures, the
// bundle stays as it is. Throws Cancelled, and Error as learnedPictures() and withNeighbours() do.
Bundle withRunNeighbours(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token = {},
                         const TrainingObserver& observer = {});

// Cache positions of the pictures that the model was trained on: the training part of the stored split, or all pictures if `split` is
// empty. Throws Error DatasetMismatch if the model states other training data (model.json, "training": splitSha256) or none, and as
// readSplit() does.
std::vector<std::size_t> learnedPositions(const ModelDescription& model, const PixelCache& cache, const std::filesystem::path& split = {});

// Calls both. Throws as they do.
Bundle withRunDoubt(Bundle bundle, const std::filesystem::path& run, const PixelCache& cache, const CancelToken& token = {},
                    const TrainingObserver& observer = {});

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The model that a finished run leaves in its folder.
#pragma once

#include <filesystem>
#include <string>

#include "core/base/cancel_token.h"
#include "core/bundle/bundle.h"
#include "core/dataset/pixel_cache.h"
#include "core/training/observer.h"
#include "core/training/options.h"

namespace glenoid {

// The run folder's name, reduced to the characters allowed in a model's name.
std::string modelName(const std::filesystem::path& runFolder);

// For a finished run: RUN/model, a bundle with the best weights, named after the folder and the data set (as for openDataset), with gate
// and neighbours if the cache of its pictures exists. Rewritten each time. Throws Cancelled; Error FileNotFound for an unfinished run,
// ModelNotFinite, which the run keeps as its failure, FileUnwritable, and as withRunDoubt().
Bundle finishRun(const std::filesystem::path& run, const std::filesystem::path& data, const TrainingOptions& options,
                 const PixelCache* cache, const CancelToken& token = {}, const TrainingObserver& observer = {});

// RUN/model of a finished run; written first, as by finishRun(), if it is missing. Throws as readBundle() and finishRun().
Bundle bundleOfRun(const std::filesystem::path& run, const CancelToken& token = {});

}  // namespace glenoid

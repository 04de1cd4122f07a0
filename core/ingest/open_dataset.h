// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a person names as a data set, as decoded pixels.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/pixel_cache.h"
#include "core/decoding/decoder.h"

namespace glenoid {

// `data` is a folder with one folder of radiographs for each class, a CSV (see indexCsv), a pack or a folder of packs (see packedDataset),
// or a pixel cache, which is used as it is. All else is decoded for `cacheFile` (PixelCache::keep() puts it there), or taken from there
// where it is already decoded; only then is a decoder made. Throws Error or Cancelled as indexFolder, indexCsv, decodedDataset,
// packedDataset, PixelCache and `makeDecoder`.
PixelCache openDataset(const std::filesystem::path& data, const std::filesystem::path& cacheFile,
                       const std::function<std::unique_ptr<Decoder>()>& makeDecoder, const CancelToken& token = {},
                       const ProgressCallback& progress = {});

// For training on what openDataset() made of `data`. Throws Error DatasetIncomplete naming the first file that failed (errorStatus): it is
// most likely a good picture, and a run that began without it could not go on once it is read again. A pixel cache is complete as it is.
void requireComplete(const PixelCache& cache, const std::filesystem::path& data);

}  // namespace glenoid

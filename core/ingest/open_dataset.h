// SPDX-License-Identifier: GPL-3.0-or-later
// Opens anything that users may give as a data set, as decoded pixels.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"
#include "core/dataset/pixel_cache.h"
#include "core/decoding/decoder.h"

namespace glenoid {

// The pictures of a folder with one folder of radiographs for each class, of a ZIP of one, or of a CSV. Throws as indexFolder(), indexZip()
// and indexCsv() do, and Error OfficeDocument, for example for a workbook that is named .csv.
Index indexDataset(const std::filesystem::path& data, Decoder& decoder, const CancelToken& token = {},
                   const ProgressCallback& progress = {});

// `data` is a folder with one folder of radiographs for each class, a ZIP of one (see indexZip), a CSV (see indexCsv), a pack or a folder
// of packs (see packedDataset), or a pixel cache, which is used as it is; only then is no decoder made. The decoder lists what is in a ZIP.
// Everything else is decoded for `cacheFile` (PixelCache::keep() moves it there), or taken from there if already decoded. Throws Error or
// Cancelled as indexDataset(), decodedDataset(), packedDataset(), PixelCache and `makeDecoder` do.
PixelCache openDataset(const std::filesystem::path& data, const std::filesystem::path& cacheFile,
                       const std::function<std::unique_ptr<Decoder>()>& makeDecoder, const CancelToken& token = {},
                       const ProgressCallback& progress = {});

// For training on the result of openDataset(). Throws Error DatasetIncomplete that names the first file that failed for a temporary reason
// (errorStatus). Such a file is most likely a good picture, and a run that starts without it could not continue once the file is readable
// again. A pixel cache given as `data` counts as complete.
void requireComplete(const PixelCache& cache, const std::filesystem::path& data);

}  // namespace glenoid

// Whatever a person names as a data set, as decoded pixels.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/pixel_cache.h"
#include "core/imaging/decoder.h"

namespace glenoid {

// `data` is a folder with one folder of radiographs for each class, a CSV (see indexCsv), a pack or a folder of packs (see packedDataset),
// or a pixel cache, which is used as it is. All else is decoded to `cacheFile`, or taken from there where it is already decoded; only then
// is a decoder made. Throws Error or Cancelled as indexFolder, indexCsv, decodedDataset, packedDataset, PixelCache and `makeDecoder`.
PixelCache openDataset(const std::filesystem::path& data, const std::filesystem::path& cacheFile,
                       const std::function<std::unique_ptr<Decoder>()>& makeDecoder, const CancelToken& token = {},
                       const ProgressCallback& progress = {});

}  // namespace glenoid

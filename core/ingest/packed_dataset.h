// SPDX-License-Identifier: GPL-3.0-or-later
// From packs to the decoded pixel cache: large sets of small pictures that come as mosaics in a few zips.
//
// A pack is a zip of JPEG mosaics (in the order of their names), each 16 x 16 tiles, row by row, and labels.json: one class number a tile.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/pixel_cache.h"
#include "core/decoding/decoder.h"

namespace glenoid {

// `data` itself where it is a zip; the zips in it where it is a folder, sorted by name. Empty: no pack.
std::vector<std::filesystem::path> packsOf(const std::filesystem::path& data);

// A cache for `file` of all tiles of these packs as one data set, as large as the tiles are: what stands there where it was made from the
// same zips, else written anew, to be put in place by PixelCache::keep(), mosaic by mosaic, so that a hundred thousand pictures need no
// more memory than one mosaic and the list of items. The labels are the class numbers, padded with zeros; an item's path is
// "PACK/MOSAIC#TILE", its SHA-256 that of its pixels. Near-duplicates are not looked for. Throws Error as readRaster for a mosaic,
// TooLarge, FileUnwritable, FileInvalid for packs that do not fit this description; Cancelled.
PixelCache packedDataset(const std::vector<std::filesystem::path>& packs, Decoder& decoder, const std::filesystem::path& file,
                         const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid

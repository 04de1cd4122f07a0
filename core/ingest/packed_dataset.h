// SPDX-License-Identifier: GPL-3.0-or-later
// From packs to the decoded pixel cache: large sets of small pictures, stored as mosaics in a few zips.
//
// A pack is a zip of JPEG mosaics (in the order of their names), each with 16 x 16 tiles, row by row, and labels.json with one class number
// for each tile.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/pixel_cache.h"
#include "core/decoding/decoder.h"

namespace glenoid {

// `data` itself if it is a zip; the zips in it, sorted by name, if it is a folder. Empty if there is no pack.
std::vector<std::filesystem::path> packsOf(const std::filesystem::path& data);

// A cache for `file` of all tiles of these packs as one data set, with the size of the tiles. If the file there was made from the same
// zips, it is used. Otherwise a new one is written, which PixelCache::keep() moves into place. It is written mosaic by mosaic, so that a
// hundred thousand pictures need only the memory of one mosaic and the list of items. The labels are the class numbers, padded with zeros.
// An item's path is "PACK/MOSAIC#TILE"; its SHA-256 is that of its pixels. Near-duplicates share a group, as in
// decodedDataset(), if there are at most 20,000 tiles and these are at least 32 pixels wide. The decoder reads the zips. Throws Error as it
// does, FileUnwritable, FileInvalid for packs that do not fit this description; or Cancelled.
PixelCache packedDataset(const std::vector<std::filesystem::path>& packs, Decoder& decoder, const std::filesystem::path& file,
                         const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid

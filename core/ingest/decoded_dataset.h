// SPDX-License-Identifier: GPL-3.0-or-later
// From radiograph files to the decoded pixel cache that training reads.
#pragma once

#include <cstddef>
#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"
#include "core/dataset/pixel_cache.h"
#include "core/decoding/decoder.h"

namespace glenoid {

// A cache of the index's pictures for `file`. If the file there already holds them all by the current recipe, it is used. Otherwise a new
// cache is written, which PixelCache::keep() moves into place; only contents that the old one lacks are decoded, `ahead` files at a time.
// Near-duplicates (NearDuplicateSearch) are stored in the cache and share a group, joined with the groups of the index. A file that cannot
// be decoded (tried twice if reading failed, see PatientDecoder) is recorded as skipped, after those of the index, and is tried again the
// next time. A class without a decoded picture is left out with a notice. The facts of each picture become notices, also that it is blank
// or very small. Throws Cancelled (the old file stays), Error FileUnwritable, or DatasetInvalid if fewer than two classes have a picture,
// or none of the one class of indexPictures().
PixelCache decodedDataset(const Index& index, Decoder& decoder, const std::filesystem::path& file, const CancelToken& token,
                          const ProgressCallback& progress, std::size_t ahead = 2);

}  // namespace glenoid

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

// A cache of the index's pictures for `file`: what stands there where it already holds all of them by today's recipe. Else it is written
// anew, to be put in place by PixelCache::keep(); only contents that the old one lacks are decoded, `ahead` files at a time.
// Near-duplicates (NearDuplicateSearch) are kept in it, and share a group with each other and with the groups of the index. A file that
// cannot be decoded, twice where it failed (PatientDecoder), is recorded as skipped behind those of the index, and the rest goes on; it is
// tried again the next time. Throws Cancelled (what stood at `file` stays), Error FileUnwritable, or DatasetInvalid where no file could be
// read.
PixelCache decodedDataset(const Index& index, Decoder& decoder, const std::filesystem::path& file, const CancelToken& token,
                          const ProgressCallback& progress, std::size_t ahead = 2);

}  // namespace glenoid

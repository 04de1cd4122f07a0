// From radiograph files to the decoded pixel cache that training reads.
#pragma once

#include <cstddef>
#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"
#include "core/dataset/pixel_cache.h"
#include "core/imaging/decoder.h"

namespace glenoid {

// A cache of the index's pictures at `file`: kept where it already holds all of these contents by today's recipe, else decoded anew,
// `ahead` files at a time, and put in place at the end. A file that cannot be read is recorded as skipped and the rest goes on.
// Throws Cancelled (what stood at `file` stays), Error FileUnwritable, or DatasetInvalid where no file could be read.
PixelCache decodedDataset(const Index& index, Decoder& decoder, const std::filesystem::path& file, const CancelToken& token,
                          const ProgressCallback& progress, std::size_t ahead = 2);

}  // namespace glenoid

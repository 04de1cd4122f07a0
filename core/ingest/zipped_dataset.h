// SPDX-License-Identifier: GPL-3.0-or-later
// A data set in a ZIP, laid out like a folder with one folder of radiographs for each class.
#pragma once

#include <cstddef>
#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"
#include "core/decoding/decoder.h"

namespace glenoid {

// As indexFolder(), from what the decoder lists in the ZIP; the digests are its, too, `ahead` (>= 1) of them at once. A single folder
// around those of the classes is no class. Notices name the labels that may be wrong (DicomDirEntry::guessedName), and hidden pictures as
// hiddenPictures() does. Throws Error as Decoder::readDirectory(), DatasetInvalid (fewer than two classes with files), or Cancelled.
Index indexZip(const std::filesystem::path& zip, Decoder& decoder, const CancelToken& token = {}, const ProgressCallback& progress = {},
               std::size_t ahead = 2);

}  // namespace glenoid

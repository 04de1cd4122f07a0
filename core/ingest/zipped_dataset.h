// SPDX-License-Identifier: GPL-3.0-or-later
// A data set in a ZIP, laid out like a folder with one folder of radiographs for each class.
#pragma once

#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"
#include "core/decoding/decoder.h"

namespace glenoid {

// As indexFolder(), from what the decoder lists in the ZIP; the digests are its, too. A single folder around those of the classes is no
// class. Throws Error as Decoder::readDirectory(), DatasetInvalid (fewer than two classes with files), or Cancelled.
Index indexZip(const std::filesystem::path& zip, Decoder& decoder, const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Which radiographs are listed with the one that is opened: its folder, the files dropped together, or the contents of a DICOMDIR.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <vector>

#include <QString>

#include "core/base/cancel_token.h"
#include "core/decoding/decoder.h"

namespace glenoid::ui {

struct CaseEntry {
  std::filesystem::path file;
  QString title;   // the file's name, or what the DICOMDIR calls it
  QString detail;  // its place in a DICOMDIR; empty otherwise
};

struct CaseListing {
  std::vector<CaseEntry> entries;
  std::size_t first = 0;  // the entry to open; there may be no entries
};

// `file` and every visible file of its folder that may be a picture, in natural order ("2" before "10"). Only `file` if the folder cannot
// be read.
CaseListing siblingsOf(const std::filesystem::path& file);
// The same, but only `file` if `list` has not ended after `patience`: a network share may not answer. For worker threads.
CaseListing siblingsInTime(const std::filesystem::path& file, std::chrono::milliseconds patience,
                           const std::function<CaseListing(const std::filesystem::path&)>& list = siblingsOf);

// The pictures in files, folders and DICOMDIRs, as listFiles() lists them. Blocks; throws Cancelled.
CaseListing listingOf(const std::vector<std::filesystem::path>& paths, Decoder& decoder, const CancelToken& token);

}  // namespace glenoid::ui

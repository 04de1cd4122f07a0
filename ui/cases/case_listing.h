// SPDX-License-Identifier: GPL-3.0-or-later
// Which radiographs stand beside the one that is opened: its folder, what was dropped together, or what a DICOMDIR lists.
#pragma once

#include <filesystem>
#include <vector>

#include <QString>

#include "core/base/cancel_token.h"
#include "core/decoding/decoder.h"

namespace glenoid::ui {

struct CaseEntry {
  std::filesystem::path file;
  QString title;   // the file's name, or what the DICOMDIR calls it
  QString detail;  // where it belongs in a DICOMDIR; empty otherwise
};

struct CaseListing {
  std::vector<CaseEntry> entries;
  std::size_t first = 0;  // the one to open; there may be none
};

// Every visible file of its folder, in the order a person counts ("2" before "10"); `file` alone where the folder cannot be read.
CaseListing siblingsOf(const std::filesystem::path& file);

// Files as given, folders with everything under them, directories of DICOM media with what they list. A folder that holds a DICOMDIR is
// what it lists. Blocks; throws what reading a DICOMDIR throws, and Cancelled.
CaseListing listingOf(const std::vector<std::filesystem::path>& paths, Decoder& decoder, const CancelToken& token);

}  // namespace glenoid::ui

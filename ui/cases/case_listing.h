// SPDX-License-Identifier: GPL-3.0-or-later
// Which radiographs are listed with the one that is opened: its folder, the files dropped together, or the contents of a DICOMDIR.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <vector>

#include <QString>

#include "core/base/cancel_token.h"
#include "core/inference/file_list.h"

namespace glenoid::ui {

struct CaseEntry {
  std::filesystem::path file;
  QString title;         // the file's name, or what the DICOMDIR calls it
  QString detail;        // its patient, study and series; empty if they are not known
  QString heading = {};  // lines above the first picture of a patient, study or series: "Patient 2", "Study 3", "Series 5: CR"
};

struct CaseListing {
  std::vector<CaseEntry> entries;
  std::size_t first = 0;         // the entry to open; there may be no entries
  std::vector<Fact> facts = {};  // ObjectsLeftOut
};

// `file` and every visible file of its folder that may be a picture, in natural order ("2" before "10"). Only `file` if the folder cannot
// be read.
CaseListing siblingsOf(const std::filesystem::path& file);
// The same, but only `file` if `list` has not ended after `patience`: a network share may not answer. For worker threads.
CaseListing siblingsInTime(const std::filesystem::path& file, std::chrono::milliseconds patience,
                           const std::function<CaseListing(const std::filesystem::path&)>& list = siblingsOf);

// The pictures in files, folders and DICOMDIRs, as listFiles() lists them, those of one patient, study and series together. Pictures that
// are no DICOM files come first. Blocks; throws Cancelled.
CaseListing listingOf(const std::vector<std::filesystem::path>& paths, Decoder& decoder, const CancelToken& token,
                      const ListOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace glenoid::ui

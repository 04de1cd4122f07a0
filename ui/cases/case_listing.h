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

// filesBeside(), but only `file` if that has not ended after `patience`: a network share may not answer. For worker threads.
using FilesBeside = std::function<std::vector<std::filesystem::path>(const std::filesystem::path&)>;
std::vector<std::filesystem::path> besideInTime(const std::filesystem::path& file, std::chrono::milliseconds patience,
                                                const FilesBeside& list = filesBeside);

// The pictures among the files of a folder from which `opened` was opened, as listBeside() lists them, in the order of listingOf().
// Blocks; throws Cancelled.
CaseListing listingBeside(const std::filesystem::path& opened, const std::vector<std::filesystem::path>& files, Decoder& decoder,
                          const CancelToken& token, const ListOptions& options = {});

// The pictures in files, folders and DICOMDIRs, as listFiles() lists them, those of one patient, study and series together. Pictures that
// are no DICOM files come first. Blocks; throws Cancelled.
CaseListing listingOf(const std::vector<std::filesystem::path>& paths, Decoder& decoder, const CancelToken& token,
                      const ListOptions& options = {});

}  // namespace glenoid::ui

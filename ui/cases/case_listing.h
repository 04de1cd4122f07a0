// SPDX-License-Identifier: GPL-3.0-or-later
// Which radiographs are listed with the one that is opened: its folder, the files dropped together, or the contents of a DICOMDIR.
#pragma once

#include <filesystem>
#include <vector>

#include <QString>

#include "core/base/cancel_token.h"
#include "core/inference/file_list.h"

namespace glenoid::ui {

struct CaseEntry {
  std::filesystem::path file;
  QString title;         // the file's name, or what the DICOMDIR calls it, with that name if it calls others the same
  QString detail;        // its patient, study and series; empty if they are not known
  QString heading = {};  // lines above the first picture of a patient, study or series: "Patient 2", "Study 3", "Series 5: CR"
};

struct CaseListing {
  std::vector<CaseEntry> entries;
  std::vector<Fact> facts = {};  // of the list of files, but not FilesLeftOut
};

// The pictures in the folder of `opened`, as listBeside() lists them, in the order of listingOf(). Blocks; throws Cancelled.
CaseListing listingBeside(const std::filesystem::path& opened, Decoder& decoder, const CancelToken& token, const ListOptions& options = {},
                          const ProgressCallback& progress = {});

// The pictures in files, folders and DICOMDIRs, as listFiles() lists them, those of one patient, study and series together. Pictures that
// are no DICOM files come first. Blocks; throws Cancelled.
CaseListing listingOf(const std::vector<std::filesystem::path>& paths, Decoder& decoder, const CancelToken& token,
                      const ListOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace glenoid::ui

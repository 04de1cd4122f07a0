// SPDX-License-Identifier: GPL-3.0-or-later
// What a DICOMDIR (PS3.3 Annex F) lists, without a word on the patient.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glenoid {

struct DicomDirEntry {
  int patient = 0, study = 0, series = 0;  // counted from 1 in the order of the directory; 0 where the record hangs loose
  std::string seriesNumber, imageNumber;   // as the file says, may be empty
  std::string modality;                    // of the series
  std::string recordType;                  // "IMAGE", "SR DOCUMENT", ...
  std::string description;                 // body part examined; study and series descriptions may name persons (PS3.15 Table E.1-1)
  std::filesystem::path file;              // absolute; may not exist
  bool operator==(const DicomDirEntry&) const = default;
};

// One entry for each referenced file, in the order of the hierarchy; records that cannot be reached come last, in the order of the file.
// Entries that lead out of the directory's folder are left out. Throws Error FileNotFound, FileUnreadable, DamagedFile and, where the file
// is no DICOMDIR, UnknownFormat.
std::vector<DicomDirEntry> readDicomDir(const std::filesystem::path& path);

}  // namespace glenoid

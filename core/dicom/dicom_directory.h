// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of a DICOMDIR (PS3.3 Annex F), without information about the patient.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace glenoid {

struct DicomDirEntry {
  int patient = 0, study = 0, series = 0;  // counted from 1 in the order of the directory; 0 if the record has no parent of this kind
  std::string seriesNumber, imageNumber;   // as in the file; may be empty
  std::string modality;                    // of the series
  std::string recordType;                  // "IMAGE", "SR DOCUMENT", ...
  std::string description;     // body part examined; not the study and series descriptions, which may name people (PS3.15 Table E.1-1)
  std::filesystem::path file;  // absolute; may not exist
  int sameName = 0;            // further files of this name, which cannot be read; only in a ZIP
  bool guessedName = false;    // the name is in an unknown encoding, so its letters may be wrong; only in a ZIP
  bool hidden = false;         // a picture that is left out, because it or a folder above it is hidden; only in a ZIP
  bool operator==(const DicomDirEntry&) const = default;
};

// One entry for each referenced file, in the order of the hierarchy. A file is also found if its name has small letters, a version
// (";1") or an ending (".dcm") that the directory does not give. Records that cannot be reached follow in file order. Entries that lead
// out of the directory's folder are left out. Throws Error FileNotFound, FileUnreadable, DamagedFile, and UnknownFormat if the file is not
// a DICOMDIR.
std::vector<DicomDirEntry> readDicomDir(const std::filesystem::path& path);

// The paths of the files and folders in a folder.
using FolderLister = std::function<std::vector<std::filesystem::path>(const std::filesystem::path& folder)>;
// The same for a DICOMDIR at `path` that stands for one in another folder, of which only `list` knows the contents.
std::vector<DicomDirEntry> readDicomDir(const std::filesystem::path& path, const std::filesystem::path& folder, const FolderLister& list);

}  // namespace glenoid

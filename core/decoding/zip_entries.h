// SPDX-License-Identifier: GPL-3.0-or-later
// The files in a ZIP, as if it were a folder: "study.zip/DIR/IM1". Only for the decoder process, because libzip reads untrusted
// data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/base/unnamed_file.h"
#include "core/dicom/dicom_directory.h"

namespace glenoid {

struct ArchiveEntry {
  std::filesystem::path archive;
  std::filesystem::path path;  // of the entry, in the archive
};
// Splits a path that leads into a ZIP; empty for any other path, also for that of a file or folder.
std::optional<ArchiveEntry> archiveEntry(const std::filesystem::path& path);

// Reads ZIPs. The last one stays open for the next of its files, because opening reads the list of all of them. A ZIP that has changed is
// opened again. May be used by several threads, which take turns.
class ZipReader {
 public:
  ZipReader();
  ~ZipReader();

  // One entry for each file in the ZIP, sorted by path, with recordType "IMAGE" if it may be a picture. What a DICOMDIR in it lists comes
  // first, as readDicomDir() lists it; if these are pictures, of the other files only DICOM may be. Hidden pictures come last, without a
  // recordType (DicomDirEntry::hidden); other hidden files and the folder of macOS are left out. Backslashes in names stand between
  // folders. Of several files of one name only the first is listed. A name that is not UTF-8 is read as code page 437
  // (DicomDirEntry::guessedName). Throws Error FileNotFound, FileUnreadable, DamagedFile, UnsafeArchive if a name leads out of the ZIP,
  // ArchiveTooLarge if it holds more than 10,000 files.
  std::vector<DicomDirEntry> list(const std::filesystem::path& archive);

  // What one DICOMDIR in the ZIP lists. Throws Error as unpack() and readDicomDir().
  std::vector<DicomDirEntry> listDirectory(const ArchiveEntry& entry);

  // Unpacks one entry, of at most `limit` and 512 MiB. Throws Error that names "archive/entry": FileNotFound, DamagedFile, EncryptedEntry,
  // UnsafeArchive, ArchiveTooLarge, also for an entry that grows more than a hundredfold beyond 64 MiB.
  UnnamedFile unpack(const ArchiveEntry& entry, std::int64_t limit);

  // Whether the name of the entry is in an unknown encoding; false if there is no such entry. Throws Error as list().
  bool isNameGuessed(const ArchiveEntry& entry);

  // Closes the ZIP, so that it can be replaced, and its disk ejected.
  void close();

 private:
  struct Open;
  Open& open(const std::filesystem::path& archive);

  std::mutex mutex_;  // of `open_`
  std::unique_ptr<Open> open_;
};

}  // namespace glenoid

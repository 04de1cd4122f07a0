// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a file into a Radiograph.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/dicom/dicom_directory.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

// Every implementation may be used by several threads at once.
class Decoder {
 public:
  virtual ~Decoder() = default;
  // The content of the file decides the format, not its name. "study.zip/DIR/IM1" is a file in a ZIP. Blocks; checks the token before and
  // while it waits. Throws Error that names the file, or Cancelled.
  virtual Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) = 0;
  // The entries of a DICOMDIR, also of one in a ZIP, as readDicomDir() lists them, or the files in a ZIP, as ZipReader::list() does.
  // UnknownFormat for any other file, and from decoders without this function. Blocks and throws as read() does.
  virtual std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken& token);
  // The SHA-256 of the file's bytes, as sha256OfFile(), also of a file in a ZIP from decoders that read such. Blocks and throws as read()
  // does.
  virtual std::string digestOf(const std::filesystem::path& file, const CancelToken& token);
  // The bytes of a file, also of a file in a ZIP from decoders that read such. TooLarge, or ArchiveTooLarge in a ZIP, for more than `limit`
  // bytes. Blocks and throws as read() does.
  virtual std::string readText(const std::filesystem::path& file, std::int64_t limit, const CancelToken& token);
  // Closes what is kept open for the next request, so that others can replace it, and eject its disk.
  virtual void closeFiles() {}
};

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/decoder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"

namespace glenoid {

std::vector<DicomDirEntry> Decoder::readDirectory(const std::filesystem::path& file, const CancelToken& token) {
  token.check();
  throw Error(ErrorCode::UnknownFormat, "not a directory of DICOM files", toUtf8(file));
}

std::string Decoder::digestOf(const std::filesystem::path& file, const CancelToken& token) {
  token.check();
  return sha256OfFile(file);
}

std::string Decoder::readText(const std::filesystem::path& file, std::int64_t limit, const CancelToken& token) {
  token.check();
  requireRegularFile(file);
  const auto size = std::filesystem::file_size(file);
  if (size > static_cast<std::uintmax_t>(limit)) throw Error(ErrorCode::TooLarge, std::to_string(size) + " bytes", toUtf8(file));
  return readTextFile(file);
}

}  // namespace glenoid

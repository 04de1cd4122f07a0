// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/zip_archive.h"

#include <algorithm>
#include <array>
#include <utility>

#include <zip.h>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(std::filesystem::path file) : file_(std::move(file)) {
  int code = 0;
  archive_.reset(zip_open(toUtf8(file_).c_str(), ZIP_RDONLY, &code));
  if (archive_) return;
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  const std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  throw Error(code == ZIP_ER_NOENT ? ErrorCode::FileNotFound : ErrorCode::DamagedFile, reason, toUtf8(file_));
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> names;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive_.get(), 0); ++i) {
    if (const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0)) names.emplace_back(name);
  }
  return names;
}

std::vector<std::byte> ZipArchive::read(const std::string& name, std::uint64_t limit) const {
  const auto problem = [&](ErrorCode code, const std::string& reason) { return Error(code, reason, toUtf8(file_) + '/' + name); };
  zip_stat_t entry;
  if (zip_stat(archive_.get(), name.c_str(), 0, &entry) != 0 || !(entry.valid & ZIP_STAT_SIZE)) {
    throw problem(ErrorCode::FileNotFound, "it is not in the zip");
  }
  if (entry.size > limit) throw problem(ErrorCode::TooLarge, std::to_string(entry.size) + " bytes");
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> stream(zip_fopen(archive_.get(), name.c_str(), 0), &zip_fclose);
  if (!stream) throw problem(ErrorCode::DamagedFile, zip_strerror(archive_.get()));
  std::vector<std::byte> bytes(entry.size);
  // Only the last read, past the end, verifies the checksum.
  std::byte more{};
  const auto got = zip_fread(stream.get(), bytes.data(), bytes.size());
  if (got != static_cast<zip_int64_t>(bytes.size()) || zip_fread(stream.get(), &more, 1) != 0) {
    throw problem(ErrorCode::DamagedFile, zip_file_strerror(stream.get()));
  }
  return bytes;
}

bool isZip(const std::filesystem::path& file) {
  constexpr std::array kSignature{std::byte{'P'}, std::byte{'K'}, std::byte{3}, std::byte{4}};
  const auto head = readHead(file, kSignature.size());
  return std::equal(head.begin(), head.end(), kSignature.begin(), kSignature.end());
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <algorithm>
#include <cstdio>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_system.h"

namespace glenoid {
namespace {

FileStream openForReading(const std::filesystem::path& file) {
  requireRegularFile(file);
  std::error_code failure;
  auto stream = openToRead(file, failure);
  if (!stream) throw Error(ErrorCode::FileUnreadable, failure.message(), toUtf8(file));
  return stream;
}

// The number of bytes read; fewer than fit at the end of the file.
std::size_t readInto(std::span<std::byte> bytes, std::FILE* stream, const std::filesystem::path& file) {
  const auto count = std::fread(bytes.data(), 1, bytes.size(), stream);
  if (std::ferror(stream) != 0) throw Error(ErrorCode::FileUnreadable, "reading failed", toUtf8(file));
  return count;
}

}  // namespace

void requireRegularFile(const std::filesystem::path& file) {
  std::error_code failure;
  const auto type = std::filesystem::status(file, failure).type();
  const auto refuse = [&](ErrorCode code, const std::string& why) { return Error(code, why, toUtf8(file)); };
  if (type == std::filesystem::file_type::regular) return;
  if (type == std::filesystem::file_type::not_found) throw refuse(ErrorCode::FileNotFound, "");
  if (type == std::filesystem::file_type::directory) {
    const std::filesystem::directory_iterator list(file, failure);
    throw failure ? refuse(ErrorCode::FolderUnreadable, failure.message()) : refuse(ErrorCode::NotAFile, "it is a folder");
  }
  if (failure) throw refuse(ErrorCode::FileUnreadable, failure.message());
  throw refuse(ErrorCode::NotAFile, "");
}

void readInPieces(const std::filesystem::path& file, const std::function<void(std::span<const std::byte>)>& use) {
  const auto stream = openForReading(file);
  std::vector<std::byte> piece(std::size_t{1} << 20);
  while (const auto count = readInto(piece, stream.get(), file)) use(std::span(piece).first(count));
}

std::vector<std::byte> readFile(const std::filesystem::path& file) {
  std::vector<std::byte> bytes;
  readInPieces(file, [&](std::span<const std::byte> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  return bytes;
}

std::vector<std::byte> readHead(const std::filesystem::path& file, std::size_t count) {
  const auto stream = openForReading(file);
  std::vector<std::byte> head(count);
  head.resize(readInto(head, stream.get(), file));
  return head;
}

std::string readTextFile(const std::filesystem::path& file) {
  const auto bytes = readFile(file);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void makeFolderOf(const std::filesystem::path& file) {
  if (!file.has_parent_path()) return;
  std::error_code failure;
  std::filesystem::create_directories(file.parent_path(), failure);
  if (failure) throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(file));
}

void writeFileAtomically(const std::filesystem::path& file, std::span<const std::byte> bytes) {
  AtomicFile target(file);
  target.write(bytes);
  target.commit();
}

void writeFileAtomically(const std::filesystem::path& file, std::string_view text) {
  writeFileAtomically(file, std::as_bytes(std::span(text.data(), text.size())));
}

FolderEntries entriesOf(const std::filesystem::path& folder) {
  FolderEntries found;
  std::filesystem::directory_iterator entry(folder, found.failure), end;
  while (!found.failure && entry != end) {
    found.entries.push_back(*entry);
    entry.increment(found.failure);
  }
  std::sort(found.entries.begin(), found.entries.end());
  return found;
}

bool isFileOfWindows(const std::filesystem::path& file) {
  auto name = toUtf8(file.filename());
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name == "thumbs.db" || name == "desktop.ini";
}

std::string toUtf8(const std::filesystem::path& path) {
  const auto text = path.generic_u8string();
  return {reinterpret_cast<const char*>(text.data()), text.size()};
}

std::filesystem::path fromUtf8(std::string_view text) { return std::u8string(text.begin(), text.end()); }

}  // namespace glenoid

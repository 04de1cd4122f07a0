#include "core/base/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <system_error>

#ifdef _WIN32
#include <io.h>
#include <process.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

#include "core/base/error.h"

namespace glenoid {
namespace {

std::ifstream openForReading(const std::filesystem::path& file) {
  std::error_code failure;
  const auto status = std::filesystem::status(file, failure);
  if (!std::filesystem::exists(status)) throw Error(ErrorCode::FileNotFound, "", toUtf8(file));
  if (std::filesystem::is_directory(status)) throw Error(ErrorCode::FileUnreadable, "it is a folder", toUtf8(file));
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(ErrorCode::FileUnreadable, "opening failed", toUtf8(file));
  return stream;
}

[[noreturn]] void throwUnwritable(const std::filesystem::path& file, const std::filesystem::path& temporary, int error) {
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  throw Error(ErrorCode::FileUnwritable, std::generic_category().message(error), toUtf8(file));
}

bool flushToDisk(std::FILE* stream) {
  if (std::fflush(stream) != 0) return false;
#ifdef _WIN32
  return _commit(_fileno(stream)) == 0;
#else
  return fsync(fileno(stream)) == 0;
#endif
}

// After a rename the folder's own entry must reach the disk too (POSIX; a no-op elsewhere).
void flushFolder([[maybe_unused]] const std::filesystem::path& folder) {
#ifndef _WIN32
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    fsync(descriptor);
    close(descriptor);
  }
#endif
}

}  // namespace

void readInPieces(const std::filesystem::path& file, const std::function<void(std::span<const std::byte>)>& use) {
  auto stream = openForReading(file);
  std::vector<std::byte> piece(std::size_t{1} << 20);
  while (stream) {
    stream.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
    if (stream.gcount() > 0) use(std::span(piece).first(static_cast<std::size_t>(stream.gcount())));
  }
  if (stream.bad()) throw Error(ErrorCode::FileUnreadable, "reading failed", toUtf8(file));
}

std::vector<std::byte> readFile(const std::filesystem::path& file) {
  std::vector<std::byte> bytes;
  readInPieces(file, [&](std::span<const std::byte> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  return bytes;
}

std::vector<std::byte> readHead(const std::filesystem::path& file, std::size_t count) {
  auto stream = openForReading(file);
  std::vector<std::byte> head(count);
  stream.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(count));
  if (stream.bad()) throw Error(ErrorCode::FileUnreadable, "reading failed", toUtf8(file));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head;
}

std::string readTextFile(const std::filesystem::path& file) {
  const auto bytes = readFile(file);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void writeFileAtomically(const std::filesystem::path& file, std::span<const std::byte> bytes) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  // The process number keeps two programs that write the same file apart.
  auto temporary = file;
#ifdef _WIN32
  temporary += ".part" + std::to_string(_getpid());
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(_wfopen(temporary.c_str(), L"wb"), &std::fclose);
#else
  temporary += ".part" + std::to_string(getpid());
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(temporary.c_str(), "wb"), &std::fclose);
#endif
  if (!stream) throwUnwritable(file, temporary, errno);
  if (!bytes.empty() && std::fwrite(bytes.data(), 1, bytes.size(), stream.get()) != bytes.size()) throwUnwritable(file, temporary, errno);
  if (!flushToDisk(stream.get())) throwUnwritable(file, temporary, errno);
  if (std::fclose(stream.release()) != 0) throwUnwritable(file, temporary, errno);
  std::filesystem::rename(temporary, file, failure);
  if (failure) throwUnwritable(file, temporary, failure.value());
  flushFolder(folder);
}

void writeFileAtomically(const std::filesystem::path& file, std::string_view text) {
  writeFileAtomically(file, std::as_bytes(std::span(text.data(), text.size())));
}

std::string toUtf8(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return {reinterpret_cast<const char*>(text.data()), text.size()};
}

std::filesystem::path fromUtf8(std::string_view text) { return std::u8string(text.begin(), text.end()); }

}  // namespace glenoid

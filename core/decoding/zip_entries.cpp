// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/zip_entries.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include <zip.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/known_formats.h"
#include "core/dicom/dicom_kind.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr zip_int64_t kMostEntries = 10'000;
constexpr std::int64_t kLargestEntry = std::int64_t{512} << 20;
constexpr std::uint64_t kMayGrow = std::uint64_t{64} << 20, kMostGrowth = 100;

using Zip = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using ZipFile = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

Zip openZip(const fs::path& file) {
  requireRegularFile(file);
  int code = 0;
  Zip zip(zip_open(file.c_str(), ZIP_RDONLY, &code), &zip_discard);
  if (!zip) throw Error(code == ZIP_ER_OPEN ? ErrorCode::FileUnreadable : ErrorCode::DamagedFile, "zip " + std::to_string(code));
  if (zip_get_num_entries(zip.get(), 0) > kMostEntries) throw Error(ErrorCode::ArchiveTooLarge, "too many files");
  return zip;
}

std::vector<std::string> partsOf(std::string_view name) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = std::min(name.find_first_of("/\\"), name.size());
    parts.emplace_back(name.substr(0, end));
    if (end == name.size()) return parts;
    name.remove_prefix(end + 1);
  }
}

// Neither absolute nor with "..", on any system.
void requireSafe(std::string_view name) {
  const auto parts = partsOf(name);
  const bool isDrive = parts.front().size() == 2 && parts.front()[1] == ':';
  if (parts.front().empty() || isDrive || std::find(parts.begin(), parts.end(), "..") != parts.end()) {
    throw Error(ErrorCode::UnsafeArchive, "");
  }
}

bool isHidden(const std::vector<std::string>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](const std::string& part) { return (part.starts_with('.') && part != ".") || part == "__MACOSX"; });
}

// Empty if it cannot be read; its reader will report why.
std::vector<std::byte> headOf(zip_t* zip, zip_uint64_t index) {
  const ZipFile stream(zip_fopen_index(zip, index, 0), &zip_fclose);
  std::vector<std::byte> head(kFormatHead);
  const auto got = stream ? zip_fread(stream.get(), head.data(), head.size()) : 0;
  head.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return head;
}

struct Listed {
  std::string name;
  bool isDicom, isDirectory, isNoPicture;
};

std::vector<Listed> filesIn(zip_t* zip) {
  std::vector<Listed> files;
  std::set<std::string> names;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* found = zip_get_name(zip, index, 0);
    if (!found) throw Error(ErrorCode::DamagedFile, "an entry without a name");
    const std::string name(found);
    requireSafe(name);
    const auto parts = partsOf(name);
    const bool isFolder = parts.back().empty();
    if (isFolder || isHidden(parts) || !names.insert(name).second) continue;
    const auto head = headOf(zip, index);
    files.push_back({name, isDicom(head), isDicom(head) && isDicomDir(head), isNoPicture(head)});
  }
  return files;
}

UnnamedFile contentOf(zip_t* zip, const std::string& name, std::int64_t limit) {
  requireSafe(name);
  zip_stat_t about;
  if (zip_stat(zip, name.c_str(), 0, &about) != 0) throw Error(ErrorCode::FileNotFound, "it is not in the zip");
  if (about.valid & ZIP_STAT_ENCRYPTION_METHOD && about.encryption_method != ZIP_EM_NONE) throw Error(ErrorCode::EncryptedEntry, "");
  if (about.valid & ZIP_STAT_COMP_METHOD && zip_compression_method_supported(about.comp_method, 0) == 0) {
    throw Error(ErrorCode::Archive, "a compression method that cannot be read");
  }
  const auto most = static_cast<std::uint64_t>(std::min(kLargestEntry, limit));
  if (about.size > most || (about.size > kMayGrow && about.size / kMostGrowth > about.comp_size)) {
    throw Error(ErrorCode::ArchiveTooLarge, std::to_string(about.size) + " bytes");
  }
  const ZipFile stream(zip_fopen_index(zip, about.index, 0), &zip_fclose);
  if (!stream) throw Error(ErrorCode::DamagedFile, "an entry that cannot be unpacked");
  UnnamedFile content;
  std::vector<std::byte> piece(std::size_t{1} << 20);
  std::uint64_t size = 0;
  // Reading to the end verifies the checksum.
  for (zip_int64_t got = 0; (got = zip_fread(stream.get(), piece.data(), piece.size())) != 0;) {
    if (got < 0) throw Error(ErrorCode::DamagedFile, "an entry that cannot be unpacked");
    size += static_cast<std::uint64_t>(got);
    if (size > about.size) throw Error(ErrorCode::DamagedFile, "an entry larger than it says");
    content.write(std::span(piece).first(static_cast<std::size_t>(got)));
  }
  return content;
}

fs::path pathIn(const fs::path& root, std::string_view name) {
  auto path = root;
  for (const auto& part : partsOf(name)) path /= fromUtf8(part);
  return path;
}

// The files of a ZIP as a folder would hold them.
class FolderTree {
 public:
  FolderTree(const fs::path& root, const std::vector<Listed>& files) {
    for (const auto& file : files) {
      const auto path = pathIn(root, file.name);
      spelled_.emplace(path, root / fromUtf8(file.name));
      for (auto inner = path; inner != root && inner.has_relative_path(); inner = inner.parent_path()) {
        contents_[inner.parent_path()].insert(inner);
      }
    }
  }

  std::vector<fs::path> contentsOf(const fs::path& folder) const {
    const auto found = contents_.find(folder);
    return found == contents_.end() ? std::vector<fs::path>() : std::vector<fs::path>(found->second.begin(), found->second.end());
  }
  // The file as the ZIP names it, also with backslashes between its folders.
  fs::path spelled(const fs::path& file) const {
    const auto found = spelled_.find(file);
    return found == spelled_.end() ? file : found->second;
  }

 private:
  std::map<fs::path, std::set<fs::path>> contents_;
  std::map<fs::path, fs::path> spelled_;
};

// What a DICOMDIR in a ZIP lists; nothing if it cannot be read.
std::vector<DicomDirEntry> listedBy(zip_t* zip, const std::string& directory, const fs::path& root, const FolderTree& tree) {
  try {
    const auto content = contentOf(zip, directory, kLargestEntry);
    const auto folder = pathIn(root, directory).parent_path();
    auto entries = readDicomDir(content.path(), folder, [&](const fs::path& inside) { return tree.contentsOf(inside); });
    for (auto& entry : entries) entry.file = tree.spelled(entry.file);
    return entries;
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

std::optional<ArchiveEntry> archiveEntry(const fs::path& path) {
  std::error_code failure;
  if (fs::exists(path, failure)) return std::nullopt;
  for (auto archive = path.parent_path(); archive.has_filename(); archive = archive.parent_path()) {
    if (fs::is_regular_file(archive, failure)) {
      return isZipFile(archive) ? std::optional(ArchiveEntry{archive, toUtf8(path.lexically_relative(archive))}) : std::nullopt;
    }
    if (fs::exists(archive, failure)) return std::nullopt;
  }
  return std::nullopt;
}

struct ZipReader::Open {
  fs::path archive;
  std::uintmax_t size;
  fs::file_time_type time;
  Zip zip;
};

ZipReader::ZipReader() = default;
ZipReader::~ZipReader() = default;

ZipReader::Open& ZipReader::open(const fs::path& archive) {
  std::error_code failure;
  const auto size = fs::file_size(archive, failure);
  const auto time = fs::last_write_time(archive, failure);
  const bool isOpen = open_ && open_->archive == archive && open_->size == size && open_->time == time;
  if (!isOpen) {
    open_.reset();
    open_ = std::make_unique<Open>(Open{archive, size, time, openZip(archive)});
  }
  return *open_;
}

void ZipReader::close() {
  const std::lock_guard lock(mutex_);
  open_.reset();
}

std::vector<DicomDirEntry> ZipReader::list(const fs::path& archive) {
  const std::lock_guard lock(mutex_);
  try {
    zip_t* zip = open(archive).zip.get();
    const auto files = filesIn(zip);
    const auto root = fs::absolute(archive);
    const FolderTree tree(root, files);
    std::vector<DicomDirEntry> entries, others;
    std::set<fs::path> listed;
    for (const auto& file : files) {
      if (!file.isDirectory) continue;
      for (auto& entry : listedBy(zip, file.name, root, tree)) {
        if (listed.insert(entry.file).second) entries.push_back(std::move(entry));
      }
    }
    const bool isDisc = std::any_of(entries.begin(), entries.end(), [](const DicomDirEntry& entry) { return entry.recordType == "IMAGE"; });
    for (const auto& file : files) {
      DicomDirEntry entry;
      entry.file = root / fromUtf8(file.name);
      if (listed.contains(entry.file)) continue;
      const bool mayBePicture = isDisc ? file.isDicom && !file.isDirectory : !file.isNoPicture;
      entry.recordType = mayBePicture ? "IMAGE" : "";
      others.push_back(std::move(entry));
    }
    std::sort(others.begin(), others.end(), [](const DicomDirEntry& a, const DicomDirEntry& b) { return a.file < b.file; });
    entries.insert(entries.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return entries;
  } catch (const Error& error) {
    throw error.about(toUtf8(archive));
  }
}

UnnamedFile ZipReader::unpack(const ArchiveEntry& entry, std::int64_t limit) {
  const std::lock_guard lock(mutex_);
  try {
    return contentOf(open(entry.archive).zip.get(), entry.name, limit);
  } catch (const Error& error) {
    const bool isFull = error.code() == ErrorCode::FileUnwritable;  // the unnamed file
    throw Error(isFull ? ErrorCode::DecoderMemory : error.code(), error.detail(), toUtf8(entry.archive / fromUtf8(entry.name)));
  }
}

}  // namespace glenoid

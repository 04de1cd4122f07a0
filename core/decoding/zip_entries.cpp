// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/zip_entries.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
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
  Zip zip(zip_open(toUtf8(file).c_str(), ZIP_RDONLY, &code), &zip_discard);
  if (!zip) throw code == ZIP_ER_OPEN ? Error(ErrorCode::FileUnreadable, "") : Error(ErrorCode::DamagedFile, "it is not a whole ZIP");
  if (zip_get_num_entries(zip.get(), 0) > kMostEntries) throw Error(ErrorCode::ArchiveTooLarge, "too many files");
  return zip;
}

// Neither absolute nor with "..", on any system.
bool isSafe(std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  const auto path = fromUtf8(name);
  const bool isDrive = name.size() > 1 && name[1] == ':' && (name.size() == 2 || name[2] == '/');
  return !name.empty() && name.front() != '/' && !isDrive && std::find(path.begin(), path.end(), fs::path("..")) == path.end();
}

struct EntryName {
  fs::path path;  // in the ZIP; empty for a folder
  bool isGuessed = false;
};

// Throws Error DamagedFile and UnsafeArchive.
EntryName nameOf(zip_t* zip, zip_uint64_t index) {
  const char *name = zip_get_name(zip, index, 0), *stored = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
  if (!name || !stored) throw Error(ErrorCode::DamagedFile, "an entry without a name");
  if (!isSafe(name)) throw Error(ErrorCode::UnsafeArchive, "");
  // Old tools of Windows write backslashes between folders. libzip takes a name that is not UTF-8 for one in code page 437. If it is one in
  // Shift JIS, a backslash after a byte beyond ASCII is half of a letter, so no folder ends there.
  const bool isGuessed = std::string_view(name) != stored;
  std::string slashed(name);
  for (std::size_t i = 1; i < slashed.size(); ++i) {
    const bool mayBeLetter = isGuessed && static_cast<unsigned char>(slashed[i - 1]) >= 0x80;
    if (slashed[i] == '\\' && !mayBeLetter) slashed[i] = '/';
  }
  const auto path = fromUtf8(slashed).lexically_normal();
  return {path.has_filename() && path != "." ? path : fs::path(), isGuessed};
}

struct ZippedFile {
  zip_uint64_t index = 0;
  bool isGuessed = false;  // its name
  int sameName = 0;        // further entries of this path
};
using ZippedFiles = std::map<fs::path, ZippedFile>;  // by their paths in the ZIP

ZippedFiles filesIn(zip_t* zip) {
  ZippedFiles files;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const auto [path, isGuessed] = nameOf(zip, index);
    if (path.empty() || std::find(path.begin(), path.end(), kFolderOfMacos) != path.end()) continue;
    const auto [known, isNew] = files.try_emplace(path, ZippedFile{index, isGuessed});
    if (!isNew) ++known->second.sameName;
  }
  return files;
}

bool isHidden(const fs::path& path) {
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) { return toUtf8(part).starts_with('.'); });
}

// Empty if it cannot be read; its reader will report why.
std::vector<std::byte> headOf(zip_t* zip, zip_uint64_t index) {
  const ZipFile stream(zip_fopen_index(zip, index, 0), &zip_fclose);
  std::vector<std::byte> head(kFormatHead);
  const auto got = stream ? zip_fread(stream.get(), head.data(), head.size()) : 0;
  head.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return head;
}

struct ShownFile {
  fs::path path;
  bool isDicom, isDirectory, isNoPicture;
};

std::vector<ShownFile> shownIn(zip_t* zip, const ZippedFiles& files) {
  std::vector<ShownFile> shown;
  for (const auto& [path, file] : files) {
    if (isHidden(path)) continue;
    const auto head = headOf(zip, file.index);
    shown.push_back({path, isDicom(head), isDicom(head) && isDicomDir(head), isNoPicture(head)});
  }
  return shown;
}

// Sorted; the file that a system keeps beside a picture under its name ("._1.png") is none.
std::vector<fs::path> hiddenPicturesIn(zip_t* zip, const ZippedFiles& files) {
  std::vector<fs::path> hidden;
  for (const auto& [path, file] : files) {
    if (isHidden(path) && isReadablePicture(headOf(zip, file.index))) hidden.push_back(path);
  }
  return hidden;
}

UnnamedFile contentOf(zip_t* zip, const ZippedFiles& files, const fs::path& path, std::int64_t limit) {
  const auto found = files.find(path);
  if (found == files.end()) throw Error(ErrorCode::FileNotFound, "it is not in the zip");
  const auto index = found->second.index;
  zip_stat_t about;
  if (zip_stat_index(zip, index, 0, &about) != 0) throw Error(ErrorCode::DamagedFile, "an entry that cannot be described");
  if (about.valid & ZIP_STAT_ENCRYPTION_METHOD && about.encryption_method != ZIP_EM_NONE) throw Error(ErrorCode::EncryptedEntry, "");
  if (about.valid & ZIP_STAT_COMP_METHOD && zip_compression_method_supported(about.comp_method, 0) == 0) {
    throw Error(ErrorCode::Archive, "a compression method that cannot be read");
  }
  const auto most = static_cast<std::uint64_t>(std::min(kLargestEntry, limit));
  if (about.size > most || (about.size > kMayGrow && about.size / kMostGrowth > about.comp_size)) {
    throw Error(ErrorCode::ArchiveTooLarge, std::to_string(about.size) + " bytes");
  }
  const ZipFile stream(zip_fopen_index(zip, index, 0), &zip_fclose);
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

// The folders of the ZIP at `root`, as they would be on a disk.
class FolderTree {
 public:
  FolderTree(const fs::path& root, const ZippedFiles& files) {
    for (const auto& [path, file] : files) {
      for (auto inner = root / path; inner != root && inner.has_relative_path(); inner = inner.parent_path()) {
        contents_[inner.parent_path()].insert(inner);
      }
    }
  }

  std::vector<fs::path> contentsOf(const fs::path& folder) const {
    const auto found = contents_.find(folder);
    return found == contents_.end() ? std::vector<fs::path>() : std::vector<fs::path>(found->second.begin(), found->second.end());
  }

 private:
  std::map<fs::path, std::set<fs::path>> contents_;
};

// What the DICOMDIR with this content lists; `file` is its path. Throws as readDicomDir().
std::vector<DicomDirEntry> listedBy(const UnnamedFile& content, const fs::path& file, const FolderTree& tree) {
  return readDicomDir(content.path(), file.parent_path(), [&](const fs::path& folder) { return tree.contentsOf(folder); });
}

void describeNames(std::vector<DicomDirEntry>& entries, const ZippedFiles& files, const fs::path& root) {
  for (auto& entry : entries) {
    const auto found = files.find(entry.file.lexically_relative(root));
    if (found == files.end()) continue;
    entry.sameName = found->second.sameName;
    entry.guessedName = found->second.isGuessed;
  }
}

// Names the entry in an Error that `work` throws.
template <class Work>
auto naming(const ArchiveEntry& entry, const Work& work) {
  try {
    return work();
  } catch (const Error& error) {
    const bool isFull = error.code() == ErrorCode::FileUnwritable;  // the unnamed file
    throw Error(isFull ? ErrorCode::DecoderMemory : error.code(), error.detail(), toUtf8(entry.archive / entry.path));
  }
}

}  // namespace

std::optional<ArchiveEntry> archiveEntry(const fs::path& path) {
  std::error_code failure;
  if (fs::exists(path, failure)) return std::nullopt;
  for (auto archive = path.parent_path(); archive.has_filename(); archive = archive.parent_path()) {
    if (fs::is_regular_file(archive, failure)) {
      return isZipFile(archive) ? std::optional(ArchiveEntry{archive, path.lexically_relative(archive).lexically_normal()}) : std::nullopt;
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
  ZippedFiles files;
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
    auto zip = openZip(archive);
    auto files = filesIn(zip.get());
    open_ = std::make_unique<Open>(Open{archive, size, time, std::move(zip), std::move(files)});
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
    const Open& opened = open(archive);
    const auto root = fs::absolute(archive);
    const auto shown = shownIn(opened.zip.get(), opened.files);
    const FolderTree tree(root, opened.files);
    std::vector<DicomDirEntry> entries;
    std::set<fs::path> listed;
    for (const auto& file : shown) {
      if (!file.isDirectory) continue;
      try {
        const auto content = contentOf(opened.zip.get(), opened.files, file.path, kLargestEntry);
        for (auto& entry : listedBy(content, root / file.path, tree)) {
          if (listed.insert(entry.file).second) entries.push_back(std::move(entry));
        }
      } catch (const Error&) {
        // a DICOMDIR that cannot be read lists nothing
      }
    }
    const bool isDisc = std::any_of(entries.begin(), entries.end(), [](const DicomDirEntry& entry) { return entry.recordType == "IMAGE"; });
    for (const auto& file : shown) {
      DicomDirEntry entry;
      entry.file = root / file.path;
      if (listed.contains(entry.file)) continue;
      const bool mayBePicture = isDisc ? file.isDicom && !file.isDirectory : !file.isNoPicture;
      entry.recordType = mayBePicture ? "IMAGE" : "";
      entries.push_back(std::move(entry));
    }
    for (const auto& path : hiddenPicturesIn(opened.zip.get(), opened.files)) {
      DicomDirEntry entry;
      entry.file = root / path;
      entry.hidden = true;
      if (!listed.contains(entry.file)) entries.push_back(std::move(entry));
    }
    describeNames(entries, opened.files, root);
    return entries;
  } catch (const Error& error) {
    throw error.about(toUtf8(archive));
  }
}

std::vector<DicomDirEntry> ZipReader::listDirectory(const ArchiveEntry& entry) {
  const std::lock_guard lock(mutex_);
  return naming(entry, [&] {
    const Open& opened = open(entry.archive);
    const auto root = fs::absolute(entry.archive);
    const auto content = contentOf(opened.zip.get(), opened.files, entry.path, kLargestEntry);
    auto entries = listedBy(content, root / entry.path, FolderTree(root, opened.files));
    describeNames(entries, opened.files, root);
    return entries;
  });
}

UnnamedFile ZipReader::unpack(const ArchiveEntry& entry, std::int64_t limit) {
  const std::lock_guard lock(mutex_);
  return naming(entry, [&] {
    const Open& opened = open(entry.archive);
    return contentOf(opened.zip.get(), opened.files, entry.path, limit);
  });
}

bool ZipReader::isNameGuessed(const ArchiveEntry& entry) {
  const std::lock_guard lock(mutex_);
  return naming(entry, [&] {
    const auto& files = open(entry.archive).files;
    const auto found = files.find(entry.path);
    return found != files.end() && found->second.isGuessed;
  });
}

}  // namespace glenoid

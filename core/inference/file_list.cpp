// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/file_list.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/known_formats.h"
#include "core/dicom/dicom_kind.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

bool isHidden(const fs::path& path) { return path.filename().native().starts_with(fs::path(".").native()); }

// PS3.10 8.6 fixes the name; some systems show it in small letters.
bool isDirectoryOfDisc(const fs::path& file) {
  const auto name = toUtf8(file.filename());
  return (name == "DICOMDIR" || name == "dicomdir") && isDicomDir(file);
}

bool isDicomFile(const fs::path& file) {
  try {
    return isDicom(readHead(file, kFormatHead)) && !isDicomDir(file);
  } catch (const Error&) {
    return true;  // its reader reports why it cannot be read
  }
}

class Lister {
 public:
  Lister(Decoder& decoder, const CancelToken& token) : decoder_(decoder), token_(token) {}

  void add(const fs::path& path) {
    std::error_code failure;
    if (fs::is_directory(path, failure)) return addFolder(path, false);
    if (!holdsFiles(path) || !addDirectory(path)) list_.files.push_back({path, {}});
  }

  FileList take() {
    if (leftOut_ > 0) list_.facts.push_back({FactCode::FilesLeftOut, {leftOut_}});
    return std::move(list_);
  }

 private:
  void addFolder(const fs::path& folder, bool ofDisc) {
    token_.check();
    const auto [entries, failure] = entriesOf(folder);
    if (failure) list_.files.push_back({folder, {}});
    for (const auto& entry : entries) {
      if (isDirectoryOfDisc(entry.path()) && addDirectory(entry.path())) ofDisc = true;
    }
    for (const auto& entry : entries) {
      if (isHidden(entry.path())) continue;
      std::error_code unknown;  // for example a link to itself: added as a file, which the reader then refuses
      if (!entry.is_directory(unknown)) {
        addFileOfFolder(entry.path(), ofDisc);
      } else if (!entry.is_symlink(unknown)) {
        addFolder(entry.path(), ofDisc);
      }
    }
  }

  void addFileOfFolder(const fs::path& file, bool ofDisc) {
    token_.check();
    if (listed_.contains(file)) return;
    if (!ofDisc && isZipFile(file) && addDirectory(file)) return;
    if (ofDisc ? isDicomFile(file) : !isNoPicture(file)) {
      list_.files.push_back({file, {}});
    } else {
      ++leftOut_;
    }
  }

  // Of a DICOMDIR or a ZIP. False if it lists no picture.
  bool addDirectory(const fs::path& directory) {
    const bool isZip = isZipFile(directory);
    bool listsPictures = false;
    const auto folder = directory.parent_path(), absolute = fs::absolute(directory).parent_path();
    for (auto& entry : entriesIn(directory)) {
      const auto file = folder / entry.file.lexically_relative(absolute);  // spelled as the user gave the folder
      const bool isPicture = entry.recordType == "IMAGE";
      listsPictures |= isPicture;
      if (!listed_.insert(file).second) continue;
      if (isPicture) {
        const bool isListed = !isZip || entry.patient > 0;  // by a DICOMDIR
        list_.files.push_back({file, isListed ? std::optional(std::move(entry)) : std::nullopt});
      } else {
        ++leftOut_;
      }
    }
    return listsPictures;
  }

  std::vector<DicomDirEntry> entriesIn(const fs::path& directory) {
    try {
      return decoder_.readDirectory(directory, token_);
    } catch (const Error&) {
      return {};
    }
  }

  Decoder& decoder_;
  const CancelToken& token_;
  FileList list_;
  std::set<fs::path> listed_;  // by a DICOMDIR or a ZIP
  std::int64_t leftOut_ = 0;
};

}  // namespace

std::vector<fs::path> FileList::paths() const {
  std::vector<fs::path> paths;
  for (const auto& listed : files) paths.push_back(listed.file);
  return paths;
}

bool holdsFiles(const fs::path& path) {
  std::error_code failure;
  return fs::is_directory(path, failure) || isDicomDir(path) || isZipFile(path);
}

FileList listFiles(std::span<const fs::path> paths, Decoder& decoder, const CancelToken& token) {
  Lister lister(decoder, token);
  for (const auto& path : paths) lister.add(path);
  return lister.take();
}

}  // namespace glenoid

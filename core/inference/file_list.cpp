// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/file_list.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/natural_order.h"
#include "core/decoding/known_formats.h"
#include "core/dicom/dicom_kind.h"
#include "core/imaging/identity_text.h"
#include "core/imaging/network_input.h"
#include "core/inference/object_places.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

bool isHidden(const fs::path& path) { return path.filename().native().starts_with(fs::path(".").native()); }

// PS3.10 8.6 fixes the name; some systems show it in small letters, or with the version of ISO 9660.
bool isNamedDicomDir(const fs::path& file) {
  auto name = toUtf8(file.filename());
  name = name.substr(0, name.find_first_of(".;"));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return name == "DICOMDIR";
}

// Whether the SOP class, by its name in the standard, is that of a projection radiograph. Empty if it leaves that open.
std::optional<bool> isProjectionClass(std::string_view name) {
  constexpr std::array<std::string_view, 7> kProjections{"ComputedRadiography", "DigitalXRay", "DigitalMammography", "DigitalIntraOral",
                                                         "XRayAngiographic",    "XRayRadio",   "EnhancedX"};
  const auto holds = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
  if (std::any_of(kProjections.begin(), kProjections.end(), holds)) return true;
  if (name.find("Storage") == std::string_view::npos || holds("SecondaryCapture")) return std::nullopt;
  return false;
}

// The modality as part of a sentence: a code of the standard has no other characters.
std::string plainModality(const std::string& modality) {
  constexpr std::size_t kLongest = 16;
  const auto isCode = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return !modality.empty() && modality.size() <= kLongest && std::all_of(modality.begin(), modality.end(), isCode) ? modality : "?";
}

std::vector<fs::directory_entry> inNaturalOrder(std::vector<fs::directory_entry> entries) {
  std::vector<std::pair<std::string, fs::directory_entry>> keyed;
  keyed.reserve(entries.size());
  for (auto& entry : entries) {
    auto key = naturalKey(toUtf8(entry.path().filename()));
    keyed.emplace_back(std::move(key), std::move(entry));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), entries.begin(), [](auto& pair) { return std::move(pair.second); });
  return entries;
}

bool isDicomFile(const fs::path& file) {
  try {
    return isDicom(readHead(file, kFormatHead)) && !isDicomDir(file);
  } catch (const Error&) {
    return true;  // its reader reports why it cannot be read
  }
}

// `file` and the visible files directly in its folder, in natural order. Only `file` if the folder cannot be read.
std::vector<fs::path> filesBeside(const fs::path& file) {
  std::vector<fs::path> files;
  for (const auto& entry : inNaturalOrder(entriesOf(file.parent_path()).entries)) {
    std::error_code unknown;
    if (entry.path() == file || (!isHidden(entry.path()) && !entry.is_directory(unknown))) files.push_back(entry.path());
  }
  if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
  return files;
}

class Lister {
 public:
  Lister(Decoder& decoder, const CancelToken& token, const ListOptions& options, const ProgressCallback& progress)
      : decoder_(decoder), token_(token), options_(options), progress_(progress) {}

  void add(const fs::path& path) {
    std::error_code failure;
    const auto first = list_.files.size();
    if (fs::is_directory(path, failure)) {
      addFolder(path, false);
    } else {
      // Only the decoder looks into a ZIP, so a DICOMDIR in one is recognised by its name.
      const bool mayHoldFiles = holdsFiles(path) || isNamedDicomDir(path);
      if (!mayHoldFiles || !addDirectory(path)) list_.files.push_back({path});
    }
    leaveOutForeign(first);
  }

  // A file beside `opened`. What is in a ZIP or a DICOMDIR there was not asked for.
  void addBeside(const fs::path& file, const fs::path& opened) {
    ++seen_;
    step();
    if (file == opened && isDicomFile(file)) {
      addObject(file, true);
    } else if (file == opened) {
      list_.files.push_back({file});
    } else if (holdsFiles(file)) {
      ++leftOut_;
    } else {
      addPicture(file, false);
    }
  }

  FileList take() {
    leaveOutForeign(0);  // of listBeside()
    if (leftOut_ > 0) list_.facts.push_back({FactCode::FilesLeftOut, {leftOut_}});
    if (sameName_ > 0) list_.facts.push_back({FactCode::SameName, {sameName_}});
    if (!others_.empty()) {
      std::int64_t count = 0;
      std::string text;
      for (const auto& [modality, files] : others_) {
        count += files;
        text += (text.empty() ? "" : ", ") + modality + " " + std::to_string(files);
      }
      list_.facts.push_back({FactCode::ObjectsLeftOut, {count, text}});
    }
    return std::move(list_);
  }

 private:
  // Beside DICOM files, a picture in a format that we do not read belongs to a viewer. Looks at the listed files from `first`.
  void leaveOutForeign(std::size_t first) {
    if (holdsDicom_ && !foreign_.empty()) {
      const auto from = list_.files.begin() + static_cast<std::ptrdiff_t>(first);
      const auto kept = std::remove_if(from, list_.files.end(), [&](const ListedFile& listed) { return foreign_.contains(listed.file); });
      leftOut_ += list_.files.end() - kept;
      list_.files.erase(kept, list_.files.end());
    }
    foreign_.clear();
    holdsDicom_ = false;
  }

  void step() {
    token_.check();
    if (progress_) progress_({seen_, 0, {FactCode::ReadingList, {}}});
  }

  void addFolder(const fs::path& folder, bool ofDisc) {
    step();
    auto [found, failure] = entriesOf(folder);
    if (failure) list_.files.push_back({folder});
    const auto entries = inNaturalOrder(std::move(found));
    for (const auto& entry : entries) {
      if (isNamedDicomDir(entry.path()) && isDicomDir(entry.path()) && addDirectory(entry.path())) ofDisc = true;
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
    if (listed_.contains(file)) return;
    ++seen_;
    step();
    if (!ofDisc && isZipFile(file) && addDirectory(file)) return;
    addPicture(file, ofDisc);
  }

  void addPicture(const fs::path& file, bool dicomAlone) {
    const bool isDicom = isDicomFile(file);
    if (!isDicom && (dicomAlone || isNoPicture(file))) {
      ++leftOut_;
    } else if (isDicom) {
      addObject(file);
    } else {
      if (isForeignPicture(file)) foreign_.insert(file);
      list_.files.push_back({file});
    }
  }

  // A file that may be a DICOM object, by its header. If that cannot be read, its reader says why.
  void addObject(const fs::path& file, bool always = false) {
    ReadOptions header;
    header.pixels = false;
    header.identity = true;
    header.maxPixels = 1;  // only pixels are limited: a PNG in a ZIP is refused before it is decoded
    try {
      const auto read = decoder_.read(file, header, token_);
      if (read.kind != "DICOM") return list_.files.push_back({file});
      holdsDicom_ = true;
      const bool isRadiograph = isProjectionClass(valueOf(read.attributes, "SOPClassUID")).value_or(isProjectionModality(read.modality));
      if (always || isWanted(isRadiograph, read.modality)) list_.files.push_back({file, places_.placeOf(file, read)});
    } catch (const Error& error) {
      if (error.code() == ErrorCode::PictureFormat) foreign_.insert(file);
      list_.files.push_back({file});
    }
  }

  bool isWanted(bool isRadiograph, const std::string& modality) {
    if (isRadiograph || !options_.radiographsOnly) return true;
    ++others_[plainModality(modality)];
    return false;
  }

  // Of a DICOMDIR or a ZIP. False if it lists no picture.
  bool addDirectory(const fs::path& directory) {
    const bool isZip = isZipFile(directory);
    bool listsPictures = false;
    const auto folder = directory.parent_path(), absolute = fs::absolute(directory).parent_path();
    for (auto& entry : entriesIn(directory)) {
      if (entry.hidden) continue;
      const auto file = folder / entry.file.lexically_relative(absolute);  // spelled as the user gave the folder
      const bool isPicture = entry.recordType == "IMAGE";
      listsPictures |= isPicture;
      if (!listed_.insert(file).second) continue;
      ++seen_;
      step();
      sameName_ += entry.sameName;
      const bool isListed = !isZip || entry.patient > 0;  // by a DICOMDIR
      if (!isPicture) {
        ++leftOut_;
      } else if (!isListed) {
        addObject(file);
      } else if (isWanted(isProjectionModality(entry.modality), entry.modality)) {
        list_.files.push_back({file, places_.placeOf(directory, std::move(entry)), true});
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
  ListOptions options_;
  const ProgressCallback& progress_;
  std::size_t seen_ = 0;
  ObjectPlaces places_;
  std::set<fs::path> listed_;   // by a DICOMDIR or a ZIP
  std::set<fs::path> foreign_;  // pictures of the folder or ZIP at hand in formats that we do not read
  bool holdsDicom_ = false;     // the folder or ZIP at hand
  std::int64_t leftOut_ = 0;
  std::int64_t sameName_ = 0;                   // left out by the decoder of a ZIP
  std::map<std::string, std::int64_t> others_;  // no radiographs, by modality
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

FileList listFiles(std::span<const fs::path> paths, Decoder& decoder, const CancelToken& token, const ListOptions& options,
                   const ProgressCallback& progress) {
  Lister lister(decoder, token, options, progress);
  for (const auto& path : paths) lister.add(path);
  return lister.take();
}

FileList listBeside(const fs::path& opened, Decoder& decoder, const CancelToken& token, const ListOptions& options,
                    const ProgressCallback& progress) {
  Lister lister(decoder, token, options, progress);
  for (const auto& file : filesBeside(opened)) lister.addBeside(file, opened);
  return lister.take();
}

}  // namespace glenoid

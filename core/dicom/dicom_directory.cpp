// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_directory.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <string_view>

#include <dcmtk/dcmdata/dcdirrec.h>
#include <dcmtk/dcmdata/dcsequen.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dicom/dicom_object.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

// "IMG0001" for "img0001.;1": file names from ISO 9660 discs, as other file systems store them.
std::string plainName(const std::string& given) {
  auto name = given.substr(0, given.find(';'));
  while (!name.empty() && name.back() == '.') name.pop_back();
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name;
}

// Without the endings that programs add to files whose directory names them without one.
std::string bareName(const std::string& name) {
  auto plain = plainName(name);
  for (const std::string_view ending : {".DCM", ".DICOM", ".IMA"}) {
    if (plain.ends_with(ending)) return plain.substr(0, plain.size() - ending.size());
  }
  return plain;
}

// Finds files that a DICOMDIR names, even if the file system spells them differently.
class FolderNames {
 public:
  explicit FolderNames(FolderLister list) : list_(std::move(list)) {}

  // The path of `name` in `folder`, which may not exist.
  fs::path find(const fs::path& folder, const std::string& name) {
    const auto [known, isNew] = folders_.try_emplace(folder);
    auto& names = known->second;
    if (isNew) {
      const auto entries = list_(folder);
      for (const auto spelled : kSpellings) {
        for (const auto& entry : entries) names.try_emplace(spelled(toUtf8(entry.filename())), entry);
      }
    }
    for (const auto spelled : kSpellings) {
      if (const auto found = names.find(spelled(name)); found != names.end()) return found->second;
    }
    return folder / fromUtf8(name);
  }

 private:
  static std::string asGiven(const std::string& name) { return name; }
  static constexpr std::array<std::string (*)(const std::string&), 3> kSpellings{asGiven, plainName, bareName};
  FolderLister list_;
  std::map<fs::path, std::map<std::string, fs::path>> folders_;
};

// Empty if the reference is empty or leads out of the folder.
fs::path resolve(const fs::path& folder, const std::string& reference, FolderNames& names) {
  fs::path path = folder;
  std::size_t from = 0;
  while (from <= reference.size()) {
    const auto end = std::min(reference.find('\\', from), reference.size());
    auto name = reference.substr(from, end - from);
    while (!name.empty() && name.back() == ' ') name.pop_back();
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos || name.find(':') != std::string::npos)
      return {};
    path = names.find(path, name);
    from = end + 1;
  }
  return path;
}

class Directory {
 public:
  Directory(DcmItem& dataset, DcmSequenceOfItems& records, fs::path folder, FolderLister list)
      : dataset_(dataset), folder_(std::move(folder)), names_(std::move(list)) {
    for (unsigned long i = 0; i < records.card(); ++i) {
      if (auto* record = dynamic_cast<DcmDirectoryRecord*>(records.getItem(i))) {
        order_.push_back(record);
        byOffset_[record->getFileOffset()] = record;
      }
    }
  }

  std::vector<DicomDirEntry> list() {
    walk(offsetOf(dataset_, DCM_OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity), DicomDirEntry{}, 0);
    // If offsets are broken, the usual order of records (patient, study, series, image) still shows where a record belongs.
    DicomDirEntry above;
    for (DcmDirectoryRecord* record : order_) {
      if (seen_.insert(record).second) visit(*record, above);
    }
    return std::move(entries_);
  }

 private:
  static Uint32 offsetOf(DcmItem& item, const DcmTagKey& tag) {
    Uint32 offset = 0;
    return item.findAndGetUint32(tag, offset).good() ? offset : 0;
  }

  // Visits the records from `offset` along the chain of neighbours, each with the records below it.
  void walk(Uint32 offset, const DicomDirEntry& above, int depth) {
    constexpr int kDeepest = 8;
    for (auto found = byOffset_.find(offset); found != byOffset_.end() && depth < kDeepest; found = byOffset_.find(offset)) {
      DcmDirectoryRecord& record = *found->second;
      if (!seen_.insert(&record).second) return;
      DicomDirEntry here = above;
      visit(record, here);
      walk(offsetOf(record, DCM_OffsetOfReferencedLowerLevelDirectoryEntity), here, depth + 1);
      offset = offsetOf(record, DCM_OffsetOfTheNextDirectoryRecord);
    }
  }

  // Updates `here` from the record; adds an entry if the record names a file.
  void visit(DcmDirectoryRecord& record, DicomDirEntry& here) {
    const auto type = textOf(record, DCM_DirectoryRecordType);
    if (type == "PATIENT") {
      here = DicomDirEntry{};
      here.patient = ++patients_;
    } else if (type == "STUDY") {
      const int patient = here.patient;
      here = DicomDirEntry{};
      here.patient = patient;
      here.study = ++studies_;
    } else if (type == "SERIES") {
      here.series = ++series_;
      here.seriesNumber = textOf(record, DCM_SeriesNumber);
      here.modality = textOf(record, DCM_Modality);
      here.description = textOf(record, DCM_BodyPartExamined);
    }
    const auto reference = textOf(record, DCM_ReferencedFileID);
    if (reference.empty()) return;
    DicomDirEntry entry = here;
    entry.recordType = type;
    entry.imageNumber = textOf(record, DCM_InstanceNumber);
    entry.file = resolve(folder_, reference, names_);
    if (!entry.file.empty()) entries_.push_back(std::move(entry));
  }

  DcmItem& dataset_;
  fs::path folder_;
  FolderNames names_;
  std::vector<DcmDirectoryRecord*> order_;
  std::map<Uint32, DcmDirectoryRecord*> byOffset_;
  std::set<const DcmDirectoryRecord*> seen_;
  int patients_ = 0, studies_ = 0, series_ = 0;
  std::vector<DicomDirEntry> entries_;
};

std::vector<fs::path> entriesOnDisk(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : entriesOf(folder).entries) paths.push_back(entry.path());
  return paths;
}

}  // namespace

std::vector<DicomDirEntry> readDicomDir(const fs::path& path) {
  return readDicomDir(path, fs::absolute(path).parent_path(), entriesOnDisk);
}

std::vector<DicomDirEntry> readDicomDir(const fs::path& path, const fs::path& folder, const FolderLister& list) {
  try {
    DicomObject object = openDicom(path);
    DcmSequenceOfItems* records = nullptr;
    if (object.dataset().findAndGetSequence(DCM_DirectoryRecordSequence, records).bad()) {
      throw Error(ErrorCode::UnknownFormat, "not a directory of DICOM files");
    }
    return Directory(object.dataset(), *records, folder, list).list();
  } catch (const Error& error) {
    throw error.about(toUtf8(path));
  }
}

}  // namespace glenoid

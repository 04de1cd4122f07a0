// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_listing.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <QCoreApplication>
#include <QStringList>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dicom/dicom_kind.h"
#include "core/inference/file_list.h"
#include "ui/elements/natural_order.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

CaseEntry entryOf(const fs::path& file) { return {file, pathText(file.filename()), {}}; }

void sortAsCounted(std::vector<CaseEntry>& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const CaseEntry& a, const CaseEntry& b) { return comesBefore(a.title, b.title); });
}

void addDirectory(const fs::path& directory, Decoder& decoder, const CancelToken& token, std::vector<CaseEntry>& entries) {
  for (const auto& listed : decoder.readDirectory(directory, token)) {
    if (listed.recordType != "IMAGE") continue;
    CaseEntry entry = entryOf(listed.file);
    QStringList words;
    for (const auto* word : {&listed.modality, &listed.description, &listed.imageNumber}) {
      if (!word->empty()) words << textOf(*word);
    }
    if (!words.isEmpty()) entry.title = words.join(' ');
    entry.detail = QCoreApplication::translate("CaseListing", "Patient %1, study %2, series %3")
                       .arg(listed.patient)
                       .arg(listed.study)
                       .arg(listed.series);
    entries.push_back(std::move(entry));
  }
}

// The DICOMDIR of a folder, as on a disc, if there is one. PS3.10 8.6 fixes its name.
std::optional<fs::path> directoryOf(const fs::path& folder) {
  for (const char* name : {"DICOMDIR", "dicomdir"}) {
    if (auto file = folder / name; isDicomDir(file)) return file;
  }
  return std::nullopt;
}

}  // namespace

CaseListing siblingsOf(const fs::path& file) {
  CaseListing listing;
  for (const auto& entry : entriesOf(file.parent_path()).entries) {
    std::error_code ignored;
    const auto& path = entry.path();
    if (path.filename().native().front() != '.' && !fs::is_directory(path, ignored)) listing.entries.push_back(entryOf(path));
  }
  const auto isFile = [&](const CaseEntry& entry) { return entry.file == file; };
  if (std::none_of(listing.entries.begin(), listing.entries.end(), isFile)) listing.entries.push_back(entryOf(file));
  sortAsCounted(listing.entries);
  listing.first = static_cast<std::size_t>(std::find_if(listing.entries.begin(), listing.entries.end(), isFile) - listing.entries.begin());
  return listing;
}

CaseListing listingOf(const std::vector<fs::path>& paths, Decoder& decoder, const CancelToken& token) {
  CaseListing listing;
  for (const auto& path : paths) {
    token.check();
    std::error_code ignored;
    const bool isFolder = fs::is_directory(path, ignored);
    const auto directory = isFolder ? directoryOf(path) : isDicomDir(path) ? std::optional(path) : std::nullopt;
    if (directory) {
      addDirectory(*directory, decoder, token, listing.entries);
    } else if (isFolder) {
      std::vector<CaseEntry> found;
      for (const auto& file : filesUnder({&path, 1})) found.push_back(entryOf(file));
      listing.entries.insert(listing.entries.end(), found.begin(), found.end());
    } else {
      listing.entries.push_back(entryOf(path));
    }
  }
  return listing;
}

}  // namespace glenoid::ui

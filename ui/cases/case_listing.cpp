// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_listing.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "core/base/files.h"
#include "core/decoding/known_formats.h"
#include "core/inference/file_list.h"
#include "ui/elements/natural_order.h"
#include "ui/elements/text.h"
#include "ui/jobs/path_look.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

CaseEntry entryOf(const fs::path& file) { return {file, pathText(file.filename()), {}}; }

void sortAsCounted(std::vector<CaseEntry>& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const CaseEntry& a, const CaseEntry& b) { return comesBefore(a.title, b.title); });
}

CaseEntry entryOf(const ListedFile& listed) {
  auto entry = entryOf(listed.file);
  if (!listed.place) return entry;
  const auto& place = *listed.place;
  QStringList words;
  for (const auto* word : {&place.modality, &place.description, &place.imageNumber}) {
    if (!word->empty()) words << textOf(*word);
  }
  if (!words.isEmpty()) entry.title = words.join(' ');
  entry.detail =
      QCoreApplication::translate("CaseListing", "Patient %1, study %2, series %3").arg(place.patient).arg(place.study).arg(place.series);
  return entry;
}

}  // namespace

CaseListing siblingsOf(const fs::path& file) {
  CaseListing listing;
  for (const auto& entry : entriesOf(file.parent_path()).entries) {
    std::error_code ignored;
    const auto& path = entry.path();
    if (path.filename().native().front() == '.' || fs::is_directory(path, ignored)) continue;
    if (path == file || !isNoPicture(path)) listing.entries.push_back(entryOf(path));
  }
  const auto isFile = [&](const CaseEntry& entry) { return entry.file == file; };
  if (std::none_of(listing.entries.begin(), listing.entries.end(), isFile)) listing.entries.push_back(entryOf(file));
  sortAsCounted(listing.entries);
  listing.first = static_cast<std::size_t>(std::find_if(listing.entries.begin(), listing.entries.end(), isFile) - listing.entries.begin());
  return listing;
}

CaseListing siblingsInTime(const fs::path& file, std::chrono::milliseconds patience,
                           const std::function<CaseListing(const fs::path&)>& list) {
  auto listing = within<CaseListing>(patience, [file, list] { return list(file); });
  return listing ? std::move(*listing) : CaseListing{{entryOf(file)}, 0};
}

CaseListing listingOf(const std::vector<fs::path>& paths, Decoder& decoder, const CancelToken& token) {
  CaseListing listing;
  for (const auto& listed : listFiles(paths, decoder, token).files) listing.entries.push_back(entryOf(listed));
  return listing;
}

}  // namespace glenoid::ui

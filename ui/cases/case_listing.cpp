// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_listing.h"

#include <algorithm>
#include <array>
#include <map>

#include <QStringList>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

CaseEntry entryOf(const ListedFile& listed) {
  CaseEntry entry{listed.file, pathText(listed.file.filename()), {}};
  if (!listed.place) return entry;
  const auto& place = *listed.place;
  QStringList words;
  for (const auto* word : {&place.modality, &place.description, &place.imageNumber}) {
    if (!word->empty()) words << textOf(*word);
  }
  if (listed.isOfDirectory && !words.isEmpty()) entry.title = words.join(' ');
  entry.detail = tr("Patient %1, study %2, series %3").arg(place.patient).arg(place.study).arg(place.series);
  return entry;
}

using Group = std::array<int, 3>;  // patient, study, series

Group groupOf(const ListedFile& listed) {
  return listed.place ? Group{listed.place->patient, listed.place->study, listed.place->series} : Group{};
}

// One line for each level that begins with the picture.
QString headingOf(const ListedFile& listed, const Group& before) {
  const auto group = groupOf(listed);
  QStringList lines;
  if (group[0] != before[0] && group[0] > 0) lines << tr("Patient %1").arg(group[0]);
  if (group[1] != before[1] && group[1] > 0) lines << tr("Study %1").arg(group[1]);
  if (group[2] != before[2] && group[2] > 0) {
    const auto modality = textOf(listed.place->modality);
    lines << (modality.isEmpty() ? tr("Series %1").arg(group[2]) : tr("Series %1: %2").arg(QString::number(group[2]), modality));
  }
  return lines.join('\n');
}

// A DICOMDIR may call several pictures the same, such as "CR 1" in each series. Adds the names of their files.
void tellApart(std::vector<CaseEntry>& entries) {
  std::map<QString, int> counts;
  for (const auto& entry : entries) ++counts[entry.title];
  for (auto& entry : entries) {
    const auto name = pathText(entry.file.filename());
    if (counts[entry.title] > 1 && entry.title != name) entry.title += " (" + name + ')';
  }
}

CaseListing grouped(FileList list) {
  std::stable_sort(list.files.begin(), list.files.end(), [](const ListedFile& a, const ListedFile& b) { return groupOf(a) < groupOf(b); });
  CaseListing listing;
  Group before{};
  for (const auto& listed : list.files) {
    listing.entries.push_back(entryOf(listed));
    listing.entries.back().heading = headingOf(listed, before);
    before = groupOf(listed);
  }
  tellApart(listing.entries);
  for (const auto& fact : list.facts) {
    if (fact.code != FactCode::FilesLeftOut) listing.facts.push_back(fact);
  }
  return listing;
}

}  // namespace

CaseListing listingBeside(const fs::path& opened, Decoder& decoder, const CancelToken& token, const ListOptions& options,
                          const ProgressCallback& progress) {
  return grouped(listBeside(opened, decoder, token, options, progress));
}

CaseListing listingOf(const std::vector<fs::path>& paths, Decoder& decoder, const CancelToken& token, const ListOptions& options,
                      const ProgressCallback& progress) {
  return grouped(listFiles(paths, decoder, token, options, progress));
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/model_catalogue.h"

#include <algorithm>
#include <utility>

#include "core/bundle/install.h"
#include "core/bundle/model_folders.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

bool liesIn(const fs::path& path, const fs::path& folder) {
  return !folder.empty() && path.parent_path().lexically_normal() == folder.lexically_normal();
}

std::vector<CatalogueEntry> read(const std::vector<fs::path>& folders, const fs::path& userFolder) {
  std::vector<CatalogueEntry> entries;
  for (auto& model : installedModels(folders)) {
    CatalogueEntry entry;
    entry.path = model.path;
    entry.bundle = std::move(model.bundle);
    entry.problem = textOf(model.problem);
    entry.removable = liesIn(model.path, userFolder);
    entries.push_back(std::move(entry));
  }
  try {
    const auto standard = findModel({}, folders).path;
    for (auto& entry : entries) entry.isDefault = entry.bundle && entry.path == standard;
  } catch (const Error&) {
    // no model is readable; the page says so
  }
  return entries;
}

}  // namespace

ModelCatalogue::ModelCatalogue(std::vector<fs::path> folders, fs::path userFolder, JobRunner& files, Messages& messages)
    : folders_(std::move(folders)), userFolder_(std::move(userFolder)), files_(files), messages_(messages) {}

std::shared_ptr<const Bundle> ModelCatalogue::defaultBundle() const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [](const auto& entry) { return entry.isDefault; });
  return found == entries_.end() ? nullptr : found->bundle;
}

std::shared_ptr<const Bundle> ModelCatalogue::bundleAt(const fs::path& path) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.path == path; });
  return found == entries_.end() ? nullptr : found->bundle;
}

void ModelCatalogue::take(std::vector<CatalogueEntry> entries) {
  for (auto& entry : entries) {
    const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const auto& old) { return old.path == entry.path; });
    if (known == entries_.end() || !entry.bundle || !known->bundle) continue;
    if (known->bundle->model.weightsSha256 == entry.bundle->model.weightsSha256) entry.check = known->check;
  }
  const auto before = defaultBundle();
  entries_ = std::move(entries);
  const auto now = defaultBundle();
  emit changed();
  const bool same = before && now && before->path == now->path && before->model.weightsSha256 == now->model.weightsSha256;
  if (!same && (before || now)) emit defaultChanged();
  for (const auto& path : std::exchange(arrived_, {})) emit imported(pathText(path));
}

void ModelCatalogue::refresh() {
  reading_.cancel();
  using Entries = std::vector<CatalogueEntry>;
  reading_ = files_.submit<Entries>(
      this, [folders = folders_, userFolder = userFolder_](const JobContext&) { return read(folders, userFolder); },
      {.done = [this](Entries entries) { take(std::move(entries)); }, .failed = [this](const Error& error) { messages_.show(error); }});
}

void ModelCatalogue::change(std::function<fs::path()> work) {
  changes_.push_back(std::move(work));
  changeNext();
}

// One at a time, although `files_` has two threads, so that the default chosen last becomes the default.
void ModelCatalogue::changeNext() {
  if (changes_.empty() || changing_.isActive()) return;
  changing_ = files_.submit<fs::path>(this, [work = std::move(changes_.front())](const JobContext&) { return work(); },
                                      {.done =
                                           [this](const fs::path& path) {
                                             if (!path.empty()) arrived_.push_back(path);
                                             refresh();
                                             changeNext();
                                           },
                                       .failed =
                                           [this](const Error& error) {
                                             messages_.show(error);
                                             changeNext();
                                           },
                                       .cancelled = [this] { changes_.clear(); }});  // the window is closing
  changes_.pop_front();
}

void ModelCatalogue::import(const fs::path& source) { install(source, false); }
void ModelCatalogue::importAsDefault(const fs::path& source) { install(source, true); }

void ModelCatalogue::install(const fs::path& source, bool asDefault) {
  change([source, folder = userFolder_, asDefault] {
    const auto bundle = installBundle(source, folder);
    if (asDefault) setDefaultModel(folder, bundle.path);
    return bundle.path;
  });
}

void ModelCatalogue::remove(const fs::path& path) {
  change([path, folder = userFolder_] { return removeInstalled(path, folder), fs::path(); });
}

void ModelCatalogue::setDefault(const fs::path& path) {
  change([path, folder = userFolder_] { return setDefaultModel(folder, path), fs::path(); });
}

void ModelCatalogue::verify(const fs::path& path) {
  const auto bundle = bundleAt(path);
  if (!bundle) return;
  const auto note = [this, path](CatalogueEntry::Check check) {
    for (auto& entry : entries_) {
      if (entry.path == path) entry.check = check;
    }
    emit changed();
  };
  auto& check = checks_[path];
  check.cancel();
  check = files_.submit<bool>(this, [bundle](const JobContext&) { return verifyBundle(*bundle), true; },
                              {.done = [note](bool) { note(CatalogueEntry::Check::Good); },
                               .failed =
                                   [this, note](const Error& error) {
                                     note(CatalogueEntry::Check::Damaged);
                                     messages_.show(error);
                                   }});
}

}  // namespace glenoid::ui

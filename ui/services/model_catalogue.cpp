// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/model_catalogue.h"

#include <algorithm>
#include <utility>

#include "core/base/files.h"
#include "core/base/set_aside.h"
#include "core/bundle/install.h"
#include "core/bundle/model_folders.h"
#include "core/engine/engine.h"
#include "ui/elements/text.h"
#include "ui/jobs/released_by_job.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigestLetters = 8;  // as in ModelDescription::identification()

void requireUsable(const Bundle& bundle) { engine().checkBundle(bundle); }

bool liesIn(const fs::path& path, const fs::path& folder) {
  return !folder.empty() && path.parent_path().lexically_normal() == folder.lexically_normal();
}

std::set<fs::path> namesIn(const fs::path& folder) {
  std::set<fs::path> names;
  for (const auto& entry : entriesOf(folder).entries) names.insert(entry.path().filename());
  return names;
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

QString modelTitle(const ModelDescription& model) { return textOf(model.title()); }

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

bool ModelCatalogue::isOwn(const fs::path& path) const { return liesIn(path, userFolder_); }

void ModelCatalogue::take(std::vector<CatalogueEntry> entries) {
  for (auto& entry : entries) {
    const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const auto& old) { return old.path == entry.path; });
    if (known == entries_.end() || !entry.bundle || !known->bundle) continue;
    if (known->bundle->model.weightsSha256 == entry.bundle->model.weightsSha256) entry.check = known->check;
  }
  const auto before = defaultBundle();
  entries_ = std::move(entries);
  const auto now = defaultBundle();
  tellsDefault(now ? now->path : fs::path());  // another program may have changed it, or the default was removed
  emit changed();
  const bool same = before && now && before->path == now->path && before->model.weightsSha256 == now->model.weightsSha256;
  if (!same && (before || now)) emit defaultChanged();
  for (const auto& path : std::exchange(arrived_, {})) emit imported(pathText(path));
}

// Messages about an earlier default are no longer true.
void ModelCatalogue::tellsDefault(const fs::path& path) {
  if (std::exchange(told_, path) != path) messages_.list().dismissTopic(kDefaultTopic);
}

void ModelCatalogue::refresh() {
  reading_.cancel();
  using Entries = std::vector<CatalogueEntry>;
  reading_ = files_.submit<Entries>(
      this,
      [folders = folders_, userFolder = userFolder_, isFirst = std::exchange(isFirstLook_, false)](const JobContext&) {
        if (isFirst && !userFolder.empty()) deleteSetAside(userFolder);
        return read(folders, userFolder);
      },
      {.done = [this](Entries entries) { take(std::move(entries)); }, .failed = [this](const Error& error) { messages_.show(error); }});
}

void ModelCatalogue::change(Change change) {
  changes_.push_back(std::move(change));
  changeNext();
}

// One at a time, although `files_` has two threads, so that the default chosen last becomes the default.
void ModelCatalogue::changeNext() {
  if (changes_.empty() || changing_.isActive()) return;
  const auto next = std::move(changes_.front());
  changes_.pop_front();
  changing_ = files_.submit<fs::path>(this, [work = next.work](const JobContext&) { return work(); },
                                      {.done =
                                           [this, done = next.done](const fs::path& path) {
                                             if (!path.empty()) arrived_.push_back(path);
                                             if (done) done();
                                             refresh();
                                             changeNext();
                                           },
                                       .failed =
                                           [this, messages = next.messages](const Error& error) {
                                             (messages ? *messages : messages_).show(error);
                                             changeNext();
                                           },
                                       .cancelled = [this] { changes_.clear(); }});  // the window is closing
}

QString ModelCatalogue::titleOf(const fs::path& path) const {
  const auto bundle = bundleAt(path);
  if (!bundle) return pathText(path.filename());
  const auto title = modelTitle(bundle->model);
  const auto& weights = bundle->model.weightsSha256;
  bool isShared = false, isCopied = false;
  for (const auto& other : entries_) {
    if (other.path == path || !other.bundle || modelTitle(other.bundle->model) != title) continue;
    isShared = true;
    isCopied = isCopied || other.bundle->model.weightsSha256 == weights;
  }
  return !isShared ? title : title + " (" + (isCopied ? pathText(path) : textOf(weights.substr(0, kDigestLetters))) + ')';
}

void ModelCatalogue::import(const fs::path& source) {
  const auto bundle = std::make_shared<Bundle>();
  change({.work =
              [source, folder = userFolder_, bundle] {
                *bundle = installBundle(source, folder, requireUsable);
                return bundle->path;
              },
          .done =
              [this, bundle] {
                copied_.erase(bundle->path);  // the user wants it, whatever is undone later
                const auto title = modelTitle(bundle->model);
                // The list does not hold a new one yet.
                const auto same = std::find_if(entries_.begin(), entries_.end(), [&](const CatalogueEntry& entry) {
                  return entry.bundle && entry.bundle->model.weightsSha256 == bundle->model.weightsSha256;
                });
                messages_.inform(
                    same == entries_.end() ? tr("%1 was imported.").arg(title)
                    : same->path == bundle->path
                        ? tr("%1 is already installed.").arg(title)
                        : tr("%1 was imported. The same weights are already installed as %2.").arg(title, modelTitle(same->bundle->model)));
              }});
}

void ModelCatalogue::importAsDefault(const fs::path& source, Messages& messages) {
  const auto installed = std::make_shared<fs::path>();
  const auto isCopy = std::make_shared<bool>();
  change({.work =
              [source, folder = userFolder_, installed, isCopy] {
                const auto before = namesIn(folder);
                *installed = installBundle(source, folder, requireUsable).path;
                *isCopy = !before.contains(installed->filename());
                setDefaultModel(folder, *installed);
                return *installed;
              },
          .done =
              [this, installed, isCopy] {
                copied_.erase(*installed);
                if (*isCopy) copied_.insert(*installed);
                tellsDefault(*installed);
              },
          .messages = &messages});
}

void ModelCatalogue::undoImportAsDefault(const fs::path& path, const fs::path& before, Messages& messages) {
  const bool isCopy = copied_.erase(path) > 0;
  restoreDefault(before, messages, [path, isCopy, folder = userFolder_] {
    std::error_code none;
    if (isCopy && fs::exists(path, none)) removeInstalled(path, folder);  // the user may have removed it
  });
}

void ModelCatalogue::exportTo(const fs::path& path, const fs::path& file) {
  const auto bundle = bundleAt(path);
  if (!bundle) return;
  files_.submit<bool>(this, [bundle, file](const JobContext&) { return engine().exportBundle(*bundle, file), true; },
                      {.done = [this, file](bool) { messages_.inform(tr("The model was saved as %1.").arg(pathText(file.filename()))); },
                       .failed = [this](const Error& error) { messages_.show(error); }});
}

void ModelCatalogue::remove(const fs::path& path) {
  // Its files are deleted when the message with the undo has gone.
  const auto removed = releasedByJob(files_, std::unique_ptr<SetAside>());
  const auto putBack = [this, removed] { change({.work = [removed] { return (*removed)->putBack(), fs::path(); }}); };
  change({.work = [path, folder = userFolder_, removed] { return *removed = removeInstalled(path, folder), fs::path(); },
          .done = [this, title = titleOf(path), putBack] { messages_.show({.text = tr("%1 was removed.").arg(title), .undo = putBack}); }});
}

void ModelCatalogue::setDefault(const fs::path& path) {
  const auto before = defaultBundle();
  Message message{.text = tr("%1 now identifies radiographs by default.").arg(titleOf(path)), .topic = kDefaultTopic};
  if (before) message.undo = [this, was = before->path] { restoreDefault(was, messages_); };
  change({.work = [path, folder = userFolder_] { return setDefaultModel(folder, path), fs::path(); },
          .done =
              [this, path, message] {
                tellsDefault(path);
                messages_.show(message);
              }});
}

void ModelCatalogue::restoreDefault(const fs::path& path, Messages& messages, const std::function<void()>& then) {
  const auto text = tr("%1 is the default again.").arg(titleOf(path));
  change({.work =
              [path, then, folder = userFolder_] {
                setDefaultModel(folder, path);
                if (then) then();
                return fs::path();
              },
          .done =
              [this, path, text, to = QPointer(&messages)] {
                tellsDefault(path);
                if (to) to->show({.text = text, .topic = kDefaultTopic});
              },
          .messages = &messages});
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
  check = files_.submit<bool>(this, [bundle](const JobContext&) { return requireUsable(*bundle), true; },
                              {.done = [note](bool) { note(CatalogueEntry::Check::Good); },
                               .failed =
                                   [this, note](const Error& error) {
                                     // A missing part of the program says nothing about the model.
                                     if (error.code() != ErrorCode::ProgramMissing) note(CatalogueEntry::Check::Damaged);
                                     messages_.show(error);
                                   }});
}

}  // namespace glenoid::ui

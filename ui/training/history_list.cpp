// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/history_list.h"

#include <algorithm>
#include <utility>

#include <QPointer>

#include "core/base/folder_lock.h"
#include "ui/elements/text.h"
#include "ui/jobs/released_by_job.h"
#include "ui/jobs/watched.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kMostElsewhere = 200;

// Every run in `folder`, and those of `elsewhere` that still exist; the latest first.
std::vector<StoredRun> readRunsOf(const fs::path& folder, const QStringList& elsewhere, const CancelToken& token) {
  auto runs = readRuns(folder, token);
  for (const auto& text : elsewhere) {
    token.check();
    const auto run = pathOf(text);
    if (run.parent_path() != folder && isRun(run)) runs.push_back(readRun(run));
  }
  std::stable_sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.changed > b.changed; });
  return runs;
}

// All of them or, if one cannot be removed, none.
std::vector<std::unique_ptr<SetAside>> setAside(const std::vector<fs::path>& folders, const CancelToken& token) {
  std::vector<std::unique_ptr<SetAside>> removed;
  try {
    for (const auto& folder : folders) {
      token.check();
      { const FolderLock nobodyWorksInIt(folder); }
      removed.push_back(std::make_unique<SetAside>(folder));
    }
  } catch (...) {
    for (const auto& run : removed) run->putBack();
    throw;
  }
  return removed;
}

}  // namespace

RunList::RunList(Services& services) : services_(services) {
  connect(&services.settings, &Settings::changed, this, [this](const QString& key) {
    if (key == QLatin1String(setting::runsFolder.key)) refresh();
  });
}

const StoredRun* RunList::find(const fs::path& folder) const {
  const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const auto& run) { return run.folder == folder; });
  return found == runs_.end() ? nullptr : &*found;
}

void RunList::setUnderWay(const fs::path& folder) {
  underWay_ = folder;
  if (!folder.empty()) remember(folder);
  emit changed();
}

void RunList::remember(const fs::path& folder) {
  if (folder.parent_path() == runsFolder(services_.settings)) return;
  auto folders = services_.settings.get(setting::runsElsewhere);
  folders.removeAll(pathText(folder));
  folders.prepend(pathText(folder));
  services_.settings.set(setting::runsElsewhere, folders.mid(0, kMostElsewhere));
}

void RunList::refresh() {
  reading_.cancel();
  using Runs = std::vector<StoredRun>;
  reading_ =
      services_.files.submit<Runs>(this,
                                   [folder = runsFolder(services_.settings), elsewhere = services_.settings.get(setting::runsElsewhere),
                                    isFirst = std::exchange(isFirstLook_, false)](const JobContext& context) {
                                     return *watched<Runs>(context.token, kNoLimit, [folder, elsewhere, isFirst](Watch& watch) {
                                       if (isFirst) deleteSetAside(folder);
                                       return readRunsOf(folder, elsewhere, watch.token());
                                     });
                                   },
                                   {.done =
                                        [this](Runs runs) {
                                          if (writing_.isActive()) return refresh();  // they may have the earlier notes
                                          runs_ = std::move(runs);
                                          emit changed();
                                        },
                                    .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void RunList::setNotes(const fs::path& folder, const QString& notes) {
  const auto run = std::find_if(runs_.begin(), runs_.end(), [&](const auto& one) { return one.folder == folder; });
  const auto words = notes.toStdString();
  if (run == runs_.end() || run->notes == words) return;
  run->notes = words;
  unwritten_[folder] = words;
  writeNotes();
  emit changed();
}

// One at a time, although `files` has two threads, so that the notes typed last are kept.
void RunList::writeNotes() {
  if (unwritten_.empty() || writing_.isActive()) return;
  const auto next = unwritten_.extract(unwritten_.begin());
  writing_ = services_.files.submit<bool>(this,
                                          [folder = next.key(), words = next.mapped()](const JobContext&) {
                                            writeRunNotes(folder, words);
                                            return true;
                                          },
                                          {.done =
                                               [this](bool) {
                                                 if (reading_.isActive()) refresh();  // it may have read the earlier notes
                                                 writeNotes();
                                               },
                                           .failed =
                                               [this](const Error& error) {
                                                 services_.messages.show(error);
                                                 refresh();
                                                 writeNotes();
                                               }});
}

void RunList::remove(const std::vector<fs::path>& folders) {
  if (folders.empty()) return;
  if (std::find(folders.begin(), folders.end(), underWay_) != folders.end() && !underWay_.empty()) {
    services_.messages.warn(tr("The run “%1” is in progress. Stop it before you delete it.").arg(dataName(underWay_)));
    return;
  }
  const auto text = folders.size() == 1 ? tr("The run “%1” was deleted.").arg(dataName(folders.front()))
                                        : tr("%n runs were deleted.", nullptr, static_cast<int>(folders.size()));
  services_.files.submit<RemovedRuns>(this, [folders](const JobContext& context) { return setAside(folders, context.token); },
                                      {.done =
                                           [this, text](RemovedRuns removed) {
                                             const auto undo = [self = QPointer<RunList>(this),
                                                                held = releasedByJob(services_.files, std::move(removed))] {
                                               if (self) self->putBack(held);
                                             };
                                             services_.messages.show({.text = text, .undo = undo});
                                             refresh();
                                           },
                                       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void RunList::putBack(const std::shared_ptr<RemovedRuns>& removed) {
  services_.files.submit<bool>(this,
                               [removed](const JobContext&) {
                                 for (const auto& run : *removed) run->putBack();
                                 return true;
                               },
                               {.done = [this](bool) { refresh(); },
                                .failed =
                                    [this](const Error& error) {
                                      services_.messages.show(error);
                                      refresh();
                                    }});
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/history_list.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <QPointer>

#include "core/base/folder_lock.h"
#include "ui/elements/text.h"
#include "ui/jobs/released_by_job.h"
#include "ui/jobs/watched.h"
#include "ui/services/file_choice.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kMostElsewhere = 200;

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
  if (folder != underWay_) history_.clear();
  underWay_ = folder;
  if (!folder.empty()) remember(folder);
  emit changed();
}

void RunList::setHistory(const std::vector<EpochRecord>& history) {
  history_ = history;
  if (takeHistory())
    emit changed();
  else if (!isReading())
    refresh();  // it has made its folder since the list was read
}

// False if the list does not have it yet.
bool RunList::takeHistory() {
  const auto isUnderWay = [this](const auto& one) { return one.folder == underWay_; };
  const auto run = std::find_if(runs_.begin(), runs_.end(), isUnderWay);
  const auto pretraining = std::find_if(pretrainings_.begin(), pretrainings_.end(), isUnderWay);
  if (run != runs_.end()) run->history = history_;
  if (pretraining != pretrainings_.end()) pretraining->epochs = static_cast<std::int64_t>(history_.size());
  return run != runs_.end() || pretraining != pretrainings_.end();
}

void RunList::remember(const fs::path& folder) {
  if (folder.parent_path() == runsFolder(services_.settings)) return;
  auto folders = services_.settings.get(setting::runsElsewhere);
  folders.removeAll(pathText(folder));
  folders.prepend(pathText(folder));
  services_.settings.set(setting::runsElsewhere, folders.mid(0, kMostElsewhere));
}

void RunList::refresh() {
  const auto folder = runsFolder(services_.settings);
  std::map<fs::path, std::vector<fs::path>> elsewhere;
  for (const auto& text : services_.settings.get(setting::runsElsewhere)) {
    const auto run = pathOf(text);
    if (run.parent_path() != folder) elsewhere[run.parent_path()].push_back(run);
  }
  for (const auto& [place, reading] : readings_) reading.cancel();
  readings_.clear();
  isOutdated_ = false;
  read(folder, kNoLimit, [folder, isFirst = std::exchange(isFirstLook_, false)](Watch& watch) {
    if (isFirst) deleteSetAside(folder);
    return Found{readRuns(folder, watch.token()), readPretrainings(folder, watch.token()), readCrossValidations(folder, watch.token())};
  });
  for (const auto& [place, runs] : elsewhere) {
    read(place, kDrivePatience, [these = runs](Watch& watch) { return readThese(these, watch); });
  }
}

// Those that still exist.
RunList::Found RunList::readThese(const std::vector<fs::path>& folders, Watch& watch) {
  Found found;
  for (const auto& folder : folders) {
    watch.token().check();
    if (isRun(folder)) found.runs.push_back(readRun(folder));
    if (isPretraining(folder)) found.pretrainings.push_back(readPretraining(folder));
    watch.alive();
  }
  return found;
}

void RunList::read(const fs::path& folder, std::chrono::milliseconds patience, const std::function<Found(Watch&)>& work) {
  readings_[folder] = services_.files.submit<std::optional<Found>>(
      this, [patience, work](const JobContext& context) { return watched<Found>(context.token, patience, work); },
      {.done =
           [this, folder](std::optional<Found> found) {
             if (writing_.isActive())
               isOutdated_ = true;  // they may have the earlier notes
             else if (found)
               take(folder, std::move(*found));
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

bool RunList::isReading() const {
  return std::any_of(readings_.begin(), readings_.end(), [](const auto& reading) { return reading.second.isActive(); });
}

// In place of what the folder had before; the latest run first.
void RunList::take(const fs::path& folder, Found found) {
  const auto replace = [&](auto& all, auto& now) {
    std::erase_if(all, [&](const auto& one) {
      const auto place = one.folder.parent_path();
      return place == folder || !readings_.contains(place);
    });
    std::move(now.begin(), now.end(), std::back_inserter(all));
  };
  const auto isLater = [](const auto& a, const auto& b) { return a.changed > b.changed; };
  replace(runs_, found.runs);
  replace(pretrainings_, found.pretrainings);
  replace(crossValidations_, found.crossValidations);
  std::stable_sort(runs_.begin(), runs_.end(), isLater);
  std::stable_sort(pretrainings_.begin(), pretrainings_.end(), isLater);
  if (!history_.empty()) takeHistory();  // it may have grown since it was read
  emit changed();
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
  const auto folder = next.key();
  const auto write = [folder, words = next.mapped()](Watch&) { return writeRunNotes(folder, words), true; };
  // A token of its own: notes that are being written are kept when the window closes.
  const auto work = [write](const JobContext&) { return watched<bool>(CancelToken(), kDrivePatience, write); };
  writing_ = services_.files.submit<std::optional<bool>>(this, work,
                                                         {.done =
                                                              [this, folder](std::optional<bool> written) {
                                                                if (!written) services_.messages.warn(silentText(folder));
                                                                if (!written || isReading() || isOutdated_) refresh();
                                                                writeNotes();
                                                              },
                                                          .failed =
                                                              [this](const Error& error) {
                                                                services_.messages.show(error);
                                                                refresh();
                                                                writeNotes();
                                                              }});
}

QString topicOfRun(const fs::path& folder) { return QStringLiteral("run:") + pathText(folder); }

void RunList::remove(const std::vector<fs::path>& folders) {
  if (folders.empty() || std::find(folders.begin(), folders.end(), underWay_) != folders.end()) return;
  const bool isPretraining =
      std::any_of(pretrainings_.begin(), pretrainings_.end(), [&](const auto& one) { return one.folder == folders.front(); });
  const auto one = isPretraining ? tr("The pretraining “%1” was deleted.") : tr("The run “%1” was deleted.");
  const auto text =
      folders.size() == 1 ? one.arg(dataName(folders.front())) : tr("%n runs were deleted.", nullptr, static_cast<int>(folders.size()));
  services_.files.submit<RemovedRuns>(this, [folders](const JobContext& context) { return setAside(folders, context.token); },
                                      {.done =
                                           [this, text, folders](RemovedRuns removed) {
                                             for (const auto& folder : folders) services_.messages.list().dismissTopic(topicOfRun(folder));
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

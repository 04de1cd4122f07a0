// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/history_list.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/base/folder_lock.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

void discard(const fs::path& folder) {
  { const FolderLock nobodyWorksInIt(folder); }
  std::error_code problem;
  fs::remove_all(folder, problem);
  if (problem) throw Error(ErrorCode::FileUnwritable, problem.message(), toUtf8(folder));
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
  emit changed();
}

void RunList::refresh() {
  reading_.cancel();
  using Runs = std::vector<StoredRun>;
  reading_ = services_.files.submit<Runs>(
      this, [folder = runsFolder(services_.settings)](const JobContext& context) { return readRuns(folder, context.token); },
      {.done =
           [this](Runs runs) {
             runs_ = std::move(runs);
             emit changed();
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void RunList::setNotes(const fs::path& folder, const QString& notes) {
  const auto run = std::find_if(runs_.begin(), runs_.end(), [&](const auto& one) { return one.folder == folder; });
  const auto words = notes.toStdString();
  if (run == runs_.end() || run->notes == words) return;
  try {
    writeRunNotes(folder, words);
  } catch (const Error& error) {
    services_.messages.show(error);
    return;
  }
  run->notes = words;
  emit changed();
}

void RunList::askToRemove(const std::vector<fs::path>& folders) {
  if (folders.empty()) return;
  const auto question = folders.size() == 1
                            ? tr("Delete the run “%1” with its weights and figures?").arg(dataName(folders.front()))
                            : tr("Delete %n runs with their weights and figures?", nullptr, static_cast<int>(folders.size()));
  const QPointer<RunList> self(this);
  services_.messages.show({MessageKind::Warning, question, {{tr("Delete"), [self, folders] {
                                                               if (self) self->remove(folders);
                                                             }}}});
}

void RunList::remove(const std::vector<fs::path>& folders) {
  if (std::find(folders.begin(), folders.end(), underWay_) != folders.end() && !underWay_.empty()) {
    services_.messages.warn(tr("The run “%1” is in progress. Stop it before you delete it.").arg(dataName(underWay_)));
    return;
  }
  const auto work = [folders](const JobContext& context) {
    for (const auto& folder : folders) {
      context.token.check();
      discard(folder);
    }
    return true;
  };
  const auto fail = [this](const Error& error) {
    services_.messages.show(error);
    refresh();
  };
  services_.files.submit<bool>(this, work, {.done = [this](bool) { refresh(); }, .failed = fail});
}

}  // namespace glenoid::ui

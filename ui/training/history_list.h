// SPDX-License-Identifier: GPL-3.0-or-later
// The window's lists of runs and pretrainings. Reading, annotating and deleting happen off the window's thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "core/base/set_aside.h"
#include "core/runs/stored_pretraining.h"
#include "ui/services/services.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {

class Watch;

// The topic of messages about how a run ended. They go when it goes on or is deleted.
QString topicOfRun(const std::filesystem::path& folder);

// Used only on the window's thread.
class RunList : public QObject {
  Q_OBJECT

 public:
  explicit RunList(Services& services);

  const std::vector<StoredRun>& runs() const { return runs_; }
  const std::vector<StoredCrossValidation>& crossValidations() const { return crossValidations_; }  // of the runs folder
  const std::vector<StoredPretraining>& pretrainings() const { return pretrainings_; }
  const StoredRun* find(const std::filesystem::path& folder) const;
  // The run or pretraining that a session is working on. It stays in the list if it lies outside the runs folder. It cannot be deleted and
  // is not shown as unfinished. Empty: none.
  void setUnderWay(const std::filesystem::path& folder);
  const std::filesystem::path& underWay() const { return underWay_; }
  // Its epochs so far, while it learns.
  void setHistory(const std::vector<EpochRecord>& history);

  // Reads the runs and pretrainings again, those made in other folders too; changed() follows for each folder. A folder that does not
  // answer holds up no other; its runs stay as they were.
  void refresh();
  // Shown at once and written by a job; a failure is told, and the notes are then those in the folder.
  void setNotes(const std::filesystem::path& folder, const QString& notes);
  // Does nothing if the one under way is among them. A message offers to put them back; when it goes, a job deletes them for good. Not
  // moved to the trash: if a disk has none, Qt 6.4 would move them to the working folder.
  void remove(const std::vector<std::filesystem::path>& folders);

 signals:
  void changed();

 private:
  using RemovedRuns = std::vector<std::unique_ptr<SetAside>>;
  struct Found {
    std::vector<StoredRun> runs = {};
    std::vector<StoredPretraining> pretrainings = {};
    std::vector<StoredCrossValidation> crossValidations = {};
  };
  static Found readThese(const std::vector<std::filesystem::path>& folders, Watch& watch);
  void read(const std::filesystem::path& folder, std::chrono::milliseconds patience, const std::function<Found(Watch&)>& work);
  bool isReading() const;
  void take(const std::filesystem::path& folder, Found found);
  bool takeHistory();
  void remember(const std::filesystem::path& folder);
  void writeNotes();
  void putBack(const std::shared_ptr<RemovedRuns>& removed);
  Services& services_;
  std::vector<StoredRun> runs_;
  std::vector<StoredPretraining> pretrainings_;
  std::vector<StoredCrossValidation> crossValidations_;
  std::filesystem::path underWay_;
  std::vector<EpochRecord> history_;               // of the one under way; empty: not known yet
  std::map<std::filesystem::path, Job> readings_;  // by the folder that the runs lie in; the latest of each
  Job writing_;
  std::map<std::filesystem::path, std::string> unwritten_;  // notes, by the folder of their run
  bool isOutdated_ = false;                                 // runs were read while notes were written, and not taken
  bool isFirstLook_ = true;
};

}  // namespace glenoid::ui

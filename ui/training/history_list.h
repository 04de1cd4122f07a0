// SPDX-License-Identifier: GPL-3.0-or-later
// The window's list of runs. Reading, annotating and deleting happen off the window's thread.
#pragma once

#include <filesystem>
#include <vector>

#include <QObject>

#include "ui/services/services.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {

// Used only on the window's thread.
class RunList : public QObject {
  Q_OBJECT

 public:
  explicit RunList(Services& services);

  const std::vector<StoredRun>& runs() const { return runs_; }
  const StoredRun* find(const std::filesystem::path& folder) const;
  // The run that a session is working on. It cannot be deleted and is not shown as unfinished. Empty: none.
  void setUnderWay(const std::filesystem::path& folder);
  const std::filesystem::path& underWay() const { return underWay_; }

  void refresh();  // reads the folder again; changed() follows
  void setNotes(const std::filesystem::path& folder, const QString& notes);
  // Asks in the message strip, then deletes the folders permanently: if a disk has no trash, Qt 6.4 would move them to the working folder.
  void askToRemove(const std::vector<std::filesystem::path>& folders);
  void remove(const std::vector<std::filesystem::path>& folders);

 signals:
  void changed();

 private:
  Services& services_;
  std::vector<StoredRun> runs_;
  std::filesystem::path underWay_;
  Job reading_;
};

}  // namespace glenoid::ui

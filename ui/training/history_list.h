// SPDX-License-Identifier: GPL-3.0-or-later
// The list of runs as the window knows it: read, annotated and deleted off the window's thread.
#pragma once

#include <filesystem>
#include <vector>

#include <QObject>

#include "ui/services/services.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {

// The window's thread.
class RunList : public QObject {
  Q_OBJECT

 public:
  explicit RunList(Services& services);

  const std::vector<StoredRun>& runs() const { return runs_; }
  const StoredRun* find(const std::filesystem::path& folder) const;
  // The run that a session holds: it is neither deleted nor shown as unfinished. Empty: none.
  void setUnderWay(const std::filesystem::path& folder);
  const std::filesystem::path& underWay() const { return underWay_; }

  void refresh();  // reads the folder anew; changed() follows
  void setNotes(const std::filesystem::path& folder, const QString& notes);
  // Asks in the message strip; then the folders go for good, since Qt 6.4's trash is the working folder where a disk has none.
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

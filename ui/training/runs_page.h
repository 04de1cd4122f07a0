// SPDX-License-Identifier: GPL-3.0-or-later
// The history of runs: a table, overlaid curves, differences, notes, and actions on a run.
#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

#include "ui/services/services.h"
#include "ui/training/history_list.h"
#include "ui/training/plots_data.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;
class QTabWidget;

namespace glenoid::ui {

class ComparisonModel;
class PlotView;
class RunsModel;

class RunsPage : public QWidget {
  Q_OBJECT

 public:
  RunsPage(Services& services, RunList& list, QWidget* parent = nullptr);

  // The runs of the selected rows, from top to bottom.
  std::vector<StoredRun> selected() const;

 signals:
  void resumeRequested(const std::filesystem::path& runFolder);
  void resultsRequested(const std::filesystem::path& runFolder);
  void useRequested(const std::filesystem::path& runFolder);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* makeButtons();
  QWidget* makeTable();
  QWidget* makeDetails();
  QWidget* makeComparison();
  void fitColumns();
  void openFolder(const std::filesystem::path& folder);
  void refreshSelection();
  void compare(const std::vector<StoredRun>& runs);
  void refreshOverlay();
  void keepNotes();
  void nameCrossValidations();

  Services& services_;
  RunList& list_;
  RunsModel* model_;
  QSortFilterProxyModel* sorted_;
  QTableView* table_;
  QLabel* empty_;
  QLabel* crossValidations_;  // names those of the runs folder, which are no runs
  QPushButton *resume_, *results_, *use_, *remove_;
  QTabWidget* details_;
  QComboBox* figure_;
  PlotView* overlay_;
  QLabel* compareHint_;  // shown while there is nothing to compare
  ComparisonModel* comparison_;
  QPlainTextEdit* notes_;
  Job testing_;
  std::filesystem::path notesOf_;  // the run of the notes shown
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a finished run: confusion matrix, classes, ROC and reliability, worst mistakes, and "Use this model".
#pragma once

#include <filesystem>
#include <optional>

#include <QWidget>

#include "ui/services/services.h"
#include "ui/training/results_data.h"

class QComboBox;
class QLabel;
class QListWidget;
class QStackedLayout;
class QTableView;

namespace glenoid::ui {

class PlotView;

class ResultsPage : public QWidget {
  Q_OBJECT

 public:
  explicit ResultsPage(Services& services, QWidget* parent = nullptr);

  // Reads the run and shows it. If it cannot be read, the message strip says why.
  void showRun(const std::filesystem::path& runFolder);
  const ShownResults* results() const { return results_ ? &*results_ : nullptr; }

 signals:
  void useRequested(const std::filesystem::path& runFolder);
  void openRequested(const QString& file);  // a radiograph to open on the Identify page

 private:
  QWidget* makeHead();
  QWidget* makeFigures();
  QWidget* makeMistakes();
  void take(ShownResults results);
  void showPart(int index);
  void fillMistakes(const RunPart& part, const std::vector<QImage>& pictures);
  void openMistake(int row);
  void saveFigures();
  QString sentenceOf(const RunPart& part) const;

  Services& services_;
  std::optional<ShownResults> results_;
  Job reading_;
  QStackedLayout* pages_;
  QLabel* name_;
  QLabel* sentence_;
  QComboBox* part_;
  ConfusionModel* confusion_;
  ClassModel* classes_;
  QTableView* confusionView_;
  QTableView* classView_;
  PlotView* roc_;
  PlotView* reliability_;
  QLabel* mistakesTitle_;
  QListWidget* mistakes_;
};

}  // namespace glenoid::ui

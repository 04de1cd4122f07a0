// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a finished run: confusion matrix with the pictures of each cell, classes, ROC and reliability, and "Use this model".
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QWidget>

#include "core/bundle/bundle.h"
#include "ui/services/services.h"
#include "ui/training/results_data.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace glenoid::ui {

class ConfusionModel;
class ConfusionView;
class FigureTable;
class MapView;
class PictureList;
class PlotView;

class ResultsPage : public QWidget {
  Q_OBJECT

 public:
  explicit ResultsPage(Services& services, QWidget* parent = nullptr);

  // Reads the run and shows it. If it cannot be read, the message strip says why.
  void showRun(const std::filesystem::path& runFolder);
  const RunResults* results() const { return results_ ? &*results_ : nullptr; }

 signals:
  void useRequested(const std::filesystem::path& runFolder);
  // A radiograph to open on the Identify page, with the run's own model.
  void openRequested(const QString& file, const std::shared_ptr<const glenoid::Bundle>& model);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeHead();
  QWidget* makeFigures();
  void arrangeFigures();
  QWidget* makePictures();
  void take(RunResults results);
  const RunPart& part() const;
  void showPart(int index);
  void showMistakes();
  void showCell(std::size_t truth, std::size_t answer);
  void list(const QString& title, const std::vector<AnsweredPicture>& answers);
  void open(const std::string& path);
  void saveFigures();
  void openReport();
  QString sentenceOf(const RunPart& part) const;

  Services& services_;
  std::optional<RunResults> results_;
  std::vector<QString> labels_;  // display names
  Job reading_, opening_, writing_;
  QStackedLayout* pages_;
  QLabel* empty_;  // shown while there are no figures
  QScrollArea* scroll_;
  QLabel* name_;
  QLabel* sentence_;
  QLabel* data_;
  QComboBox* part_;
  QPushButton* report_;
  ConfusionModel* confusion_;
  ClassModel* classes_;
  ConfusionView* confusionView_;
  FigureTable* classView_;
  QGridLayout* grid_;
  std::vector<QWidget*> figures_;  // in the order of reading
  std::optional<bool> isBeside_;   // the figures stand in two columns
  PlotView* roc_;
  PlotView* reliability_;
  PictureList* pictures_;
  MapView* map_;
  QPushButton* mistakes_;  // shown while the pictures are those of a cell
};

}  // namespace glenoid::ui

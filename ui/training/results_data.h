// SPDX-License-Identifier: GPL-3.0-or-later
// The results of a finished run: for each part, its figures, curves and worst mistakes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <QAbstractTableModel>
#include <QImage>

#include "core/eval/evaluation.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {

struct Mistake {
  std::string path;    // in the data set
  std::string sha256;  // of the file
  std::size_t truth = 0, answer = 0;
  double probability = 0;  // of the answer
  QImage picture;          // as the network saw it in training; null if the run's pixel cache is gone
};

struct ResultPart {
  QString name;  // translated: "Test part"
  Evaluation evaluation;
  std::vector<Mistake> mistakes;  // the most confident first, at most kMostMistakes
};
inline constexpr std::size_t kMostMistakes = 60;

struct RunResults {
  StoredRun run;
  std::vector<QString> labels;    // display names
  std::vector<ResultPart> parts;  // the test part first
};

// Blocks. Throws Error FileNotFound for an unfinished run, and what readPredictionTable throws.
RunResults readResults(const std::filesystem::path& runFolder);

// The file of a mistake, which may be gone. Empty if the data set is neither a folder nor a CSV.
std::filesystem::path sourceOf(const RunOrigin& origin, const std::string& path);

// Truth in rows, answers in columns. The shade of a cell shows its share of the row.
class ConfusionModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;
  void set(std::vector<QString> labels, const ConfusionMatrix& matrix);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<QString> labels_;
  ConfusionMatrix matrix_{0};
};

// One row per class, and their mean.
class ClassModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Images, Precision, Recall, F1, Auc, ColumnCount };
  using QAbstractTableModel::QAbstractTableModel;
  void set(std::vector<QString> labels, const Evaluation& evaluation);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<QString> labels_;
  Evaluation evaluation_;
};

}  // namespace glenoid::ui

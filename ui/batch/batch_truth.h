// SPDX-License-Identifier: GPL-3.0-or-later
// How often the answers of a batch name the maker of the folder: accuracy with its interval, and the confusion matrix.
#pragma once

#include <QWidget>

#include "core/answer/folder_truth.h"

class QLabel;
class QPushButton;

namespace glenoid::ui {

class ConfusionModel;
class ConfusionView;

// Hidden as long as no folder names a maker.
class BatchTruth : public QWidget {
  Q_OBJECT

 public:
  explicit BatchTruth(QWidget* parent = nullptr);
  // `model` gave the answers.
  void setTally(const FolderTally& tally, const ModelDescription& model);
  void clearChoice();  // no cell is chosen any more

 signals:
  void cellChosen(std::size_t truth, std::size_t answer);  // of the confusion matrix

 private:
  QLabel* text_;
  QPushButton* button_;
  ConfusionModel* confusion_;
  ConfusionView* table_;
};

// "By folder, 45 of 50 answers are right: 90.0 % (95 % interval 78.6 to 95.7 %)", then what is counted apart.
QString tallyText(const FolderTally& tally);

}  // namespace glenoid::ui

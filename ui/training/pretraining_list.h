// SPDX-License-Identifier: GPL-3.0-or-later
// The pretrainings of the runs folder, and what can be done with each. Hidden while there is none.
#pragma once

#include <filesystem>
#include <string>

#include <QWidget>

#include "ui/training/history_list.h"

class QPushButton;

namespace glenoid::ui {

class FittedList;
class Section;

class PretrainingList : public QWidget {
  Q_OBJECT

 public:
  explicit PretrainingList(RunList& list, QWidget* parent = nullptr);

 signals:
  void resumeRequested(const std::filesystem::path& runFolder);
  void trainRequested(const std::filesystem::path& weights, const std::string& network);

 private:
  void refresh();
  void refreshButtons();
  QString stateText(const StoredPretraining& run) const;
  const StoredPretraining* selected() const;

  RunList& list_;
  Section* section_;
  FittedList* lines_;
  QPushButton *resume_, *train_, *remove_;
};

}  // namespace glenoid::ui

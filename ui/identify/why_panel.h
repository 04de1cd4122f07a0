// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer is based on: the set, the looks, the finder, the gate, and the most similar radiographs that the model learned from.
#pragma once

#include <memory>

#include <QWidget>

#include "ui/identify/learned_files.h"

class QGridLayout;
class QLabel;

namespace glenoid::ui {

class FactGrid;

class WhyPanel : public QWidget {
  Q_OBJECT

 public:
  explicit WhyPanel(Services& services, QWidget* parent = nullptr);
  void setAnswer(std::shared_ptr<const Answer> found);  // null: none

 protected:
  void showEvent(QShowEvent* event) override;  // files are searched only when the panel is visible

 private:
  void showSimilar();
  std::shared_ptr<const Answer> found_;
  LearnedFiles files_;
  FactGrid* grounds_;
  QLabel* similarHead_;
  QLabel* similarWords_;
  QWidget* similar_;
  QGridLayout* similarGrid_;
};

}  // namespace glenoid::ui

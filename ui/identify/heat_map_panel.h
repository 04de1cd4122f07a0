// SPDX-License-Identifier: GPL-3.0-or-later
// Controls for the heat map: which maker, which method, opacity and colours, and a note on how far it can be trusted.
#pragma once

#include <QWidget>

#include "ui/identify/identify_state.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace glenoid::ui {

class HeatMapPanel : public QWidget {
  Q_OBJECT

 public:
  HeatMapPanel(IdentifyState& state, Services& services, QWidget* parent = nullptr);

 private:
  void makeControls();
  void refresh();
  void listLabels();
  QString sentence() const;
  IdentifyState& state_;
  Services& services_;
  QCheckBox* shown_;  // in reading order, in which Tab goes through them
  QComboBox* label_;
  QComboBox* method_;
  QSlider* opacity_;
  QComboBox* colours_;
  QLabel* words_;
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The joint answer and the single answers, in small text because the joint answer promises less.
#pragma once

#include <QWidget>

#include "ui/identify/joint_state.h"

class QLabel;

namespace glenoid::ui {

// Hidden if there is only one picture.
class JointPanel : public QWidget {
  Q_OBJECT

 public:
  explicit JointPanel(JointState& state, QWidget* parent = nullptr);

 private:
  void refresh();
  JointState& state_;
  QLabel* heading_;
  QLabel* answer_;
  QLabel* singles_;
  QLabel* ground_;
};

}  // namespace glenoid::ui

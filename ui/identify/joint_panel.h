// SPDX-License-Identifier: GPL-3.0-or-later
// The joint answer beside the single ones, small: it promises less than they do.
#pragma once

#include <QWidget>

#include "ui/identify/joint_state.h"

class QLabel;

namespace glenoid::ui {

// Hidden as long as there is one picture alone.
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

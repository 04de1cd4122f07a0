// SPDX-License-Identifier: GPL-3.0-or-later
// The pages as a column of buttons at the window's edge.
#pragma once

#include <QFrame>

class QAction;
class QVBoxLayout;

namespace glenoid::ui {

class NavigationRail : public QFrame {
  Q_OBJECT

 public:
  explicit NavigationRail(QWidget* parent = nullptr);
  // From the top down.
  void add(QAction* action);
  // What comes from here on stands at the bottom.
  void addGap();

 private:
  QVBoxLayout* column_;
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// A column of buttons for the pages at the edge of the window.
#pragma once

#include <QFrame>

class QAction;
class QVBoxLayout;

namespace glenoid::ui {

class NavigationRail : public QFrame {
  Q_OBJECT

 public:
  explicit NavigationRail(QWidget* parent = nullptr);
  // Adds a button below the previous one.
  void add(QAction* action);
  // Buttons added after this go to the bottom.
  void addGap();

 private:
  QVBoxLayout* column_;
};

}  // namespace glenoid::ui

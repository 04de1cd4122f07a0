// SPDX-License-Identifier: GPL-3.0-or-later
// A column of buttons for the pages at the edge of the window.
#pragma once

#include <map>

#include <QFrame>

class QAction;
class QVBoxLayout;

namespace glenoid::ui {

class RailButton;

class NavigationRail : public QFrame {
  Q_OBJECT

 public:
  explicit NavigationRail(QWidget* parent = nullptr);
  // Adds a button below the previous one.
  void add(QAction* action);
  // Shows a dot on the button of this command, or takes it away: a message waits on that page.
  void mark(const QString& command, bool news);
  // Buttons added after this go to the bottom.
  void addGap();

 private:
  QVBoxLayout* column_;
  std::map<QString, RailButton*> buttons_;
};

}  // namespace glenoid::ui

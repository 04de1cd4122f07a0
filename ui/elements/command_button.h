// SPDX-License-Identifier: GPL-3.0-or-later
// A push button that stands for a command: its title, tip, icon and whether it is enabled; pressing it triggers the command.
#pragma once

#include <QAction>
#include <QPushButton>

namespace glenoid::ui {

class CommandButton : public QPushButton {
  Q_OBJECT

 public:
  // `role` as in theme.h: "primary", or empty.
  CommandButton(QAction* command, const QString& name, QWidget* parent = nullptr, const char* role = "");
};

}  // namespace glenoid::ui

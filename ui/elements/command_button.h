// SPDX-License-Identifier: GPL-3.0-or-later
// A push button for a command. It takes over the command's title, tip, icon and enabled state, and triggers the command when it is pressed.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/command_button.h"

#include "ui/elements/theme.h"

namespace glenoid::ui {

CommandButton::CommandButton(QAction* command, const QString& name, QWidget* parent, const char* role)
    : QPushButton(command->iconText(), parent) {
  setProperty("role", role);
  setObjectName(name);
  setAccessibleName(command->iconText());
  const auto follow = [this, command] {
    setEnabled(command->isEnabled());
    setToolTip(command->toolTip());
    setIcon(property("role") == "primary" ? onAccent(command->icon()) : command->icon());
  };
  follow();
  connect(command, &QAction::changed, this, follow);
  connect(this, &QPushButton::clicked, command, &QAction::trigger);
}

}  // namespace glenoid::ui

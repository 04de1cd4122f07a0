// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/command_button.h"

namespace glenoid::ui {

CommandButton::CommandButton(QAction* command, const QString& name, QWidget* parent, const char* role)
    : QPushButton(command->iconText(), parent) {
  setProperty("role", role);
  setObjectName(name);
  setAccessibleName(command->iconText());
  const auto follow = [this, command] {
    setEnabled(command->isEnabled());
    setToolTip(command->toolTip());
    if (property("role") != "primary") setIcon(command->icon());  // icons are not drawn for the background of a primary button
  };
  follow();
  connect(command, &QAction::changed, this, follow);
  connect(this, &QPushButton::clicked, command, &QAction::trigger);
}

}  // namespace glenoid::ui

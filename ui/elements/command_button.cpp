#include "ui/elements/command_button.h"

namespace glenoid::ui {

CommandButton::CommandButton(QAction* command, const QString& name, QWidget* parent) : QPushButton(command->text(), parent) {
  setObjectName(name);
  setAccessibleName(command->text());
  const auto follow = [this, command] {
    setEnabled(command->isEnabled());
    setToolTip(command->toolTip());
    setIcon(command->icon());
  };
  follow();
  connect(command, &QAction::changed, this, follow);
  connect(this, &QPushButton::clicked, command, &QAction::trigger);
}

}  // namespace glenoid::ui

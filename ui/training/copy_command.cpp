// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/copy_command.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

#include "ui/elements/controls.h"
#include "ui/elements/text.h"
#include "ui/services/messages.h"

namespace glenoid::ui {

QPushButton* copyCommandButton(Services& services, const OptionSetup& setup, const QString& prefix) {
  auto* button = pushButton(prefix + QStringLiteral("CopyCommand"), tr("Copy as terminal command"),
                            tr("Copies the command that does the same with glenoid-cli"), QStringLiteral("copy"));
  const auto refresh = [button, &setup] { button->setEnabled(!setup.terminalCommand().isEmpty()); };
  QObject::connect(&setup, &OptionSetup::changed, button, refresh);
  QObject::connect(button, &QPushButton::clicked, button, [&services, &setup] {
    QGuiApplication::clipboard()->setText(setup.terminalCommand());
    services.messages.inform(tr("The command was copied."));
  });
  refresh();
  return button;
}

}  // namespace glenoid::ui

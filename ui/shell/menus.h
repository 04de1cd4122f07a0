// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar, made from the table of commands. Every command is in a menu.
#pragma once

#include <functional>

#include <QStringList>

#include "ui/services/commands.h"

class QMenuBar;

namespace glenoid::ui {

// Access to the recent files that the File menu lists.
struct RecentFiles {
  std::function<QStringList()> list;
  std::function<void(const QString&)> open;
  std::function<void()> forget;
};

// Adds one menu for each group of the table, in the order of the table. Each menu and entry gets a mnemonic.
void fillMenus(QMenuBar& bar, const Commands& commands, const RecentFiles& recent);

}  // namespace glenoid::ui

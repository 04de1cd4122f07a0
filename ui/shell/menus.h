// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar, made from the table of commands. Every command is in a menu.
#pragma once

#include <functional>

#include <QString>

#include "ui/services/commands.h"
#include "ui/settings/settings.h"

class QMenuBar;

namespace glenoid::ui {

// What the File menu does with recent files.
struct RecentFileActions {
  Settings& settings;  // lists them
  std::function<void(const QString&)> open;
  std::function<void()> forget;  // clears the list
};

// Adds one menu for each group of the table, in the order of the table. Each menu and entry gets a mnemonic.
void fillMenus(QMenuBar& bar, const Commands& commands, const RecentFileActions& recent);

}  // namespace glenoid::ui

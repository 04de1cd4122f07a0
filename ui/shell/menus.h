// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar, made of the table of commands: every command stands in a menu.
#pragma once

#include <functional>

#include <QStringList>

#include "ui/elements/commands.h"

class QMenuBar;

namespace glenoid::ui {

// The files that were open lately, as the file menu lists them.
struct RecentFiles {
  std::function<QStringList()> list;
  std::function<void(const QString&)> open;
  std::function<void()> forget;
};

// One menu for each group of the table, in its order.
void fillMenus(QMenuBar& bar, const Commands& commands, const RecentFiles& recent);

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the window's commands.
#pragma once

#include <vector>

#include <QKeySequence>
#include <QList>
#include <QString>

namespace glenoid::ui {

struct CommandRow {
  QString id;                // "viewer.fit"
  QString group;             // heading in the list of keyboard shortcuts
  QString title, tip;        // translated
  QList<QKeySequence> keys;  // the default keys
  QString icon = {};         // name for icon() of theme.h; may be empty
  bool checkable = false;
};

// The table in the current language.
std::vector<CommandRow> commandTable();

// True for commands that are offered on every page: they open something, change the page, help or quit. All others belong to one page.
bool isOfEveryPage(const QString& id);

}  // namespace glenoid::ui

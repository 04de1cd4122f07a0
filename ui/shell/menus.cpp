// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menus.h"

#include <map>
#include <set>

#include <QMenu>
#include <QMenuBar>

#include "ui/cases/recent_files.h"
#include "ui/elements/text.h"
#include "ui/shell/mnemonics.h"

namespace glenoid::ui {
namespace {

// Commands that have a separator above them in their menu.
const std::set<QString> kFirstOfItsKind{"file.previous",   "file.exportPng", "file.quit",      "view.fit",     "view.rotateLeft",
                                        "view.invert",     "view.overlays",  "view.compare",   "view.tags",    "window.fullScreen",
                                        "window.nextPart", "tool.length",    "tool.lens",      "answer.again", "batch.again",
                                        "batch.export",    "models.default", "training.start", "help.about"};

void fillRecent(QMenu& menu, const RecentFileActions& recent) {
  menu.clear();
  listRecent(menu, recent.settings, recent.open);
  menu.addSeparator();
  menu.addAction(tr("Clear recent files"), recent.forget)->setEnabled(!recentFiles(recent.settings).empty());
  giveMnemonics(menu.actions());
}

}  // namespace

void fillMenus(QMenuBar& bar, const Commands& commands, const RecentFileActions& recent) {
  std::map<QString, QMenu*> menus;
  for (const auto& row : commands.rows()) {
    auto*& menu = menus[row.group];
    if (!menu) menu = bar.addMenu(row.group);
    if (kFirstOfItsKind.contains(row.id)) menu->addSeparator();
    menu->addAction(commands[row.id]);
    if (row.id != "file.openSample") continue;
    auto* files = menu->addMenu(tr("Open recent"));
    files->setObjectName("menu.recent");
    QObject::connect(files, &QMenu::aboutToShow, files, [files, recent] { fillRecent(*files, recent); });
  }
  giveMnemonics(bar.actions());
  for (const auto& [group, menu] : menus) giveMnemonics(menu->actions());
}

}  // namespace glenoid::ui

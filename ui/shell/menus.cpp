// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menus.h"

#include <map>
#include <set>

#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

#include "ui/shell/mnemonics.h"

namespace glenoid::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("glenoid::ui", text); }

// Commands that have a separator above them in their menu.
const std::set<QString> kFirstOfItsKind{
    "file.previous", "file.exportPng", "file.quit", "view.fit",     "view.rotateLeft", "view.invert",  "view.overlays",  "view.compare",
    "view.tags",     "tool.length",    "tool.lens", "answer.again", "batch.again",     "batch.export", "models.default", "help.about"};

void fillRecent(QMenu& menu, const RecentFiles& recent) {
  menu.clear();
  const auto files = recent.list();
  for (const auto& file : files) {
    const QFileInfo info(file);
    auto* action = menu.addAction(info.fileName().replace('&', "&&"), [open = recent.open, file] { open(file); });
    action->setStatusTip(info.path());
  }
  if (files.isEmpty()) menu.addAction(tr("No recent files"))->setEnabled(false);
  menu.addSeparator();
  menu.addAction(tr("Clear recent files"), recent.forget)->setEnabled(!files.isEmpty());
  giveMnemonics(menu.actions());
}

}  // namespace

void fillMenus(QMenuBar& bar, const Commands& commands, const RecentFiles& recent) {
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

// SPDX-License-Identifier: GPL-3.0-or-later
// The table of commands and its keys: no key is used twice; keys are changed, refused, reset and stored.
#include "ui/services/commands.h"

#include <map>
#include <set>

#include <QApplication>
#include <QSignalSpy>
#include <gtest/gtest.h>

#include "ui/elements/section.h"
#include "ui/elements/theme.h"

using namespace glenoid::ui;

TEST(Commands, StandOnceWithTitleTipAndKeysOfTheirOwn) {
  std::set<QString> ids;
  std::map<QString, QString> owners;
  for (const auto& row : commandTable()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id.toStdString();
    EXPECT_FALSE(row.title.isEmpty() || row.tip.isEmpty() || row.group.isEmpty()) << row.id.toStdString();
    for (const auto& key : row.keys) {
      EXPECT_FALSE(key.isEmpty()) << row.id.toStdString();
      EXPECT_TRUE(owners.emplace(key.toString(), row.id).second) << key.toString().toStdString() << " of " << row.id.toStdString();
    }
  }
}

TEST(Commands, HaveTheDrawingTheyName) {
  for (const auto& row : commandTable()) {
    if (row.icon.isEmpty()) continue;
    EXPECT_FALSE(icon(row.icon).isNull()) << row.icon.toStdString();
  }
}

TEST(Commands, KeysAreChangedKeptAndReset) {
  Settings settings;
  {
    Commands commands(settings);
    QSignalSpy changed(&commands, &Commands::keysChanged);
    EXPECT_EQ(commands.setKeys("view.fit", {QKeySequence("Ctrl+Alt+F")}), "");
    EXPECT_EQ(commands["view.fit"]->shortcut(), QKeySequence("Ctrl+Alt+F"));
    EXPECT_TRUE(commands["view.fit"]->toolTip().contains("F]"));
    EXPECT_EQ(changed.count(), 1);
  }
  Commands again(settings);
  EXPECT_EQ(again.keys("view.fit"), QList{QKeySequence("Ctrl+Alt+F")});
  again.resetKeys();
  EXPECT_EQ(again.keys("view.fit"), QList{QKeySequence("F")});
}

TEST(Commands, AKeyThatIsTakenIsRefusedWithItsOwner) {
  Settings settings;
  Commands commands(settings);
  EXPECT_EQ(commands.setKeys("view.fit", {QKeySequence("Ctrl+O")}), "file.open");
  EXPECT_EQ(commands.keys("view.fit"), QList{QKeySequence("F")});
}

TEST(Commands, OneThatDoesNotExistIsAFaultOfTheProgram) {
  Settings settings;
  Commands commands(settings);
  EXPECT_THROW(commands["view.nothing"], std::logic_error);
}

TEST(Commands, KeysThatTypeActOnlyWhereTheCommandIs) {
  Settings settings;
  Commands commands(settings);
  for (const char* id : {"file.open", "go.batch", "training.folder", "help.manual"}) {
    EXPECT_EQ(commands[id]->shortcutContext(), Qt::WindowShortcut) << id;
  }
  for (const char* id : {"view.rotateRight", "view.undo", "answer.again", "training.start", "file.next"}) {
    EXPECT_EQ(commands[id]->shortcutContext(), Qt::WidgetWithChildrenShortcut) << id;
  }
  commands.setKeys("file.open", {QKeySequence("Ctrl+O"), QKeySequence("Shift+Q")});
  EXPECT_EQ(commands["file.open"]->shortcutContext(), Qt::WidgetWithChildrenShortcut) << "Shift+Q types a letter";
  commands.resetKeys();
  EXPECT_EQ(commands["file.open"]->shortcutContext(), Qt::WindowShortcut);
}

TEST(Section, FoldsWhatStandsUnderIt) {
  Section section("Options");
  auto* content = new QWidget;
  section.setContent(content);
  section.show();
  EXPECT_FALSE(content->isVisible());
  section.setOpen(true);
  EXPECT_TRUE(content->isVisible());
}

TEST(Theme, ColoursDifferAndTextIsReadable) {
  for (const char* name : {"light", "dark"}) {
    applyTheme(*qApp, name);
    const auto& colours = themeColours();
    const int contrast = std::abs(colours.text.lightness() - colours.surface.lightness());
    EXPECT_GT(contrast, 150) << name;
    EXPECT_EQ(qApp->palette().color(QPalette::Window), colours.window);
  }
}

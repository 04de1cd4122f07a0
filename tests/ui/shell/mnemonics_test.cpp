// SPDX-License-Identifier: GPL-3.0-or-later
// The letter under each menu and entry: there is one wherever letters suffice, and no two in a menu are equal.
#include "ui/shell/mnemonics.h"

#include <QAction>
#include <QSet>
#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

QString letterOf(const QString& title) {
  for (qsizetype i = 0; i + 1 < title.size(); ++i) {
    if (title[i] != '&') continue;
    if (title[i + 1] == '&')
      ++i;
    else
      return title[i + 1].toLower();
  }
  return {};
}

}  // namespace

TEST(Mnemonics, PreferTheFirstLettersOfWords) {
  EXPECT_EQ(withMnemonics({"Open file…", "Open folder…", "Zoom in", "Über Glenoid"}),
            (QStringList{"&Open file…", "Open &folder…", "&Zoom in", "&Über Glenoid"}));
}

TEST(Mnemonics, AnEarlierTitleGivesWayToOneThatHasNoOtherLetter) {
  EXPECT_EQ(withMnemonics({"ab", "a"}), (QStringList{"a&b", "&a"}));
  EXPECT_EQ(withMnemonics({"1:1", "11"}), (QStringList{"&1:1", "11"})) << "there are not enough letters for both";
}

TEST(Mnemonics, AnAmpersandIsNoLetter) { EXPECT_EQ(withMnemonics({"&&", "a && b", "b"}), (QStringList{"&&", "&a && b", "&b"})); }

TEST(Mnemonics, LeaveSeparatorsAlone) {
  QAction first("Copy"), line, second("Close");
  line.setSeparator(true);
  giveMnemonics({&first, &line, &second});
  EXPECT_TRUE(line.text().isEmpty());
  EXPECT_NE(letterOf(first.text()), letterOf(second.text()));
  EXPECT_EQ(first.iconText(), "Copy") << "buttons show the title alone";
}

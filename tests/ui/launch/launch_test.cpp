// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of the window.
#include "ui/launch/launch.h"

#include <QDir>
#include <gtest/gtest.h>

using namespace glenoid::ui;

TEST(Launch, PathsBecomeAbsolute) {
  const auto parsed = parseLaunch({"glenoid", "a.dcm", "/b c.png", "file:///d%20e.dcm"}, "1.2.3");
  EXPECT_FALSE(parsed.answer);
  EXPECT_EQ(parsed.launch.paths, QStringList({QDir::current().absoluteFilePath("a.dcm"), "/b c.png", "/d e.dcm"}));
  EXPECT_FALSE(parsed.launch.newWindow);
}

TEST(Launch, OptionsAreTaken) {
  const auto launch = parseLaunch({"glenoid", "--new-window", "--settings", "s.ini", "--", "-odd-name.dcm"}, "1.2.3").launch;
  EXPECT_TRUE(launch.newWindow);
  EXPECT_EQ(launch.settingsFile, QDir::current().absoluteFilePath("s.ini"));
  EXPECT_EQ(launch.paths, QStringList{QDir::current().absoluteFilePath("-odd-name.dcm")});
  EXPECT_TRUE(parseLaunch({"glenoid", "--tour", "pictures"}, "1.2.3").launch.newWindow) << "a tour has a window of its own";
}

TEST(Launch, ItsWordsStartTheSameAgain) {
  const Launch launch{{"/a b/1.dcm", "/--odd"}, true, "/somewhere/s.ini", {}};
  const auto again = parseLaunch(QStringList{"glenoid"} + launchWords(launch), "1.2.3");
  EXPECT_FALSE(again.answer);
  EXPECT_EQ(again.launch.paths, launch.paths);
  EXPECT_TRUE(again.launch.newWindow);
  EXPECT_EQ(again.launch.settingsFile, launch.settingsFile);
  const auto plain = parseLaunch(QStringList{"glenoid"} + launchWords({}), "1.2.3").launch;
  EXPECT_TRUE(plain.paths.isEmpty() && plain.settingsFile.isEmpty());
  EXPECT_FALSE(plain.newWindow);
}

TEST(Launch, HelpVersionAndWrongWordsAreAnswered) {
  const auto version = parseLaunch({"glenoid", "--version"}, "1.2.3").answer;
  ASSERT_TRUE(version);
  EXPECT_EQ(version->text, "1.2.3\n");
  EXPECT_EQ(version->exitCode, 0);
  const auto help = parseLaunch({"glenoid", "--help"}, "1.2.3").answer;
  ASSERT_TRUE(help);
  for (const char* word : {"--new-window", "--settings", "--tour", "DICOMDIR", "Research use only"}) EXPECT_TRUE(help->text.contains(word));
  const auto wrong = parseLaunch({"glenoid", "--nonsense"}, "1.2.3").answer;
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->exitCode, 2);
  EXPECT_TRUE(wrong->text.contains("nonsense"));
}

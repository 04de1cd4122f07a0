// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/recent_files.h"

#include <semaphore>

#include <QAction>
#include <QMenu>
#include <QTest>
#include <gtest/gtest.h>

#include "ui/jobs/path_look.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(RecentFiles, TheNewestIsFirstAndNoneIsListedTwice) {
  Settings settings;
  settings.set(setting::recentFiles, QStringList{"/scans/older.dcm"});
  rememberFile(settings, {"/scans/1.dcm", "DICOM"});
  rememberFile(settings, {"/scans", "folder"});
  rememberFile(settings, {"/scans/1.dcm", "DICOM"});
  EXPECT_EQ(recentFiles(settings), (std::vector<RecentFile>{{"/scans/1.dcm", "DICOM"}, {"/scans", "folder"}, {"/scans/older.dcm", ""}}));
  for (int i = 0; i < 30; ++i) rememberFile(settings, {QString("/%1.png").arg(i), "PNG"});
  EXPECT_EQ(recentFiles(settings).size(), 12u);
  forgetRecentFiles(settings);
  settings.set(setting::rememberFiles, false);
  rememberFile(settings, {"/scans/1.dcm", "DICOM"});
  EXPECT_TRUE(recentFiles(settings).empty());
}

TEST(RecentFiles, NameKindAndFolderAreShown) {
  EXPECT_EQ(recentTitle({"/scans/1.dcm", "DICOM"}), "1.dcm (DICOM)");
  EXPECT_EQ(recentTitle({"/scans/old", ""}), "old");
  EXPECT_EQ(recentTitle({"/scans/new", "batch"}), "new (batch)");
  EXPECT_EQ(recentFolder({"/scans/1.dcm", "DICOM"}), "/scans");
  const auto folder = recentFolder({"/first/" + QString(300, 'x') + "/last/1.dcm", "DICOM"});
  EXPECT_LT(folder.size(), 200);
  EXPECT_TRUE(folder.startsWith("/first/") && folder.endsWith("/last")) << "elided in the middle: " << folder.toStdString();
}

TEST(RecentFiles, OnlyWhatIsKnownToBeMissingIsGrey) {
  const auto released = std::make_shared<std::binary_semaphore>(0);
  const StandInLook look([released](const std::filesystem::path& path) {
    if (path == "/share/3.dcm") released->acquire();
    return path == "/gone/2.dcm" ? PathState::Missing : PathState::File;
  });
  Settings settings;
  for (const char* path : {"/share/3.dcm", "/gone/2.dcm", "/here/1&1.dcm"}) rememberFile(settings, {path, "DICOM"});
  QMenu menu;
  QString opened;
  listRecent(menu, settings, [&](const QString& path) { opened = path; });
  const auto actions = menu.actions();
  ASSERT_EQ(actions.size(), 3);
  EXPECT_TRUE(actions[1]->isEnabled()) << "nothing is known yet";
  EXPECT_TRUE(QTest::qWaitFor([&] { return !actions[1]->isEnabled(); }, 60'000));
  EXPECT_TRUE(actions[0]->isEnabled());
  EXPECT_TRUE(actions[2]->isEnabled()) << "its share does not answer";
  EXPECT_TRUE(actions[0]->text().startsWith("1&&1.dcm (DICOM)\t/here")) << actions[0]->text().toStdString();
  actions[0]->trigger();
  EXPECT_EQ(opened, "/here/1&1.dcm");
  released->release();
}

TEST(RecentFiles, FoldersHaveAnIconAndABatchIsToldApart) {
  Settings settings;
  rememberFile(settings, {"/scans/1.dcm", "DICOM"});
  rememberFile(settings, {"/scans", "folder"});
  rememberFile(settings, {"/series", "batch"});
  QMenu menu;
  listRecent(menu, settings, [](const QString&) {});
  const auto actions = menu.actions();
  ASSERT_EQ(actions.size(), 3);
  EXPECT_FALSE(actions[0]->icon().isNull());
  EXPECT_FALSE(actions[1]->icon().isNull());
  EXPECT_TRUE(actions[2]->icon().isNull());
  EXPECT_TRUE(isBatch(settings, "/series"));
  EXPECT_FALSE(isBatch(settings, "/scans"));
  EXPECT_FALSE(isBatch(settings, "/elsewhere"));
}

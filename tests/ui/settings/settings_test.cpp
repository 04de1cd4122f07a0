// SPDX-License-Identifier: GPL-3.0-or-later
// The table of settings: types, ranges, storing, resetting, and what a damaged file does.
#include "ui/settings/settings.h"

#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#ifndef _WIN32
#include <sys/stat.h>
#endif

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace glenoid::ui;

namespace {

template <class T>
bool isOfType(const Setting<T>& setting) {
  for (const auto& row : Settings::rows()) {
    if (row.key == setting.key) return row.standard.metaType() == QMetaType::fromType<T>();
  }
  return false;
}

}  // namespace

TEST(Settings, EveryConstantHasARowOfItsType) {
  using namespace setting;
  EXPECT_TRUE(isOfType(theme) && isOfType(language) && isOfType(showIdentity) && isOfType(showCorners) && isOfType(heatMapColours));
  EXPECT_TRUE(isOfType(heatMapOpacity) && isOfType(heatMapShown) && isOfType(device) && isOfType(identifyThreads) &&
              isOfType(trainingThreads));
  EXPECT_TRUE(isOfType(runsFolder) && isOfType(exportFolder) && isOfType(recentFiles) && isOfType(rememberFiles));
  EXPECT_TRUE(isOfType(windowGeometry) && isOfType(identifySplitter) && isOfType(trainingSplitter));
  EXPECT_TRUE(isOfType(lastOpenFolder) && isOfType(lastDataFolder) && isOfType(lastModelFolder));
  EXPECT_TRUE(isOfType(trainingData) && isOfType(trainingOptions));
  EXPECT_TRUE(isOfType(pretrainingPictures) && isOfType(pretrainingProbe) && isOfType(pretrainingLabels));
  EXPECT_TRUE(isOfType(pretrainingTasks) && isOfType(pretrainingOptions));
  EXPECT_TRUE(isOfType(unfinishedRun) && isOfType(runsElsewhere));
}

TEST(Settings, RowsOfAPageSayWhatTheyAreAndStandOnce) {
  std::set<QString> keys;
  for (const auto& row : Settings::rows()) {
    EXPECT_TRUE(keys.insert(row.key).second) << row.key.toStdString();
    if (row.kind == SettingKind::State) continue;
    EXPECT_FALSE(row.title.isEmpty() || row.explanation.isEmpty() || row.section.isEmpty()) << row.key.toStdString();
    EXPECT_EQ(row.kind == SettingKind::Choice, !row.choices.empty()) << row.key.toStdString();
  }
}

TEST(Settings, AreKeptInTheFile) {
  const QTemporaryDir folder;
  const auto file = folder.filePath("glenoid.ini");
  {
    Settings settings(file);
    settings.set(setting::theme, QString("light"));
    settings.set(setting::heatMapOpacity, 0.25);
    settings.setFree("notes/Depuy", "tray 7");
  }
  const Settings again(file);
  EXPECT_EQ(again.get(setting::theme), "light");
  EXPECT_EQ(again.get(setting::heatMapOpacity), 0.25);
  EXPECT_EQ(again.free("notes/Depuy").toString(), "tray 7");
}

TEST(Settings, AFileThatIsOnlyReadStaysAsItIs) {
  const QTemporaryDir folder;
  const auto name = folder.filePath("glenoid.ini");
  const QByteArray before = "[appearance]\ntheme=light\n[notes]\nDepuy=tray 7\n";
  QFile file(name);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(before);
  file.close();
  {
    Settings settings(name, false);
    EXPECT_EQ(settings.get(setting::theme), "light");
    EXPECT_EQ(settings.free("notes/Depuy").toString(), "tray 7");
    settings.set(setting::theme, QString("dark"));
    settings.setFree("notes/Depuy", {});
    EXPECT_EQ(settings.get(setting::theme), "dark");
    EXPECT_FALSE(settings.free("notes/Depuy").isValid());
  }
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(file.readAll(), before);
}

TEST(Settings, ClampAndTellOnlyOfChanges) {
  Settings settings;
  QSignalSpy changed(&settings, &Settings::changed);
  settings.set(setting::heatMapOpacity, 7.0);
  EXPECT_EQ(settings.get(setting::heatMapOpacity), 1.0);
  settings.set(setting::heatMapOpacity, 1.0);
  EXPECT_EQ(changed.count(), 1);
}

TEST(Settings, WhatAPersonWroteWrongIsTheStandard) {
  const QTemporaryDir folder;
  const auto name = folder.filePath("glenoid.ini");
  QFile file(name);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("[appearance]\ntheme=pink\n[compute]\nidentifyThreads=-4\n[viewer]\nheatMapOpacity=nan\n");
  file.close();
  const Settings settings(name);
  EXPECT_EQ(settings.get(setting::theme), "dark");
  EXPECT_EQ(settings.get(setting::identifyThreads), 1);
  EXPECT_EQ(settings.get(setting::heatMapOpacity), 0.6);
}

#ifndef _WIN32
// The mode is 0600, no matter how the file was made and who saved it last.
class PrivateSettings : public testing::Test {
 protected:
  const QTemporaryDir folder;
  const QString file = folder.filePath("config/glenoid.ini");
  const std::filesystem::path path = file.toStdString();
  const mode_t before = umask(022);

  ~PrivateSettings() override { umask(before); }
  void openToAll() {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << "[appearance]\ntheme=light\n";
    std::filesystem::permissions(path, std::filesystem::perms(0644));
  }
  int mode() const { return static_cast<int>(std::filesystem::status(path).permissions()); }
};

TEST_F(PrivateSettings, AFileThatIsMadeIsOfItsOwnerAlone) {
  Settings settings(file);
  EXPECT_EQ(mode(), 0600);
  settings.set(setting::recentFiles, QStringList{"/scans/Meier.dcm"});
  ASSERT_TRUE(QTest::qWaitFor([this] { return std::filesystem::file_size(path) > 0; }, 10'000)) << "saved by itself";
  EXPECT_EQ(mode(), 0600);
}

TEST_F(PrivateSettings, AFileThatWasOpenToAllIsNoLonger) {
  openToAll();
  {
    Settings settings(file);
    EXPECT_EQ(mode(), 0600);
    EXPECT_EQ(settings.get(setting::theme), "light");
  }
  openToAll();
  {
    Settings settings(file);
    std::filesystem::permissions(path, std::filesystem::perms(0644));  // by another program
    settings.set(setting::recentFiles, QStringList{"/scans/Meier.dcm"});
    const auto size = std::filesystem::file_size(path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return std::filesystem::file_size(path) > size; }, 10'000));
    EXPECT_EQ(mode(), 0600);
    std::filesystem::permissions(path, std::filesystem::perms(0644));
    settings.set(setting::lastOpenFolder, QString("/scans"));
  }
  EXPECT_EQ(mode(), 0600) << "saved at its end";
  EXPECT_EQ(Settings(file).get(setting::lastOpenFolder), "/scans");
}
#endif

TEST(Settings, OnlyTheLanguageWaitsForTheNextStart) {
  for (const auto& row : Settings::rows()) EXPECT_EQ(row.needsRestart, row.key == setting::language.key) << row.key.toStdString();
}

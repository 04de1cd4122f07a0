// The table of settings: types, ranges, storing, resetting, and what a damaged file does.
#include "ui/settings/settings.h"

#include <gtest/gtest.h>

#include <set>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

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
  EXPECT_TRUE(isOfType(heatMapOpacity) && isOfType(heatMapShown) && isOfType(device) && isOfType(identifyThreads) && isOfType(trainingThreads));
  EXPECT_TRUE(isOfType(runsFolder) && isOfType(exportFolder) && isOfType(recentFiles) && isOfType(rememberFiles));
  EXPECT_TRUE(isOfType(windowGeometry) && isOfType(identifySplitter) && isOfType(trainingSplitter));
  EXPECT_TRUE(isOfType(lastOpenFolder) && isOfType(lastDataFolder) && isOfType(unfinishedRun));
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

TEST(Settings, ResetLeavesTheWindowsMemory) {
  Settings settings;
  settings.set(setting::theme, QString("light"));
  settings.set(setting::lastOpenFolder, QString("somewhere"));
  settings.resetAll();
  EXPECT_EQ(settings.get(setting::theme), "dark");
  EXPECT_EQ(settings.get(setting::lastOpenFolder), "somewhere");
}

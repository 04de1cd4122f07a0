// SPDX-License-Identifier: GPL-3.0-or-later
// The form of settings: a control for each row, both ways, with a reset for one and for all.
#include "ui/shell/settings_form.h"

#include <functional>
#include <optional>

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

class SettingsFormTest : public testing::Test {
 protected:
  SettingsFormTest() { form.show(); }
  template <class Widget, class T>
  Widget* control(const Setting<T>& setting) {
    auto* widget = form.findChild<Widget*>(setting.key);
    EXPECT_NE(widget, nullptr) << setting.key;
    return widget;
  }
  template <class T>
  QAbstractButton* resetOf(const Setting<T>& setting) {
    return form.findChild<QAbstractButton*>(QString(setting.key) + "/reset");
  }
  Settings settings;
  MessageList messages;
  SettingsForm form{settings, messages};
};

}  // namespace

TEST_F(SettingsFormTest, ResettingAllCanBeUndone) {
  std::function<void()> undo;
  QObject::connect(&form, &SettingsForm::wasReset, &form, [&](const Message& message) { undo = message.undo; });
  settings.set(setting::theme, QString("light"));
  settings.set(setting::lastOpenFolder, QString("somewhere"));
  form.findChild<QAbstractButton*>("settingsResetAll")->click();
  EXPECT_EQ(settings.get(setting::theme), "dark");
  EXPECT_EQ(settings.get(setting::lastOpenFolder), "somewhere") << "it is not on this page";
  ASSERT_TRUE(undo);
  undo();
  EXPECT_EQ(settings.get(setting::theme), "light");
}

TEST_F(SettingsFormTest, ResettingOneCanBeUndoneAndTheMessageNamesIt) {
  std::optional<Message> told;
  QObject::connect(&form, &SettingsForm::wasReset, &form, [&](const Message& message) { told = message; });
  settings.set(setting::theme, QString("light"));
  settings.set(setting::heatMapOpacity, 0.4);
  resetOf(setting::heatMapOpacity)->click();
  EXPECT_EQ(settings.get(setting::heatMapOpacity), 0.6);
  ASSERT_TRUE(told && told->undo);
  EXPECT_TRUE(told->text.contains(control<QDoubleSpinBox>(setting::heatMapOpacity)->accessibleName())) << told->text.toStdString();
  settings.set(setting::theme, QString("dark"));
  told->undo();
  EXPECT_EQ(settings.get(setting::heatMapOpacity), 0.4);
  EXPECT_EQ(settings.get(setting::theme), "dark") << "another setting stays as it is now";
}

TEST_F(SettingsFormTest, EveryRowOfThePageHasItsControlWithNameAndTip) {
  for (const auto& row : Settings::rows()) {
    auto* control = form.findChild<QWidget*>(row.key);
    if (row.kind == SettingKind::State) {
      EXPECT_EQ(control, nullptr) << row.key.toStdString();
      continue;
    }
    ASSERT_NE(control, nullptr) << row.key.toStdString();
    EXPECT_EQ(control->accessibleName(), row.title);
    EXPECT_EQ(control->toolTip(), row.explanation);
    auto* reset = form.findChild<QAbstractButton*>(row.key + "/reset");
    ASSERT_NE(reset, nullptr);
    EXPECT_FALSE(reset->isEnabled());
    EXPECT_FALSE(reset->accessibleName().isEmpty());
  }
}

TEST_F(SettingsFormTest, ControlsSetTheSettings) {
  auto* theme = control<QComboBox>(setting::theme);
  theme->setCurrentIndex(theme->findData("light"));
  emit theme->activated(theme->currentIndex());
  EXPECT_EQ(settings.get(setting::theme), "light");
  control<QCheckBox>(setting::showIdentity)->click();
  EXPECT_FALSE(settings.get(setting::showIdentity));
  control<QSpinBox>(setting::identifyThreads)->setValue(3);
  EXPECT_EQ(settings.get(setting::identifyThreads), 3);
  control<QDoubleSpinBox>(setting::heatMapOpacity)->setValue(0.25);
  EXPECT_EQ(settings.get(setting::heatMapOpacity), 0.25);
  auto* runs = control<QLineEdit>(setting::runsFolder);
  runs->setFocus();
  QTest::keyClicks(runs, "runs");
  QTest::keyClick(runs, Qt::Key_Return);
  EXPECT_EQ(settings.get(setting::runsFolder), "runs");
}

TEST_F(SettingsFormTest, AFolderIsChosenInADialog) {
  form.findChild<QAbstractButton*>(QString(setting::exportFolder.key) + "/choose")->click();
  auto* dialog = form.findChild<QFileDialog*>(QString(setting::exportFolder.key) + "/dialog");
  ASSERT_NE(dialog, nullptr);
  emit dialog->fileSelected("/exports");
  EXPECT_EQ(settings.get(setting::exportFolder), "/exports");
  EXPECT_TRUE(control<QLineEdit>(setting::exportFolder)->text().contains("exports"));
}

TEST_F(SettingsFormTest, ARestartIsOfferedWhileTheLanguageIsNotThatOfTheStart) {
  auto* restart = form.findChild<QAbstractButton*>(QString(setting::language.key) + "/restart");
  ASSERT_NE(restart, nullptr);
  QSignalSpy wanted(&form, &SettingsForm::restartWanted);
  EXPECT_FALSE(restart->isVisible());
  settings.set(setting::language, QString("de"));
  EXPECT_TRUE(restart->isVisible());
  settings.set(setting::theme, QString("light"));
  EXPECT_TRUE(restart->isVisible());
  restart->click();
  EXPECT_EQ(wanted.size(), 1);
  settings.reset(setting::language.key);
  EXPECT_FALSE(restart->isVisible());
}

TEST_F(SettingsFormTest, WhatChangesElsewhereIsShown) {
  settings.set(setting::heatMapOpacity, 0.4);
  EXPECT_EQ(control<QDoubleSpinBox>(setting::heatMapOpacity)->value(), 0.4);
  settings.set(setting::heatMapShown, false);
  EXPECT_FALSE(control<QCheckBox>(setting::heatMapShown)->isChecked());
}

TEST_F(SettingsFormTest, OneOrAllGoBackToTheStandard) {
  settings.set(setting::heatMapOpacity, 0.4);
  settings.set(setting::theme, QString("light"));
  EXPECT_TRUE(resetOf(setting::heatMapOpacity)->isEnabled());
  resetOf(setting::heatMapOpacity)->click();
  EXPECT_EQ(settings.get(setting::heatMapOpacity), 0.6);
  EXPECT_FALSE(resetOf(setting::heatMapOpacity)->isEnabled());
  EXPECT_EQ(settings.get(setting::theme), "light");
  form.findChild<QAbstractButton*>("settingsResetAll")->click();
  EXPECT_EQ(settings.get(setting::theme), "dark");
  EXPECT_EQ(control<QComboBox>(setting::theme)->currentData(), "dark");
}

TEST_F(SettingsFormTest, DevicesThatAreNotHereCannotBeChosen) {
  form.setAvailableDevices({"auto", "cpu"});
  auto* box = control<QComboBox>(setting::device);
  const auto* items = qobject_cast<QStandardItemModel*>(box->model());
  for (int i = 0; i < box->count(); ++i) {
    const bool here = box->itemData(i) == "auto" || box->itemData(i) == "cpu";
    EXPECT_EQ(items->item(i)->isEnabled(), here);
    EXPECT_EQ(box->itemText(i).contains("not available"), !here);
  }
}

TEST_F(SettingsFormTest, AWheelThatPassesOverTurnsNothing) {
  auto* box = control<QSpinBox>(setting::trainingThreads);
  form.setFocus();
  QWheelEvent wheel(box->rect().center(), box->mapToGlobal(box->rect().center()), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
  QApplication::sendEvent(box, &wheel);
  EXPECT_EQ(settings.get(setting::trainingThreads), 0);
  EXPECT_EQ(box->focusPolicy(), Qt::StrongFocus) << "the wheel does not take the focus";
}

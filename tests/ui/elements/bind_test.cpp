// SPDX-License-Identifier: GPL-3.0-or-later
// A control and its setting follow each other, once each way; a value out of range is shown as it is stored.
#include "ui/elements/bind.h"

#include <memory>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

class BindTest : public testing::Test {
 protected:
  Settings settings;
  QSignalSpy changed{&settings, &Settings::changed};
};

}  // namespace

TEST_F(BindTest, WhatIsCheckedIsSetAndFollows) {
  QCheckBox box;
  QAction action;
  action.setCheckable(true);
  bind(settings, setting::heatMapShown, &box);
  bind(settings, setting::heatMapShown, &action);
  EXPECT_TRUE(box.isChecked() && action.isChecked());
  box.click();
  EXPECT_FALSE(settings.get(setting::heatMapShown));
  EXPECT_FALSE(action.isChecked());
  action.trigger();
  EXPECT_TRUE(settings.get(setting::heatMapShown));
  EXPECT_TRUE(box.isChecked());
  EXPECT_EQ(changed.count(), 2) << "no loop";
}

TEST_F(BindTest, AChoiceIsTheDataOfItsItem) {
  QComboBox box;
  for (const char* value : {"dark", "light"}) box.addItem(QString(value).toUpper(), value);
  settings.set(setting::theme, QString("light"));
  bind(settings, setting::theme, &box);
  EXPECT_EQ(box.currentIndex(), 1);
  box.setCurrentIndex(0);
  emit box.activated(0);
  EXPECT_EQ(settings.get(setting::theme), "dark");
  settings.set(setting::theme, QString("light"));
  EXPECT_EQ(box.currentIndex(), 1);
  EXPECT_EQ(changed.count(), 3);
}

TEST_F(BindTest, ANumberOutOfRangeIsShownAsItIsKept) {
  QSpinBox box;
  box.setRange(-1000, 1000);
  bind(settings, setting::identifyThreads, &box);
  EXPECT_EQ(box.value(), 1);
  settings.set(setting::identifyThreads, 4);
  EXPECT_EQ(box.value(), 4);
  for (int twice = 0; twice < 2; ++twice) {
    box.setValue(500);
    EXPECT_EQ(settings.get(setting::identifyThreads), 64);
    EXPECT_EQ(box.value(), 64);
  }
  EXPECT_EQ(changed.count(), 2) << "it was 64 already";
}

TEST_F(BindTest, WhatAControlRoundsIsNotAChoice) {
  QDoubleSpinBox box;
  box.setRange(0, 1);
  QSlider slider;
  slider.setRange(0, 100);
  bind(settings, setting::heatMapOpacity, &box);
  bind(settings, setting::heatMapOpacity, &slider);
  settings.set(setting::heatMapOpacity, 0.3333);
  EXPECT_EQ(box.value(), 0.33);
  EXPECT_EQ(slider.value(), 33);
  EXPECT_EQ(settings.get(setting::heatMapOpacity), 0.3333);
  slider.setValue(25);
  EXPECT_EQ(settings.get(setting::heatMapOpacity), 0.25);
  EXPECT_EQ(box.value(), 0.25);
  box.setValue(0.5);
  EXPECT_EQ(slider.value(), 50);
  EXPECT_EQ(changed.count(), 3);
}

TEST_F(BindTest, AFolderIsSetWhenItIsTyped) {
  QLineEdit line;
  bind(settings, setting::runsFolder, &line);
  line.setText(" runs ");
  EXPECT_EQ(settings.get(setting::runsFolder), "");
  emit line.editingFinished();
  EXPECT_EQ(settings.get(setting::runsFolder), "runs");
  settings.set(setting::runsFolder, QString("/a/b"));
  EXPECT_EQ(line.text(), QDir::toNativeSeparators("/a/b"));
}

TEST_F(BindTest, AControlThatIsGoneIsForgotten) {
  auto box = std::make_unique<QCheckBox>();
  bind(settings, setting::heatMapShown, box.get());
  box.reset();
  settings.set(setting::heatMapShown, false);
  EXPECT_EQ(changed.count(), 1);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The table of settings as a form. Each row has a control for its type, an explanation, and a button that restores the default.
#pragma once

#include <string>
#include <vector>

#include <QScrollArea>
#include <QString>

#include "ui/services/messages.h"
#include "ui/settings/settings.h"

class QGridLayout;
class QPushButton;
class QToolButton;

namespace glenoid::ui {

class SettingsForm : public QScrollArea {
  Q_OBJECT

 public:
  SettingsForm(Settings& settings, Messages& messages, QWidget* parent = nullptr);
  // `devices` as from availableDevices(). The other choices for the device are marked as not available here.
  void setAvailableDevices(const std::vector<std::string>& devices);

 signals:
  void wasReset(const glenoid::ui::Message& message);  // with an undo
  void restartWanted();                                // by the user, for a setting that takes effect at the next start

 private:
  void resetAll();
  void reset(const std::vector<QString>& keys, const QString& text);  // `text` says what was reset
  void addRow(QGridLayout& grid, const SettingRow& row);
  QToolButton* resetFor(const SettingRow& row);
  QPushButton* restartFor(const SettingRow& row);
  QWidget* controlFor(const SettingRow& row);
  QWidget* choice(const SettingRow& row);
  QWidget* number(const SettingRow& row);
  QWidget* place(const SettingRow& row);
  Settings& settings_;
  Messages& messages_;
};

}  // namespace glenoid::ui

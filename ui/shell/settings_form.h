// SPDX-License-Identifier: GPL-3.0-or-later
// The table of settings as a form. Each row has a control for its type, an explanation, and a button that restores the default.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QMap>
#include <QScrollArea>

#include "ui/settings/settings.h"

class QGridLayout;
class QToolButton;
class QVBoxLayout;

namespace glenoid::ui {

class SettingsForm : public QScrollArea {
  Q_OBJECT

 public:
  explicit SettingsForm(Settings& settings, QWidget* parent = nullptr);
  // `devices` as from availableDevices(). The other choices for the device are marked as not available here.
  void setAvailableDevices(const std::vector<std::string>& devices);

 private:
  struct Control {
    QWidget* widget = nullptr;
    std::function<void(const QVariant&)> show;
    QToolButton* reset = nullptr;
    QVariant standard;
  };
  void addRow(QGridLayout& grid, const SettingRow& row);
  Control controlFor(const SettingRow& row);
  Control choice(const SettingRow& row);
  Control number(const SettingRow& row);
  Control place(const SettingRow& row);
  void refresh(const QString& key);
  Settings& settings_;
  QMap<QString, Control> controls_;
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Settings, keyboard shortcuts and the log, one tab each. "Copy diagnostics" works from any page.
#pragma once

#include "ui/elements/page_stack.h"
#include "ui/services/services.h"

namespace glenoid::ui {

class SettingsForm;

class SettingsPage : public PageTabs {
  Q_OBJECT

 public:
  explicit SettingsPage(Services& services, QWidget* parent = nullptr);

 signals:
  void restartWanted();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void showOn(const QString& command, QWidget* tab);
  void copyDiagnostics();
  Services& services_;
  SettingsForm* form_;
  bool devicesAsked_ = false;
};

}  // namespace glenoid::ui

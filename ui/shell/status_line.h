// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the lower edge of the window: what the menu entry under the pointer does, the work in progress, the model and the device.
#pragma once

#include <QStatusBar>

#include "ui/shell/activity.h"

namespace glenoid::ui {

class ElidedLabel;

class StatusLine : public QStatusBar {
  Q_OBJECT

 public:
  // `activity` outlives it.
  explicit StatusLine(const Activity& activity, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ElidedLabel* add(const QString& name, const QString& title, int stretch);
  void refresh();
  const Activity& activity_;
  ElidedLabel *message_, *underWay_, *model_, *device_;
};

}  // namespace glenoid::ui

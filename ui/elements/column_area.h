// SPDX-License-Identifier: GPL-3.0-or-later
// A scroll area that scrolls up and down only and is never narrower than its content, in any language.
#pragma once

#include <QScrollArea>

namespace glenoid::ui {

class ColumnArea : public QScrollArea {
  Q_OBJECT

 public:
  // Takes ownership.
  ColumnArea(const QString& objectName, QWidget* content, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
};

}  // namespace glenoid::ui

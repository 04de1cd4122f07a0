// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the control that a key gives the focus to.
#pragma once

#include <QObject>

namespace glenoid::ui {

// While it lives, every scroll area scrolls to a control in it that Tab, Shift+Tab or a shortcut reaches. Qt alone does so only if the
// focus was in the area before.
class ScrollToFocus : public QObject {
  Q_OBJECT

 public:
  ScrollToFocus();

 protected:
  bool eventFilter(QObject* receiver, QEvent* event) override;
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Lets Enter press a button, as it does in dialogs.
#pragma once

#include <QObject>

namespace glenoid::ui {

// While it lives, Enter and Return press the button of the program that has the focus, as Space does.
class EnterKey : public QObject {
  Q_OBJECT

 public:
  EnterKey();

 protected:
  bool eventFilter(QObject* receiver, QEvent* event) override;
};

}  // namespace glenoid::ui

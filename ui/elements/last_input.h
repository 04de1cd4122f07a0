// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the user works by keys: then one must see where the focus is.
#pragma once

#include <QObject>

namespace glenoid::ui {

// Follows the program's keys and buttons of the pointer.
class LastInput : public QObject {
  Q_OBJECT

 public:
  static LastInput& ofProgram();  // needs the QApplication, which owns it
  // A key came last, or a key moved the focus. A key that only begins another one, such as Shift, counts for nothing.
  bool isKey() const { return isKey_; }

 signals:
  void changed();

 protected:
  bool eventFilter(QObject* receiver, QEvent* event) override;

 private:
  using QObject::QObject;
  bool isKey_ = false;
};

}  // namespace glenoid::ui

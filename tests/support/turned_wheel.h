// SPDX-License-Identifier: GPL-3.0-or-later
// The wheel as a person turns it: only such an event reaches the parents of a widget that leaves it alone.
#pragma once

#include <QApplication>
#include <QWheelEvent>
#include <QWidget>
#include <qtestspontaneevent.h>

namespace glenoid::test {

// One notch at `at`, a place in `widget`: up, or down if `turn` is negative. True if the wheel reaches `page`, a parent of the widget, and
// not only the widget.
inline bool turnWheel(QWidget& widget, const QPointF& at, QWidget& page, int turn = 120) {
  struct Seen : QObject {
    bool wheel = false;
    bool eventFilter(QObject*, QEvent* event) override {
      wheel = wheel || event->type() == QEvent::Wheel;
      return false;
    }
  } seen;
  page.installEventFilter(&seen);
  QWheelEvent wheel(at, widget.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QSpontaneKeyEvent::setSpontaneous(&wheel);
  qApp->notify(&widget, &wheel);  // sendEvent() would make it a synthetic one
  return seen.wheel;
}

}  // namespace glenoid::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/last_input.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPointer>

namespace glenoid::ui {
namespace {

bool onlyBeginsAKey(int key) {
  constexpr int kKeys[] = {Qt::Key_Shift, Qt::Key_Control, Qt::Key_Alt, Qt::Key_AltGr, Qt::Key_Meta, Qt::Key_CapsLock};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

// Whether the event is the work of a key; empty if it tells nothing.
std::optional<bool> isOfKey(const QEvent& event) {
  switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:  // all that comes of the key of a command
      return onlyBeginsAKey(static_cast<const QKeyEvent&>(event).key()) ? std::nullopt : std::optional(true);
    case QEvent::FocusIn: {
      const auto reason = static_cast<const QFocusEvent&>(event).reason();
      const bool isKey = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
      return isKey ? std::optional(true) : std::nullopt;
    }
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin: return false;
    default: return std::nullopt;
  }
}

}  // namespace

LastInput& LastInput::ofProgram() {
  static QPointer<LastInput> one;
  if (!one) {
    one = new LastInput(qApp);
    qApp->installEventFilter(one);
  }
  return *one;
}

bool LastInput::eventFilter(QObject*, QEvent* event) {
  const auto isKey = isOfKey(*event);
  if (isKey && std::exchange(isKey_, *isKey) != *isKey) emit changed();
  return false;
}

}  // namespace glenoid::ui

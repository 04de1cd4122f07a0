// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/scroll_to_focus.h"

#include <QApplication>
#include <QFocusEvent>
#include <QScrollArea>

namespace glenoid::ui {

ScrollToFocus::ScrollToFocus() { qApp->installEventFilter(this); }

bool ScrollToFocus::eventFilter(QObject* receiver, QEvent* event) {
  auto* control = event->type() == QEvent::FocusIn ? qobject_cast<QWidget*>(receiver) : nullptr;
  if (!control) return false;
  const auto reason = static_cast<QFocusEvent*>(event)->reason();
  if (reason != Qt::TabFocusReason && reason != Qt::BacktabFocusReason && reason != Qt::ShortcutFocusReason) return false;
  for (auto* around = control->parentWidget(); around; around = around->parentWidget()) {
    if (auto* area = qobject_cast<QScrollArea*>(around)) area->ensureWidgetVisible(control);
  }
  return false;
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a page can be used with the Tab key: what it reaches, and whether one sees where the focus is.
#pragma once

#include <QApplication>
#include <QImage>
#include <QPixmap>
#include <QScrollArea>
#include <QSet>
#include <QTest>
#include <QWidget>

namespace glenoid::test {

// The visible controls of a window that take the focus by Tab.
inline QList<QWidget*> tabStops(const QWidget& window) {
  QList<QWidget*> stops;
  for (auto* widget : window.findChildren<QWidget*>()) {
    const bool takesTab = (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy();
    if (takesTab && widget->isVisible() && widget->isEnabled() && widget->window() == &window && !widget->size().isEmpty()) stops << widget;
  }
  return stops;
}

// Presses Tab until the focus is back at `start`. Returns every widget that had the focus. A widget may use Tab itself for a while, as a
// text does for its links.
inline QSet<QWidget*> walkByTab(QWidget& start) {
  constexpr int kMostKeys = 600;
  start.setFocus(Qt::TabFocusReason);
  QSet<QWidget*> reached;
  for (int key = 0; key < kMostKeys; ++key) {
    auto* at = QApplication::focusWidget();
    if (!at || (at == &start && reached.size() > 1)) break;
    reached.insert(at);
    QTest::keyClick(at, Qt::Key_Tab);
  }
  return reached;
}

// Whether the widget, scrolled into view, looks different with the focus. The window must be active.
inline bool showsFocus(QWidget& widget) {
  for (auto* parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
    if (auto* area = qobject_cast<QScrollArea*>(parent)) area->ensureWidgetVisible(&widget);
  }
  const auto look = [&widget] {
    auto& window = *widget.window();
    return window.grab(QRect(widget.mapTo(&window, QPoint()), widget.size())).toImage();
  };
  widget.setFocus(Qt::TabFocusReason);
  const auto with = look();
  widget.clearFocus();
  return look() != with;
}

}  // namespace glenoid::test

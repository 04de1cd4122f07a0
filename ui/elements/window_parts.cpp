// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/window_parts.h"

#include <algorithm>

#include <QVariant>
#include <QWidget>

namespace glenoid::ui {
namespace {

constexpr char kPart[] = "windowPart";

bool isPart(const QWidget& widget) { return widget.property(kPart).toBool() && widget.isVisible(); }

QList<QWidget*> partsOf(const QWidget& window) {
  QList<QWidget*> parts;
  for (auto* widget : window.findChildren<QWidget*>()) {
    if (!isPart(*widget)) continue;
    const auto inside = widget->findChildren<QWidget*>();
    if (std::none_of(inside.begin(), inside.end(), [](const QWidget* one) { return isPart(*one); })) parts << widget;
  }
  const auto left = [&window](const QWidget* part) { return part->mapTo(&window, QPoint()).x(); };
  std::stable_sort(parts.begin(), parts.end(), [&](const QWidget* a, const QWidget* b) { return left(a) < left(b); });
  return parts;
}

bool takesKeys(const QWidget* widget) {
  return widget && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->isVisible() && widget->isEnabled();
}

QWidget* entryOf(QWidget* part) {
  if (takesKeys(part->focusWidget())) return part->focusWidget();
  if (takesKeys(part)) return part;
  const auto inside = part->findChildren<QWidget*>();
  const auto first = std::find_if(inside.begin(), inside.end(), takesKeys);
  return first == inside.end() ? nullptr : *first;
}

}  // namespace

void makePart(QWidget& widget) { widget.setProperty(kPart, true); }

void stepPart(const QWidget& window, int by) {
  const auto parts = partsOf(window);
  const auto* focus = window.focusWidget();
  const auto now =
      std::find_if(parts.begin(), parts.end(), [focus](const QWidget* part) { return part == focus || part->isAncestorOf(focus); });
  const auto count = parts.size();
  auto at = now != parts.end() ? now - parts.begin() : by > 0 ? -1 : 0;
  for (qsizetype tried = 0; tried < count; ++tried) {
    at = (at + by + count) % count;
    if (auto* entry = entryOf(parts[at])) return entry->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
  }
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/enter_key.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

namespace glenoid::ui {

EnterKey::EnterKey() { qApp->installEventFilter(this); }

bool EnterKey::eventFilter(QObject* receiver, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return false;
  const auto& press = static_cast<const QKeyEvent&>(*event);
  const bool isEnter = press.key() == Qt::Key_Return || press.key() == Qt::Key_Enter;
  if (!isEnter || (press.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return false;
  auto* push = qobject_cast<QPushButton*>(receiver);
  if (push && (push->autoDefault() || push->isDefault())) return false;  // Qt presses it: most buttons of dialogs
  auto* button = push ? push : static_cast<QAbstractButton*>(qobject_cast<QToolButton*>(receiver));
  if (!button) return false;
  if (!press.isAutoRepeat()) button->click();
  return true;
}

}  // namespace glenoid::ui

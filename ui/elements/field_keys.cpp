// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/field_keys.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace glenoid::ui {

bool isPlainKey(QKeyCombination key) {
  const bool held = (key.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != Qt::NoModifier;
  return !held && (key.key() < Qt::Key_F1 || key.key() > Qt::Key_F35);
}

bool isTextField(const QObject* widget) {
  return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
         qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTextEdit*>(widget);
}

FieldKeys::FieldKeys() { qApp->installEventFilter(this); }

// Qt asks the focus first whether it wants the key of a command. A field wants letters, but not the keys that turn pages. A menu chooses by
// letters.
bool FieldKeys::eventFilter(QObject* receiver, QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride) return false;
  const auto& key = static_cast<const QKeyEvent&>(*event);
  const auto* label = qobject_cast<const QLabel*>(receiver);
  const bool copies = label && label->hasSelectedText() && key.matches(QKeySequence::Copy);
  const bool chooses = qobject_cast<const QMenu*>(QApplication::activePopupWidget()) && isPlainKey(key.keyCombination());
  const bool types = isTextField(receiver) && key.key() != Qt::Key_Escape && isPlainKey(key.keyCombination());
  if (!copies && !chooses && !types) return false;
  event->accept();
  return true;
}

}  // namespace glenoid::ui

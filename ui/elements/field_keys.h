// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that belong to the text with the focus, although commands have them too.
#pragma once

#include <QKeyCombination>
#include <QObject>

namespace glenoid::ui {

// Without Ctrl, Alt or Meta, and not F1 to F35.
bool isPlainKey(QKeyCombination key);
// Whether a person types into this widget.
bool isTextField(const QObject* widget);

// While it lives, a plain key belongs to the menu that is open, a plain key other than Esc to the text field with the focus, and Ctrl+C to
// the label whose text is selected.
class FieldKeys : public QObject {
  Q_OBJECT

 public:
  FieldKeys();

 protected:
  bool eventFilter(QObject* receiver, QEvent* event) override;
};

}  // namespace glenoid::ui

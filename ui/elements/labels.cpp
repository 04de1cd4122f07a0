// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/labels.h"

#include <QLabel>
#include <QStyle>

namespace glenoid::ui {

QLabel* labelOf(const QString& text, const char* role, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", role);
  return label;
}

QLabel* plainLabel(const QString& objectName, const char* role, QWidget* parent) {
  auto* label = labelOf({}, role, parent);
  label->setObjectName(objectName);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

void setInk(QLabel& label, const QString& ink) {
  if (label.property("ink").toString() == ink) return;
  label.setProperty("ink", ink);
  label.style()->unpolish(&label);  // the style sheet is read again
  label.style()->polish(&label);
}

}  // namespace glenoid::ui

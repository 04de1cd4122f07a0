// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/controls.h"

#include <QPushButton>
#include <QToolButton>

#include "ui/elements/theme.h"

namespace glenoid::ui {

void nameControl(QWidget& control, const QString& objectName, const QString& name, const QString& tip) {
  control.setObjectName(objectName);
  control.setAccessibleName(name);
  if (!tip.isEmpty()) control.setToolTip(tip);
}

QPushButton* pushButton(const QString& objectName, const QString& title, const QString& tip, const QString& iconName, QWidget* parent) {
  auto* button = new QPushButton(icon(iconName), title, parent);
  nameControl(*button, objectName, title, tip);
  return button;
}

QToolButton* iconButton(const QString& objectName, const QString& name, const QString& tip, const QString& iconName, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(iconName));
  nameControl(*button, objectName, name, tip);
  return button;
}

}  // namespace glenoid::ui

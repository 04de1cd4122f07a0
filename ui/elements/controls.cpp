// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/controls.h"

#include <QEvent>
#include <QPushButton>
#include <QToolButton>

#include "ui/elements/theme.h"

namespace glenoid::ui {
namespace {

const QLatin1String kQuietWheel("quietWheel");

class QuietWheel : public QObject {
 public:
  QuietWheel(QWidget& control, const QWidget& focused) : QObject(&control), focused_(focused) { setObjectName(kQuietWheel); }
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::Wheel || focused_.hasFocus()) return false;
    event->ignore();
    return true;
  }

 private:
  const QWidget& focused_;
};

}  // namespace

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

void quietWheel(QWidget& control) {
  if (control.focusPolicy() == Qt::WheelFocus) control.setFocusPolicy(Qt::StrongFocus);  // the wheel would take the focus first
  quietWheel(control, control);
}

void quietWheel(QWidget& control, const QWidget& focused) {
  if (control.findChild<QObject*>(kQuietWheel, Qt::FindDirectChildrenOnly)) return;  // a style polishes a widget again
  control.setAttribute(Qt::WA_NoMousePropagation, false);  // QCustomPlot 2.1 sets it; the wheel would not reach the page
  control.installEventFilter(new QuietWheel(control, focused));
}

}  // namespace glenoid::ui

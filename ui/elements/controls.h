// SPDX-License-Identifier: GPL-3.0-or-later
// Makes controls, with names for tests, style sheets and screen readers, and with tips.
#pragma once

#include <QString>

class QPushButton;
class QToolButton;
class QWidget;

namespace glenoid::ui {

// `name` is what a screen reader says. If no tip is given, the control keeps its own.
void nameControl(QWidget& control, const QString& objectName, const QString& name, const QString& tip = {});

// A button with this title. `iconName` as in theme.h; may be empty.
QPushButton* pushButton(const QString& objectName, const QString& title, const QString& tip, const QString& iconName = {},
                        QWidget* parent = nullptr);
// A button that shows only the icon.
QToolButton* iconButton(const QString& objectName, const QString& name, const QString& tip, const QString& iconName,
                        QWidget* parent = nullptr);

// The wheel changes the control's value only while it has the focus; otherwise it scrolls the page. The theme's style does this for every
// spin box, choice and slider of the program.
void quietWheel(QWidget& control);
// The same for a part of a larger widget: `focused`, which contains the control, takes the focus for it.
void quietWheel(QWidget& control, const QWidget& focused);

}  // namespace glenoid::ui

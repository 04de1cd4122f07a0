// SPDX-License-Identifier: GPL-3.0-or-later
// Labels in the styles of the theme.
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace glenoid::ui {

// `role` as in the style sheet of theme.cpp: "heading", "subheading", "answer", "quiet", or empty.
QLabel* labelOf(const QString& text, const char* role, QWidget* parent = nullptr);
// An empty label for plain text that wraps and can be selected with the mouse.
QLabel* plainLabel(const QString& objectName, const char* role, QWidget* parent);
// The colour of the text, which follows the theme: "quiet", "warning", "bad", or empty for that of the role.
void setInk(QLabel& label, const QString& ink);

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The underlined letters of menus, chosen so that they are unique in every language.
#pragma once

#include <QList>
#include <QStringList>

class QAction;

namespace glenoid::ui {

// The titles with "&" in front of one letter or digit each. No two get the same one; the first letters of words are preferred. A title
// stays as it is only if the others need all of its letters. "&&" in a title stands for an ampersand.
QStringList withMnemonics(const QStringList& titles);

// Does this to the texts of the actions of one menu; separators stay as they are.
void giveMnemonics(const QList<QAction*>& actions);

}  // namespace glenoid::ui

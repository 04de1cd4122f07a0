// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the window between which a key moves the focus.
#pragma once

class QWidget;

namespace glenoid::ui {

void makePart(QWidget& widget);
// Gives the focus to the next visible part (+1) or the one before (-1), where that had it last. A part that contains others is none itself.
void stepPart(const QWidget& window, int by);

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a question that a hasty second click cannot answer.
#pragma once

class QMessageBox;

namespace glenoid::ui {

// Opens the box over its window and, if it lies under the pointer, moves it away from there. Returns at once.
void openAwayFromPointer(QMessageBox& box);

}  // namespace glenoid::ui

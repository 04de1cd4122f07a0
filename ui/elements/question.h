// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a question that a hasty second click cannot answer, and returns to the window that asked.
#pragma once

class QDialog;
class QMessageBox;

namespace glenoid::ui {

// Opens the box over its window and, if it lies under the pointer, moves it away from there. Returns at once.
void openAwayFromPointer(QMessageBox& box);

// When the dialog is finished, activates the window that it belongs to; if that one is hidden by then, the next one below it. A dialog that
// was opened meanwhile stays active. Some window managers activate no window if two dialogs close together, and keys are then lost.
void activateParentAfter(QDialog& dialog);

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Sets the widths in a Help document: lines are kept short enough to read, tables and code may be wider.
#pragma once

class QTextDocument;

namespace glenoid::ui {

// Fits a document that styleHelp() has styled to a view of `width` pixels. Call it again if the width changes.
void layOutHelp(QTextDocument& document, double width);

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// How wide the parts of a document of Help are: lines are kept short enough to read, tables and code may be wider.
#pragma once

class QTextDocument;

namespace glenoid::ui {

// Fits a document that styleHelp() has styled to a view of `width` pixels. Call again for each other width.
void layOutHelp(QTextDocument& document, double width);

}  // namespace glenoid::ui

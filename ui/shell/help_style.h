// SPDX-License-Identifier: GPL-3.0-or-later
// How a document of Help looks: Qt's Markdown reader leaves room, tables and code as plain as in a text file.
#pragma once

#include <functional>

class QString;
class QTextDocument;

namespace glenoid::ui {

// Gives a document that setMarkdown() has just filled the colours of the theme, room to read, and an anchor at each heading
// (headingAnchor(), the second of the same name with -1). A link for which `leads` is false becomes plain text.
void styleHelp(QTextDocument& document, const std::function<bool(const QString& link)>& leads);

}  // namespace glenoid::ui

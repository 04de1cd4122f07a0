// SPDX-License-Identifier: GPL-3.0-or-later
// The look of a Help document: Qt's Markdown reader leaves spacing, tables and code as plain as in a text file.
#pragma once

#include <functional>

class QString;
class QTextDocument;

namespace glenoid::ui {

// Gives a document just filled by setMarkdown() the colours of the theme, comfortable spacing, and an anchor at each heading
// (headingAnchor(); the second one of the same name ends in -1). A link for which `leads` is false becomes plain text.
void styleHelp(QTextDocument& document, const std::function<bool(const QString& link)>& leads);

}  // namespace glenoid::ui

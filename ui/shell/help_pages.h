// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that came with the program: which there are, and how a link names one of their headings.
#pragma once

#include <vector>

#include <QLocale>
#include <QString>

namespace glenoid::ui {

struct HelpPage {
  QString file;   // full path
  QString title;  // its first heading
};

// The folder of the documents. If they are not installed, the place where they should be.
QString helpFolder();

// The Markdown files of `folder`: first the surgeon's manual in the first of the locale's languages that has one, then the others by title.
// Empty if the folder is missing.
std::vector<HelpPage> helpPages(const QString& folder, const QLocale& locale = QLocale());

// What a link puts after # to name this heading, as GitHub does: "Why unknown?" is "why-unknown".
QString headingAnchor(const QString& heading);

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that come with the program: their list, and the anchors of their headings.
#pragma once

#include <vector>

#include <QLocale>
#include <QString>

namespace glenoid::ui {

struct HelpPage {
  QString file;   // full path
  QString title;  // its first heading
  bool forDevelopers = false;
};

// The folder of the documents. If they are not installed, the folder that should hold them.
QString helpFolder();

// The Markdown files of `folder`: first the surgeon's manual in the preferred available language of the locale, then the others by title,
// and last those for developers. Empty if the folder is missing.
std::vector<HelpPage> helpPages(const QString& folder, const QLocale& locale = QLocale());

// The anchor of this heading in links (after #), as on GitHub: "Why unknown?" is "why-unknown".
QString headingAnchor(const QString& heading);

}  // namespace glenoid::ui

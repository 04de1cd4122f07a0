// SPDX-License-Identifier: GPL-3.0-or-later
// Converts texts and paths between core and Qt, and translates texts outside a QObject.
#pragma once

#include <filesystem>
#include <string_view>

#include <QString>

namespace glenoid::ui {

// A text in the user's language, for functions that belong to no QObject.
QString tr(const char* english);

// With a no-break space between a number, or the marker of one, and its unit: no line begins with "%" or "mm". The window's translator does
// this for all texts.
QString unbroken(QString text);

QString textOf(std::string_view utf8);
// Keeps the separators of the path.
QString pathText(const std::filesystem::path& path);
std::filesystem::path pathOf(const QString& text);

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Text of the window: converts the UTF-8 text and the paths of core to Qt's types, and back; translates the texts of free functions.
#pragma once

#include <filesystem>
#include <string_view>

#include <QString>

namespace glenoid::ui {

// A text of a free function in the user's language.
QString tr(const char* english);

QString textOf(std::string_view utf8);
// Keeps the separators of the path.
QString pathText(const std::filesystem::path& path);
std::filesystem::path pathOf(const QString& text);

}  // namespace glenoid::ui

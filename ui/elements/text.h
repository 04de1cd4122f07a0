// SPDX-License-Identifier: GPL-3.0-or-later
// Converts the UTF-8 text and the paths of core to Qt's types, and back.
#pragma once

#include <filesystem>
#include <string_view>

#include <QString>

namespace glenoid::ui {

QString textOf(std::string_view utf8);
// Keeps the separators of the path.
QString pathText(const std::filesystem::path& path);
std::filesystem::path pathOf(const QString& text);

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The UTF-8 text and the paths of core as Qt's text, and back.
#pragma once

#include <filesystem>
#include <string_view>

#include <QString>

namespace glenoid::ui {

QString textOf(std::string_view utf8);
// With the separators that the path has.
QString pathText(const std::filesystem::path& path);
std::filesystem::path pathOf(const QString& text);

}  // namespace glenoid::ui

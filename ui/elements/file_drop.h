// SPDX-License-Identifier: GPL-3.0-or-later
// Accepts files and folders that are dropped on a widget.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

class QWidget;

namespace glenoid::ui {

enum class FileDrop { Any, Single };

// Calls `use` with the local files and folders of each drop on the widget. Drops without any are refused; with Single, also drops with more
// than one.
void acceptFiles(QWidget& widget, std::function<void(const std::vector<std::filesystem::path>&)> use, FileDrop kind = FileDrop::Any);

}  // namespace glenoid::ui

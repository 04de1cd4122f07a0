// SPDX-License-Identifier: GPL-3.0-or-later
// The radiographs that the user may open: files, a folder, or the samples.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <QStringList>
#include <QWidget>

#include "ui/services/services.h"

namespace glenoid::ui {

// Both ask over a page without blocking, call `open` with what was chosen, and begin in the same folder the next time.
void chooseRadiographs(QWidget& over, Services& services, std::function<void(const QStringList&)> open);
void chooseRadiographFolder(QWidget& over, Services& services, std::function<void(const QStringList&)> open);

// The synthetic radiographs that come with the program; empty if they are not installed.
std::vector<std::filesystem::path> sampleFiles();

}  // namespace glenoid::ui

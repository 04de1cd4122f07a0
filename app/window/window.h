// SPDX-License-Identifier: GPL-3.0-or-later
// The interface between the program and the library that contains its window.
#pragma once

#include <optional>

#include <QStringList>

class QApplication;

namespace glenoid::ui {
class SingleInstance;
struct Launch;

// Runs the window until it closes and returns the exit code. Files passed by later launches are opened in it. If the user wants the program
// to start again, `again` gets the files to open then.
using WindowMain = int(QApplication& application, SingleInstance& instance, const Launch& launch, std::optional<QStringList>& again);
inline constexpr auto kWindowMain = "glenoidWindow";

}  // namespace glenoid::ui

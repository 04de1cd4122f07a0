// SPDX-License-Identifier: GPL-3.0-or-later
// The interface between the program and the library that contains its window.
#pragma once

class QApplication;

namespace glenoid::ui {
class SingleInstance;
struct Launch;

// Runs the window until it closes and returns the exit code. Files passed by later launches are opened in it.
using WindowMain = int(QApplication& application, SingleInstance& instance, const Launch& launch);
inline constexpr auto kWindowMain = "glenoidWindow";

}  // namespace glenoid::ui

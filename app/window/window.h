// SPDX-License-Identifier: GPL-3.0-or-later
// What the program and the library that holds its window agree on.
#pragma once

class QApplication;

namespace glenoid::ui {
class SingleInstance;
struct Launch;

// The window from its first to its last moment; what later launches hand over is opened in it. The exit code.
using WindowMain = int(QApplication& application, SingleInstance& instance, const Launch& launch);
inline constexpr auto kWindowMain = "glenoidWindow";

}  // namespace glenoid::ui

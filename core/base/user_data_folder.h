// SPDX-License-Identifier: GPL-3.0-or-later
// Where the system wants the data of one user.
#pragma once

#include <filesystem>

namespace glenoid {

// Glenoid's own folder; it need not exist. Empty if the environment names no home. Any thread.
std::filesystem::path userDataFolder();

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The processors of this machine.
#pragma once

namespace glenoid {

// How many processors this program may use; at least 1. On Linux and Windows it counts those that the user or a batch
// system left to the program.
int usableProcessors() noexcept;

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Processes the rows of a picture on all processor cores at once, without ever waiting for a core that is busy elsewhere. Internal to the
// room.
#pragma once

#include <functional>

namespace glenoid::ui {

// Calls `work(first row, number of rows)` for bands that together cover all rows, on this thread and on helper threads. Returns when all
// are done. The calling thread takes every band that no helper has begun, so a busy machine is only slower.
void inBands(int rows, const std::function<void(int, int)>& work);

}  // namespace glenoid::ui

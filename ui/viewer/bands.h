// SPDX-License-Identifier: GPL-3.0-or-later
// Work on the rows of a picture by all processor cores at once, without ever waiting for one that is busy elsewhere. Internal to the room.
#pragma once

#include <functional>

namespace glenoid::ui {

// Calls `work(first row, number of rows)` for bands that cover all rows, on this and on helping threads; returns when all are done. The
// calling thread takes every band that no helper has begun, so that a machine under load is merely slower.
void inBands(int rows, const std::function<void(int, int)>& work);

}  // namespace glenoid::ui

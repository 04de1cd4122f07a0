// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a network's activation map into a heat map.
#pragma once

#include "core/explain/heat_map.h"
#include "core/nn/network.h"

namespace at {
class Tensor;
}

namespace glenoid {

// `map`: [h, w] float32 on the CPU, >= 0. `grid` is in pixels of the network's input; one of them is `scale` pixels of the square picture.
// Throws Error NotANumber if the map is not finite.
HeatMap heatMapFrom(const at::Tensor& map, const CellGrid& grid, double scale);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// A network's activation map as a heat map.
#pragma once

#include "core/explain/heat_map.h"
#include "core/nn/network.h"

namespace at {
class Tensor;
}

namespace glenoid {

// map: [h, w] float32 on the CPU, >= 0. `grid` is in pixels of the network's input, of which the square picture has `scale` a pixel.
// Throws Error NotANumber for a map that is not finite.
HeatMap heatMapFrom(const at::Tensor& map, const CellGrid& grid, double scale);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/map_tensor.h"

#include <algorithm>
#include <cmath>

#include <torch/types.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

// A map is flat if its values differ by less than this share of its peak.
constexpr float kFlatContrast = 0.05F;

}  // namespace

HeatMap heatMapFrom(const torch::Tensor& map, const CellGrid& grid, double scale) {
  HeatMap heat;
  heat.first = grid.first * scale;
  heat.stride = grid.stride * scale;
  heat.rows = static_cast<int>(map.size(0));
  heat.columns = static_cast<int>(map.size(1));
  const auto values = map.contiguous();
  heat.values.assign(values.data_ptr<float>(), values.data_ptr<float>() + values.numel());
  if (!std::all_of(heat.values.begin(), heat.values.end(), [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::NotANumber, "a heat map");
  }
  const auto [least, most] = std::minmax_element(heat.values.begin(), heat.values.end());
  heat.peak = *most;
  heat.flat = !(heat.peak > 0) || *most - *least < kFlatContrast * *most;
  for (float& value : heat.values) value = heat.flat ? 0 : value / heat.peak;
  return heat;
}

}  // namespace glenoid

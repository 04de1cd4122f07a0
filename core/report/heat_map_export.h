// The picture with its heat map as an export: what it shows and the disclaimer are burnt in below it.
#pragma once

#include <string>

#include "core/explain/heat_map.h"

namespace glenoid {

// The overlay with a caption strip under it: `caption` (ASCII), how fine the map is, and the disclaimer. RGB.
Picture heatMapExport(const Picture& overlay, const HeatMap& map, const std::string& caption);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// A heat map laid over a picture in the picture's own coordinates.
#pragma once

#include <optional>

#include <QString>

#include "core/explain/heat_map.h"
#include "core/imaging/display_view.h"
#include "ui/viewer/colour_maps.h"

namespace glenoid::ui {

struct HeatLayer {
  HeatMap map;
  SquarePlacement placement;                // of the square picture the network was given
  QString label;                            // whose evidence: "Zimmer"
  std::optional<Part> part = std::nullopt;  // the network saw no more of the picture; absent: all of it
};

// 0..1 at a point of the picture, bilinear between the cells' centres (as heatOverSource); 0 for a flat map and outside the part.
double heatAt(const HeatLayer& layer, double x, double y);

// Covers each pixel of the target that shows the picture in proportion to its heat, at most `opacity` (0..1). The viewport's axes must be
// parallel to the picture's, which quarter turns and mirroring keep.
void blendHeat(const HeatLayer& layer, const ColourTable& colours, double opacity, const Viewport& viewport, int pictureColumns,
               int pictureRows, const DisplayTarget& target);

// "Heat map of 12 × 12 cells: where the network looked, not an outline."
QString heatSentence(const HeatMap& map);

}  // namespace glenoid::ui

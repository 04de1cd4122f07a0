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
  SquarePlacement placement;                // of the square picture that the network was given
  QString label;                            // the maker for which it shows evidence: "Zimmer"
  std::optional<Part> part = std::nullopt;  // the part of the picture that the network saw; empty: all of it
};

// The heat at a point of the picture, 0..1, interpolated bilinearly between the centres of the cells (as heatOverSource does). 0 for a flat
// map and outside the part.
double heatAt(const HeatLayer& layer, double x, double y);

// Blends the heat colours over each pixel of the target that shows the picture, in proportion to its heat and with at most `opacity`
// (0..1). The axes of the viewport must be parallel to those of the picture, as they are after quarter turns and mirroring.
void blendHeat(const HeatLayer& layer, const ColourTable& colours, double opacity, const Viewport& viewport, int pictureColumns,
               int pictureRows, const DisplayTarget& target);

// "Heat map of 12 × 12 cells: where the network found evidence, not an outline."
QString heatSentence(const HeatMap& map);

}  // namespace glenoid::ui

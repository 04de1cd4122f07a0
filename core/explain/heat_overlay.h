// SPDX-License-Identifier: GPL-3.0-or-later
// A class activation map, as values and over its picture.
#pragma once

#include <vector>

#include "core/imaging/network_input.h"
#include "core/imaging/render.h"

namespace glenoid {

// The evidence for one class over the network's input.
struct HeatMap {
  int rows = 0, columns = 0;     // cells
  std::vector<float> values;     // rows x columns, 0..1, the largest is 1; all 0 if flat
  bool flat = false;             // the map shows nothing (no positive evidence, or the same everywhere): do not draw it
  double first = 0, stride = 1;  // in pixels of the square, with edges at integers: the centre of cell i is first + i * stride
  float peak = 0;                // the largest value before scaling; compares the classes of one picture
};

// The map over the source: rows x columns values in 0..1, bilinear between cell centres; 0 outside the part that the square shows. `rows`
// and `columns` are those of the source; `image` gives the placement of the square.
std::vector<float> heatOverSource(const HeatMap& map, const SquareImage& image, int rows, int columns);

// The picture in grey with the map over it, as RGB. The colours are cividis (safe for colour-blind readers). The heat of a pixel sets its
// opacity, at most `opacity` (0..1). `heat` comes from heatOverSource() for the picture's size.
Picture overlayHeat(const Picture& picture, const std::vector<float>& heat, double opacity = 0.6);

}  // namespace glenoid

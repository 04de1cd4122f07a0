// SPDX-License-Identifier: GPL-3.0-or-later
// The overlays of a file (60xx), ready to be drawn over the picture at any zoom without losing thin lines.
#pragma once

#include <cstdint>
#include <vector>

#include "core/imaging/display_view.h"
#include "core/imaging/radiograph.h"

namespace glenoid::ui {

// One plane of one frame. A point of level k is set if any of its 2^k x 2^k pixels is set.
class OverlayPlane {
 public:
  OverlayPlane(const Overlay& overlay, int frame);
  bool isEmpty() const { return levels_.empty(); }  // nothing to draw on this frame

  // Paints the points that are set in `colour` (0xffRRGGBB).
  void blend(std::uint32_t colour, const Viewport& viewport, const DisplayTarget& target) const;

 private:
  struct Level {
    int rows, columns;
    std::vector<std::uint8_t> bits;
  };
  std::vector<Level> levels_;
  double left_ = 0, top_ = 0;  // of the plane in picture coordinates
};

std::vector<OverlayPlane> overlayPlanes(const Radiograph& radiograph, int frame);

}  // namespace glenoid::ui

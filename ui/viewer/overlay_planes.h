// SPDX-License-Identifier: GPL-3.0-or-later
// The drawings a file carries (60xx), ready to be laid over the picture at any zoom without losing thin lines.
#pragma once

#include <cstdint>
#include <vector>

#include "core/imaging/display_view.h"
#include "core/imaging/radiograph.h"

namespace glenoid::ui {

// One plane of one frame. Level k has a point where any of its 2^k x 2^k pixels has one.
class OverlayPlane {
 public:
  OverlayPlane(const Overlay& overlay, int frame);
  bool isEmpty() const { return levels_.empty(); }  // nothing to draw on this frame

  // Paints the points in `colour` (0xffRRGGBB).
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

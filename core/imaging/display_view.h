// SPDX-License-Identifier: GPL-3.0-or-later
// Draws any affine view of a DisplayImage into 32-bit pixels, fast enough for every mouse move.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/imaging/display_image.h"

namespace glenoid {

// How grey values are shown. `inverted` is the total polarity, applied once and last: fileInverted() != treatAsInverted != the user's
// inversion. Colour pictures have no VOI; `inverted` shows their negative.
struct GreyScale {
  Voi voi;
  bool inverted = false;
};

// The grey level of every key of one image. Made again at each step of a drag (well below a millisecond for a linear window).
class DisplayTable {
 public:
  DisplayTable(const DisplayImage& image, const GreyScale& scale);
  const std::vector<std::uint8_t>& levels() const { return levels_; }  // by key; for colour: 256 entries, one for each channel value

 private:
  std::vector<std::uint8_t> levels_;
};

// Maps the pixels of a target to the picture. Both coordinate systems start at the upper left corner of the first pixel: edges are
// integers, and the centre of the first pixel is (0.5, 0.5). X runs along a row. The centre of target pixel (x, y) shows the source point
//   origin + (x + 0.5) * dx + (y + 0.5) * dy
// This is the inverse of a painter's transform: origin is the image of (0, 0), dx of a step to the right, dy of a step down. These six
// numbers can turn, mirror or stretch (pixelAspect) the view.
struct Viewport {
  double originX = 0, originY = 0;
  double dxX = 1, dxY = 0;
  double dyX = 0, dyY = 1;
  int width = 0, height = 0;  // of the target, pixels
};

struct DisplayTarget {
  std::uint32_t* pixels = nullptr;        // 0xffRRGGBB, as QImage::Format_RGB32
  std::size_t strideBytes = 0;            // bytes from one row to the next
  std::uint32_t background = 0xff000000;  // colour outside the picture; padding inside it is black as in render()
};

// When reducing, reads the pyramid level nearest in scale. Between pixels it interpolates bilinearly. From a magnification of 4 x 4 it
// repeats pixels, so that single pixels can be seen. Values are interpolated before windowing. Next to padding it takes the nearest value.
// With the identity as viewport the result equals render()'s. Any thread.
void sampleViewport(const DisplayImage& image, const DisplayTable& table, const Viewport& viewport, const DisplayTarget& target);

}  // namespace glenoid

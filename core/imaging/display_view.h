// SPDX-License-Identifier: GPL-3.0-or-later
// Draws any affine view of a DisplayImage into 32-bit pixels, fast enough for every move of the mouse.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/imaging/display_image.h"

namespace glenoid {

// How grey values are shown. `inverted` is the whole polarity, applied once and last: fileInverted() != treatAsInverted != what the person
// turned. Colour pictures have no VOI; `inverted` turns them into their negative.
struct GreyScale {
  Voi voi;
  bool inverted = false;
};

// The grey level of every key of one image. Made anew at each step of a drag (well below a millisecond for a linear window).
class DisplayTable {
 public:
  DisplayTable(const DisplayImage& image, const GreyScale& scale);
  const std::vector<std::uint8_t>& levels() const { return levels_; }  // by key; colour: 256 entries for each channel's value

 private:
  std::vector<std::uint8_t> levels_;
};

// Where the pixels of a target lie in the picture. Both count from the upper left corner of the first pixel, so edges are integers and
// the centre of the first pixel is (0.5, 0.5); X runs along a row. The centre of target pixel (x, y) shows the source point
//   origin + (x + 0.5) * dx + (y + 0.5) * dy
// that is, the inverse of a painter's transform: origin is the image of (0, 0), dx of a step to the right, dy of a step down. A turned,
// mirrored or stretched (pixelAspect) view is a matter of these six numbers.
struct Viewport {
  double originX = 0, originY = 0;
  double dxX = 1, dxY = 0;
  double dyX = 0, dyY = 1;
  int width = 0, height = 0;  // of the target, pixels
};

struct DisplayTarget {
  std::uint32_t* pixels = nullptr;        // 0xffRRGGBB, as QImage::Format_RGB32
  std::size_t strideBytes = 0;            // from row to row
  std::uint32_t background = 0xff000000;  // outside the picture; padding inside it is black as in render()
};

// Scaled down it reads the level of the pyramid nearest in scale; between its pixels it interpolates bilinearly; where a pixel of the
// picture covers 4 x 4 or more it repeats it, so that single pixels can be seen. Values are interpolated first and windowed then. Next to
// padding the nearest value stands. With the identity as viewport the result is render()'s. Any thread.
void sampleViewport(const DisplayImage& image, const DisplayTable& table, const Viewport& viewport, const DisplayTarget& target);

}  // namespace glenoid

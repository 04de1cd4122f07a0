// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/displayed_radiograph.h"

#include <cmath>
#include <utility>

#include "core/imaging/render.h"

namespace glenoid {

Radiograph displayedRadiograph(const Radiograph& radiograph, int frame) {
  Picture picture = render(radiograph, {.frame = frame});
  if (picture.channels == 3) {
    std::vector<std::uint8_t> grey;
    grey.reserve(picture.pixels.size() / 3);
    for (std::size_t i = 0; i + 2 < picture.pixels.size(); i += 3) {
      const auto* rgb = &picture.pixels[i];
      grey.push_back(static_cast<std::uint8_t>(std::lround(0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2])));
    }
    picture.pixels = std::move(grey);
  }
  Radiograph result;
  result.rows = radiograph.rows, result.columns = radiograph.columns;
  result.pixels = std::move(picture.pixels);
  result.pixelAspect = radiograph.pixelAspect;
  result.modality = radiograph.modality;
  return result;
}

}  // namespace glenoid

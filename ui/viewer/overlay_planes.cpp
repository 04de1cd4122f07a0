// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/overlay_planes.h"

#include <algorithm>
#include <cmath>

namespace glenoid::ui {
namespace {

std::size_t at(int row, int column, int columns) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
}

}  // namespace

OverlayPlane::OverlayPlane(const Overlay& overlay, int frame) : left_(overlay.originColumn - 1), top_(overlay.originRow - 1) {
  const int plane = frame + 1 - overlay.firstFrame;
  if (plane < 0 || plane >= overlay.frames || overlay.rows < 1 || overlay.columns < 1) return;
  const auto size = static_cast<std::size_t>(overlay.rows) * static_cast<std::size_t>(overlay.columns);
  const auto* first = overlay.bits.data() + static_cast<std::size_t>(plane) * size;
  if (std::none_of(first, first + size, [](std::uint8_t bit) { return bit != 0; })) return;
  levels_.push_back({overlay.rows, overlay.columns, {first, first + size}});
  while (levels_.back().rows > 1 || levels_.back().columns > 1) {
    const auto& last = levels_.back();
    Level next{(last.rows + 1) / 2, (last.columns + 1) / 2, {}};
    next.bits.assign(static_cast<std::size_t>(next.rows) * static_cast<std::size_t>(next.columns), 0);
    for (int row = 0; row < last.rows; ++row) {
      for (int column = 0; column < last.columns; ++column) {
        next.bits[at(row / 2, column / 2, next.columns)] |= last.bits[at(row, column, last.columns)];
      }
    }
    levels_.push_back(std::move(next));
  }
}

void OverlayPlane::blend(std::uint32_t colour, const Viewport& viewport, const DisplayTarget& target) const {
  if (levels_.empty()) return;
  const double step = std::max(std::hypot(viewport.dxX, viewport.dxY), std::hypot(viewport.dyX, viewport.dyY));
  // A point must be at least as large as a step, or a thin line could fall between two steps.
  const double wanted = step > 1 ? std::ceil(std::log2(step) - 1e-9) : 0;
  const auto chosen = static_cast<std::size_t>(std::min(wanted, static_cast<double>(levels_.size() - 1)));
  const auto& level = levels_[chosen];
  const double scale = std::ldexp(1.0, -static_cast<int>(chosen));
  for (int y = 0; y < viewport.height; ++y) {
    auto* row =
        reinterpret_cast<std::uint32_t*>(reinterpret_cast<std::uint8_t*>(target.pixels) + static_cast<std::size_t>(y) * target.strideBytes);
    double px = (viewport.originX + 0.5 * viewport.dxX + (y + 0.5) * viewport.dyX - left_) * scale;
    double py = (viewport.originY + 0.5 * viewport.dxY + (y + 0.5) * viewport.dyY - top_) * scale;
    const double stepX = viewport.dxX * scale, stepY = viewport.dxY * scale;
    for (int x = 0; x < viewport.width; ++x, px += stepX, py += stepY) {
      if (px < 0 || py < 0 || px >= level.columns || py >= level.rows) continue;
      if (level.bits[at(static_cast<int>(py), static_cast<int>(px), level.columns)]) row[x] = colour;
    }
  }
}

std::vector<OverlayPlane> overlayPlanes(const Radiograph& radiograph, int frame) {
  std::vector<OverlayPlane> planes;
  for (const auto& overlay : radiograph.overlays) {
    OverlayPlane plane(overlay, frame);
    if (!plane.isEmpty()) planes.push_back(std::move(plane));
  }
  return planes;
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/heat_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/wide_vectors.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

// The two cells on either side of a point along one axis, and how close the point is to the second.
struct Between {
  std::size_t first = 0, second = 0;
  float weight = 0;
};

Between between(double cell, int cells) {
  const double last = cells - 1, at = std::clamp(cell, 0.0, last), whole = std::floor(at);
  return {static_cast<std::size_t>(whole), static_cast<std::size_t>(std::min(whole + 1, last)), static_cast<float>(at - whole)};
}

// Converts a position in the picture to a position in cells, along one axis.
struct Axis {
  double scale, offset;  // cells = scale * pixels + offset
  int cells;
  Between at(double pixels) const { return between(scale * pixels + offset, cells); }
};

Axis xAxis(const HeatLayer& layer) {
  const auto& place = layer.placement;
  return {place.scaleX / layer.map.stride, (place.offsetX - layer.map.first) / layer.map.stride, layer.map.columns};
}
Axis yAxis(const HeatLayer& layer) {
  const auto& place = layer.placement;
  return {place.scaleY / layer.map.stride, (place.offsetY - layer.map.first) / layer.map.stride, layer.map.rows};
}

float mixed(float a, float b, float weight) { return a + (b - a) * weight; }

// For each of 256 degrees of heat: the colour to add to the pixel below, and the share of that pixel to keep, in 255ths.
struct Cover {
  struct Degree {
    std::uint32_t added, left;  // `left` is the same in each byte
  };
  std::array<Degree, 256> degrees;
};

Cover coverOf(const ColourTable& colours, double opacity) {
  Cover cover;
  for (std::size_t i = 0; i < 256; ++i) {
    const double share = std::clamp(opacity, 0.0, 1.0) * static_cast<double>(i) / 255;
    const auto covered = static_cast<std::uint32_t>(std::lround(255 * share));
    const auto colour = colours[i];
    // Never more than is taken away, however it is rounded, so that the sum fits in a byte.
    const auto part = [&](int channel) { return std::min(covered, static_cast<std::uint32_t>(std::lround(share * channel))); };
    cover.degrees[i] = {covered << 24 | part(qRed(colour)) << 16 | part(qGreen(colour)) << 8 | part(qBlue(colour)),
                        (255 - covered) * 0x01010101U};
  }
  return cover;
}

// target = target * left / 255 + added, byte by byte, in a loop that the compiler turns into vector instructions.
GLENOID_WIDE_VECTORS void lay(std::uint8_t* __restrict target, const std::uint8_t* __restrict added, const std::uint8_t* __restrict left,
                              std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) {
    const auto product = static_cast<std::uint16_t>(target[i] * left[i] + 128);  // 16 bits are enough
    target[i] = static_cast<std::uint8_t>((static_cast<std::uint16_t>(product + (product >> 8)) >> 8) + added[i]);
  }
}

struct Span {
  int begin = 0, end = 0;
};

// The pixels of a target line with a position along one axis of the picture inside `inside`, which starts and ends at pixel edges.
Span insideSpan(double origin, double step, const Span& inside, int count) {
  const double a = (inside.begin - origin) / step - 0.5, b = (inside.end - origin) / step - 0.5;
  const auto pixel = [&](double at) { return static_cast<int>(std::clamp(std::ceil(at), 0.0, static_cast<double>(count))); };
  return {pixel(std::min(a, b)), pixel(std::max(a, b))};
}

}  // namespace

double heatAt(const HeatLayer& layer, double x, double y) {
  const auto& map = layer.map;
  if (map.flat || map.rows < 1 || map.columns < 1) return 0;
  if (const auto& part = layer.part; part && (x < part->x || y < part->y || x >= part->x + part->width || y >= part->y + part->height))
    return 0;
  const auto across = xAxis(layer).at(x), down = yAxis(layer).at(y);
  const auto cell = [&](std::size_t row, std::size_t column) { return map.values[row * static_cast<std::size_t>(map.columns) + column]; };
  return mixed(mixed(cell(down.first, across.first), cell(down.first, across.second), across.weight),
               mixed(cell(down.second, across.first), cell(down.second, across.second), across.weight), down.weight);
}

void blendHeat(const HeatLayer& layer, const ColourTable& colours, double opacity, const Viewport& viewport, int pictureColumns,
               int pictureRows, const DisplayTarget& target) {
  const auto& map = layer.map;
  if (map.flat || map.rows < 1 || map.columns < 1 || opacity <= 0) return;
  // A row of the target runs along either the x or the y axis of the picture.
  const bool upright = std::abs(viewport.dxX) > std::abs(viewport.dxY);
  const Axis along = upright ? xAxis(layer) : yAxis(layer), across = upright ? yAxis(layer) : xAxis(layer);
  const double alongOrigin = upright ? viewport.originX : viewport.originY, alongStep = upright ? viewport.dxX : viewport.dxY;
  const double acrossOrigin = upright ? viewport.originY : viewport.originX, acrossStep = upright ? viewport.dyY : viewport.dyX;
  const auto part = layer.part.value_or(Part{0, 0, pictureColumns, pictureRows});
  const Span inX{part.x, part.x + part.width}, inY{part.y, part.y + part.height};
  const auto columns = insideSpan(alongOrigin, alongStep, upright ? inX : inY, viewport.width);
  const auto rows = insideSpan(acrossOrigin, acrossStep, upright ? inY : inX, viewport.height);
  if (columns.begin >= columns.end) return;

  const auto count = static_cast<std::size_t>(columns.end - columns.begin);
  std::vector<Between> places(count);
  for (std::size_t i = 0; i < count; ++i) {
    places[i] = along.at(alongOrigin + (columns.begin + static_cast<double>(i) + 0.5) * alongStep);
  }
  const auto cover = coverOf(colours, opacity);
  const auto cellStride = static_cast<std::size_t>(map.columns);
  std::vector<float> line(static_cast<std::size_t>(along.cells));
  std::vector<std::uint32_t> added(count), left(count);
  // Heat changes slowly, so rows that lie within 1/64 of a cell share one row of values.
  constexpr double kShare = 64, kMostShared = 8;
  const int shared = static_cast<int>(std::clamp(1 / (kShare * std::abs(across.scale * acrossStep)), 1.0, kMostShared));
  for (int y = rows.begin; y < rows.end; ++y) {
    if ((y - rows.begin) % shared == 0) {
      const auto place = across.at(acrossOrigin + (y + 0.5 * shared) * acrossStep);
      for (std::size_t i = 0; i < line.size(); ++i) {
        const auto cell = [&](std::size_t other) {
          return upright ? map.values[other * cellStride + i] : map.values[i * cellStride + other];
        };
        line[i] = 255 * mixed(cell(place.first), cell(place.second), place.weight) + 0.5F;
      }
      for (std::size_t i = 0; i < count; ++i) {
        const auto degree =
            static_cast<std::size_t>(std::clamp(mixed(line[places[i].first], line[places[i].second], places[i].weight), 0.F, 255.F));
        added[i] = cover.degrees[degree].added;
        left[i] = cover.degrees[degree].left;
      }
    }
    auto* row = reinterpret_cast<std::uint8_t*>(target.pixels) + static_cast<std::size_t>(y) * target.strideBytes +
                static_cast<std::size_t>(columns.begin) * 4;
    lay(row, reinterpret_cast<const std::uint8_t*>(added.data()), reinterpret_cast<const std::uint8_t*>(left.data()), count * 4);
  }
}

QString heatSentence(const HeatMap& map) {
  if (map.flat) return tr("The heat map is flat: it says nothing about this picture and is not drawn.");
  return tr("Heat map of %1 × %2 cells: where the network found evidence, not an outline.").arg(map.columns).arg(map.rows);
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/display_view.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/base/wide_vectors.h"
#include "core/imaging/pixel_kinds.h"

namespace glenoid {
namespace {

using Level = DisplayImage::Level;

// Coordinates in pixels of a level with 32 bits after the point: exact enough not to drift along a row.
using Fixed = std::int64_t;
constexpr int kPointBits = 32;
constexpr Fixed kHalf = Fixed{1} << (kPointBits - 1);
constexpr double kFarthest = 1 << 30;
constexpr int kTile = 64;  // pixels of the target that turned views draw together, across and down

Fixed toFixed(double value) { return static_cast<Fixed>(std::llround(std::ldexp(value, kPointBits))); }
std::size_t wholeOf(Fixed value) { return static_cast<std::size_t>(value >> kPointBits); }
// The part after the point, in 256ths.
std::uint32_t weightOf(Fixed value) { return static_cast<std::uint32_t>(value >> (kPointBits - 8)) & 255; }

Fixed floorOfQuotient(Fixed dividend, Fixed divisor) {
  const Fixed quotient = dividend / divisor;
  return quotient * divisor > dividend ? quotient - 1 : quotient;  // divisor > 0
}

// The steps [begin, end) from 0 to `count` at which a coordinate is in [0, limit).
struct Range {
  Fixed begin = 0, end = 0;
  void keep(Fixed start, Fixed step, Fixed limit) {
    Fixed first = begin, last = start >= 0 && start < limit ? end - 1 : begin - 1;
    if (step > 0) {
      first = -floorOfQuotient(start, step);
      last = floorOfQuotient(limit - 1 - start, step);
    } else if (step < 0) {
      first = -floorOfQuotient(limit - 1 - start, -step);
      last = floorOfQuotient(start, -step);
    }
    begin = std::clamp(first, begin, end);
    end = std::max(begin, std::min(end, last + 1));
  }
};

// Neighbours along one axis: the two pixels around a coordinate, and the weight of the second.
struct Pair {
  std::uint32_t first, second, weight;
};
Pair at(Fixed value) { return {static_cast<std::uint32_t>(wholeOf(value)), static_cast<std::uint32_t>(wholeOf(value)), 0}; }
// For a coordinate counted from the centre of the first pixel; beyond the edge the edge pixel repeats.
Pair around(Fixed fromCentre, int count) {
  const auto last = static_cast<Fixed>(count) - 1, whole = fromCentre >> kPointBits;
  return {static_cast<std::uint32_t>(std::clamp<Fixed>(whole, 0, last)), static_cast<std::uint32_t>(std::clamp<Fixed>(whole + 1, 0, last)),
          weightOf(fromCentre)};
}

// A viewport in the coordinates of one level.
struct View {
  const Level* level;
  bool repeat;  // pixels are drawn as squares
  double originX, originY, dxX, dxY, dyX, dyY;
  Fixed stepX, stepY;    // from a target pixel to the one on its right
  Fixed limitX, limitY;  // the picture's edges
  int width, height;

  // The source point of the first pixel in a row of the target.
  Fixed startX(int y) const { return toFixed(originX + 0.5 * dxX + (y + 0.5) * dyX); }
  Fixed startY(int y) const { return toFixed(originY + 0.5 * dxY + (y + 0.5) * dyY); }
};

std::uint32_t* rowOf(const DisplayTarget& target, int y) {
  auto* bytes = reinterpret_cast<std::byte*>(target.pixels) + static_cast<std::size_t>(y) * target.strideBytes;
  return reinterpret_cast<std::uint32_t*>(bytes);
}

// The pixels of the target along one of its axes, in a view whose axes are parallel to those of the picture.
struct Axis {
  Axis(Fixed start, Fixed step, Fixed limit, int size, int count, bool repeat) : inside{0, size} {
    inside.keep(start, step, limit);
    pairs.reserve(static_cast<std::size_t>(inside.end - inside.begin));
    for (Fixed i = inside.begin; i < inside.end; ++i) {
      const Fixed value = start + i * step;
      pairs.push_back(repeat ? at(value) : around(value - kHalf, count));
      isBetween = isBetween || pairs.back().weight != 0;
    }
  }

  std::span<const Pair> part(Range pixels) const {
    return std::span(pairs).subspan(static_cast<std::size_t>(pixels.begin - inside.begin),
                                    static_cast<std::size_t>(pixels.end - pixels.begin));
  }

  Range inside;             // the pixels that show the picture
  std::vector<Pair> pairs;  // of each of them: its neighbours in the level
  bool isBetween = false;
};

// An axis of `size` pixels of the target along the rows of the picture, or along its columns.
Axis alongRows(const View& view, double step, int size) {
  return {view.startX(0), toFixed(step), view.limitX, size, view.level->columns, view.repeat};
}
Axis alongColumns(const View& view, double step, int size) {
  return {view.startY(0), toFixed(step), view.limitY, size, view.level->rows, view.repeat};
}

void fillOutside(const DisplayTarget& target, const View& view, const Axis& across, const Axis& down) {
  for (int y = 0; y < view.height; ++y) {
    std::uint32_t* row = rowOf(target, y);
    const bool isInside = y >= down.inside.begin && y < down.inside.end;
    std::fill(row, row + (isInside ? across.inside.begin : view.width), target.background);
    if (isInside) std::fill(row + across.inside.end, row + view.width, target.background);
  }
}

// The columns of a level from which the pixels of an axis are mixed.
Range columnsOf(std::span<const Pair> pairs) {
  const Pair &first = pairs.front(), &last = pairs.back();
  return {std::min(first.first, last.first), Fixed{std::max(first.second, last.second)} + 1};
}

// Mixes two rows of a level, for GreyPixels::between(). `lower` is the weight of the second.
GLENOID_WIDE_VECTORS void mixRows(const DisplayImage::Key* __restrict upper, const DisplayImage::Key* __restrict under, std::uint32_t lower,
                                  std::uint32_t* __restrict mixed, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) mixed[i] = (std::uint32_t{upper[i]} << 8) + (std::uint32_t{under[i]} - upper[i]) * lower;
}

// Draws a row that lies between two rows of the level.
template <typename Pixels>
void drawRow(const Pixels& pixels, const Level& level, const Pair& rows, std::span<const Pair> columns, std::uint32_t* out,
             std::vector<std::uint32_t>&) {
  const auto *upper = pixels.pixels + rows.first * level.stride, *under = pixels.pixels + rows.second * level.stride;
  for (const Pair& pair : columns) *out++ = pixels.four(upper, under, pair.first, pair.second, pair.weight, rows.weight);
}

// The same pixels in two steps, of which the first takes many columns at once.
void drawRow(const GreyPixels& grey, const Level& level, const Pair& rows, std::span<const Pair> columns, std::uint32_t* out,
             std::vector<std::uint32_t>& mixed) {
  const Range needed = columnsOf(columns);
  mixed.resize(static_cast<std::size_t>(level.columns));
  const auto *upper = grey.pixels + rows.first * level.stride, *under = grey.pixels + rows.second * level.stride;
  mixRows(upper + needed.begin, under + needed.begin, rows.weight, mixed.data() + needed.begin,
          static_cast<std::size_t>(needed.end - needed.begin));
  for (const Pair& pair : columns) *out++ = grey.shown(GreyPixels::between(mixed[pair.first], mixed[pair.second], pair.weight));
}

// Without rotation or shear.
template <typename Pixels>
void drawAligned(const Pixels& pixels, const View& view, const DisplayTarget& target) {
  const Axis across = alongRows(view, view.dxX, view.width), down = alongColumns(view, view.dyY, view.height);
  fillOutside(target, view, across, down);
  if (across.pairs.empty()) return;
  std::vector<std::uint32_t> mixed;
  auto y = static_cast<int>(down.inside.begin);
  for (const Pair& rows : down.pairs) {
    std::uint32_t* out = rowOf(target, y++) + across.inside.begin;
    if (across.isBetween || rows.weight != 0) {
      drawRow(pixels, *view.level, rows, across.pairs, out, mixed);
    } else {
      for (const Pair& pair : across.pairs) *out++ = pixels.one(rows.first * view.level->stride + pair.first);
    }
  }
}

// Draws a tile of a quarter-turned view: each of its columns lies between two rows of the level.
template <typename Pixels>
void drawTile(const Pixels& pixels, const Level& level, std::span<const Pair> rows, std::span<const Pair> columns,
              const DisplayTarget& target, std::vector<std::uint32_t>&) {
  for (std::size_t y = 0; y < columns.size(); ++y) {
    const Pair& across = columns[y];
    std::uint32_t* out = rowOf(target, static_cast<int>(y));
    for (const Pair& down : rows) {
      *out++ = pixels.four(pixels.pixels + down.first * level.stride, pixels.pixels + down.second * level.stride, across.first,
                           across.second, across.weight, down.weight);
    }
  }
}

void drawTile(const GreyPixels& grey, const Level& level, std::span<const Pair> rows, std::span<const Pair> columns,
              const DisplayTarget& target, std::vector<std::uint32_t>& mixed) {
  const Range needed = columnsOf(columns);
  const auto stride = static_cast<std::size_t>(needed.end - needed.begin);
  mixed.resize(rows.size() * stride);
  for (std::size_t x = 0; x < rows.size(); ++x) {
    const auto* first = grey.pixels + needed.begin;
    mixRows(first + rows[x].first * level.stride, first + rows[x].second * level.stride, rows[x].weight, mixed.data() + x * stride, stride);
  }
  for (std::size_t y = 0; y < columns.size(); ++y) {
    const auto* first = mixed.data() + (columns[y].first - needed.begin);
    const auto* second = mixed.data() + (columns[y].second - needed.begin);
    std::uint32_t* out = rowOf(target, static_cast<int>(y));
    for (std::size_t x = 0; x < rows.size(); ++x) {
      out[x] = grey.shown(GreyPixels::between(first[x * stride], second[x * stride], columns[y].weight));
    }
  }
}

// One row of the target in a turned view.
struct TurnedRow {
  Fixed u, v;            // of its first pixel
  Range inside;          // the picture
  Range insideWithRoom;  // the range in which all four neighbours exist
};

template <typename Pixels>
void drawInside(const Pixels& pixels, const View& view, const TurnedRow& row, Range part, std::uint32_t* out) {
  const Level& level = *view.level;
  const std::size_t stride = level.stride;
  if (view.repeat) {
    for (Fixed x = part.begin; x < part.end; ++x) {
      out[x] = pixels.one(wholeOf(row.v + x * view.stepY) * stride + wholeOf(row.u + x * view.stepX));
    }
    return;
  }
  const auto atEdge = [&](Fixed begin, Fixed end) {
    for (Fixed x = begin; x < end; ++x) {
      const Pair across = around(row.u + x * view.stepX - kHalf, level.columns), down = around(row.v + x * view.stepY - kHalf, level.rows);
      out[x] = pixels.four(pixels.pixels + down.first * stride, pixels.pixels + down.second * stride, across.first, across.second,
                           across.weight, down.weight);
    }
  };
  const Fixed begin = std::clamp(row.insideWithRoom.begin, part.begin, part.end);
  const Fixed end = std::clamp(row.insideWithRoom.end, begin, part.end);
  atEdge(part.begin, begin);
  Fixed u = row.u + begin * view.stepX - kHalf, v = row.v + begin * view.stepY - kHalf;
  for (Fixed x = begin; x < end; ++x, u += view.stepX, v += view.stepY) {
    const auto* upper = pixels.pixels + wholeOf(v) * stride + wholeOf(u);
    out[x] = pixels.four(upper, upper + stride, 0, 1, weightOf(u), weightOf(v));
  }
  atEdge(end, part.end);
}

template <typename Pixels>
void drawPart(const Pixels& pixels, const View& view, const TurnedRow& row, Range part, std::uint32_t* out, std::uint32_t background) {
  const Fixed begin = std::clamp(row.inside.begin, part.begin, part.end), end = std::clamp(row.inside.end, begin, part.end);
  std::fill(out + part.begin, out + begin, background);
  drawInside(pixels, view, row, {begin, end}, out);
  std::fill(out + end, out + part.end, background);
}

// Reads one value from every cache line that a tile may need: all reads then wait for the memory together, not one after the other.
template <typename Pixels>
void fetch(const Pixels& pixels, const View& view, Range columns, Range rows) {
  constexpr std::size_t kPerLine = 64 / sizeof(*pixels.pixels);
  double left = 1e30, right = -1e30, upper = 1e30, lower = -1e30;
  for (const Fixed x : {columns.begin, columns.end}) {
    for (const Fixed y : {rows.begin, rows.end}) {
      const double u = view.originX + static_cast<double>(x) * view.dxX + static_cast<double>(y) * view.dyX;
      const double v = view.originY + static_cast<double>(x) * view.dxY + static_cast<double>(y) * view.dyY;
      left = std::min(left, u), right = std::max(right, u), upper = std::min(upper, v), lower = std::max(lower, v);
    }
  }
  const auto within = [](double value, int count) { return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(count))); };
  const int lastRow = within(lower + 1, view.level->rows), lastColumn = within(right + 1, view.level->columns);
  for (int row = within(upper - 1, view.level->rows); row < lastRow; ++row) {
    const volatile auto* line = pixels.pixels + view.level->at(row, 0);
    for (auto x = static_cast<std::size_t>(within(left - 1, view.level->columns)); x < static_cast<std::size_t>(lastColumn);
         x += kPerLine) {
      static_cast<void>(line[x]);
    }
  }
}

template <typename Pixels>
void drawTurned(const Pixels& pixels, const View& view, const DisplayTarget& target) {
  std::vector<TurnedRow> rows;
  for (int y = 0; y < view.height; ++y) {
    TurnedRow row{view.startX(y), view.startY(y), {0, view.width}, {}};
    row.inside.keep(row.u, view.stepX, view.limitX);
    row.inside.keep(row.v, view.stepY, view.limitY);
    row.insideWithRoom = row.inside;
    row.insideWithRoom.keep(row.u - kHalf, view.stepX, static_cast<Fixed>(view.level->columns - 1) << kPointBits);
    row.insideWithRoom.keep(row.v - kHalf, view.stepY, static_cast<Fixed>(view.level->rows - 1) << kPointBits);
    rows.push_back(row);
  }
  // The neighbours of a turned row are in different rows of the level, each on a different memory page, and the next target rows need the
  // same ones. Tiles keep them in the cache, and bands of tiles keep the pages in the translation lookaside buffer.
  constexpr int kBand = 512;
  for (int band = 0; band < view.width; band += kBand) {
    for (int top = 0; top < view.height; top += kTile) {
      for (int left = band; left < std::min(band + kBand, view.width); left += kTile) {
        const Range across{left, std::min(left + kTile, view.width)}, down{top, std::min(top + kTile, view.height)};
        if (!view.repeat) fetch(pixels, view, across, down);
        for (int y = top; y < static_cast<int>(down.end); ++y) {
          drawPart(pixels, view, rows[static_cast<std::size_t>(y)], across, rowOf(target, y), target.background);
        }
      }
    }
  }
}

// The rows of the target run along the columns of the picture.
template <typename Pixels>
void drawQuarterTurned(const Pixels& pixels, const View& view, const DisplayTarget& target) {
  const Axis across = alongColumns(view, view.dxY, view.width), down = alongRows(view, view.dyX, view.height);
  fillOutside(target, view, across, down);
  std::vector<std::uint32_t> mixed;
  for (Fixed top = down.inside.begin; top < down.inside.end; top += kTile) {
    const Range rows{top, std::min(top + kTile, down.inside.end)};
    for (Fixed left = across.inside.begin; left < across.inside.end; left += kTile) {
      const Range columns{left, std::min(left + kTile, across.inside.end)};
      if (!view.repeat) fetch(pixels, view, columns, rows);
      DisplayTarget tile = target;
      tile.pixels = rowOf(target, static_cast<int>(top)) + left;
      drawTile(pixels, *view.level, across.part(columns), down.part(rows), tile, mixed);
    }
  }
}

template <typename Pixels>
void draw(const Pixels& pixels, const View& view, const DisplayTarget& target) {
  // A quarter turn computed from sine and cosine leaves steps far below the resolution of 32 bits.
  const bool isAligned = view.stepY == 0 && toFixed(view.dyX * view.height) == 0;
  const bool isQuarterTurned = view.stepX == 0 && toFixed(view.dyY * view.height) == 0;
  if (isAligned) return drawAligned(pixels, view, target);
  isQuarterTurned ? drawQuarterTurned(pixels, view, target) : drawTurned(pixels, view, target);
}

// False if nothing of the picture is visible.
bool fits(const Viewport& viewport) {
  const double area = viewport.dxX * viewport.dyY - viewport.dxY * viewport.dyX;
  const double x = std::abs(viewport.originX) + viewport.width * std::abs(viewport.dxX) + viewport.height * std::abs(viewport.dyX);
  const double y = std::abs(viewport.originY) + viewport.width * std::abs(viewport.dxY) + viewport.height * std::abs(viewport.dyY);
  return std::isfinite(area) && area != 0 && x < kFarthest && y < kFarthest;
}

View viewOf(const DisplayImage& image, const Viewport& viewport) {
  constexpr double kRepeatFrom = 0.25 + 1e-9;  // picture pixels in one target pixel
  const double scale = std::sqrt(std::abs(viewport.dxX * viewport.dyY - viewport.dxY * viewport.dyX));
  const int last = static_cast<int>(image.levels().size()) - 1;
  const int index = std::clamp(static_cast<int>(std::lround(std::log2(scale))), 0, last);
  const double factor = std::ldexp(1.0, -index);
  View view{};
  view.level = &image.levels()[static_cast<std::size_t>(index)];
  view.repeat = scale <= kRepeatFrom;
  view.originX = viewport.originX * factor, view.originY = viewport.originY * factor;
  view.dxX = viewport.dxX * factor, view.dxY = viewport.dxY * factor;
  view.dyX = viewport.dyX * factor, view.dyY = viewport.dyY * factor;
  view.stepX = toFixed(view.dxX), view.stepY = toFixed(view.dxY);
  view.limitX = toFixed(image.columns() * factor), view.limitY = toFixed(image.rows() * factor);
  view.width = viewport.width, view.height = viewport.height;
  return view;
}

}  // namespace

DisplayTable::DisplayTable(const DisplayImage& image, const GreyScale& scale) : levels_(image.keyCount()) {
  if (image.isColour()) {
    for (std::size_t i = 0; i < levels_.size(); ++i) levels_[i] = static_cast<std::uint8_t>(scale.inverted ? 255 - i : i);
    return;
  }
  const VoiCurve curve(scale.voi);
  for (std::uint32_t key = 0; key < image.keyCount(); ++key) levels_[key] = greyLevel(curve(image.modalityOfKey(key)), scale.inverted);
  if (image.paddingKey() >= 0) levels_[static_cast<std::size_t>(image.paddingKey())] = 0;
}

void sampleViewport(const DisplayImage& image, const DisplayTable& table, const Viewport& viewport, const DisplayTarget& target) {
  if (viewport.width < 1 || viewport.height < 1) return;
  if (!fits(viewport)) {
    for (int y = 0; y < viewport.height; ++y) std::fill_n(rowOf(target, y), viewport.width, target.background);
    return;
  }
  const View view = viewOf(image, viewport);
  if (image.isColour()) {
    draw(ColourPixels{view.level->colours.data(), table.levels().front() == 0 ? 0 : 0x00ffffffU}, view, target);
    return;
  }
  const GreyPixels grey{view.level->keys.data(), table.levels().data()};
  if (image.paddingKey() >= 0) {
    draw(PaddedGreyPixels{grey, static_cast<std::uint32_t>(image.paddingKey())}, view, target);
  } else {
    draw(grey, view, target);
  }
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/display_view.h"

#include <algorithm>
#include <cmath>

namespace glenoid {
namespace {

using Level = DisplayImage::Level;

// Coordinates in pixels of a level with 32 bits after the point: exact enough not to drift along a row.
using Fixed = std::int64_t;
constexpr int kPointBits = 32;
constexpr double kFarthest = 1 << 30;

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
    begin = std::max(begin, first);
    end = std::max(begin, std::min(end, last + 1));
  }
};

// Computes a pixel of the target from one pixel of the level, or from four: b is right of a, c and d are below them. The weights of the
// right and lower pixels are in 256ths.
struct Grey {
  const DisplayImage::Key* pixels;
  const std::uint8_t* table;

  std::uint32_t shown(std::uint32_t key) const { return 0xff000000 | table[key] * 0x010101U; }
  static std::uint32_t blend(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d, std::uint32_t right, std::uint32_t lower) {
    // Computes both columns at once in the two halves of a word. Differences may borrow from the upper half; sums return it.
    const std::uint64_t above = a | b << 32, below = c | d << 32;
    const std::uint64_t columns = (above << 8) + (below - above) * lower;
    // At most 65535 * 256 * 256, which just fits.
    const auto first = static_cast<std::uint32_t>(columns), second = static_cast<std::uint32_t>(columns >> 32);
    return ((first << 8) + (second - first) * right + 0x8000) >> 16;
  }
  std::uint32_t one(std::size_t at) const { return shown(pixels[at]); }
  std::uint32_t four(const DisplayImage::Key* upper, const DisplayImage::Key* under, std::size_t left, std::size_t next,
                     std::uint32_t right, std::uint32_t lower) const {
    return shown(blend(upper[left], upper[next], under[left], under[next], right, lower));
  }
};

struct GreyWithPadding : Grey {
  std::uint32_t padding;

  std::uint32_t four(const DisplayImage::Key* upper, const DisplayImage::Key* under, std::size_t left, std::size_t next,
                     std::uint32_t right, std::uint32_t lower) const {
    const std::uint32_t a = upper[left], b = upper[next], c = under[left], d = under[next];
    if (a == padding || b == padding || c == padding || d == padding) {
      const auto* row = lower < 128 ? upper : under;
      return shown(row[right < 128 ? left : next]);
    }
    const std::uint32_t key = blend(a, b, c, d, right, lower);
    return shown(key == padding ? key + 1 : key);
  }
};

struct Colour {
  const std::uint32_t* pixels;
  std::uint32_t turn;  // 0x00ffffff for the negative

  static std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
    constexpr std::uint32_t kOuter = 0x00ff00ff;
    const std::uint32_t outer = (a & kOuter) * (256 - weight) + (b & kOuter) * weight + 0x00800080;
    const std::uint32_t inner = (a >> 8 & 0xff) * (256 - weight) + (b >> 8 & 0xff) * weight + 0x80;
    return (outer >> 8 & kOuter) | (inner & 0xff00);
  }
  std::uint32_t one(std::size_t at) const { return pixels[at] ^ turn; }
  std::uint32_t four(const std::uint32_t* upper, const std::uint32_t* under, std::size_t left, std::size_t next, std::uint32_t right,
                     std::uint32_t lower) const {
    return (0xff000000 | mixed(mixed(upper[left], upper[next], right), mixed(under[left], under[next], right), lower)) ^ turn;
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

// Without rotation or shear: the source columns are the same in every row.
template <typename Pixels>
void drawAligned(const Pixels& pixels, const View& view, const DisplayTarget& target) {
  constexpr Fixed kHalf = Fixed{1} << (kPointBits - 1);
  const Level& level = *view.level;
  const std::size_t stride = level.stride;
  Range inside{0, view.width};
  inside.keep(view.startX(0), view.stepX, view.limitX);
  std::vector<Pair> pairs;
  bool isBetween = false;
  for (Fixed x = inside.begin; x < inside.end; ++x) {
    const Fixed u = view.startX(0) + x * view.stepX;
    pairs.push_back(view.repeat ? at(u) : around(u - kHalf, level.columns));
    isBetween = isBetween || pairs.back().weight != 0;
  }
  for (int y = 0; y < view.height; ++y) {
    std::uint32_t* row = rowOf(target, y);
    const Fixed v = view.startY(y);
    if (v < 0 || v >= view.limitY || pairs.empty()) {
      std::fill_n(row, view.width, target.background);
      continue;
    }
    std::fill(row, row + inside.begin, target.background);
    std::fill(row + inside.end, row + view.width, target.background);
    const Pair rows = view.repeat ? at(v) : around(v - kHalf, level.rows);
    std::uint32_t* out = row + inside.begin;
    if (!isBetween && rows.weight == 0) {
      for (const Pair& pair : pairs) *out++ = pixels.one(rows.first * stride + pair.first);
      continue;
    }
    const auto *upper = pixels.pixels + rows.first * stride, *under = pixels.pixels + rows.second * stride;
    for (const Pair& pair : pairs) *out++ = pixels.four(upper, under, pair.first, pair.second, pair.weight, rows.weight);
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
  constexpr Fixed kHalf = Fixed{1} << (kPointBits - 1);
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
  constexpr Fixed kHalf = Fixed{1} << (kPointBits - 1);
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
  constexpr int kTile = 64, kBand = 512;
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

template <typename Pixels>
void draw(const Pixels& pixels, const View& view, const DisplayTarget& target) {
  // A quarter turn computed from sine and cosine leaves steps far below the resolution of 32 bits.
  const bool isAligned = view.stepY == 0 && toFixed(view.dyX * view.height) == 0;
  isAligned ? drawAligned(pixels, view, target) : drawTurned(pixels, view, target);
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
    draw(Colour{view.level->colours.data(), table.levels().front() == 0 ? 0 : 0x00ffffffU}, view, target);
    return;
  }
  const Grey grey{view.level->keys.data(), table.levels().data()};
  if (image.paddingKey() >= 0) {
    draw(GreyWithPadding{grey, static_cast<std::uint32_t>(image.paddingKey())}, view, target);
  } else {
    draw(grey, view, target);
  }
}

}  // namespace glenoid

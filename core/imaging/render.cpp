// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/render.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/imaging/voi.h"

namespace glenoid {
namespace {

// Grey level of every stored value: modality, VOI, then polarity; padding becomes black.
template <typename Value>
std::vector<std::uint8_t> greyTable(const Radiograph& radiograph, int frame, const Voi& voi, bool negative) {
  constexpr std::int32_t kLowest = std::numeric_limits<Value>::min(), kHighest = std::numeric_limits<Value>::max();
  const VoiCurve curve(voi);
  std::vector<std::uint8_t> table;
  table.reserve(static_cast<std::size_t>(kHighest - kLowest) + 1);
  for (std::int32_t stored = kLowest; stored <= kHighest; ++stored) {
    table.push_back(isPadding(radiograph, stored)
                        ? std::uint8_t{0}
                        : greyLevel(curve(modalityValue(modalityTransformOf(radiograph, frame), stored)), negative));
  }
  return table;
}

template <typename Value>
void fillGrey(const Radiograph& radiograph, const std::vector<Value>& pixels, const std::vector<std::uint8_t>& table, int frame,
              Picture& picture) {
  constexpr std::int32_t kLowest = std::numeric_limits<Value>::min();
  const Value* source = pixels.data() + pixelIndex(radiograph, frame, 0, 0);
  for (std::uint8_t& target : picture.pixels) target = table[static_cast<std::size_t>(*source++ - kLowest)];
}

void renderGrey(const Radiograph& radiograph, const RenderOptions& options, Picture& picture) {
  const Voi voi = options.voi ? *options.voi : defaultVoi(radiograph, options.frame).voi;
  const bool negative = radiograph.inverted != options.treatAsInverted;
  std::visit(
      [&]<typename Value>(const std::vector<Value>& pixels) {
        fillGrey(radiograph, pixels, greyTable<Value>(radiograph, options.frame, voi, negative), options.frame, picture);
      },
      radiograph.pixels);
}

using Rgb = std::array<std::uint8_t, 3>;

// PS3.3 C.7.6.3.1.2: full-range YCbCr of CCIR 601; all values are fractions of the range.
Rgb fromYbr(double y, double cb, double cr, bool negative) {
  return {greyLevel(y + 1.402 * cr, negative), greyLevel(y - 0.344136 * cb - 0.714136 * cr, negative), greyLevel(y + 1.772 * cb, negative)};
}

Rgb fromPalette(const Palette& palette, std::int32_t index, bool negative) {
  const auto at = [&](const std::vector<std::uint16_t>& channel) {
    const auto last = static_cast<std::int32_t>(channel.size()) - 1;
    return greyLevel((channel[static_cast<std::size_t>(std::clamp(index - palette.firstMapped, 0, last))] >> 8) / 255.0, negative);
  };
  return {at(palette.red), at(palette.green), at(palette.blue)};
}

template <typename Value>
void fillColour(const Radiograph& radiograph, const std::vector<Value>& pixels, const RenderOptions& options, Picture& picture) {
  const double maximum = std::ldexp(1.0, radiograph.bitsStored) - 1, middle = std::ldexp(1.0, radiograph.bitsStored - 1);
  const auto samples = static_cast<std::size_t>(radiograph.samples);
  std::size_t source = pixelIndex(radiograph, options.frame, 0, 0);
  for (std::size_t target = 0; target < picture.pixels.size(); target += 3, source += samples) {
    const Value* s = &pixels[source];
    Rgb rgb;
    switch (radiograph.colourSpace) {
      case ColourSpace::Palette: rgb = fromPalette(*radiograph.palette, s[0], options.treatAsInverted); break;
      case ColourSpace::YbrFull:
        rgb = fromYbr(s[0] / maximum, (s[1] - middle) / maximum, (s[2] - middle) / maximum, options.treatAsInverted);
        break;
      default:
        for (std::size_t c = 0; c < 3; ++c) rgb[c] = greyLevel(s[c] / maximum, options.treatAsInverted);
    }
    std::copy(rgb.begin(), rgb.end(), picture.pixels.begin() + static_cast<std::ptrdiff_t>(target));
  }
}

void burn(const Overlay& overlay, int frame, Picture& picture) {
  const int plane = frame + 1 - overlay.firstFrame;
  if (plane < 0 || plane >= overlay.frames) return;
  for (int row = 0; row < overlay.rows; ++row) {
    const int y = row + overlay.originRow - 1;
    if (y < 0 || y >= picture.rows) continue;
    for (int column = 0; column < overlay.columns; ++column) {
      const int x = column + overlay.originColumn - 1;
      if (x < 0 || x >= picture.columns) continue;
      const auto bit = (static_cast<std::size_t>(plane) * static_cast<std::size_t>(overlay.rows) + static_cast<std::size_t>(row)) *
                           static_cast<std::size_t>(overlay.columns) +
                       static_cast<std::size_t>(column);
      if (!overlay.bits[bit]) continue;
      const auto at = (static_cast<std::ptrdiff_t>(y) * picture.columns + x) * picture.channels;
      std::fill_n(picture.pixels.begin() + at, picture.channels, std::uint8_t{255});
    }
  }
}

}  // namespace

Picture render(const Radiograph& radiograph, const RenderOptions& options) {
  checkFrame(radiograph, options.frame);
  Picture picture{radiograph.rows, radiograph.columns, radiograph.colourSpace == ColourSpace::Grey ? 1 : 3, {}};
  picture.pixels.resize(static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.columns) *
                        static_cast<std::size_t>(picture.channels));
  if (picture.channels == 1) {
    renderGrey(radiograph, options, picture);
  } else {
    std::visit([&](const auto& pixels) { fillColour(radiograph, pixels, options, picture); }, radiograph.pixels);
  }
  if (options.overlays) {
    for (const Overlay& overlay : radiograph.overlays) burn(overlay, options.frame, picture);
  }
  return picture;
}

}  // namespace glenoid

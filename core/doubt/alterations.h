// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as another scanner, a screenshot or another person would have delivered them: the gate must not learn files instead of implants,
// and what a model makes of such pictures is measured.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glenoid {

// Where the picture of a square lies between its black bars, in pixels: [left, right) and [top, bottom). All of it for a dark picture.
struct ContentBox {
  std::int64_t left = 0, top = 0, right = 0, bottom = 0;
};
ContentBox contentOf(std::span<const std::uint8_t> square, std::int64_t side);

// The picture of a square of side x side grey values without its bars, changed at random - quarter turns, flips, a narrower crop, blur,
// gamma, contrast, noise, JPEG, a lower resolution, about half of them at a time - and brought to a square of kSquareSide pixels with bars
// of its own. The same seed makes the same picture. Throws Error Internal for bytes that fill no square.
std::vector<std::uint8_t> altered(std::span<const std::uint8_t> square, std::int64_t side, std::uint64_t seed);

struct GreyPicture {
  std::int64_t rows = 0, columns = 0;
  std::vector<std::uint8_t> pixels;  // row by row
};

enum class AlterationKind { None, Rotation, Flip, Crop, Contrast, Gamma, Noise, Jpeg, Resolution, Polarity, LetterL, LetterR, TextLine };
struct Alteration {
  AlterationKind kind = AlterationKind::None;
  // Rotation: degrees, anticlockwise. Crop: percent of the side, off each of the four. Contrast: factor about the middle grey. Gamma:
  // exponent. Noise: deviation in grey values of 255. Jpeg: quality as libjpeg counts it. Resolution: share of the pixels of a side. Else:
  // none.
  double strength = 0;
  bool operator==(const Alteration&) const = default;
};
bool hasStrength(AlterationKind kind) noexcept;
std::string_view alterationName(AlterationKind kind) noexcept;  // stable, for JSON and CSV, e.g. "text-line"
std::string alterationText(const Alteration& alteration);       // "turned by 10 degrees"

// Every kind at the strengths that radiographs meet; the first is None.
const std::vector<Alteration>& usualAlterations();

// The picture so altered. Turned by quarters it keeps every pixel; else it keeps its size, and what turns in from outside is black. Letters
// and text are burned in white near a corner or the lower edge. Only noise is drawn from the seed; the same seed makes the same picture.
// Throws Error Internal for pixels that do not fill rows x columns.
GreyPicture altered(const GreyPicture& picture, const Alteration& alteration, std::uint64_t seed);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in which a picture may be altered to test a model.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glenoid {

enum class AlterationKind { None, Rotation, Flip, Crop, Contrast, Gamma, Noise, Jpeg, Resolution, Polarity, LetterL, LetterR, TextLine };
struct Alteration {
  AlterationKind kind = AlterationKind::None;
  // Rotation: degrees, anticlockwise. Crop: percent of the side, cut off at each of the four sides. Contrast: factor around middle grey.
  // Gamma: exponent. Noise: standard deviation in grey values of 255. Jpeg: quality on libjpeg's scale. Resolution: factor on the pixels of
  // a side. Other kinds: unused.
  double strength = 0;
  bool operator==(const Alteration&) const = default;
};
bool hasStrength(AlterationKind kind) noexcept;
std::string_view alterationName(AlterationKind kind) noexcept;  // stable, for JSON and CSV, e.g. "text-line"
std::string alterationText(const Alteration& alteration);       // "turned by 10 degrees"

// Every kind at the strengths that occur in radiographs; the first is None.
const std::vector<Alteration>& usualAlterations();

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The square 8-bit picture every network starts from; it never depends on how the radiograph is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/imaging/radiograph.h"

namespace glenoid {

// How the square lies on the source: source = (square - offset) / scale, in pixels, x to the right, y down, pixel edges at integers.
struct SquarePlacement {
  double scaleX = 1, scaleY = 1;  // square pixels per source pixel (they differ where pixels are not square)
  double offsetX = 0, offsetY = 0;
  bool operator==(const SquarePlacement&) const = default;
};

enum class PartOrigin { Whole, User, Finder };
std::string_view partOriginName(PartOrigin origin) noexcept;  // "whole", "user", "finder"

// A rectangle of a radiograph, in its pixels.
struct Part {
  int x = 0, y = 0, width = 0, height = 0;
  PartOrigin by = PartOrigin::Whole;  // who chose it
  bool operator==(const Part&) const = default;
};
inline constexpr int kLeastPartSide = 16;  // pixels

// What of the part lies inside the picture. Throws Error PartInvalid if fewer than kLeastPartSide pixels are left of a side.
Part clipped(const Part& part, int columns, int rows);

struct SquareImage {
  int side = 0;
  std::vector<std::uint8_t> grey;  // side x side; bone and metal bright; black bars where the source is not square
  SquarePlacement placement;
  std::vector<Fact> facts;  // e.g. not a projection radiograph
  Part part;                // of the radiograph: what the square shows
};

struct SourceProperties {
  int frame = 0;                            // 0-based
  bool treatAsInverted = false;             // the source's polarity is wrong
  std::optional<Part> part = std::nullopt;  // what is asked about; absent: the whole picture, in which an implant may be searched
  bool operator==(const SourceProperties&) const = default;
};

// The file's first VOI (LUT before window) or the 0.5-99.5 percentile, polarity, grey, black bars, area filter, `side` pixels.
// A part is seen as if it were a picture of its own; one by
// PartOrigin::Whole is the whole picture. Throws Error OptionInvalid for a frame that does not exist, and as clipped().
SquareImage squareImage(const Radiograph& radiograph, const SourceProperties& source = {}, int side = 250);

// False for a modality outside CR, DX, RF, RG, XA, XC, SC, OT and for colour pictures; true where no modality is said.
bool isProjectionRadiograph(const Radiograph& radiograph);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The square 8-bit picture that every network starts from. It never depends on how the radiograph is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/imaging/radiograph.h"

namespace glenoid {

// Position of the square on the source: source = (square - offset) / scale, in pixels, x to the right, y down, pixel edges at integers.
struct SquarePlacement {
  double scaleX = 1, scaleY = 1;  // square pixels per source pixel (they differ if source pixels are not square)
  double offsetX = 0, offsetY = 0;
  bool operator==(const SquarePlacement&) const = default;
};

enum class PartOrigin { Whole, User, Finder };
std::string_view partOriginName(PartOrigin origin) noexcept;  // "whole", "user", "finder"

// A rectangle of a radiograph, in pixels.
struct Part {
  int x = 0, y = 0, width = 0, height = 0;
  PartOrigin by = PartOrigin::Whole;  // who chose it
  bool operator==(const Part&) const = default;
};
inline constexpr int kLeastPartSide = 16;  // pixels

// The area of the part inside the picture. Throws Error PartInvalid if one of its sides has fewer than kLeastPartSide pixels.
Part clipped(const Part& part, int columns, int rows);

struct SquareImage {
  int side = 0;
  std::vector<std::uint8_t> grey;  // side x side; bright bone and metal; black bars if the source is not square
  SquarePlacement placement;
  std::vector<Fact> facts;  // e.g. not a projection radiograph
  Part part;                // the part of the radiograph that the square shows
};

struct SourceProperties {
  int frame = 0;                            // 0-based
  bool treatAsInverted = false;             // the polarity of the source is wrong
  std::optional<Part> part = std::nullopt;  // the part to identify; absent: the whole picture, which may be searched for an implant
  bool onlyThisFrame = false;               // the frame was asked for: no other stands in for it if it cannot be read
  bool operator==(const SourceProperties&) const = default;
};

// Applies the file's first VOI (LUT before window) or the 0.5-99.5 percentile, then polarity, grey, black bars and an area filter to `side`
// pixels. A part is treated like a separate picture; a part with PartOrigin::Whole is the whole picture. Throws Error as
// checkFrame() and clipped() do.
SquareImage squareImage(const Radiograph& radiograph, const SourceProperties& source = {}, int side = 250);

// What its reader says of the radiograph, and that it is very small, as a thumbnail is, if one of its sides has fewer than 64 pixels.
std::vector<Fact> factsOf(const Radiograph& radiograph);

// Whether the part of the radiograph in the square, without the bars, has the same brightness everywhere.
bool isBlank(const SquareImage& square);

// False for a modality outside CR, DX, IO, MG, PX, RF, RG, XA, XC, SC, OT; true if it is missing.
bool isProjectionModality(std::string_view modality);
// The same for the modality of the radiograph; false for colour pictures.
bool isProjectionRadiograph(const Radiograph& radiograph);

}  // namespace glenoid

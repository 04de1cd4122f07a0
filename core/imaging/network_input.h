// The square 8-bit picture every network starts from; it never depends on how the radiograph is shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/imaging/radiograph.h"

namespace glenoid {

// How the square lies on the source: source = (square - offset) / scale, in pixels, x to the right, y down, pixel edges at integers.
struct SquarePlacement {
  double scaleX = 1, scaleY = 1;   // square pixels per source pixel (they differ where pixels are not square)
  double offsetX = 0, offsetY = 0;
  bool operator==(const SquarePlacement&) const = default;
};

struct SquareImage {
  int side = 0;
  std::vector<std::uint8_t> grey;  // side x side; bone and metal bright; black bars where the source is not square
  SquarePlacement placement;
  std::vector<Fact> facts;  // e.g. not a projection radiograph
};

struct SourceProperties {
  int frame = 0;                 // 0-based
  bool treatAsInverted = false;  // the source's polarity is wrong
};

// The file's first VOI (LUT before window) or the 0.5-99.5 percentile, polarity, grey, black bars, area filter, `side` pixels.
// Throws Error OptionInvalid for a frame that does not exist.
SquareImage squareImage(const Radiograph& radiograph, const SourceProperties& source = {}, int side = 250);

// False for a modality outside CR, DX, RF, RG, XA, XC, SC, OT and for colour pictures; true where no modality is said.
bool isProjectionRadiograph(const Radiograph& radiograph);

}  // namespace glenoid

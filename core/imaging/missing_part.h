// SPDX-License-Identifier: GPL-3.0-or-later
// Pixels that are missing because the file ends early or is damaged.
#pragma once

#include <span>

#include "core/imaging/radiograph.h"

namespace glenoid {

struct PixelArea {
  int row = 0, column = 0, rows = 0, columns = 0;
  bool operator==(const PixelArea&) const = default;
};

// Marks these areas of one frame as missing: sets Radiograph::missing, adds the fact, and overwrites their pixels. `blockRows` is the
// height of the compressed blocks, 0 if there are none. Up to 2 % of the pixels, or only the last row of blocks, counts as little and
// becomes dark. More is hatched with the two ends of the automatic window of the rest, so that the window does not move and screen, export
// and network show the same. Call it before the picture is turned. Throws Error DamagedFile if no pixel is left.
void markMissing(Radiograph& radiograph, std::span<const PixelArea> areas, int blockRows = 0, int frame = 0);

// Adds the fact of a radiograph that is damaged somewhere, and removes those that say that the rest of the picture is whole. If a large
// part is missing, that is said already: one reason why no maker is named is enough.
void sayDamagedSomewhere(Radiograph& radiograph);

// The fact that gives the missing percentage. If the part is not little, this is also why no maker is named.
Fact missingFact(const MissingPart& missing);

}  // namespace glenoid

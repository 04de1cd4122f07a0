// SPDX-License-Identifier: GPL-3.0-or-later
// Pixels that a file should hold but does not, because it ends early or is damaged.
#pragma once

#include <span>

#include "core/imaging/radiograph.h"

namespace glenoid {

struct PixelArea {
  int row = 0, column = 0, rows = 0, columns = 0;
  bool operator==(const PixelArea&) const = default;
};

// Marks these areas of one frame as missing: sets Radiograph::missing, adds the fact, and writes over their pixels. `blockRows` is the
// height of the blocks in which the file is compressed, 0 without blocks. Up to 2 %, or nothing but the last row of blocks, is a little and
// becomes dark. More is hatched, with the two values between which the automatic window of the rest lies, so that screen, export and
// network show the same and the window does not move. Call it before the picture is turned. Throws Error DamagedFile if nothing else is
// left.
void markMissing(Radiograph& radiograph, std::span<const PixelArea> areas, int blockRows = 0, int frame = 0);

// How many percent are missing. For a part that is not little this is also the reason why no maker is named.
Fact missingFact(const MissingPart& missing);

}  // namespace glenoid

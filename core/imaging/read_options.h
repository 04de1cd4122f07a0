// SPDX-License-Identifier: GPL-3.0-or-later
// What is wanted of a file, and how large it may be.
#pragma once

#include <cstdint>

namespace glenoid {

struct ReadOptions {
  bool pixels = true;                    // false: only what the object declares, which objects without a picture do too (see readDicom)
  bool identity = false;                 // also read patient attributes
  bool firstFrameOnly = false;           // decode frame 1 alone: Radiograph::frames is 1 then, and a fact says how many there are
  std::int64_t maxPixels = 400'000'000;  // rows x columns x frames x samples
  std::int64_t maxBytes = std::int64_t{2} << 30;  // of decoded pixels
};

}  // namespace glenoid

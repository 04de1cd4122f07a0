// SPDX-License-Identifier: GPL-3.0-or-later
// What to read from a file, and how large it may be.
#pragma once

#include <cstdint>

namespace glenoid {

struct ReadOptions {
  bool pixels = true;                    // false: only the header; then objects without a picture can be read too (see readDicom)
  bool identity = false;                 // also read patient attributes
  bool firstFrameOnly = false;           // decode only the first frame that can be read; if there are more, a fact gives its number
  std::int64_t maxPixels = 400'000'000;  // rows x columns x frames x samples
  std::int64_t maxBytes = std::int64_t{2} << 30;  // of decoded pixels
};

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// A frame as the user or the network sees it: modality, VOI and polarity, applied in this order, in 8 bits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/imaging/radiograph.h"

namespace glenoid {

struct Picture {
  int rows = 0, columns = 0, channels = 1;  // 1: grey, 3: RGB
  std::vector<std::uint8_t> pixels;         // rows x columns x channels, channel fastest
};

struct RenderOptions {
  int frame = 0;                          // 0-based
  std::optional<Voi> voi = std::nullopt;  // absent: the file's first VOI if it fits the data, otherwise automaticWindow()
  bool treatAsInverted = false;           // the polarity of the source is wrong: invert once more
  bool overlays = false;                  // draw 60xx planes in white
};

// Throws as checkFrame() does. Padding becomes black.
Picture render(const Radiograph& radiograph, const RenderOptions& options = {});

}  // namespace glenoid

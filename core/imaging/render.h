// SPDX-License-Identifier: GPL-3.0-or-later
// A frame as a person or the network sees it: modality, VOI and polarity, applied in this order, in 8 bits.
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

// Throws Error OptionInvalid if the frame does not exist.
void checkFrame(const Radiograph& radiograph, int frame);

// Throws as checkFrame() does. Padding becomes black.
Picture render(const Radiograph& radiograph, const RenderOptions& options = {});

// The default VOI of render(), and whether it came from the file. `fact`: why the file's first VOI is not used.
struct VoiChoice {
  Voi voi;
  bool fromFile = false;
  std::optional<FactCode> fact;
};
VoiChoice defaultVoi(const Radiograph& radiograph, int frame = 0);

// 0.5 to 99.5 percentile of the modality values outside padding, as a LINEAR_EXACT window; the whole range if these percentiles are equal.
// Colour pictures have no VOI: their whole range.
Window automaticWindow(const Radiograph& radiograph, int frame = 0);

}  // namespace glenoid

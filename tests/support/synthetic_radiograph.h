// SPDX-License-Identifier: GPL-3.0-or-later
// Drawn shoulder radiographs with implants, for tests and for a first run. They test the installation, not accuracy, and say SYNTHETIC in
// their pixels.
#pragma once

#include <cstdint>
#include <vector>

namespace glenoid::test {

// Four invented implants, one for each maker.
enum class ImplantShape {
  LongStem,     // large head, collar, long straight stem
  Reverse,      // sphere screwed to the glenoid, cup on a short stem
  Finned,       // head, flared stem with holes in its fins
  Resurfacing,  // thin cap with a short peg
};

struct SyntheticSpec {
  int rows = 512, columns = 448;  // at least 64
  ImplantShape shape = ImplantShape::LongStem;
  std::uint32_t seed = 1;  // pose, side, exposure and noise
};

struct SyntheticRadiograph {
  int rows = 0, columns = 0;
  bool isLeft = false;
  std::vector<std::uint16_t> values;  // rows x columns, 0..4095, bone and metal bright
};

// The same for the same spec on one machine.
SyntheticRadiograph syntheticRadiograph(const SyntheticSpec& spec);

}  // namespace glenoid::test

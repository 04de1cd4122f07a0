// SPDX-License-Identifier: GPL-3.0-or-later
// A small model bundle for tests that must not see LibTorch: three makers, "A", "B" and "C", random but fixed weights, 64 px.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/bundle/bundle.h"

namespace glenoid::test {

struct SmallBundle {
  std::string name = "small";
  std::uint64_t seed = 7;  // another seed, other weights
  bool calibrated = false;
  std::vector<SetRule> sets = {};
};

// One maker with 90 % confidence and all three with 95 %, no matter what the network answers.
std::vector<SetRule> oneOrAllMakers();

// With one look every maker remains possible at 90 %, with eight looks only one does; at 95 % only one look was measured.
std::vector<SetRule> setsOfEightLooks();

// At `path`, a folder or a file that ends in ".glenoid".
Bundle writeSmallBundle(const std::filesystem::path& path, const SmallBundle& spec = {});

}  // namespace glenoid::test

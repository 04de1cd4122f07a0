// SPDX-License-Identifier: GPL-3.0-or-later
// Groups the pictures that show the same radiograph or the same patient, so that a split keeps them in one part.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/dataset/index.h"

namespace glenoid {

// Two items that look alike even if one of them was turned, mirrored, scaled, cropped or exposed differently.
struct NearDuplicate {
  std::size_t first = 0, second = 0;  // positions, first < second
  double correlation = 0;             // after brightness and contrast are removed, up to 1
  int symmetry = 0;                   // how to lay the second on the first: mirror it (4 and above), then turn it by symmetry % 4 quarters
                                      // counter-clockwise
  bool operator==(const NearDuplicate&) const = default;
};

// Text for display and for files: "upright", "turned 90", ..., "mirrored, turned 270" (degrees, counter-clockwise).
std::string symmetryName(int symmetry);

// The items of a pair, and all items that share a group with one of them, become one group. The new group keeps an old name (of two names,
// the alphabetically first). Throws Error Internal for a pair that does not name two items.
void joinGroups(std::vector<Item>& items, const std::vector<NearDuplicate>& pairs);

}  // namespace glenoid

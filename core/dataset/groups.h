// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that show one radiograph or one patient, and the groups that keep them in one part of a split.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/dataset/index.h"

namespace glenoid {

// Two items that look alike, however one of them was turned, mirrored, scaled, cropped or exposed.
struct NearDuplicate {
  std::size_t first = 0, second = 0;  // positions, first < second
  double correlation = 0;             // of what is left when brightness and contrast are taken away, up to 1
  int symmetry = 0;                   // the second lies on the first when it is mirrored (from 4 on) and then turned symmetry % 4 quarters
                                      // counter-clockwise
  bool operator==(const NearDuplicate&) const = default;
};

// For a person and a file: "upright", "turned 90", ..., "mirrored, turned 270" (degrees, counter-clockwise).
std::string symmetryName(int symmetry);

// The items of a pair and all who share a group with one of them become one group. A group that had a name keeps it (of two the first in
// the alphabet). Throws Error Internal for a pair that names no two items.
void joinGroups(std::vector<Item>& items, const std::vector<NearDuplicate>& pairs);

}  // namespace glenoid

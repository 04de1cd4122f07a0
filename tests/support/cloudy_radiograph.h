// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of clouds, quick to make; no two seeds give similar pictures.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/dataset/random.h"
#include "tests/support/small_radiograph.h"

namespace glenoid::test {

// 96 rows, 72 columns, grey values of 8 bits.
inline Radiograph cloudyRadiograph(std::uint64_t seed) {
  constexpr int kRows = 96, kColumns = 72, kCell = 8, kCorners = kColumns / kCell + 1;
  Random random(mixSeed(seed, 0, 0));
  std::vector<int> corners;
  for (int i = 0; i < (kRows / kCell + 1) * kCorners; ++i) corners.push_back(static_cast<int>(random.below(200)));
  std::vector<std::uint8_t> grey;
  for (int y = 0; y < kRows; ++y) {
    for (int x = 0; x < kColumns; ++x) {
      const int* corner = &corners[static_cast<std::size_t>(y / kCell * kCorners + x / kCell)];
      const int right = x % kCell, down = y % kCell, left = kCell - right, up = kCell - down;
      const int sum = up * (left * corner[0] + right * corner[1]) + down * (left * corner[kCorners] + right * corner[kCorners + 1]);
      grey.push_back(static_cast<std::uint8_t>(30 + sum / (kCell * kCell)));
    }
  }
  return greyRadiograph(kColumns, std::move(grey));
}

}  // namespace glenoid::test

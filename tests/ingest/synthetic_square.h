// Made-up radiographs as a data set has them.
#pragma once

#include <cstdint>
#include <vector>

#include "core/dataset/random.h"
#include "core/imaging/network_input.h"
#include "tests/support/small_radiograph.h"
#include "tests/support/synthetic_radiograph.h"

namespace glenoid::test {

// The square of a drawn radiograph; seeds that differ by a multiple of four have implants of one shape.
inline std::vector<std::uint8_t> drawnSquare(std::uint32_t seed) {
  auto drawn = syntheticRadiograph({.rows = 320, .columns = 240, .shape = static_cast<ImplantShape>(seed % 4), .seed = seed});
  return squareImage(greyRadiograph(drawn.columns, std::move(drawn.values))).grey;
}

// Clouds, quick to make: no two seeds give pictures that are like each other.
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

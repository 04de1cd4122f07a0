// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/square_warp.h"

#include <array>
#include <cmath>
#include <vector>

#include <gmock/gmock.h>

namespace glenoid {
namespace {

using ::testing::ElementsAre;

constexpr std::int64_t kSide = 4;
using Map = std::array<float, 6>;

// 1 to 16, row by row.
std::vector<std::uint8_t> numbered() {
  std::vector<std::uint8_t> grey;
  for (std::uint8_t value = 1; value <= kSide * kSide; ++value) grey.push_back(value);
  return grey;
}

std::vector<float> warped(const std::vector<std::uint8_t>& grey, const Map& map) {
  // Whatever is not written is no number.
  std::vector<float> result(grey.size(), std::nanf(""));
  warpSquare(grey, kSide, map, result);
  return result;
}

TEST(SquareWarp, KeepsMirrorsAndTurnsPixelsExactly) {
  EXPECT_THAT(warped(numbered(), {1, 0, 0, 0, 1, 0}), ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16));
  EXPECT_THAT(warped(numbered(), {-1, 0, 0, 0, 1, 0}), ElementsAre(4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9, 16, 15, 14, 13));
  EXPECT_THAT(warped(numbered(), {1, 0, 0, 0, -1, 0}), ElementsAre(13, 14, 15, 16, 9, 10, 11, 12, 5, 6, 7, 8, 1, 2, 3, 4));
  EXPECT_THAT(warped(numbered(), {0, -1, 0, 1, 0, 0}), ElementsAre(4, 8, 12, 16, 3, 7, 11, 15, 2, 6, 10, 14, 1, 5, 9, 13));
}

TEST(SquareWarp, MovesByPartsOfAPixelAndIsBlackOutside) {
  const std::vector<std::uint8_t> white(kSide * kSide, 200);
  // Two is the side, so an eighth is a quarter of a pixel.
  EXPECT_THAT(warped(white, {1, 0, 0.125F, 0, 1, 0}),
              ElementsAre(200, 200, 200, 150, 200, 200, 200, 150, 200, 200, 200, 150, 200, 200, 200, 150));
  EXPECT_THAT(warped(white, {1, 0, 0, 0, 1, -1.125F}), ElementsAre(0, 0, 0, 0, 0, 0, 0, 0, 150, 150, 150, 150, 200, 200, 200, 200));
  EXPECT_THAT(warped(white, {1, 0, 3, 0, 1, 0}), ::testing::Each(0));
  EXPECT_THAT(warped(white, {1, 0, 0, 0, 1, -3}), ::testing::Each(0));
}

TEST(SquareWarp, ZoomsAboutTheMiddle) {
  // Every second pixel centre lies between four pixels; the outer ones are outside.
  EXPECT_THAT(warped(numbered(), {2, 0, 0, 0, 2, 0}), ElementsAre(0, 0, 0, 0, 0, 3.5F, 5.5F, 0, 0, 11.5F, 13.5F, 0, 0, 0, 0, 0));
}

}  // namespace
}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/finder.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/plan/plan_memory.h"
#include "tests/support/small_finder.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;

namespace {

constexpr int kFinderSide = 250;

// Dark, with bright squares of `size` pixels around these points, each darker than the one before.
std::vector<std::uint8_t> square(const std::vector<std::pair<int, int>>& spots, int size = 24, std::uint8_t bright = 250) {
  std::vector<std::uint8_t> grey(kFinderSide * kFinderSide, 40);
  for (const auto& [x, y] : spots) {
    for (int row = y - size / 2; row < y + size / 2; ++row) std::fill_n(grey.begin() + row * kFinderSide + x - size / 2, size, bright);
    bright = static_cast<std::uint8_t>(bright - 5);
  }
  return grey;
}

class FinderTest : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "finder.safetensors";

  ErrorCode refusal(const TensorFile& content) {
    writeSafetensors(file_, content);
    return test::codeOf([&] { Finder finder(file_); });
  }
};

}  // namespace

TEST_F(FinderTest, DrawsABoxRoundWhatItSees) {
  test::writeSmallFinder(file_, 40);
  Finder finder(file_);
  const auto boxes = finder.find(square({{180, 90}}), kFinderSide);
  ASSERT_EQ(boxes.size(), 1u);
  EXPECT_NEAR((boxes[0].left + boxes[0].right) / 2, 180, 16);
  EXPECT_NEAR((boxes[0].top + boxes[0].bottom) / 2, 90, 16);
  EXPECT_NEAR(boxes[0].right - boxes[0].left, 80 * 250 / 256.0, 1e-3) << "pixels of the square, not of the network's input";
  EXPECT_NEAR(boxes[0].bottom - boxes[0].top, 80 * 250 / 256.0, 1e-3);
  EXPECT_GT(boxes[0].score, 0.5);
  const auto again = finder.find(square({{180, 90}}), kFinderSide);
  EXPECT_EQ(again[0].left, boxes[0].left);
  EXPECT_EQ(again[0].score, boxes[0].score);
}

TEST_F(FinderTest, AnotherForASecondThreadFindsTheSame) {
  test::writeSmallFinder(file_, 40);
  Finder finder(file_);
  auto other = finder.another(std::make_shared<PlanMemory>());
  const auto boxes = finder.find(square({{180, 90}}), kFinderSide), others = other.find(square({{180, 90}}), kFinderSide);
  ASSERT_EQ(others.size(), 1u);
  EXPECT_EQ(others[0].left, boxes.at(0).left);
  EXPECT_EQ(others[0].score, boxes.at(0).score);
}

TEST_F(FinderTest, ListsTheClearestFirstAndNoneTwice) {
  test::writeSmallFinder(file_, 40);
  Finder finder(file_);
  EXPECT_TRUE(finder.find(square({}), kFinderSide).empty());
  const auto two = finder.find(square({{60, 60}, {190, 190}}), kFinderSide);
  ASSERT_EQ(two.size(), 2u);
  EXPECT_LT(two[0].left, 100) << "the first spot is brighter";
  EXPECT_GE(two[0].score, two[1].score);
  EXPECT_EQ(finder.find(square({{40, 40}, {120, 40}, {200, 40}, {40, 200}, {120, 200}, {200, 200}}), kFinderSide).size(), kMostFound);
}

TEST_F(FinderTest, BlackBarsAreNoPartOfThePicture) {
  test::writeSmallFinder(file_, 60);
  Finder finder(file_);
  auto grey = square({{125, 125}});
  for (int y = 0; y < kFinderSide; ++y) {
    for (int x = 0; x < kFinderSide; ++x) {
      if (y < 80 || y >= 170 || x < 20) grey[static_cast<std::size_t>(y * kFinderSide + x)] = 3;
    }
  }
  const auto boxes = finder.find(grey, kFinderSide);
  ASSERT_EQ(boxes.size(), 1u);
  EXPECT_EQ(boxes[0].top, 80);
  EXPECT_EQ(boxes[0].bottom, 170);
  EXPECT_NEAR(boxes[0].share, 120 * 250 / 256.0 / 230, 0.02);
  const auto dark = finder.find(std::vector<std::uint8_t>(kFinderSide * kFinderSide, 0), kFinderSide);
  EXPECT_TRUE(dark.empty());
}

TEST_F(FinderTest, KnowsAFileThatIsNoFinder) {
  test::writeSmallFinder(file_);
  const auto good = readSafetensors(file_);
  auto other = good;
  other.metadata.erase("limit");
  EXPECT_EQ(refusal(other), ErrorCode::WeightsDamaged);
  other.metadata["limit"] = "much";
  EXPECT_EQ(refusal(other), ErrorCode::WeightsDamaged);
  other = good;
  other.metadata["inputSize"] = "224";
  EXPECT_EQ(refusal(other), ErrorCode::WeightsDamaged);
  other = good;
  other.metadata.erase("subject");
  EXPECT_EQ(refusal(other), ErrorCode::WeightsDamaged);
  other = good;
  other.tensors.erase("out.bias");
  EXPECT_EQ(refusal(other), ErrorCode::WeightsMismatch);
  EXPECT_THROW(Finder(folder_ / "none"), Error);
  writeSafetensors(file_, good);
  EXPECT_THROW(Finder(file_).find(square({}), 100), Error);
  other = good;
  other.tensors["out.bias"] = other.tensors["out.bias"] / 0;
  writeSafetensors(file_, other);
  EXPECT_THROW(Finder(file_).find(square({}), kFinderSide), Error) << "not a number";
}

TEST_F(FinderTest, LargeWeightsMayLieInBytes) {
  test::writeSmallFinder(file_, 40);
  const auto boxes = Finder(file_).find(square({{180, 90}}), kFinderSide);
  writeSafetensors(file_, inBytes(readSafetensors(file_)));
  const auto small = Finder(file_).find(square({{180, 90}}), kFinderSide);
  ASSERT_EQ(small.size(), 1u);
  EXPECT_NEAR(small[0].left, boxes[0].left, 1);
}

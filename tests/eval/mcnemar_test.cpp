// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/mcnemar.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

TEST(McNemar, IsTheBinomialTestForFewImages) {
  // 12 throws, at most 2 heads: (1 + 12 + 66) of 4096, twice.
  const auto test = mcNemar(10, 2);
  EXPECT_TRUE(test.exact);
  EXPECT_DOUBLE_EQ(test.pValue, 158.0 / 4096);
  EXPECT_DOUBLE_EQ(mcNemar(2, 10).pValue, 158.0 / 4096);
  EXPECT_DOUBLE_EQ(mcNemar(0, 5).pValue, 2.0 / 32);
  EXPECT_DOUBLE_EQ(mcNemar(3, 3).pValue, 1);
  EXPECT_DOUBLE_EQ(mcNemar(0, 0).pValue, 1);
}

TEST(McNemar, IsTheCorrectedChiSquareForMany) {
  // The textbook table 101 / 121 / 59 / 33: (62 - 1)^2 / 180 = 20.67.
  const auto test = mcNemar(121, 59);
  EXPECT_FALSE(test.exact);
  EXPECT_NEAR(test.pValue, 5.45e-6, 2e-8);
  EXPECT_NEAR(mcNemar(30, 10).pValue, 0.00266, 1e-5);
  EXPECT_DOUBLE_EQ(mcNemar(20, 20).pValue, 1);
  EXPECT_TRUE(mcNemar(24, 0).exact);
  EXPECT_FALSE(mcNemar(25, 0).exact);
}

TEST(McNemar, CountsTheImagesOneAloneNamedRightly) {
  const Predictions a{2, {0, 0, 1, 1, 1}, {1, 0, 1, 0, 0, 1, 1, 0, 1, 0}};  // right right right wrong wrong
  const Predictions b{2, {0, 0, 1, 1, 1}, {1, 0, 0, 1, 1, 0, 0, 1, 1, 0}};  // right wrong wrong right wrong
  const auto test = mcNemar(a, b);
  EXPECT_EQ(test.onlyFirst, 2u);
  EXPECT_EQ(test.onlySecond, 1u);
  EXPECT_EQ(toJson(test).at("test"), "exact binomial");
  EXPECT_THROW(mcNemar(a, {2, {0}, {1, 0}}), Error);
}

}  // namespace
}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/natural_order.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace glenoid;

TEST(NaturalOrder, NumbersCompareAsNumbersAndLettersRegardlessOfCase) {
  std::vector<std::string> names{"b", "IM10", "im2", "IM1", "10", "9", "007", "", "IM", "im2a"};
  std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) { return comesBefore(a, b); });
  EXPECT_EQ(names, (std::vector<std::string>{"", "007", "9", "10", "b", "IM", "IM1", "im2", "im2a", "IM10"}));
}

TEST(NaturalOrder, EqualsComeInNoOrder) {
  EXPECT_FALSE(comesBefore("IM01", "im1"));
  EXPECT_FALSE(comesBefore("im1", "IM01"));
  EXPECT_TRUE(comesBefore("0", "1"));
  EXPECT_FALSE(comesBefore("000", "0"));
}

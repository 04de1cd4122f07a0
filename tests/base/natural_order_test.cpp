// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/natural_order.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace glenoid;

TEST(NaturalOrder, NumbersCompareAsNumbersAndLettersRegardlessOfCase) {
  std::vector<std::string> names{"b", "IM10", "im2", "IM1", "10", "9", "007", "", "IM", "im2a"};
  std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) { return naturalKey(a) < naturalKey(b); });
  EXPECT_EQ(names, (std::vector<std::string>{"", "007", "9", "10", "b", "IM", "IM1", "im2", "im2a", "IM10"}));
}

TEST(NaturalOrder, CaseAndLeadingZerosMakeNoDifference) {
  EXPECT_EQ(naturalKey("IM01"), naturalKey("im1"));
  EXPECT_EQ(naturalKey("000"), naturalKey("0"));
  EXPECT_LT(naturalKey("0"), naturalKey("1"));
}

TEST(NaturalOrder, ANumberStandsWhereDigitsStand) {
  EXPECT_LT(naturalKey("a-1"), naturalKey("a1")) << "the hyphen stands before the digits";
  EXPECT_LT(naturalKey("a1"), naturalKey("a:1")) << "the colon stands behind them";
  EXPECT_LT(naturalKey("a99"), naturalKey("aa"));
  EXPECT_LT(naturalKey("1.2.9"), naturalKey("1.2.10"));
  EXPECT_LT(naturalKey("z"), naturalKey("\xc3\xa9")) << "bytes beyond ASCII stand last";
}

TEST(NaturalOrder, NumbersMayBeLongerThanAnyInteger) {
  for (const std::size_t length : {254u, 255u, 256u, 509u, 510u, 511u}) {
    const std::string smaller(length, '8'), larger(length, '9'), longer(length + 1, '1');
    EXPECT_LT(naturalKey(smaller), naturalKey(larger)) << length;
    EXPECT_LT(naturalKey(larger), naturalKey(longer)) << length;
    EXPECT_LT(naturalKey(smaller + "z"), naturalKey(larger + "a")) << length;
  }
}

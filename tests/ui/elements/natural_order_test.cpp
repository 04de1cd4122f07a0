// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/natural_order.h"

#include <gtest/gtest.h>

using namespace glenoid::ui;

TEST(NaturalOrder, CountsRunsOfDigits) {
  EXPECT_LT(naturalKey("image 2.png"), naturalKey("image 10.png"));
  EXPECT_LT(naturalKey("002"), naturalKey("3"));
  EXPECT_LT(naturalKey("a"), naturalKey("a1"));
}

TEST(NaturalOrder, IgnoresCase) {
  EXPECT_LT(naturalKey("Anna"), naturalKey("bert"));
  EXPECT_LT(naturalKey("anna"), naturalKey("Bert"));
  EXPECT_EQ(naturalKey("ANNA"), naturalKey("anna"));
  EXPECT_EQ(naturalKey(QString::fromUtf8("Ärmel")), naturalKey(QString::fromUtf8("ärmel")));
}

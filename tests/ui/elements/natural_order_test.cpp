// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/natural_order.h"

#include <gtest/gtest.h>

using namespace glenoid::ui;

TEST(NaturalOrder, CountsRunsOfDigits) {
  EXPECT_TRUE(comesBefore("image 2.png", "image 10.png"));
  EXPECT_FALSE(comesBefore("image 10.png", "image 2.png"));
  EXPECT_TRUE(comesBefore("002", "3"));
  EXPECT_TRUE(comesBefore("a", "a1"));
}

TEST(NaturalOrder, IgnoresCase) {
  EXPECT_TRUE(comesBefore("Anna", "bert"));
  EXPECT_TRUE(comesBefore("anna", "Bert"));
  EXPECT_FALSE(comesBefore("ANNA", "anna") || comesBefore("anna", "ANNA"));
}

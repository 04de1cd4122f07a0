// SPDX-License-Identifier: GPL-3.0-or-later
// Letters at the edges follow turns and flips; badges say what was done.
#include "ui/viewer/orientation_letters.h"

#include <gtest/gtest.h>

using namespace glenoid::ui;

TEST(EdgeLetters, RowsLeadRightColumnsLeadDown) {
  EXPECT_EQ(edgeLetters("L\\F", {}), (EdgeLetters{"R", "L", "H", "F"}));
  EXPECT_EQ(edgeLetters("LA\\FP", {}), (EdgeLetters{"RP", "LA", "HA", "FP"}));
}

TEST(EdgeLetters, FollowTurnsAndFlips) {
  const Orientation upright;
  EXPECT_EQ(edgeLetters("L\\F", upright.turned(1)), (EdgeLetters{"F", "H", "R", "L"}));
  EXPECT_EQ(edgeLetters("L\\F", upright.turned(2)), (EdgeLetters{"L", "R", "F", "H"}));
  EXPECT_EQ(edgeLetters("L\\F", upright.turned(3)), (EdgeLetters{"H", "F", "L", "R"}));
  EXPECT_EQ(edgeLetters("L\\F", upright.flippedHorizontally()), (EdgeLetters{"L", "R", "H", "F"}));
  EXPECT_EQ(edgeLetters("L\\F", upright.flippedVertically()), (EdgeLetters{"R", "L", "F", "H"}));
  EXPECT_EQ(edgeLetters("L\\F", upright.turned(1).flippedHorizontally()), (EdgeLetters{"H", "F", "R", "L"}));
}

TEST(EdgeLetters, NothingRatherThanAGuess) {
  EXPECT_EQ(edgeLetters("", {}), EdgeLetters{});
  EXPECT_EQ(edgeLetters("L", {}), EdgeLetters{});
}

TEST(Badges, NameEveryDifferenceFromTheFile) {
  const Orientation upright;
  EXPECT_TRUE(badges(upright, false, false).isEmpty());
  EXPECT_EQ(badges(upright.turned(1), false, false), QStringList{"ROTATED 90°"});
  EXPECT_EQ(badges(upright.turned(2), false, false), QStringList{"ROTATED 180°"});
  EXPECT_EQ(badges(upright.flippedHorizontally(), false, false), QStringList{"FLIPPED"});
  EXPECT_EQ(badges(upright.flippedVertically(), false, false), QStringList{"FLIPPED"});
  EXPECT_EQ(badges(upright.turned(1).flippedHorizontally(), true, true),
            (QStringList{"FLIPPED", "ROTATED 270°", "INVERTED", "TREATED AS INVERTED"}));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/beside_line.h"

#include <gtest/gtest.h>

#include "ui/viewer/view_geometry.h"

using namespace glenoid::ui;

TEST(BesideLine, AWindowStaysWhereItCoversNothing) {
  EXPECT_EQ(placeBeside({10, 10, 60, 10}, {200, 100, 300, 150}, {0, 0, 800, 500}), QPoint(200, 100));
}

TEST(BesideLine, AWindowGivesWayToTheLineAndStaysInTheRoom) {
  const QRect usual(250, 175, 300, 150), room(0, 0, 800, 500);
  for (const auto& line : {QLineF(350, 250, 450, 250), QLineF(400, 20, 400, 480), QLineF(20, 250, 780, 250), QLineF(700, 40, 60, 460),
                           QLineF(300, 200, 500, 300)}) {
    const auto place = placeBeside(line, usual, room);
    ASSERT_TRUE(place) << line.x1();
    const QRect area(*place, usual.size());
    EXPECT_TRUE(room.contains(area)) << line.x1();
    EXPECT_FALSE(crosses(line, area)) << line.x1();
  }
  EXPECT_EQ(placeBeside({350, 250, 450, 250}, usual, room), QPoint(474, 174)) << "on the right, if there is room";
}

TEST(BesideLine, AWindowThatHasNoRoomHasNoPlace) {
  EXPECT_FALSE(placeBeside({350, 250, 450, 250}, {0, 0, 700, 450}, {0, 0, 800, 500}));
  EXPECT_FALSE(placeBeside({350, 250, 450, 250}, {0, 0, 900, 150}, {0, 0, 800, 500}));
}

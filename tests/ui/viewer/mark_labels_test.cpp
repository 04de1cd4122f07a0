// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of marks stand where they are wished, and move if another text is there.
#include "ui/viewer/mark_labels.h"

#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

const QSizeF kCanvas{400, 300};

// Of a mark at this height: its text stands above it, or below it.
QRectF placeAt(MarkLabels& labels, double y, bool below = false) {
  const QRectF above(100, y - 24, 80, 16), under(100, y + 8, 80, 16);
  return below ? labels.place({under, above}).area : labels.place({above, under}).area;
}

}  // namespace

TEST(MarkLabels, StandWhereTheyAreWished) {
  MarkLabels labels(kCanvas, {});
  EXPECT_EQ(placeAt(labels, 100), QRectF(100, 76, 80, 16));
  EXPECT_EQ(placeAt(labels, 100, true), QRectF(100, 108, 80, 16));
  EXPECT_EQ(labels.place({{390, -20, 80, 16}, {390, 20, 80, 16}}).area, QRectF(316, 4, 80, 16)) << "inside the canvas";
}

TEST(MarkLabels, GoToTheOtherSideAndThenFurtherAway) {
  MarkLabels labels(kCanvas, {});
  placeAt(labels, 100);
  EXPECT_EQ(placeAt(labels, 104), QRectF(100, 112, 80, 16)) << "below its mark";
  EXPECT_EQ(placeAt(labels, 100), QRectF(100, 60, 80, 16)) << "a line higher";
  EXPECT_EQ(placeAt(labels, 100, true), QRectF(100, 140, 80, 16)) << "two lines lower";
}

TEST(MarkLabels, LeaveALineFreeIfThereIsRoomNearby) {
  MarkLabels crossed(kCanvas, {}, {{0, 60, 200, 100}});  // through the wished place
  EXPECT_EQ(placeAt(crossed, 100), QRectF(100, 108, 80, 16)) << "the other side";
  MarkLabels touched(kCanvas, {}, {{100, 76, 100, 300}, {0, 92, 400, 92}});
  EXPECT_EQ(placeAt(touched, 100), QRectF(100, 76, 80, 16)) << "a line along its edge does not cross it";
  std::vector<QLineF> hatching;
  for (double y = 0; y < 300; y += 5) hatching.emplace_back(0, y, 400, y);
  MarkLabels everywhere(kCanvas, {}, hatching);
  EXPECT_EQ(placeAt(everywhere, 100), QRectF(100, 76, 80, 16));
  EXPECT_EQ(placeAt(everywhere, 100), QRectF(100, 108, 80, 16)) << "no text lies on another even then";
}

TEST(MarkLabels, GoAsideIfTheLinesOfOthersLeaveNoRoomAboveAndBelow) {
  // The mark in the middle of three long upright ones: its text stands to the right, or to the left.
  const QRectF right(198, 142, 60, 16), left(122, 142, 60, 16);
  MarkLabels upright(kCanvas, {}, {{170, 0, 170, 300}, {190, 0, 190, 300}, {206, 0, 206, 300}});
  EXPECT_EQ(upright.place({right, left}).area, right.translated(16, 0)) << "behind the next line";
  EXPECT_EQ(upright.place({right, left}).area, left.translated(-16, 0)) << "and not on the first text";
  // The text of the lower of two close marks, both longer than any text: the upper one has taken its other side.
  MarkLabels level(kCanvas, {{0, 108, 400, 192}}, {{100, 100, 180, 100}, {0, 84, 99, 84}});
  EXPECT_EQ(placeAt(level, 100), QRectF(100, 76, 80, 16));
}

TEST(MarkLabels, NeverCrossTheirOwnMark) {
  std::vector<QLineF> hatching;
  for (double y = 0; y < 300; y += 5) hatching.emplace_back(0, y, 99, y);
  MarkLabels labels(kCanvas, {{100, 20, 300, 72}}, hatching);
  const auto area = placeAt(labels, 100);
  EXPECT_TRUE(area.bottom() <= 92 || area.top() >= 108) << "above the mark or below it";
}

TEST(MarkLabels, NoneLiesOnAnother) {
  const QRectF corner(100, 280, 200, 20);
  std::vector<QRectF> placed{corner};
  MarkLabels labels(kCanvas, placed);
  for (int i = 0; i < 6; ++i) {
    const auto area = placeAt(labels, 290 - 3 * i, i % 2 == 0);
    EXPECT_TRUE(QRectF({}, kCanvas).contains(area)) << i;
    for (const auto& other : placed) EXPECT_FALSE(other.intersects(area.adjusted(0, 1, 0, -1))) << i;
    placed.push_back(area);
  }
}

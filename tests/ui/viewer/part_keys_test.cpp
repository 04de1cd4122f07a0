// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/part_keys.h"

#include <QTest>
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::CanvasBench;
using glenoid::test::openIn;
using glenoid::test::slope;

TEST(PartKeys, DrawMoveResizeAndMark) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto key = [&](int code, Qt::KeyboardModifiers held = {}) { QTest::keyClick(&bench.canvas, static_cast<Qt::Key>(code), held); };
  key(Qt::Key_Return);
  key(Qt::Key_Return);
  EXPECT_FALSE(bench.state.part()) << "this tool marks no part";
  bench.trigger("tool.part");
  key(Qt::Key_Return);
  EXPECT_FALSE(bench.state.part()) << "only drawn so far";
  key(Qt::Key_Return);
  ASSERT_TRUE(bench.state.part());
  const auto first = *bench.state.part();
  EXPECT_NEAR(first.width, 75, 1) << "half as high as the canvas, at a zoom of 2";
  EXPECT_EQ(first.width, first.height);
  EXPECT_NEAR(first.x + first.width / 2.0, 100, 1);
  EXPECT_NEAR(first.y + first.height / 2.0, 50, 1);

  key(Qt::Key_Return);  // goes on from the part that is marked
  key(Qt::Key_Left);
  key(Qt::Key_Down, Qt::ShiftModifier);
  key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(*bench.state.part(), first) << "the answer does not begin anew with every step";
  key(Qt::Key_Return);
  EXPECT_EQ(*bench.state.part(), (Part{first.x - 1, first.y + 5, first.width - 5, first.height - 5, PartOrigin::User}))
      << "one pixel of the screen is half a pixel of the picture at a zoom of 2, but a step is at least one";
}

TEST(PartKeys, EscapeLeavesThePartAsItWas) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.trigger("tool.part");
  bench.state.setPart({20, 20, 40, 40, PartOrigin::User});
  QTest::keyClick(&bench.canvas, Qt::Key_Return);
  QTest::keyClick(&bench.canvas, Qt::Key_Right, Qt::ShiftModifier);
  QTest::keyClick(&bench.canvas, Qt::Key_Escape);
  ASSERT_TRUE(bench.state.part());
  EXPECT_EQ(*bench.state.part(), (Part{20, 20, 40, 40, PartOrigin::User}));
  const auto at = bench.state.geometry().toCanvas({100, 50});
  QTest::keyClick(&bench.canvas, Qt::Key_Right);
  EXPECT_NE(bench.state.geometry().toCanvas({100, 50}), at) << "without a draft, arrows move the picture";
}

TEST(PartKeys, TheFoundImplantIsTakenAsItIs) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.trigger("tool.part");
  bench.state.setFound({{30, 10, 50, 50, PartOrigin::Finder}});
  QTest::keyClick(&bench.canvas, Qt::Key_Return);
  QTest::keyClick(&bench.canvas, Qt::Key_Return);
  ASSERT_TRUE(bench.state.part());
  EXPECT_EQ(*bench.state.part(), (Part{30, 10, 50, 50, PartOrigin::User}));
}

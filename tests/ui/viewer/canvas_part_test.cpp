// SPDX-License-Identifier: GPL-3.0-or-later
// The part to identify, drawn with the mouse.
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"
#include "ui/viewer/canvas.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::CanvasBench;
using glenoid::test::differ;
using glenoid::test::openIn;
using glenoid::test::slope;

TEST(CanvasPart, APartIsASquareInPixelsOfThePictureWhicheverWayItLies) {
  for (const int turns : {0, 1, 2, 3}) {
    for (const bool mirrored : {false, true}) {
      CanvasBench bench;
      openIn(bench.state, slope());
      for (int i = 0; i < turns; ++i) bench.trigger("view.rotateRight");
      if (mirrored) bench.trigger("view.flipHorizontal");
      bench.trigger("tool.part");
      QSignalSpy asked(&bench.state, &ViewState::sourceChanged);
      const auto canvas = [&](double x, double y) { return bench.state.geometry().toCanvas({x, y}); };
      bench.drag(canvas(30, 20), canvas(90, 50));
      EXPECT_EQ(bench.state.part(), (Part{30, 20, 60, 60, PartOrigin::User})) << turns << mirrored;
      EXPECT_EQ(asked.count(), 1) << "once, when the button is let go";
      EXPECT_EQ(bench.state.source().part, bench.state.part());
    }
  }
}

TEST(CanvasPart, APartStaysInsideThePictureAndIsSquareToTheEye) {
  CanvasBench bench;
  auto radiograph = slope();
  radiograph.pixelAspect = 2;  // twice as high as wide
  openIn(bench.state, radiograph);
  bench.trigger("tool.part");
  const auto canvas = [&](double x, double y) { return bench.state.geometry().toCanvas({x, y}); };
  bench.drag(canvas(120, 40), canvas(60, 30));
  EXPECT_EQ(bench.state.part(), (Part{60, 10, 60, 30, PartOrigin::User})) << "to the left and upwards";
  bench.state.forgetPart();
  bench.drag(canvas(150, 60), canvas(199, 99) + QPointF(50, 50));
  EXPECT_EQ(bench.state.part(), (Part{150, 60, 50, 25, PartOrigin::User}));
  bench.state.forgetPart();
  bench.drag(canvas(20, 20), canvas(25, 22));
  EXPECT_FALSE(bench.state.part()) << "too small";
}

TEST(CanvasPart, APartIsMovedResizedAndRemoved) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto plain = bench.grab();
  bench.trigger("tool.part");
  const auto canvas = [&](double x, double y) { return bench.state.geometry().toCanvas({x, y}); };
  bench.drag(canvas(30, 20), canvas(90, 80));
  EXPECT_NE(bench.grab(), plain) << "it is drawn";
  bench.drag(canvas(60, 50), canvas(75, 45));
  EXPECT_EQ(bench.state.part(), (Part{45, 15, 60, 60, PartOrigin::User}));
  bench.drag(canvas(60, 50), canvas(0, 0));
  EXPECT_EQ(bench.state.part(), (Part{0, 0, 60, 60, PartOrigin::User})) << "to the edge, no farther";
  bench.drag(canvas(60, 60), canvas(40, 40));
  EXPECT_EQ(bench.state.part(), (Part{0, 0, 40, 40, PartOrigin::User})) << "by its corner";
  bench.click(canvas(20, 20));
  EXPECT_EQ(bench.state.part(), (Part{0, 0, 40, 40, PartOrigin::User})) << "a click changes nothing";
  bench.mouse(QEvent::MouseButtonPress, canvas(100, 20), Qt::LeftButton, Qt::LeftButton);
  bench.mouse(QEvent::MouseMove, canvas(150, 70), Qt::NoButton, Qt::LeftButton);
  QTest::keyClick(&bench.canvas, Qt::Key_Escape);
  bench.mouse(QEvent::MouseButtonRelease, canvas(150, 70), Qt::LeftButton, Qt::NoButton);
  EXPECT_EQ(bench.state.part(), (Part{0, 0, 40, 40, PartOrigin::User})) << "Escape first drops what is being drawn";
  QTest::keyClick(&bench.canvas, Qt::Key_Escape);
  EXPECT_FALSE(bench.state.part());
  bench.trigger("tool.window");
  bench.forgetKeys();
  EXPECT_EQ(bench.grab(), plain);
}

TEST(CanvasPart, WhatWasFoundIsDrawnChosenByAClickAndGivesWayToTheWhole) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto plain = bench.grab();
  const Part first{10, 10, 40, 40, PartOrigin::Finder}, second{120, 30, 50, 50, PartOrigin::Finder};
  bench.state.setIdentified(first);
  bench.state.setFound({first, second});
  const auto canvas = [&](double x, double y) { return bench.state.geometry().toCanvas({x, y}); };
  EXPECT_TRUE(differ(plain, bench.grab(), QRectF(canvas(115, 40), canvas(125, 60)).toRect())) << "the second one";
  bench.trigger("tool.part");
  bench.click(canvas(140, 50));
  EXPECT_EQ(bench.state.part(), (Part{120, 30, 50, 50, PartOrigin::User}));
  bench.state.forgetPart();
  EXPECT_EQ(bench.state.shownPart(), first);
  bench.drag(canvas(30, 30), canvas(40, 35));
  EXPECT_EQ(bench.state.part(), (Part{20, 15, 40, 40, PartOrigin::User})) << "what was found can be moved";
  QTest::keyClick(&bench.canvas, Qt::Key_Escape);
  EXPECT_EQ(bench.state.shownPart(), first);
  QTest::keyClick(&bench.canvas, Qt::Key_Escape);
  EXPECT_FALSE(bench.state.shownPart());
  EXPECT_EQ(bench.state.source().part, (Part{0, 0, 200, 100, PartOrigin::Whole})) << "nothing is searched";
  bench.trigger("answer.whole");
  EXPECT_EQ(bench.state.shownPart(), first);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/measurement_keys.h"

#include <cmath>

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::CanvasBench;
using glenoid::test::openIn;
using glenoid::test::slope;

TEST(MeasurementKeys, DrawChooseMoveAndDelete) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto key = [&](int code, Qt::KeyboardModifiers held = {}) { QTest::keyClick(&bench.canvas, static_cast<Qt::Key>(code), held); };
  const auto measurements = [&]() -> const std::vector<Measurement>& { return bench.state.view().measurements; };
  key(Qt::Key_Return);
  EXPECT_TRUE(measurements().empty()) << "this tool does not measure";
  bench.trigger("tool.length");
  key(Qt::Key_Return);
  ASSERT_EQ(measurements().size(), 1u);
  const auto drawn = measurements()[0].points;
  key(Qt::Key_Right);
  key(Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_EQ(measurements()[0].points[0], drawn[0]);
  EXPECT_NEAR(measurements()[0].points[1].x(), drawn[1].x() + 11 / 2.0, 1e-9) << "11 pixels of the screen at a zoom of 2";
  bench.trigger("view.undo");
  EXPECT_EQ(measurements()[0].points, drawn) << "repeated moves are one step";
  key(Qt::Key_Return);  // from the last point to the whole line
  key(Qt::Key_Down);
  EXPECT_NEAR(measurements()[0].points[0].y(), drawn[0].y() + 0.5, 1e-9);
  EXPECT_NEAR(measurements()[0].points[1].y(), drawn[1].y() + 0.5, 1e-9);
  key(Qt::Key_Escape);
  bench.trigger("tool.angle");
  key(Qt::Key_Return);
  ASSERT_EQ(measurements().size(), 2u);
  EXPECT_EQ(measurements()[1].points.size(), 3u);
  key(Qt::Key_Escape);
  key(Qt::Key_Tab);
  key(Qt::Key_Tab);
  key(Qt::Key_Delete);
  ASSERT_EQ(measurements().size(), 1u);
  EXPECT_EQ(measurements()[0].kind, Measurement::Kind::Length) << "the second one was selected";
  bench.trigger("view.undo");
  EXPECT_EQ(measurements().size(), 2u);
}

TEST(MeasurementKeys, WhatEnterDrawsHidesNothing) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto& drawn = bench.state.view().measurements;
  for (const char* tool : {"tool.angle", "tool.angle", "tool.length", "tool.length"}) {
    bench.trigger(tool);
    QTest::keyClick(&bench.canvas, Qt::Key_Return);
  }
  ASSERT_EQ(drawn.size(), 4u);
  const auto geometry = bench.state.geometry();
  for (std::size_t i = 0; i < 4; ++i) {
    for (const auto& point : drawn[i].points) EXPECT_TRUE(bench.canvas.rect().contains(geometry.toCanvas(point).toPoint()));
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_GE(std::abs(geometry.toCanvas(drawn[i].points[0]).y() - geometry.toCanvas(drawn[j].points[0]).y()), 39) << i << j;
    }
  }
}

TEST(MeasurementKeys, ArrowsActForTheToolOnceItIsChosen) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const std::vector<Measurement> drawn{{Measurement::Kind::Length, {{20, 20}, {120, 20}}}};
  bench.state.addMeasurement(drawn[0]);
  for (const char* tool : {"tool.pan", "tool.window", "tool.window"}) {
    QTest::keyClick(&bench.canvas, Qt::Key_Tab);
    bench.trigger(tool);
    const auto before = bench.state.view();
    QTest::keyClick(&bench.canvas, Qt::Key_Left);
    EXPECT_EQ(bench.state.view().measurements, drawn) << tool;
    EXPECT_NE(bench.state.view(), before) << tool;
  }
}

TEST(MeasurementKeys, EnterWithoutALengthAsksForALineToCalibrate) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.state.addMeasurement({Measurement::Kind::Angle, {{20, 20}, {120, 20}, {120, 80}}});
  QSignalSpy drawn(&bench.canvas, &Canvas::calibrationDrawn), missing(&bench.canvas, &Canvas::calibrationLineMissing);
  bench.trigger("tool.calibrate");
  QTest::keyClick(&bench.canvas, Qt::Key_Return);
  EXPECT_EQ(missing.count(), 1);
  QTest::keyClick(&bench.canvas, Qt::Key_Tab);
  QTest::keyClick(&bench.canvas, Qt::Key_Return);
  EXPECT_EQ(missing.count(), 2) << "an angle has no length";
  EXPECT_EQ(drawn.count(), 0);
  EXPECT_EQ(bench.state.tool(), Tool::Calibrate);
}

TEST(MeasurementKeys, EnterCalibratesByTheSelectedLength) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 20}, {120, 20}}});
  QSignalSpy drawn(&bench.canvas, &Canvas::calibrationDrawn);
  QTest::keyClick(&bench.canvas, Qt::Key_Tab);
  bench.trigger("tool.calibrate");
  QTest::keyClick(&bench.canvas, Qt::Key_Return);
  ASSERT_EQ(drawn.count(), 1);
  EXPECT_EQ(drawn[0][1].toPointF(), QPointF(120, 20));
  EXPECT_EQ(bench.state.tool(), Tool::Window);
}

TEST(MeasurementKeys, TabLeavesTheCanvasAfterTheLastMeasurement) {
  CanvasBench bench;
  openIn(bench.state, slope());
  std::optional<std::size_t> chosen;
  MeasurementKeys keys(bench.canvas, chosen);
  const auto press = [&](Qt::Key key) { return keys.handle(QKeyEvent(QEvent::KeyPress, key, Qt::NoModifier)); };
  EXPECT_FALSE(press(Qt::Key_Tab)) << "there is none";
  EXPECT_FALSE(press(Qt::Key_Left)) << "the picture moves";
  for (const double y : {20, 40}) bench.state.addMeasurement({Measurement::Kind::Length, {{20, y}, {80, y}}});
  EXPECT_TRUE(press(Qt::Key_Tab));
  EXPECT_EQ(chosen, 0u);
  EXPECT_FALSE(keys.point()) << "all of it";
  EXPECT_TRUE(press(Qt::Key_Return));
  EXPECT_EQ(keys.point(), 0u);
  EXPECT_TRUE(press(Qt::Key_Tab));
  EXPECT_EQ(chosen, 1u);
  EXPECT_FALSE(keys.point());
  EXPECT_TRUE(press(Qt::Key_Left));
  EXPECT_FALSE(press(Qt::Key_Tab));
  EXPECT_FALSE(chosen);
  EXPECT_TRUE(press(Qt::Key_Backtab));
  EXPECT_EQ(chosen, 1u) << "backwards from the end";
}

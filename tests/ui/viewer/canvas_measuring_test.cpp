// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths, angles and the calibration, drawn with the mouse.
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"
#include "ui/viewer/canvas.h"
#include "ui/viewer/picture_text.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::CanvasBench;
using glenoid::test::differ;
using glenoid::test::openIn;
using glenoid::test::slope;

TEST(CanvasMeasuring, MeasuresALengthByDragOrByTwoClicks) {
  CanvasBench bench;
  auto radiograph = slope();
  radiograph.spacing = {0.5, 0.5, SpacingProvenance::Calibrated};
  openIn(bench.state, radiograph);
  bench.trigger("tool.length");
  const auto canvas = [&](double x, double y) { return bench.state.geometry().toCanvas({x, y}); };
  bench.drag(canvas(20, 20), canvas(80, 20));
  ASSERT_EQ(bench.state.view().measurements.size(), 1u);
  EXPECT_EQ(measurementText(bench.state.view().measurements[0], bench.state.ruler()), "30.0 mm (calibrated)");
  bench.click(canvas(100, 60));
  EXPECT_EQ(bench.state.view().measurements.size(), 1u) << "half a measurement is none";
  bench.click(canvas(100, 90));
  ASSERT_EQ(bench.state.view().measurements.size(), 2u);
  EXPECT_EQ(measurementText(bench.state.view().measurements[1], bench.state.ruler()), "15.0 mm (calibrated)");
}

TEST(CanvasMeasuring, MeasuresAnAngleByADragAndAClick) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.trigger("tool.angle");
  const auto canvas = [&](double x, double y) { return bench.state.geometry().toCanvas({x, y}); };
  bench.drag(canvas(20, 20), canvas(80, 20));
  EXPECT_TRUE(bench.state.view().measurements.empty());
  bench.click(canvas(80, 60));
  ASSERT_EQ(bench.state.view().measurements.size(), 1u);
  EXPECT_EQ(measurementText(bench.state.view().measurements[0], bench.state.ruler()), "90.0°");
}

TEST(CanvasMeasuring, EscapeDropsAHalfDrawnMeasurement) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.trigger("tool.length");
  bench.click({100, 150});
  QTest::keyClick(&bench.canvas, Qt::Key_Escape);
  bench.click({150, 150});
  EXPECT_TRUE(bench.state.view().measurements.empty());
}

TEST(CanvasMeasuring, ADoubleClickOrAStrayTouchLeavesNoMeasurement) {
  for (const char* tool : {"tool.length", "tool.angle", "tool.calibrate"}) {
    CanvasBench bench;
    openIn(bench.state, slope());
    bench.trigger(tool);
    QSignalSpy calibrated(&bench.canvas, &Canvas::calibrationDrawn);
    const auto doubleClick = [&](QPointF at) {
      bench.click(at);
      bench.mouse(QEvent::MouseButtonDblClick, at, Qt::LeftButton, Qt::LeftButton);
      bench.mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    };
    doubleClick({100, 150});
    bench.click({200, 150});
    QTest::keyClick(&bench.canvas, Qt::Key_Escape);
    EXPECT_TRUE(bench.state.view().measurements.empty()) << tool << ": the click began another one";
    bench.click({100, 150});
    bench.click({102, 150});
    EXPECT_TRUE(bench.state.view().measurements.empty()) << tool;
    EXPECT_EQ(calibrated.count(), 0) << tool;
    EXPECT_FALSE(bench.state.canUndo()) << tool;
  }
}

TEST(CanvasMeasuring, EscapeEndsOneThingAtATime) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.state.setPart({20, 20, 40, 40, PartOrigin::User});
  bench.trigger("tool.length");
  const auto escape = [&] { QTest::keyClick(&bench.canvas, Qt::Key_Escape); };
  bench.commands["answer.cancel"]->setEnabled(true);
  QSignalSpy stopped(bench.commands["answer.cancel"], &QAction::triggered);
  bench.click({100, 250});
  escape();
  EXPECT_EQ(bench.state.tool(), Tool::Length) << "first the line that was begun";
  escape();
  EXPECT_EQ(bench.state.tool(), Tool::Window) << "then the tool";
  EXPECT_TRUE(bench.state.part());
  escape();
  EXPECT_FALSE(bench.state.part()) << "then the part";
  EXPECT_EQ(stopped.count(), 0);
  escape();
  EXPECT_EQ(stopped.count(), 1) << "and only then the identification";
}

TEST(CanvasMeasuring, TheLineThatIsAskedAboutIsDrawn) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto plain = bench.grab();
  bench.canvas.setAskedLine(QLineF(20, 50, 180, 50));
  EXPECT_TRUE(differ(plain, bench.grab(), {60, 148, 280, 4}));
  EXPECT_TRUE(bench.state.view().measurements.empty());
  bench.canvas.setAskedLine(std::nullopt);
  EXPECT_EQ(bench.grab(), plain);
}

TEST(CanvasMeasuring, AnEndIsNotDroppedOnTheOtherEnd) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 20}, {80, 20}}});
  const auto canvas = [&](double x, double y) { return bench.state.geometry().toCanvas({x, y}); };
  bench.drag(canvas(80, 20), canvas(20, 20));
  EXPECT_NEAR(bench.state.view().measurements[0].points[1].x(), 50, 1e-6) << "the last place with a length";
}

TEST(CanvasMeasuring, HandlesAreDraggedAndDeleted) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 20}, {80, 20}}});
  const auto canvas = [&](double x, double y) { return bench.state.geometry().toCanvas({x, y}); };
  bench.drag(canvas(80, 20), canvas(120, 60));
  EXPECT_NEAR(bench.state.view().measurements[0].points[1].x(), 120, 1e-6);
  EXPECT_NEAR(bench.state.view().measurements[0].points[1].y(), 60, 1e-6);
  bench.trigger("view.undo");
  EXPECT_NEAR(bench.state.view().measurements[0].points[1].x(), 80, 1e-6) << "one step";
  bench.click({350, 250});
  bench.click(canvas(50, 20));  // the line chooses it
  QTest::keyClick(&bench.canvas, Qt::Key_Delete);
  EXPECT_TRUE(bench.state.view().measurements.empty());
}

TEST(CanvasMeasuring, CalibratingDrawsALineAndAsksForItsLength) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.trigger("tool.calibrate");
  QSignalSpy drawn(&bench.canvas, &Canvas::calibrationDrawn);
  bench.drag(bench.state.geometry().toCanvas({20, 20}), bench.state.geometry().toCanvas({120, 20}));
  ASSERT_EQ(drawn.count(), 1);
  EXPECT_EQ(bench.state.tool(), Tool::Window) << "the tool that was active before";
  EXPECT_TRUE(bench.state.view().measurements.empty());
  bench.state.calibrate(drawn[0][0].toPointF(), drawn[0][1].toPointF(), 25);
  EXPECT_NEAR(bench.state.ruler().columnMm, 0.25, 1e-9);
}

TEST(CanvasMeasuring, ACalibrationKeepsItsLineUntilItIsRemoved) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto plain = bench.grab();
  bench.state.calibrate({20, 50}, {180, 50}, 25);
  EXPECT_TRUE(differ(plain, bench.grab(), {100, 152, 200, 28})) << "the length below the line";
  EXPECT_EQ(bench.state.view().calibration->lengthMm, 25);
  EXPECT_TRUE(bench.commands["tool.removeCalibration"]->isEnabled());
  bench.trigger("tool.removeCalibration");
  EXPECT_EQ(bench.grab(), plain);
  EXPECT_EQ(bench.state.ruler().columnMm, 0) << "the file has no spacing";
  EXPECT_FALSE(bench.commands["tool.removeCalibration"]->isEnabled());
}

TEST(CanvasMeasuring, TheTextOfACalibrationSaysWhatItIsInANarrowPaneToo) {
  CanvasBench bench;
  bench.canvas.resize(160, 300);
  openIn(bench.state, slope());
  const auto before = bench.grab();
  bench.state.calibrate({95, 50}, {105, 50}, 80);
  const auto after = bench.grab();
  EXPECT_TRUE(differ(before, after, {40, 0, 80, 300}));
  EXPECT_TRUE(differ(before, after, {0, 0, 40, 300})) << "the word is wider than the number";
}

TEST(CanvasMeasuring, TheTextOfTheCalibrationIsNotDrawnOverThatOfALength) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto before = bench.grab();
  bench.state.calibrate({20, 50}, {180, 50}, 80);
  EXPECT_FALSE(differ(before, bench.grab(), {100, 120, 200, 26})) << "there a length has its text";
  EXPECT_TRUE(differ(before, bench.grab(), {100, 156, 200, 24}));
}

TEST(CanvasMeasuring, TheTextOfTheCalibrationLeavesTheLinesOfOtherMarksFree) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.state.addMeasurement({Measurement::Kind::Angle, {{60, 57}, {100, 57}, {140, 60}}});
  const auto before = bench.grab();
  bench.state.calibrate({20, 50}, {180, 50}, 80);
  EXPECT_TRUE(differ(before, bench.grab(), {100, 120, 200, 26})) << "above its line: an angle's sides lie below it";
}

TEST(CanvasMeasuring, TheTextOfALengthIsNotDrawnOverThatOfAnother) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 50}, {180, 50}}});
  const auto one = bench.grab();
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 54}, {180, 54}}});
  EXPECT_FALSE(differ(one, bench.grab(), {100, 120, 200, 24})) << "the text above the first line";
  EXPECT_TRUE(differ(one, bench.grab(), {100, 166, 200, 20})) << "the text below the second";
}

TEST(CanvasMeasuring, ATextStandsAtTheEndOfItsLineIfOthersAreAboveAndBelow) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto addLength = [&](double y) { bench.state.addMeasurement({Measurement::Kind::Length, {{60, y}, {120, y}}}); };
  addLength(46);
  addLength(54);
  const auto two = bench.grab();
  addLength(50);
  EXPECT_TRUE(differ(two, bench.grab(), {250, 146, 40, 8}));
}

TEST(CanvasMeasuring, ALineLeadsToATextThatStandsFurtherAway) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto addLength = [&](double y) { bench.state.addMeasurement({Measurement::Kind::Length, {{20, y}, {180, y}}}); };
  const auto isLed = [&](const auto& before) {
    return differ(before, bench.grab(), {197, 153, 6, 2}) || differ(before, bench.grab(), {197, 145, 6, 2});
  };
  const auto none = bench.grab();
  addLength(50);
  EXPECT_FALSE(isLed(none)) << "its text is beside it";
  bench.state.clearMeasurements();
  addLength(46);
  addLength(54);
  const auto two = bench.grab();
  addLength(50);
  EXPECT_TRUE(isLed(two)) << "its text has no room beside it";
}

TEST(CanvasMeasuring, MeasurementsAreDrawnWithTheirText) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto before = bench.grab();
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 50}, {180, 50}}});
  EXPECT_TRUE(differ(before, bench.grab(), {100, 120, 200, 28})) << "the text above the line";
}

TEST(CanvasMeasuring, ATextWiderThanThePictureEndsInDots) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.state.calibrate({20, 50}, {180, 50}, 25);
  bench.canvas.resize(110, 200);
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 50}, {180, 50}}});
  bench.trigger("view.fit");
  const auto image = bench.grab();
  for (int y = 0; y < image.height(); ++y) {
    const auto isText = [&](int x) { return image.pixelColor(x, y) == QColor(PictureColours::kMark); };
    EXPECT_FALSE(isText(image.width() - 1) || isText(image.width() - 2)) << "no letter is cut at the edge, row " << y;
  }
}

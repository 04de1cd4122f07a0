// SPDX-License-Identifier: GPL-3.0-or-later
// What users do on the canvas, and what the canvas then shows.
#include "ui/viewer/canvas.h"

#include <cmath>
#include <optional>
#include <utility>

#include <QApplication>
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::CanvasBench;
using glenoid::test::differ;
using glenoid::test::openIn;
using glenoid::test::slope;

namespace {

int greyAt(CanvasBench& bench, QPointF picture) { return qGray(bench.colourAt(picture).rgb()); }

// Cells of 50 pixels over a picture of 200 x 100: hot in the upper left.
HeatLayer cornerHeat() {
  HeatLayer layer;
  layer.map.rows = 2;
  layer.map.columns = 4;
  layer.map.values = {1, 0, 0, 0, 0, 0, 0, 0};
  layer.map.first = 25;
  layer.map.stride = 50;
  layer.label = "Zimmer";
  return layer;
}

Radiograph flat(std::uint16_t value) {
  auto radiograph = test::greyRadiograph(200, std::vector<std::uint16_t>(200 * 100, value));
  radiograph.vois = {Window{value * 1.0, 2.0 * value, WindowFunction::LinearExact, ""}};
  return radiograph;
}

}  // namespace

TEST(Canvas, ShowsThePictureFittedAndTheReasonWhereThereIsNone) {
  CanvasBench bench;
  bench.state.clear("The file is damaged.");
  const auto said = bench.grab();
  bench.state.clear("");
  EXPECT_NE(said, bench.grab()) << "never blank: the reason is drawn";
  openIn(bench.state, slope());
  EXPECT_LT(greyAt(bench, {5, 50}), greyAt(bench, {190, 50}));
  EXPECT_EQ(bench.grab().pixelColor(200, 20), QColor(Qt::black)) << "outside the picture";
}

TEST(Canvas, LeftDragWindowsWithTheWindowTool) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto before = bench.state.shownWindow();
  const int grey = greyAt(bench, {100, 50});
  bench.drag({200, 150}, {200, 50});
  EXPECT_LT(bench.state.shownWindow().center, before.center);
  EXPECT_GT(greyAt(bench, {100, 50}), grey) << "upwards is brighter";
  bench.trigger("view.undo");
  EXPECT_EQ(bench.state.shownWindow(), before);
  EXPECT_FALSE(bench.state.canUndo()) << "a drag is one step";
}

TEST(Canvas, RightDragAlwaysWindowsAndMiddleDragAlwaysPans) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.trigger("tool.pan");
  const auto before = bench.state.shownWindow();
  bench.drag({200, 150}, {260, 150}, Qt::RightButton);
  EXPECT_GT(bench.state.shownWindow().width, before.width);
  bench.trigger("tool.window");
  const auto at = bench.state.geometry().toCanvas({100, 50});
  bench.drag({200, 150}, {230, 140}, Qt::MiddleButton);
  EXPECT_NEAR(bench.state.geometry().toCanvas({100, 50}).x(), at.x() + 30, 1e-6);
  EXPECT_NEAR(bench.state.geometry().toCanvas({100, 50}).y(), at.y() - 10, 1e-6);
}

TEST(Canvas, PanToolAndSpaceMoveThePicture) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto at = bench.state.geometry().toCanvas({100, 50});
  bench.trigger("tool.pan");
  bench.drag({200, 150}, {220, 150});
  EXPECT_NEAR(bench.state.geometry().toCanvas({100, 50}).x(), at.x() + 20, 1e-6);
  bench.trigger("tool.window");
  const auto window = bench.state.shownWindow();
  QTest::keyPress(&bench.canvas, Qt::Key_Space);
  bench.drag({200, 150}, {220, 150});
  QTest::keyRelease(&bench.canvas, Qt::Key_Space);
  EXPECT_NEAR(bench.state.geometry().toCanvas({100, 50}).x(), at.x() + 40, 1e-6);
  EXPECT_EQ(bench.state.shownWindow(), window);
}

TEST(Canvas, WheelZoomsAtThePointer) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const QPointF at(120, 130);
  const auto pixel = bench.state.geometry().toPicture(at);
  bench.wheel(at, 240);
  EXPECT_NEAR(bench.state.view().zoom, 2 * 1.44, 1e-9);
  EXPECT_NEAR(bench.state.geometry().toPicture(at).x(), pixel.x(), 1e-6);
  EXPECT_NEAR(bench.state.geometry().toPicture(at).y(), pixel.y(), 1e-6);
  bench.wheel(at, -240);
  EXPECT_NEAR(bench.state.view().zoom, 2, 1e-9);
}

TEST(Canvas, PinchZooms) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const QPointF at(200, 150);
  QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at, bench.canvas.mapToGlobal(at), 0.5,
                            {});
  QApplication::sendEvent(&bench.canvas, &pinch);
  EXPECT_NEAR(bench.state.view().zoom, 3, 1e-9);
}

TEST(Canvas, DoubleClickFits) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.wheel({10, 150}, 600);
  bench.mouse(QEvent::MouseButtonDblClick, {10, 150}, Qt::LeftButton, Qt::LeftButton);
  EXPECT_TRUE(bench.state.view().fitted);
}

TEST(Canvas, ArrowsChangeTheWindowWithItsTool) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto before = bench.state.view();
  const auto window = bench.state.shownWindow();
  for (int i = 0; i < 3; ++i) QTest::keyClick(&bench.canvas, Qt::Key_Left);
  EXPECT_NE(bench.state.shownWindow().width, window.width);
  EXPECT_DOUBLE_EQ(bench.state.shownWindow().center, window.center);
  QTest::keyClick(&bench.canvas, Qt::Key_Up);
  EXPECT_NE(bench.state.shownWindow().center, window.center);
  EXPECT_EQ(bench.state.view().centre, before.centre) << "the picture stays where it is";
  bench.trigger("view.undo");
  EXPECT_EQ(bench.state.view(), before) << "repeated keys are one step";
  const auto at = bench.state.geometry().toCanvas({100, 50});
  QTest::keyClick(&bench.canvas, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_NEAR(bench.state.geometry().toCanvas({100, 50}).x(), at.x() + 40, 1e-6) << "with Shift, the picture moves";
}

TEST(Canvas, ArrowsPan) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.trigger("tool.pan");
  const auto at = bench.state.geometry().toCanvas({100, 50});
  QTest::keyClick(&bench.canvas, Qt::Key_Right);
  EXPECT_NEAR(bench.state.geometry().toCanvas({100, 50}).x(), at.x() + 40, 1e-6);
  QTest::keyClick(&bench.canvas, Qt::Key_Up);
  EXPECT_NEAR(bench.state.geometry().toCanvas({100, 50}).y(), at.y() - 40, 1e-6);
}

TEST(Canvas, ProbesWhatLiesUnderThePointer) {
  CanvasBench bench;
  openIn(bench.state, slope());
  QSignalSpy probed(&bench.canvas, &Canvas::probed);
  bench.mouse(QEvent::MouseMove, bench.state.geometry().toCanvas({30.5, 0.5}), Qt::NoButton, Qt::NoButton);
  ASSERT_FALSE(probed.isEmpty());
  EXPECT_EQ(probed.last()[0].toString(), "x 30  y 0   value 300");
  bench.mouse(QEvent::MouseMove, {2, 2}, Qt::NoButton, Qt::NoButton);
  EXPECT_EQ(probed.last()[0].toString(), "");
}

TEST(Canvas, TheProbeFollowsTheViewUnderAPointerThatDoesNotMove) {
  CanvasBench bench;
  openIn(bench.state, slope());
  QSignalSpy probed(&bench.canvas, &Canvas::probed);
  const auto last = [&] { return probed.isEmpty() ? QString("none") : probed.last()[0].toString(); };
  bench.mouse(QEvent::MouseMove, bench.state.geometry().toCanvas({30.5, 0.5}), Qt::NoButton, Qt::NoButton);
  EXPECT_EQ(last(), "x 30  y 0   value 300");
  bench.trigger("view.zoomIn");
  EXPECT_EQ(last(), "x 44  y 10   value 540");
  for (const char* id : {"view.fit", "view.rotateRight", "view.rotateRight", "view.flipHorizontal"}) bench.trigger(id);
  EXPECT_EQ(last(), "x 30  y 99   value 1290") << "upside down by now";
  auto brighter = slope();
  for (auto& value : std::get<std::vector<std::uint16_t>>(brighter.pixels)) value += 7;
  openIn(bench.state, brighter);
  EXPECT_EQ(last(), "x 30  y 0   value 307") << "of the picture on the screen";
  bench.state.clear("Opening…");
  EXPECT_EQ(last(), "");
}

TEST(Canvas, TheFocusIsSeenIfAKeyCameLast) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const auto plain = bench.grab();
  QTest::keyClick(&bench.canvas, Qt::Key_Shift);
  EXPECT_EQ(bench.grab(), plain) << "it only begins a key";
  QTest::keyClick(&bench.canvas, Qt::Key_F20);
  const auto framed = bench.grab();
  EXPECT_NE(framed, plain);
  bench.canvas.clearFocus();
  EXPECT_EQ(bench.grab(), plain);
  for (const auto reason : {Qt::OtherFocusReason, Qt::ActiveWindowFocusReason, Qt::TabFocusReason}) {
    bench.canvas.clearFocus();
    bench.canvas.setFocus(reason);
    EXPECT_EQ(bench.grab(), framed) << "however it comes: " << reason;
  }
  bench.forgetKeys();
  EXPECT_EQ(bench.grab(), plain) << "the pointer already shows where a click acts";
}

TEST(Canvas, TabPassesThroughAndAnotherKeyMakesItTheActiveOne) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.canvas.clearFocus();
  QSignalSpy activated(&bench.canvas, &Canvas::activated);
  bench.canvas.setFocus(Qt::TabFocusReason);
  QTest::keyClick(&bench.canvas, Qt::Key_Tab);
  EXPECT_EQ(activated.count(), 0);
  QTest::keyClick(&bench.canvas, Qt::Key_Return);
  EXPECT_EQ(activated.count(), 1);
}

TEST(Canvas, TurnsAndFlipsMoveThePixels) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const int dark = greyAt(bench, {2, 2});
  for (const char* id : {"view.rotateRight", "view.flipHorizontal", "view.rotateLeft", "view.flipVertical"}) {
    bench.trigger(id);
    EXPECT_NEAR(greyAt(bench, {2, 2}), dark, 3) << id << ": the same pixel at its new place";
  }
  bench.trigger("view.reset");
  const auto upright = bench.grab();
  bench.trigger("view.flipHorizontal");
  EXPECT_NEAR(qGray(bench.grab().pixel(30, 150)), qGray(upright.pixel(369, 150)), 3);
}

TEST(Canvas, BadgesAndLettersAreDrawn) {
  CanvasBench bench;
  auto radiograph = slope();
  openIn(bench.state, radiograph);
  const QRect badge(100, 34, 200, 14), left(8, 136, 20, 28);
  const auto plain = bench.grab();
  bench.trigger("view.rotateRight");
  bench.trigger("view.rotateRight");
  EXPECT_TRUE(differ(plain, bench.grab(), badge));
  radiograph.patientOrientation = "L\\F";
  openIn(bench.state, radiograph);
  EXPECT_TRUE(differ(plain, bench.grab(), left));
  EXPECT_FALSE(differ(plain, bench.grab(), badge));
}

TEST(Canvas, InvertSwapsBlackAndWhite) {
  CanvasBench bench;
  openIn(bench.state, slope());
  const int before = greyAt(bench, {20, 20});
  bench.trigger("view.invert");
  EXPECT_NEAR(greyAt(bench, {20, 20}), 255 - before, 1);
}

TEST(Canvas, TheHeatMapStaysOnItsPlaceUnderTurnsAndZoom) {
  CanvasBench bench;
  openIn(bench.state, flat(1000));
  bench.canvas.setHeatMap(cornerHeat());
  const auto warm = [&](QPointF at) {
    const auto colour = bench.colourAt(at);
    return colour.red() - colour.blue() > 40;
  };
  for (const char* id : {"view.fit", "view.rotateRight", "view.flipHorizontal", "view.rotateRight", "view.flipVertical", "view.zoomOut"}) {
    bench.trigger(id);
    EXPECT_TRUE(warm({20, 20})) << id;
    EXPECT_FALSE(warm({150, 20}) || warm({20, 90}) || warm({150, 80})) << id;
  }
  bench.trigger("answer.heatMap");
  EXPECT_FALSE(warm({20, 20})) << "switched off";
  bench.trigger("answer.heatMap");
  bench.settings.set(setting::heatMapOpacity, 0.0);
  EXPECT_FALSE(warm({20, 20})) << "transparent";
}

TEST(Canvas, AHeatMapIsShownOnItsOwnSourceOnly) {
  CanvasBench bench;
  openIn(bench.state, flat(1000));
  const auto plain = bench.grab();
  bench.canvas.setHeatMap(cornerHeat());
  EXPECT_NE(bench.grab(), plain);
  bench.state.setTreatAsInverted(true);
  EXPECT_EQ(bench.colourAt({20, 20}).red(), bench.colourAt({20, 20}).blue()) << "it was made for the other polarity";
  bench.state.setTreatAsInverted(false);
  EXPECT_NE(bench.grab(), plain);
  bench.state.setPart({0, 0, 100, 100, PartOrigin::User});
  EXPECT_EQ(bench.colourAt({20, 20}).red(), bench.colourAt({20, 20}).blue()) << "it was made for the whole";
}

TEST(Canvas, TheHeatMapHasItsLegendIfThereIsRoom) {
  CanvasBench bench(true);
  bench.settings.set(setting::heatMapOpacity, 0.0);  // only the legend is drawn
  openIn(bench.state, flat(1000));
  for (const auto& [height, isDrawn] : {std::pair(500, true), {340, true}, {270, true}, {150, false}}) {
    bench.canvas.setHeatMap(std::nullopt);
    bench.canvas.resize(400, height);
    const auto before = bench.grab();
    bench.canvas.setHeatMap(cornerHeat());
    EXPECT_EQ(differ(before, bench.grab(), bench.canvas.rect()), isDrawn) << height;
    EXPECT_EQ(differ(before, bench.grab(), {370, height - 110, 20, 30}), isDrawn) << height << ": the bar";
  }
}

TEST(Canvas, TheLegendMovesNoTextOfALowerCorner) {
  CanvasBench bench(true);
  bench.settings.set(setting::heatMapOpacity, 0.0);  // only the legend is drawn
  openIn(bench.state, flat(1000));
  constexpr int kHeight = 354, kThreeLines = 62;
  for (int width = 180; width <= 420; width += 20) {
    bench.canvas.setHeatMap(std::nullopt);
    bench.canvas.resize(width, kHeight);
    const auto before = bench.grab();
    bench.canvas.setHeatMap(cornerHeat());
    const auto after = bench.grab();
    EXPECT_TRUE(differ(before, after, bench.canvas.rect())) << width;
    EXPECT_FALSE(differ(before, after, {0, kHeight - kThreeLines, width, kThreeLines})) << width << ": also not the size of a pixel";
  }
}

TEST(Canvas, AnotherPictureForgetsTheHeatMap) {
  CanvasBench bench;
  openIn(bench.state, flat(1000));
  bench.canvas.setHeatMap(cornerHeat());
  openIn(bench.state, flat(1000));
  EXPECT_FALSE(bench.canvas.heatMap());
}

TEST(Canvas, HoldingOriginalHidesWhatIsLaidOver) {
  CanvasBench bench;
  openIn(bench.state, flat(1000));
  bench.canvas.setHeatMap({});
  QTest::keyClick(&bench.canvas, Qt::Key_X);  // from now on, the frame shows the focus
  const auto plain = bench.grab();
  bench.canvas.setHeatMap(cornerHeat());
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 50}, {180, 50}}});
  EXPECT_NE(bench.grab(), plain);
  QTest::keyPress(&bench.canvas, Qt::Key_X);
  EXPECT_EQ(bench.grab(), plain);
  QTest::keyRelease(&bench.canvas, Qt::Key_X);
  EXPECT_NE(bench.grab(), plain);
}

TEST(Canvas, OverlaysAndShutterCanBeSwitchedOff) {
  CanvasBench bench;
  auto radiograph = flat(1000);
  radiograph.overlays = {Overlay{100, 200, 1, 1, 1, 1, "", std::vector<std::uint8_t>(100 * 200)}};
  for (std::size_t i = 0; i < 100; ++i) radiograph.overlays[0].bits[50 * 200 + i] = 1;
  radiograph.shutter.emplace().rectangle = {1, 100, 1, 100};
  openIn(bench.state, radiograph);
  EXPECT_GT(bench.colourAt({20.5, 50.5}).green() - bench.colourAt({20.5, 50.5}).red(), 20);
  EXPECT_EQ(bench.colourAt({150, 20}), QColor(Qt::black));
  bench.trigger("view.overlays");
  EXPECT_EQ(bench.colourAt({20.5, 50.5}).green(), bench.colourAt({20.5, 50.5}).red());
  bench.trigger("view.shutter");
  EXPECT_GT(bench.colourAt({150, 20}).red(), 100);
}

TEST(Canvas, TheLensIsLargerThanThePresentZoom) {
  CanvasBench bench;
  openIn(bench.state, slope());
  bench.wheel({200, 150}, 240);
  const auto plain = bench.grab();
  bench.trigger("tool.lens");
  bench.mouse(QEvent::MouseMove, {200, 150}, Qt::NoButton, Qt::NoButton);
  const auto lens = bench.grab();
  EXPECT_NEAR(qGray(lens.pixel(200, 150)), qGray(plain.pixel(200, 150)), 3) << "the same pixel in its middle";
  EXPECT_NEAR(qGray(lens.pixel(250, 150)), qGray(plain.pixel(220, 150)), 4) << "50 pixels from it what is 20 away";
  EXPECT_EQ(lens.pixel(20, 20), plain.pixel(20, 20));
}

TEST(Canvas, ARightClickOffersTheWindows) {
  CanvasBench bench;
  auto radiograph = slope();
  radiograph.vois = {Window{1000, 1500, WindowFunction::Linear, "BONE"}, Window{700, 300, WindowFunction::Linear, "SOFT"}};
  openIn(bench.state, radiograph);
  bench.mouse(QEvent::MouseButtonPress, {200, 150}, Qt::RightButton, Qt::RightButton);
  bench.mouse(QEvent::MouseButtonRelease, {200, 150}, Qt::RightButton, Qt::NoButton);
  auto* menu = bench.canvas.findChild<QMenu*>("canvasMenu");
  ASSERT_TRUE(menu);
  EXPECT_EQ(menu->actions()[0]->text(), "BONE");
  EXPECT_TRUE(menu->actions()[0]->isChecked());
  menu->actions()[1]->trigger();
  EXPECT_EQ(bench.state.shownWindow().center, 700);
  menu->close();
}

TEST(Canvas, CornerTextsFollowTheSettings) {
  CanvasBench bench(true);
  auto radiograph = slope();
  radiograph.identity = {{"(0010,0010)", "PatientName", "Doe^Jane"}};
  openIn(bench.state, radiograph);
  const QRect upperLeft(0, 0, 180, 40), lowerLeft(0, 260, 180, 40);
  const auto all = bench.grab();
  bench.trigger("view.identity");
  const auto without = bench.grab();
  EXPECT_TRUE(differ(all, without, upperLeft));
  EXPECT_FALSE(differ(all, without, lowerLeft));
  bench.trigger("view.corners");
  EXPECT_TRUE(differ(without, bench.grab(), lowerLeft));
}

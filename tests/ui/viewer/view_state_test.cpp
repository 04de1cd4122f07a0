// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a view without a widget: opening, history, window, zoom, linking.
#include "ui/viewer/view_state.h"

#include <cmath>

#include <QSignalSpy>
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::openIn;
using glenoid::test::slope;
using VoiKind = VoiSelection::Kind;

namespace {

LookupTable risingTable() {
  LookupTable table{0, 12, {}, "BONE"};
  for (int i = 0; i < 4096; ++i) table.data.push_back(static_cast<std::uint16_t>(4095 * std::pow(i / 4095.0, 0.5)));
  return table;
}

Radiograph withVois() {
  auto radiograph = slope();
  radiograph.vois = {risingTable(), Window{1000, 1500, WindowFunction::Linear, "SOFT"}, Window{1200, 600, WindowFunction::Linear, ""}};
  return radiograph;
}

void expectClose(QPointF a, QPointF b, double tolerance = 1e-6) {
  EXPECT_NEAR(a.x(), b.x(), tolerance);
  EXPECT_NEAR(a.y(), b.y(), tolerance);
}

struct ViewStateTest : ::testing::Test {
  ViewState state;
  ViewStateTest() { state.setCanvas({400, 300}, 1); }
};

}  // namespace

TEST_F(ViewStateTest, OpensWithTheFilesFirstVoiFitted) {
  openIn(state, withVois());
  EXPECT_EQ(state.view().voi, (VoiSelection{VoiKind::File, 0, {}}));
  EXPECT_TRUE(state.view().fitted);
  EXPECT_DOUBLE_EQ(state.view().zoom, 2);
  EXPECT_FALSE(state.canUndo());
  const auto presets = state.presets();
  ASSERT_EQ(presets.size(), 5u);
  EXPECT_EQ(presets[0].title, "BONE");
  EXPECT_EQ(presets[1].title, "SOFT");
  EXPECT_EQ(presets[2].title, "Window 3");
}

TEST_F(ViewStateTest, AWindowThatMissesTheDataOpensAutomatically) {
  auto radiograph = slope();
  radiograph.vois = {Window{60000, 10, WindowFunction::Linear, "WRONG"}};
  openIn(state, radiograph);
  EXPECT_EQ(state.view().voi.kind, VoiKind::Automatic);
}

TEST_F(ViewStateTest, ResetIsWhatOpeningDoes) {
  auto radiograph = withVois();
  radiograph.inverted = true;  // MONOCHROME1 must look the same before and after
  openIn(state, radiograph);
  const auto opened = state.view();
  const bool inverted = state.shownInverted();
  state.rotate(1);
  state.flipVertically();
  state.toggleInverted();
  state.zoomAt({10, 10}, 3);
  state.setWindow({500, 100, WindowFunction::Linear, ""});
  state.reset();
  EXPECT_EQ(state.view(), opened);
  EXPECT_EQ(state.shownInverted(), inverted);
  EXPECT_TRUE(inverted);
}

TEST_F(ViewStateTest, PolarityIsAppliedOnce) {
  openIn(state, slope());
  EXPECT_FALSE(state.shownInverted());
  state.setTreatAsInverted(true);
  EXPECT_TRUE(state.shownInverted());
  state.toggleInverted();
  EXPECT_FALSE(state.shownInverted());
}

TEST_F(ViewStateTest, DraggingOutOfATableStartsFromItsWindow) {
  openIn(state, withVois());
  const auto start = state.image()->equivalentWindow(risingTable());
  state.beginGesture();
  state.dragWindow({0, 0.5});
  state.endGesture();
  ASSERT_EQ(state.view().voi.kind, VoiKind::Dragged);
  EXPECT_NEAR(state.view().voi.window.center, start.center, 0.01 * start.width);
  EXPECT_NEAR(state.view().voi.window.width, start.width, 0.01 * start.width);
}

TEST_F(ViewStateTest, ADragWidensToTheRightAndBrightensUpwards) {
  openIn(state, slope());
  const auto start = state.shownWindow();
  state.dragWindow({50, -50});
  const auto after = state.shownWindow();
  EXPECT_GT(after.width, start.width);
  EXPECT_LT(after.center, start.center);
  state.reset();
  state.toggleInverted();
  state.dragWindow({0, -50});
  EXPECT_GT(state.shownWindow().center, start.center);
}

TEST_F(ViewStateTest, NoDragLosesThePictureForGood) {
  openIn(state, withVois());
  for (int i = 0; i < 30; ++i) state.dragWindow({-4000, 9000});
  auto window = state.shownWindow();
  EXPECT_GT(window.width, 0);
  EXPECT_LE(window.center, 4095);
  for (int i = 0; i < 30; ++i) state.dragWindow({4000, -9000});
  window = state.shownWindow();
  EXPECT_LE(window.width, 2 * 4095);
  EXPECT_GE(window.center, 0);
  state.setWindow({1e9, 1e12, WindowFunction::Linear, ""});
  EXPECT_LE(state.shownWindow().center, 4095);
  state.setWindow({std::nan(""), 5, WindowFunction::Linear, ""});
  EXPECT_TRUE(std::isfinite(state.shownWindow().center));
}

TEST_F(ViewStateTest, AGestureIsOneStepOfTheHistory) {
  openIn(state, slope());
  const auto opened = state.view();
  state.beginGesture();
  for (int i = 1; i < 20; ++i) state.dragWindow({i * 3.0, 0});
  state.endGesture();
  const auto dragged = state.view();
  state.rotate(1);
  state.undo();
  EXPECT_EQ(state.view(), dragged);
  state.undo();
  EXPECT_EQ(state.view(), opened);
  EXPECT_FALSE(state.canUndo());
  state.redo();
  EXPECT_EQ(state.view(), dragged);
  state.toggleInverted();
  EXPECT_FALSE(state.canRedo());
}

TEST_F(ViewStateTest, AGestureThatChangedNothingLeavesNoStep) {
  openIn(state, slope());
  state.beginGesture();
  state.endGesture();
  EXPECT_FALSE(state.canUndo());
}

TEST_F(ViewStateTest, WheelStepsInARowAreOneStep) {
  openIn(state, slope());
  for (int i = 0; i < 5; ++i) state.zoomAt({30, 30}, 1.2);
  state.undo();
  EXPECT_TRUE(state.view().fitted);
  EXPECT_FALSE(state.canUndo());
}

TEST_F(ViewStateTest, ZoomKeepsThePixelUnderThePointer) {
  openIn(state, slope());
  for (const int turns : {0, 1}) {
    state.rotate(turns);
    const QPointF at(130, 140);
    const auto before = state.geometry().toPicture(at);
    state.zoomAt(at, 2.5);
    expectClose(state.geometry().toPicture(at), before);
    state.zoomAt(at, 0.8);
    expectClose(state.geometry().toPicture(at), before);
  }
}

TEST_F(ViewStateTest, FitFollowsTheCanvasAndPanLeavesIt) {
  openIn(state, slope());
  state.setCanvas({200, 300}, 1);
  EXPECT_DOUBLE_EQ(state.view().zoom, 1);
  state.setCanvas({200, 300}, 2);
  EXPECT_DOUBLE_EQ(state.view().zoom, 2);
  const auto at = state.geometry().toCanvas({50, 50});
  state.panBy({10, -5});
  EXPECT_FALSE(state.view().fitted);
  expectClose(state.geometry().toCanvas({50, 50}), at + QPointF(10, -5));
  state.panBy({1e6, 1e6});
  EXPECT_TRUE(state.geometry().pictureOnCanvas().intersects(QRectF(0, 0, 200, 300)));
  state.fit();
  EXPECT_TRUE(state.view().fitted);
}

TEST_F(ViewStateTest, ActualSizeIsOneDevicePixelAndLiesOnWholePixels) {
  openIn(state, slope(2001, 1001));
  state.setCanvas({401, 300}, 2);
  state.zoomAt({13.7, 99.1}, 1.37);
  for (int turns = 0; turns < 4; ++turns) {
    state.actualSize();
    EXPECT_DOUBLE_EQ(state.view().zoom, 1);
    const auto origin = state.geometry().toCanvas({0, 0}) * 2;
    EXPECT_NEAR(origin.x(), std::round(origin.x()), 1e-9);
    EXPECT_NEAR(origin.y(), std::round(origin.y()), 1e-9);
    state.rotate(1);
  }
}

TEST_F(ViewStateTest, ZoomHasLimits) {
  openIn(state, slope());
  state.zoomAt({0, 0}, 1e9);
  EXPECT_LE(state.view().zoom, 64);
  state.zoomAt({0, 0}, 1e-12);
  EXPECT_GT(state.view().zoom, 0.01);
  state.zoomAt({0, 0}, -1);
  EXPECT_GT(state.view().zoom, 0.01);
}

TEST_F(ViewStateTest, MeasurementsAndCalibrationAreUndoneToo) {
  openIn(state, slope());
  state.addMeasurement({Measurement::Kind::Length, {{0, 0}, {30, 40}}});
  state.calibrate({0, 0}, {100, 0}, 50);
  EXPECT_EQ(measurementText(state.view().measurements[0], state.ruler()), "25.0 mm (calibrated by hand)");
  state.undo();
  EXPECT_EQ(measurementText(state.view().measurements[0], state.ruler()), "50.0 px");
  state.reset();
  EXPECT_EQ(state.view().measurements.size(), 1u) << "resetting the view keeps what was measured";
  state.clearMeasurements();
  EXPECT_TRUE(state.view().measurements.empty());
  state.undo();
  EXPECT_EQ(state.view().measurements.size(), 1u);
  openIn(state, slope());
  EXPECT_TRUE(state.view().measurements.empty()) << "another picture";
}

TEST_F(ViewStateTest, SourcePropertiesAskForANewAnswer) {
  openIn(state, slope());
  QSignalSpy asked(&state, &ViewState::sourceChanged);
  state.setTreatAsInverted(true);
  state.setTreatAsInverted(true);
  EXPECT_EQ(asked.count(), 1);
  state.toggleInverted();
  state.rotate(1);
  state.setWindow({100, 100, WindowFunction::Linear, ""});
  EXPECT_EQ(asked.count(), 1) << "how it is shown does not change the answer";
}

TEST_F(ViewStateTest, AnotherFrameKeepsTheViewAndAsksForAnAnswerUnlessItPlays) {
  auto radiograph = slope();
  auto& values = std::get<std::vector<std::uint16_t>>(radiograph.pixels);
  const auto one = values;
  values.insert(values.end(), one.rbegin(), one.rend());
  radiograph.frames = 2;
  openIn(state, radiograph);
  QSignalSpy asked(&state, &ViewState::sourceChanged), requested(&state, &ViewState::frameRequested);
  state.requestFrame(7);
  ASSERT_EQ(requested.count(), 1);
  EXPECT_EQ(state.requestedFrame(), 1);
  state.rotate(1);
  const auto view = state.view();
  state.showFrame(1, std::make_shared<const DisplayImage>(*state.radiograph(), 1));
  EXPECT_EQ(state.view(), view);
  EXPECT_EQ(asked.count(), 1);
  state.setPlaying(true);
  state.showFrame(0, std::make_shared<const DisplayImage>(*state.radiograph(), 0));
  EXPECT_EQ(asked.count(), 1);
  state.setPlaying(false);
  EXPECT_EQ(asked.count(), 2);
  openIn(state, slope());
  state.setPlaying(true);
  EXPECT_FALSE(state.isPlaying());
}

TEST_F(ViewStateTest, WithoutAPictureNothingHappens) {
  state.clear("The file is damaged.");
  EXPECT_EQ(state.reason(), "The file is damaged.");
  state.rotate(1);
  state.zoomAt({1, 1}, 2);
  state.panBy({3, 3});
  state.dragWindow({3, 3});
  state.setWindow({1, 1, WindowFunction::Linear, ""});
  state.selectVoi({});
  state.calibrate({0, 0}, {1, 1}, 1);
  state.reset();
  state.undo();
  state.requestFrame(3);
  EXPECT_FALSE(state.canUndo());
  EXPECT_TRUE(state.presets().empty());
}

TEST_F(ViewStateTest, LinkedViewsShareWindowZoomAndPlace) {
  ViewState other;
  other.setCanvas({400, 300}, 1);
  openIn(state, slope());
  openIn(other, slope(400, 200));  // twice as large, the same scale of values
  state.linkTo(&other);
  state.zoomAt({100, 100}, 3);
  EXPECT_FALSE(other.view().fitted);
  EXPECT_NEAR(other.view().zoom, state.view().zoom / 2, 1e-9);
  expectClose(other.view().centre, state.view().centre * 2, 1e-6);
  other.setWindow({700, 300, WindowFunction::Linear, ""});
  EXPECT_EQ(state.shownWindow(), other.shownWindow());
  other.linkTo(nullptr);
  state.fit();
  EXPECT_FALSE(other.view().fitted);
  EXPECT_EQ(state.linked(), nullptr);
}

TEST_F(ViewStateTest, LinkedWindowsOfDifferentScalesGoInProportion) {
  ViewState other;
  other.setCanvas({400, 300}, 1);
  openIn(state, slope());
  openIn(other, test::greyRadiograph<std::uint8_t>(2, {0, 100, 200, 250}));
  state.linkTo(&other);
  auto half = state.image()->automaticWindow();
  half.width /= 2;
  state.setWindow(half);
  const auto automatic = other.image()->automaticWindow();
  EXPECT_NEAR(other.shownWindow().width, automatic.width / 2, 1e-6);
  EXPECT_NEAR(other.shownWindow().center, automatic.center, 1e-6);
}

TEST_F(ViewStateTest, LinkedViewsMoveTheSameWayOnTheScreenWhateverTheirTurns) {
  ViewState other;
  other.setCanvas({300, 300}, 1);
  state.setCanvas({300, 300}, 1);
  openIn(state, slope(100, 100));
  openIn(other, slope(100, 100));
  other.flipHorizontally();
  state.linkTo(&other);
  state.zoomAt({150, 150}, 4);
  state.panBy({60, 0});
  EXPECT_NEAR(state.view().centre.x(), 45, 1e-6);
  EXPECT_NEAR(other.view().centre.x(), 55, 1e-6);
}

TEST_F(ViewStateTest, ALinkEndsWithItsPartner) {
  {
    ViewState other;
    openIn(other, slope());
    openIn(state, slope());
    state.linkTo(&other);
  }
  EXPECT_EQ(state.linked(), nullptr);
  state.zoomAt({1, 1}, 2);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Commands act on the chosen picture and show its state.
#include "ui/viewer/viewer_commands.h"

#include <algorithm>
#include <iterator>

#include <QTest>
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::CanvasBench;

TEST(ViewerCommands, AreOffWithoutAPicture) {
  CanvasBench bench;
  for (const char* id :
       {"view.fit", "view.reset", "view.invert", "view.undo", "view.autoWindow", "tool.length", "answer.inverted", "view.play"}) {
    EXPECT_FALSE(bench.commands[id]->isEnabled()) << id;
  }
  test::openIn(bench.state, test::slope());
  for (const char* id : {"view.fit", "view.reset", "view.invert", "view.autoWindow", "tool.length", "answer.inverted"}) {
    EXPECT_TRUE(bench.commands[id]->isEnabled()) << id;
  }
  EXPECT_FALSE(bench.commands["view.undo"]->isEnabled() || bench.commands["view.play"]->isEnabled());
}

TEST(ViewerCommands, EachDoesWhatItSays) {
  CanvasBench bench;
  auto& state = bench.state;
  test::openIn(state, test::slope());
  bench.trigger("view.actualSize");
  EXPECT_EQ(state.view().zoom, 1);
  bench.trigger("view.zoomIn");
  EXPECT_GT(state.view().zoom, 1);
  bench.trigger("view.zoomOut");
  EXPECT_NEAR(state.view().zoom, 1, 1e-9);
  bench.trigger("view.fit");
  EXPECT_TRUE(state.view().fitted);
  bench.trigger("view.rotateRight");
  EXPECT_EQ(state.view().orientation, Orientation({1, false}));
  bench.trigger("view.rotateLeft");
  bench.trigger("view.flipHorizontal");
  EXPECT_EQ(state.view().orientation, Orientation({0, true}));
  bench.trigger("view.flipVertical");
  EXPECT_EQ(state.view().orientation, Orientation({2, false}));
  bench.trigger("view.invert");
  EXPECT_TRUE(state.view().inverted);
  bench.trigger("view.fullRange");
  EXPECT_EQ(state.view().voi.kind, VoiSelection::Kind::FullRange);
  bench.trigger("view.autoWindow");
  EXPECT_EQ(state.view().voi.kind, VoiSelection::Kind::Automatic);
  bench.trigger("view.undo");
  EXPECT_EQ(state.view().voi.kind, VoiSelection::Kind::FullRange);
  bench.trigger("view.redo");
  EXPECT_EQ(state.view().voi.kind, VoiSelection::Kind::Automatic);
  bench.trigger("view.reset");
  EXPECT_EQ(state.view().orientation, Orientation());
  bench.trigger("answer.inverted");
  EXPECT_TRUE(state.treatAsInverted());
  state.addMeasurement({Measurement::Kind::Length, {{0, 0}, {1, 1}}});
  EXPECT_TRUE(bench.commands["tool.deleteMeasurements"]->isEnabled());
  bench.trigger("tool.deleteMeasurements");
  EXPECT_TRUE(state.view().measurements.empty());
}

TEST(ViewerCommands, OneToolAtATime) {
  CanvasBench bench;
  test::openIn(bench.state, test::slope());
  EXPECT_TRUE(bench.commands["tool.window"]->isChecked());
  bench.trigger("tool.length");
  EXPECT_EQ(bench.state.tool(), Tool::Length);
  EXPECT_FALSE(bench.commands["tool.window"]->isChecked());
  bench.state.setTool(Tool::Lens);
  EXPECT_TRUE(bench.commands["tool.lens"]->isChecked());
}

TEST(ViewerCommands, FollowTheOtherPictureOfTwo) {
  CanvasBench bench;
  auto radiograph = test::slope();
  radiograph.overlays = {Overlay{1, 1, 1, 1, 1, 1, "", {1}}};
  test::openIn(bench.state, radiograph);
  ViewState other;
  test::openIn(other, radiograph);
  bench.trigger("view.overlays");
  EXPECT_FALSE(bench.state.overlaysShown());
  bench.viewerCommands.setState(&other);
  EXPECT_TRUE(bench.commands["view.overlays"]->isChecked());
  bench.trigger("view.rotateRight");
  EXPECT_EQ(other.view().orientation.quarterTurns, 1);
  EXPECT_EQ(bench.state.view().orientation.quarterTurns, 0);
  bench.viewerCommands.setState(nullptr);
  EXPECT_FALSE(bench.commands["view.fit"]->isEnabled());
}

TEST(ViewerCommands, WhatTheFileLacksIsOffWithAReason) {
  CanvasBench bench;
  const char* const ids[] = {"view.overlays", "view.shutter", "view.identity"};
  test::openIn(bench.state, test::slope());
  for (const char* id : ids) {
    const auto* action = bench.commands[id];
    EXPECT_FALSE(action->isEnabled()) << id;
    EXPECT_TRUE(action->toolTip().startsWith("The file ")) << id;
    EXPECT_TRUE(action->statusTip().startsWith("The file ")) << id;
    EXPECT_TRUE(action->toolTip().contains('[')) << id << " keeps its key";
  }
  auto radiograph = test::slope();
  radiograph.overlays = {Overlay{1, 1, 1, 1, 1, 1, "", {1}}};
  radiograph.shutter.emplace().rectangle = {1, 100, 1, 100};
  radiograph.identity = {{"(0010,0010)", "PatientName", "Doe^Jane"}};
  test::openIn(bench.state, radiograph);
  for (const auto& row : bench.commands.rows()) {
    if (std::find(std::begin(ids), std::end(ids), row.id) == std::end(ids)) continue;
    EXPECT_TRUE(bench.commands[row.id]->isEnabled()) << row.id.toStdString();
    EXPECT_EQ(bench.commands[row.id]->statusTip(), row.tip);
  }
}

TEST(ViewerCommands, StepThroughTheFramesThatCanBeRead) {
  CanvasBench bench;
  auto radiograph = test::greyRadiograph<std::uint8_t>(2, std::vector<std::uint8_t>(4 * 4));
  radiograph.rows = 2;
  radiograph.frames = 4;
  radiograph.unreadable = {{1, 1}};
  test::openIn(bench.state, radiograph);
  QTest::keyClick(&bench.canvas, Qt::Key_PageDown, Qt::ShiftModifier);
  EXPECT_EQ(bench.state.requestedFrame(), 2) << "the second one cannot be read";
  bench.trigger("view.play");
  bench.trigger("file.nextFrame");
  EXPECT_FALSE(bench.state.isPlaying());
  bench.trigger("file.nextFrame");
  EXPECT_EQ(bench.state.requestedFrame(), 3) << "the last one";
  bench.trigger("file.previousFrame");
  QTest::keyClick(&bench.canvas, Qt::Key_PageUp, Qt::ShiftModifier);
  EXPECT_EQ(bench.state.requestedFrame(), 0);
  test::openIn(bench.state, test::slope());
  EXPECT_FALSE(bench.commands["file.nextFrame"]->isEnabled());
}

TEST(ViewerCommands, ColourPicturesHaveNoWindow) {
  CanvasBench bench;
  auto radiograph = test::greyRadiograph<std::uint8_t>(3, {1, 2, 3, 4, 5, 6});
  radiograph.colourSpace = ColourSpace::Rgb;
  radiograph.samples = 3;
  radiograph.columns = 1;
  test::openIn(bench.state, radiograph);
  EXPECT_FALSE(bench.commands["view.autoWindow"]->isEnabled());
  EXPECT_TRUE(bench.commands["view.invert"]->isEnabled());
}

TEST(ViewerCommands, ShownOrHiddenIsRemembered) {
  CanvasBench bench;
  bench.trigger("answer.heatMap");
  EXPECT_FALSE(bench.settings.get(setting::heatMapShown));
  bench.settings.set(setting::heatMapShown, true);
  EXPECT_TRUE(bench.commands["answer.heatMap"]->isChecked());
}

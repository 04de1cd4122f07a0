// SPDX-License-Identifier: GPL-3.0-or-later
// Slider and play button choose frames, which are made outside the window's thread.
#include "ui/viewer/frame_bar.h"

#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

Radiograph frames(int count) {
  Radiograph radiograph = test::greyRadiograph<std::uint8_t>(2, {});
  std::vector<std::uint8_t> values;
  for (int i = 0; i < count; ++i) values.insert(values.end(), 4, static_cast<std::uint8_t>(10 * i));
  radiograph.rows = 2;
  radiograph.frames = count;
  radiograph.pixels = values;
  return radiograph;
}

struct FrameBench {
  InlineJobRunner files;
  ViewState state;
  FrameLoader loader{state, files};
  FrameBar bar{state};
  QSlider* slider = bar.findChild<QSlider*>("frameSlider");
  QToolButton* play = bar.findChild<QToolButton*>("framePlay");
};

}  // namespace

TEST(FrameBar, IsThereForSeveralFramesOnly) {
  FrameBench bench;
  test::openIn(bench.state, frames(1));
  EXPECT_TRUE(bench.bar.isHidden());
  test::openIn(bench.state, frames(5));
  EXPECT_FALSE(bench.bar.isHidden());
  EXPECT_EQ(bench.slider->maximum(), 5);
  EXPECT_EQ(bench.bar.findChild<QLabel*>("frameNumber")->text(), "1 of 5");
}

TEST(FrameBar, TheSliderShowsThatFrame) {
  FrameBench bench;
  test::openIn(bench.state, frames(5));
  bench.slider->setValue(2);
  bench.slider->setValue(4);
  QSignalSpy shown(&bench.state, &ViewState::frameShown);
  ASSERT_TRUE(QTest::qWaitFor([&] { return bench.state.frame() == 3; }));
  EXPECT_EQ(shown.count(), 1) << "only the last one asked for";
  EXPECT_EQ(bench.state.image()->storedAt(0, 0), 30);
}

TEST(FrameBar, PlayRunsThroughTheFramesAndStops) {
  FrameBench bench;
  test::openIn(bench.state, frames(3));
  QSignalSpy shown(&bench.state, &ViewState::frameShown);
  bench.play->click();
  EXPECT_TRUE(bench.state.isPlaying());
  ASSERT_TRUE(QTest::qWaitFor([&] { return shown.count() >= 3; }));
  EXPECT_EQ(bench.state.frame(), 0) << "round again";
  bench.play->click();
  EXPECT_FALSE(bench.state.isPlaying());
}

TEST(FrameLoader, AFrameThatCannotBeReadIsRefusedAndTheShownOneStays) {
  FrameBench bench;
  auto broken = frames(3);
  broken.unreadable = {{1, 1}};
  test::openIn(bench.state, broken);
  QSignalSpy refused(&bench.loader, &FrameLoader::refused);
  bench.state.requestFrame(1);
  ASSERT_TRUE(QTest::qWaitFor([&] { return refused.count() == 1 && bench.files.isIdle(); }));
  EXPECT_EQ(refused.front().front().toInt(), 1);
  EXPECT_EQ(static_cast<const Error*>(refused.front().at(1).constData())->code(), ErrorCode::FrameUnreadable);
  EXPECT_EQ(bench.state.frame(), 0);
  EXPECT_EQ(bench.state.requestedFrame(), 0);
  EXPECT_EQ(bench.slider->value(), 1);
}

TEST(FrameBar, PlayPassesOverAFrameThatCannotBeRead) {
  FrameBench bench;
  auto broken = frames(3);
  broken.unreadable = {{1, 1}};
  test::openIn(bench.state, broken);
  QSignalSpy shown(&bench.state, &ViewState::frameShown);
  bench.play->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return shown.count() >= 2; }));
  bench.play->click();
  EXPECT_EQ(shown.at(0).front().toInt(), 2);
  EXPECT_EQ(shown.at(1).front().toInt(), 0);
}

TEST(FrameLoader, AFrameOfAnOlderPictureIsDropped) {
  FrameBench bench;
  test::openIn(bench.state, frames(5));
  bench.state.requestFrame(3);
  test::openIn(bench.state, frames(2));
  ASSERT_TRUE(QTest::qWaitFor([&] { return bench.files.isIdle(); }));
  EXPECT_EQ(bench.state.frame(), 0);
}

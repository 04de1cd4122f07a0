// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for export, copy and print.
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::CanvasBench;

namespace {

HeatLayer warmEverywhere() {
  HeatLayer layer;
  layer.map.rows = layer.map.columns = 2;
  layer.map.values = {1, 1, 1, 1};
  return layer;
}

bool isGrey(const QImage& image, QPoint at) {
  const QColor colour = image.pixelColor(at);
  return colour.red() == colour.green() && colour.green() == colour.blue();
}

}  // namespace

TEST(Snapshot, IsWhatIsShownWithTheNoticeBelow) {
  CanvasBench bench;
  test::openIn(bench.state, test::slope());
  const auto shown = bench.grab();
  const auto picture = bench.canvas.snapshot();
  EXPECT_EQ(picture.width(), 400);
  ASSERT_GT(picture.height(), 300);
  EXPECT_EQ(picture.copy(0, 0, 400, 300), shown.copy(0, 0, 400, 300));
  const auto strip = picture.copy(0, 300, 400, picture.height() - 300);
  auto plain = strip;
  plain.fill(strip.pixelColor(0, 0));
  EXPECT_NE(strip, plain) << "the words are drawn";
  SnapshotOptions bare;
  bare.banner = false;
  EXPECT_EQ(bench.canvas.snapshot(bare).size(), QSize(400, 300));
}

TEST(Snapshot, HeatMapOnlyWhereAskedFor) {
  CanvasBench bench;
  test::openIn(bench.state, test::slope());
  bench.canvas.setHeatMap(warmEverywhere());
  EXPECT_FALSE(isGrey(bench.canvas.snapshot(), {60, 150}));
  SnapshotOptions without;
  without.heatMap = false;
  EXPECT_TRUE(isGrey(bench.canvas.snapshot(without), {60, 150}));
  EXPECT_GT(bench.canvas.snapshot().height(), bench.canvas.snapshot(without).height()) << "a sentence about the map's resolution";
}

TEST(Snapshot, AnotherSizeShowsTheWholePictureAgain) {
  CanvasBench bench;
  test::openIn(bench.state, test::slope());
  SnapshotOptions large;
  large.size = {2000, 1000};
  large.banner = false;
  const auto picture = bench.canvas.snapshot(large);
  EXPECT_EQ(picture.size(), QSize(2000, 1000));
  EXPECT_LT(qGray(picture.pixel(4, 4)), 5);
  EXPECT_GT(qGray(picture.pixel(1995, 995)), 250);
}

TEST(Snapshot, LettersAreAsLargeAsAskedFor) {
  CanvasBench bench;
  test::openIn(bench.state, test::slope(100, 100));
  bench.state.addMeasurement({Measurement::Kind::Length, {{20, 50}, {80, 50}}});
  const auto measured = [&](double ratio) {
    SnapshotOptions options;
    options.size = {900, 900};
    options.ratio = ratio;
    options.corners = options.banner = false;
    const auto picture = bench.canvas.snapshot(options);
    EXPECT_EQ(picture.size(), options.size);
    int rows = 0;
    for (int y = 0; y < picture.height(); ++y) {
      bool marked = false;
      for (int x = 0; x < picture.width() && !marked; ++x) marked = !isGrey(picture, {x, y});
      rows += marked ? 1 : 0;
    }
    return rows;
  };
  const int small = measured(1);
  EXPECT_GT(small, 8) << "a line and its length, in colour";
  EXPECT_NEAR(measured(3), 3 * small, small);
  EXPECT_EQ(measured(0), small) << "900 pixels are a screen";
}

TEST(Snapshot, IdentityIsLeftOutUnlessAskedFor) {
  CanvasBench bench(true);
  auto radiograph = test::slope();
  radiograph.identity = {{"(0010,0010)", "PatientName", "Doe^Jane"}};
  test::openIn(bench.state, radiograph);
  SnapshotOptions named;
  named.identity = true;
  const QRect corner(0, 0, 180, 40);
  const auto with = bench.canvas.snapshot(named).copy(corner), without = bench.canvas.snapshot().copy(corner);
  EXPECT_NE(with, without);
  radiograph.identity.clear();
  test::openIn(bench.state, radiograph);
  EXPECT_EQ(bench.canvas.snapshot().copy(corner), without);
}

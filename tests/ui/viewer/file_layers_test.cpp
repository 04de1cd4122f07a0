// SPDX-License-Identifier: GPL-3.0-or-later
// Shutter and overlays of a file.
#include <gtest/gtest.h>

#include "tests/ui/viewer/viewer_bench.h"
#include "ui/viewer/overlay_planes.h"
#include "ui/viewer/shutter.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

Radiograph withShutter(Shutter shutter) {
  auto radiograph = test::slope();
  radiograph.shutter = std::move(shutter);
  return radiograph;
}

}  // namespace

TEST(Shutter, RectangleKeepsTheEdgesOwnPixels) {
  Shutter shutter;
  shutter.rectangle = {11, 150, 5, 90};
  const auto opening = shutterOpening(withShutter(shutter));
  ASSERT_TRUE(opening);
  EXPECT_EQ(opening->boundingRect(), QRectF(10, 4, 140, 86));
  EXPECT_FALSE(shutterOpening(test::slope()));
}

TEST(Shutter, ShapesOverlap) {
  Shutter shutter;
  shutter.rectangle = {1, 100, 1, 100};
  shutter.circle = {{50, 100}, 20};
  const auto opening = shutterOpening(withShutter(shutter));
  ASSERT_TRUE(opening);
  EXPECT_TRUE(opening->contains(QPointF(90, 50)));
  EXPECT_FALSE(opening->contains(QPointF(110, 50))) << "right of the rectangle";
  EXPECT_FALSE(opening->contains(QPointF(60, 50))) << "left of the circle";
}

TEST(Shutter, PolygonAndOblongCircle) {
  Shutter shutter;
  shutter.polygon = {{1, 1}, {1, 100}, {100, 1}};
  const auto polygon = shutterOpening(withShutter(shutter));
  ASSERT_TRUE(polygon);
  EXPECT_TRUE(polygon->contains(QPointF(10, 10)));
  EXPECT_FALSE(polygon->contains(QPointF(90, 90)));
  shutter = {};
  shutter.circle = {{50, 100}, 20};
  auto radiograph = withShutter(shutter);
  radiograph.pixelAspect = 2;
  EXPECT_NEAR(shutterOpening(radiograph)->boundingRect().height(), 20, 1e-6);
}

TEST(OverlayPlanes, APointSurvivesEveryScale) {
  Overlay overlay{64, 64, 1, 1, 1, 1, "", std::vector<std::uint8_t>(64 * 64)};
  overlay.bits[37 * 64 + 41] = 1;
  const OverlayPlane plane(overlay, 0);
  for (const double step : {0.5, 1.0, 3.0, 9.0}) {
    const int side = static_cast<int>(64 / step) + 1;
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0xff000000);
    plane.blend(0xffffffff, {0, 0, step, 0, 0, step, side, side}, {pixels.data(), static_cast<std::size_t>(side) * 4, 0});
    const auto x = static_cast<std::size_t>(41.5 / step), y = static_cast<std::size_t>(37.5 / step);
    EXPECT_EQ(pixels[y * static_cast<std::size_t>(side) + x], 0xffffffffU) << step;
  }
}

TEST(OverlayPlanes, OriginAndFramesCount) {
  Overlay overlay{2, 2, 11, 21, 2, 1, "", {1, 1, 1, 1}};
  EXPECT_TRUE(OverlayPlane(overlay, 0).isEmpty());
  const OverlayPlane plane(overlay, 1);
  std::vector<std::uint32_t> pixels(40 * 40, 0);
  plane.blend(1, {0, 0, 1, 0, 0, 1, 40, 40}, {pixels.data(), 160, 0});
  EXPECT_EQ(pixels[10 * 40 + 20], 1u);
  EXPECT_EQ(pixels[11 * 40 + 21], 1u);
  EXPECT_EQ(pixels[9 * 40 + 20], 0u);
  EXPECT_EQ(pixels[10 * 40 + 22], 0u);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Picture and canvas coordinates in every orientation of a picture.
#include "ui/viewer/view_geometry.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

using namespace glenoid;
using namespace glenoid::ui;

namespace {

const PictureShape kShape{40, 20, 1};

std::vector<Orientation> allOrientations() {
  std::vector<Orientation> all;
  for (int turns = 0; turns < 4; ++turns) {
    all.push_back({turns, false});
    all.push_back({turns, true});
  }
  return all;
}

void expectNear(QPointF a, QPointF b) {
  EXPECT_NEAR(a.x(), b.x(), 1e-9);
  EXPECT_NEAR(a.y(), b.y(), 1e-9);
}

}  // namespace

TEST(ViewGeometry, UprightIsShiftAndScale) {
  const ViewGeometry geometry(kShape, {}, 2, {20, 10}, {100, 60});
  expectNear(geometry.toCanvas({20, 10}), {50, 30});
  expectNear(geometry.toCanvas({0, 0}), {10, 10});
  EXPECT_EQ(geometry.pictureOnCanvas(), QRectF(10, 10, 80, 40));
}

TEST(ViewGeometry, ThereAndBackForEveryOrientationAndOblongPixels) {
  for (const auto& orientation : allOrientations()) {
    const ViewGeometry geometry({40, 20, 1.7}, orientation, 3.3, {13, 7}, {321, 123});
    for (const QPointF point : {QPointF(0, 0), QPointF(40, 0), QPointF(3.25, 19)})
      expectNear(geometry.toPicture(geometry.toCanvas(point)), point);
    expectNear(geometry.toCanvas({13, 7}), {160.5, 61.5});
  }
}

TEST(ViewGeometry, AQuarterToTheRightBringsTheLeftEdgeToTheTop) {
  const ViewGeometry geometry(kShape, Orientation{}.turned(1), 1, {20, 10}, {100, 100});
  expectNear(geometry.toCanvas({0, 10}), {50, 30});
  expectNear(geometry.toCanvas({20, 0}), {60, 50});  // what was above is on the right
}

TEST(ViewGeometry, FlipsActOnWhatIsSeenWhateverTheTurn) {
  for (const auto& orientation : allOrientations()) {
    const ViewGeometry before(kShape, orientation, 1, {20, 10}, {100, 80});
    const ViewGeometry horizontal(kShape, orientation.flippedHorizontally(), 1, {20, 10}, {100, 80});
    const ViewGeometry vertical(kShape, orientation.flippedVertically(), 1, {20, 10}, {100, 80});
    const QPointF point(3, 4), seen = before.toCanvas(point);
    expectNear(horizontal.toCanvas(point), {100 - seen.x(), seen.y()});
    expectNear(vertical.toCanvas(point), {seen.x(), 80 - seen.y()});
  }
}

TEST(Orientation, FourTurnsOrTwoFlipsAreNothing) {
  for (const auto& orientation : allOrientations()) {
    EXPECT_EQ(orientation.turned(1).turned(1).turned(1).turned(1), orientation);
    EXPECT_EQ(orientation.turned(-1), orientation.turned(3));
    EXPECT_EQ(orientation.flippedHorizontally().flippedHorizontally(), orientation);
    EXPECT_EQ(orientation.flippedVertically().flippedVertically(), orientation);
    EXPECT_EQ(orientation.flippedHorizontally().flippedVertically(), orientation.turned(2));
    expectNear(orientation.inPicture(orientation.onScreen({1, 2})), {1, 2});
  }
}

TEST(ViewGeometry, ViewportNamesTheSamePointsAtEveryScale) {
  for (const auto& orientation : allOrientations()) {
    const ViewGeometry geometry({40, 20, 0.8}, orientation, 3, {11, 9}, {200, 100});
    const auto viewport = geometry.viewport(2, 400, 200);
    const double x = 101.5, y = 33.5;  // centre of a device pixel
    const QPointF point(viewport.originX + x * viewport.dxX + y * viewport.dyX, viewport.originY + x * viewport.dxY + y * viewport.dyY);
    expectNear(point, geometry.toPicture({x / 2, y / 2}));
  }
}

TEST(ViewGeometry, FittingZoomKeepsTheWholePictureInView) {
  for (const auto& orientation : allOrientations()) {
    const PictureShape shape{40, 20, 1.5};
    const double zoom = ViewGeometry::fittingZoom(shape, orientation, {200, 90});
    const auto area = ViewGeometry(shape, orientation, zoom, {20, 10}, {200, 90}).pictureOnCanvas();
    EXPECT_LE(area.width(), 200 + 1e-9);
    EXPECT_LE(area.height(), 90 + 1e-9);
    EXPECT_TRUE(std::abs(area.width() - 200) < 1e-9 || std::abs(area.height() - 90) < 1e-9);
  }
}

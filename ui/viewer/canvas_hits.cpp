// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/canvas_hits.h"

#include <algorithm>
#include <utility>

#include <QLineF>

#include "ui/viewer/part_box.h"

namespace glenoid::ui {
namespace {

constexpr double kHandleReach = 9, kLineReach = 6, kShortestSide = 3;

double distance(QPointF a, QPointF b) { return QLineF(a, b).length(); }

double distanceToSegment(QPointF p, QPointF a, QPointF b) {
  const auto along = b - a;
  const double squared = QPointF::dotProduct(along, along);
  const double t = squared > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / squared, 0.0, 1.0) : 0;
  return distance(p, a + along * t);
}

}  // namespace

std::optional<MeasurementHandle> handleAt(const ViewState& state, QPointF at) {
  const auto geometry = state.geometry();
  const auto& measurements = state.view().measurements;
  for (std::size_t i = measurements.size(); i-- > 0;) {
    for (std::size_t k = 0; k < measurements[i].points.size(); ++k) {
      if (distance(at, geometry.toCanvas(measurements[i].points[k])) <= kHandleReach) return MeasurementHandle{i, k};
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> measurementAt(const ViewState& state, QPointF at) {
  const auto geometry = state.geometry();
  const auto& measurements = state.view().measurements;
  for (std::size_t i = measurements.size(); i-- > 0;) {
    const auto& points = measurements[i].points;
    for (std::size_t k = 1; k < points.size(); ++k) {
      if (distanceToSegment(at, geometry.toCanvas(points[k - 1]), geometry.toCanvas(points[k])) <= kLineReach) return i;
    }
  }
  return std::nullopt;
}

bool isLongEnough(const ViewState& state, const Measurement& measurement) {
  const auto geometry = state.geometry();
  const auto& points = measurement.points;
  for (std::size_t k = 1; k < points.size(); ++k) {
    if (distance(geometry.toCanvas(points[k - 1]), geometry.toCanvas(points[k])) < kShortestSide) return false;
  }
  return true;
}

std::optional<QPointF> partCornerOpposite(const ViewState& state, QPointF at) {
  const auto part = state.shownPart();
  if (!part) return std::nullopt;
  const auto geometry = state.geometry();
  const auto box = rectOf(*part);
  for (const auto& [corner, opposite] : {std::pair(box.topLeft(), box.bottomRight()), std::pair(box.topRight(), box.bottomLeft()),
                                         std::pair(box.bottomRight(), box.topLeft()), std::pair(box.bottomLeft(), box.topRight())}) {
    if (distance(at, geometry.toCanvas(corner)) <= kHandleReach) return opposite;
  }
  return std::nullopt;
}

bool isInPart(const ViewState& state, QPointF at) {
  const auto part = state.shownPart();
  return part && rectOf(*part).contains(state.geometry().toPicture(at));
}

}  // namespace glenoid::ui

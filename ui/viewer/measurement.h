// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths and angles on a picture, and how far their unit can be trusted.
#pragma once

#include <optional>
#include <vector>

#include <QPointF>
#include <QString>

#include "core/imaging/radiograph.h"

namespace glenoid::ui {

struct Measurement {
  enum class Kind { Length, Angle } kind = Kind::Length;
  std::vector<QPointF> points;  // picture coordinates; a length has two, an angle three with the corner in the middle
  bool operator==(const Measurement&) const = default;
};

// What the person measured against an object of known length.
struct Calibration {
  double columnMm = 0;  // between columns; rows follow from the pixel's shape
  bool operator==(const Calibration&) const = default;
};

// The spacing lengths are reckoned with, and the words that must stand beside them.
struct Ruler {
  double columnMm = 0, rowMm = 0;  // 0: lengths are pixels
  double pixelAspect = 1;
  QString provenance;  // "calibrated", "at detector", ...; empty for pixels
};
Ruler rulerFor(const Radiograph& radiograph, const std::optional<Calibration>& calibration);

// In mm where the ruler has them, else in pixels (column widths, where pixels are not square).
double lengthBetween(QPointF a, QPointF b, const Ruler& ruler);
// 0..180 at `corner`, by the pixel's true shape; nothing where a side has no length.
std::optional<double> angleDeg(QPointF a, QPointF corner, QPointF b, const Ruler& ruler);
// "12.3 mm (calibrated)", "345.0 px", "47.2°"; "–" for an angle without a side.
QString measurementText(const Measurement& measurement, const Ruler& ruler);
// Nothing where the points coincide or the length is not positive.
std::optional<Calibration> calibrationFrom(QPointF a, QPointF b, double lengthMm, double pixelAspect);

}  // namespace glenoid::ui

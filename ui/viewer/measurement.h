// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths and angles on a picture, and how far their units can be trusted.
#pragma once

#include <optional>
#include <vector>

#include <QPointF>
#include <QString>

#include "core/imaging/radiograph.h"

namespace glenoid::ui {

struct Measurement {
  enum class Kind { Length, Angle } kind = Kind::Length;
  std::vector<QPointF> points;  // in picture coordinates: two for a length, three for an angle, with the corner in the middle
  bool operator==(const Measurement&) const = default;
};

// The user's calibration against an object of known length.
struct Calibration {
  double columnMm = 0;         // distance between columns; the distance between rows follows from the pixel's shape
  QPointF from = {}, to = {};  // the ends of the object, in picture coordinates
  double lengthMm = 0;         // of the object
  bool operator==(const Calibration&) const = default;
};

// The pixel spacing used for lengths, and the note that must accompany them.
struct Ruler {
  double columnMm = 0, rowMm = 0;  // 0: lengths are in pixels
  double pixelAspect = 1;
  QString provenance;  // "calibrated", "at detector", ...; empty for pixels
};
Ruler rulerFor(const Radiograph& radiograph, const std::optional<Calibration>& calibration);

// In mm if the ruler has a spacing, otherwise in pixels (in column widths if pixels are not square).
double lengthBetween(QPointF a, QPointF b, const Ruler& ruler);
// 0..180 at `corner`, taking the shape of the pixels into account; empty if a side has no length.
std::optional<double> angleDeg(QPointF a, QPointF corner, QPointF b, const Ruler& ruler);
// "12.3 mm (calibrated)", "345.0 px", "47.2°"; "–" for an angle without a side.
QString measurementText(const Measurement& measurement, const Ruler& ruler);
// Empty if the points coincide or the length is not positive.
std::optional<Calibration> calibrationFrom(QPointF a, QPointF b, double lengthMm, double pixelAspect);

}  // namespace glenoid::ui

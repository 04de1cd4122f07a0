// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/measurement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/imaging/spacing_text.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

Ruler rulerFor(const Radiograph& radiograph, const std::optional<Calibration>& calibration) {
  const double aspect = radiograph.pixelAspect;
  if (calibration) return {calibration->columnMm, calibration->columnMm * aspect, aspect, tr("calibrated by hand")};
  const auto& spacing = radiograph.spacing;
  const bool known = spacing.provenance != SpacingProvenance::None && spacing.columnMm > 0 && spacing.rowMm > 0;
  if (!known) return {0, 0, aspect, {}};
  return {spacing.columnMm, spacing.rowMm, aspect, coreText(spacingNote(spacing.provenance))};
}

double lengthBetween(QPointF a, QPointF b, const Ruler& ruler) {
  const double column = ruler.columnMm > 0 ? ruler.columnMm : 1, row = ruler.columnMm > 0 ? ruler.rowMm : ruler.pixelAspect;
  return std::hypot((b.x() - a.x()) * column, (b.y() - a.y()) * row);
}

std::optional<double> angleDeg(QPointF a, QPointF corner, QPointF b, const Ruler& ruler) {
  const double stretch = ruler.pixelAspect;
  const double ax = a.x() - corner.x(), ay = (a.y() - corner.y()) * stretch, bx = b.x() - corner.x(), by = (b.y() - corner.y()) * stretch;
  if (std::hypot(ax, ay) <= 0 || std::hypot(bx, by) <= 0) return std::nullopt;
  return std::abs(std::atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180 / std::numbers::pi;
}

QString measurementText(const Measurement& measurement, const Ruler& ruler) {
  const auto& p = measurement.points;
  if (measurement.kind == Measurement::Kind::Angle) {
    const auto angle = p.size() == 3 ? angleDeg(p[0], p[1], p[2], ruler) : std::nullopt;
    return angle ? numberText(*angle, 1) + "°" : tr("–");
  }
  const auto number = numberText(lengthBetween(p.at(0), p.at(1), ruler), 1);
  if (ruler.columnMm <= 0) return tr("%1 px").arg(number);
  return tr("%1 mm (%2)").arg(number, ruler.provenance);
}

std::optional<Calibration> calibrationFrom(QPointF a, QPointF b, double lengthMm, double pixelAspect) {
  const double columns = lengthBetween(a, b, {0, 0, pixelAspect, {}});
  if (!(columns > 0) || !(lengthMm > 0) || !std::isfinite(lengthMm)) return std::nullopt;
  return Calibration{lengthMm / columns, a, b, lengthMm};
}

}  // namespace glenoid::ui

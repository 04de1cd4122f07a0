// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/scene_marks.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/viewer/colour_bar.h"
#include "ui/viewer/corner_text.h"
#include "ui/viewer/orientation_letters.h"
#include "ui/viewer/part_box.h"
#include "ui/viewer/picture_text.h"

namespace glenoid::ui {
namespace {

constexpr double kMargin = 12, kTextPixels = 12.5, kLetterPixels = 17;

void setTextSize(QPainter& painter, double pixels, bool bold = false) {
  auto font = painter.font();
  font.setPixelSize(static_cast<int>(std::lround(pixels)));
  font.setBold(bold);
  painter.setFont(font);
}

QPointF normalOf(QPointF a, QPointF b) {
  const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
  return length > 0 ? QPointF(-(b.y() - a.y()) / length, (b.x() - a.x()) / length) : QPointF(0, -1);
}

// Next to a point, in the direction of `away`, and inside the canvas.
void drawLabel(QPainter& painter, const Scene& scene, QPointF at, QPointF away, const QString& text, QColor colour) {
  const QFontMetricsF metrics(painter.font());
  const QSizeF size(metrics.horizontalAdvance(text) + 4, metrics.height());
  const double reach = 8 + std::abs(away.x()) * size.width() / 2 + std::abs(away.y()) * size.height() / 2;
  QRectF area({}, size);
  area.moveCenter(at + away * reach);
  area.moveLeft(std::clamp(area.left(), 4.0, std::max(4.0, scene.size.width() - size.width() - 4)));
  area.moveTop(std::clamp(area.top(), 4.0, std::max(4.0, scene.size.height() - size.height() - 4)));
  drawTextOnPicture(painter, area, Qt::AlignCenter, text, colour);
}

void drawLength(QPainter& painter, const Scene& scene, QPointF a, QPointF b, const QString& text, QColor colour) {
  const auto normal = normalOf(a, b);
  drawLinesOnPicture(painter, {{a, b}, {a - normal * 5, a + normal * 5}, {b - normal * 5, b + normal * 5}}, colour, 1.5);
  // Above the line, or to the right of a vertical line.
  const auto away = normal.y() > 0 || (normal.y() == 0 && normal.x() < 0) ? -normal : normal;
  drawLabel(painter, scene, (a + b) / 2, away, text, colour);
}

void drawAngle(QPainter& painter, const Scene& scene, const std::vector<QPointF>& points, const QString& text, QColor colour) {
  QList<QLineF> sides;
  for (std::size_t i = 1; i < points.size(); ++i) sides << QLineF(points[i - 1], points[i]);
  drawLinesOnPicture(painter, sides, colour, 1.5);
  if (points.size() < 3) return;
  const auto& corner = points[1];
  const QLineF first(corner, points[0]), second(corner, points[2]);
  const double radius = std::min({26.0, first.length() * 0.6, second.length() * 0.6});
  double sweep = std::fmod(second.angle() - first.angle() + 540, 360) - 180;
  const QRectF box(corner.x() - radius, corner.y() - radius, 2 * radius, 2 * radius);
  if (radius > 3) {
    QPainterPath arc;
    arc.arcMoveTo(box, first.angle());
    arc.arcTo(box, first.angle(), sweep);
    drawPathOnPicture(painter, arc, colour, 1.5);
  }
  const auto towards = QLineF::fromPolar(1, first.angle() + sweep / 2).p2();
  drawLabel(painter, scene, corner + towards * radius, towards, text, colour);
}

void drawCalibration(QPainter& painter, const Scene& scene) {
  const auto& calibration = scene.state.view().calibration;
  if (!calibration || calibration->lengthMm <= 0) return;
  drawLength(painter, scene, scene.geometry.toCanvas(calibration->from), scene.geometry.toCanvas(calibration->to),
             tr("%1 mm (calibration)").arg(numberText(calibration->lengthMm, 1)), PictureColours::kQuiet);
}

void drawMeasurement(QPainter& painter, const Scene& scene, const Measurement& measurement, bool chosen, bool draft) {
  std::vector<QPointF> points;
  for (const auto& point : measurement.points) points.push_back(scene.geometry.toCanvas(point));
  const QColor colour(chosen ? PictureColours::kChosen : PictureColours::kMark);
  const bool complete = measurement.kind == Measurement::Kind::Length ? points.size() == 2 : points.size() == 3;
  const auto text = complete ? measurementText(measurement, scene.state.ruler()) : QString();
  if (measurement.kind == Measurement::Kind::Length) {
    if (complete) drawLength(painter, scene, points[0], points[1], text, colour);
  } else if (points.size() >= 2) {
    drawAngle(painter, scene, points, text, colour);
  }
  if (!chosen && !draft) return;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double radius = chosen && scene.chosenPoint == i ? 7.5 : 4.5;
    QPainterPath handle;
    handle.addEllipse(points[i], radius, radius);
    drawPathOnPicture(painter, handle, colour, 1.5);
  }
}

void drawPart(QPainter& painter, const Scene& scene, const Part& part, const QString& text, QColor colour, bool handles) {
  const auto box = scene.geometry.transform().mapRect(rectOf(part));
  drawLinesOnPicture(painter,
                     {{box.topLeft(), box.topRight()},
                      {box.topRight(), box.bottomRight()},
                      {box.bottomRight(), box.bottomLeft()},
                      {box.bottomLeft(), box.topLeft()}},
                     colour, 1.5);
  if (!text.isEmpty()) {
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text) + 4;
    // Above the box, or inside it if it touches the upper edge.
    const double top = box.top() - metrics.height() - 4;
    const double left = std::clamp(box.left(), 4.0, std::max(4.0, scene.size.width() - width - 4));
    drawTextOnPicture(painter, {left, top < 4 ? box.top() + 4 : top, width, metrics.height()}, Qt::AlignLeft | Qt::AlignVCenter, text,
                      colour);
  }
  if (!handles) return;
  for (const auto corner : {box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()}) {
    QPainterPath handle;
    handle.addRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8));
    drawPathOnPicture(painter, handle, colour, 1.5);
  }
}

// Draws the box of the identified part, and boxes of what else was found.
void drawParts(QPainter& painter, const Scene& scene) {
  const auto shown = scene.state.shownPart();
  const bool another = shown && shown->by == PartOrigin::Finder;
  for (const auto& found : scene.state.found()) {
    if (shown && rectOf(found) == rectOf(*shown)) continue;
    drawPart(painter, scene, found, another ? tr("Also found") : tr("Found"), PictureColours::kQuiet, false);
  }
  const bool tool = scene.state.tool() == Tool::Part;
  if (shown) {
    const auto text = shown->by == PartOrigin::Finder ? tr("Found") : tr("Marked by you");
    drawPart(painter, scene, *shown, text, PictureColours::kPart, tool && !scene.partDraft);
  }
  if (scene.partDraft) drawPart(painter, scene, *scene.partDraft, {}, PictureColours::kChosen, true);
}

void drawLetters(QPainter& painter, const Scene& scene) {
  const auto letters = edgeLetters(scene.state.radiograph()->patientOrientation, scene.state.view().orientation);
  setTextSize(painter, kLetterPixels, true);
  const auto area = QRectF({}, scene.size).adjusted(kMargin, kMargin, -kMargin, -kMargin);
  drawTextOnPicture(painter, area, Qt::AlignLeft | Qt::AlignVCenter, letters.left);
  drawTextOnPicture(painter, area, Qt::AlignRight | Qt::AlignVCenter, letters.right);
  drawTextOnPicture(painter, area, Qt::AlignHCenter | Qt::AlignTop, letters.top);
  drawTextOnPicture(painter, area, Qt::AlignHCenter | Qt::AlignBottom, letters.bottom);
}

void drawBadges(QPainter& painter, const Scene& scene) {
  const auto& view = scene.state.view();
  const auto texts = badges(view.orientation, view.inverted, scene.state.treatAsInverted());
  setTextSize(painter, 11, true);
  const QFontMetricsF metrics(painter.font());
  constexpr double kPad = 8, kGap = 6;
  const double height = metrics.height() + 6;
  double width = -kGap;
  for (const auto& text : texts) width += metrics.horizontalAdvance(text) + 2 * kPad + kGap;
  double x = (scene.size.width() - width) / 2, y = kMargin + 26;
  constexpr double kCornerTexts = 200;  // width of the text in each upper corner; badges go between them in a row, or one below the other
  const bool narrow = width > scene.size.width() - 2 * kCornerTexts;
  for (const auto& text : texts) {
    const double own = metrics.horizontalAdvance(text) + 2 * kPad;
    const QRectF pill(narrow ? (scene.size.width() - own) / 2 : x, y, own, height);
    painter.setPen(QPen(QColor(PictureColours::kBadge), 1));
    painter.setBrush(QColor(0, 0, 0, 185));
    painter.drawRoundedRect(pill, height / 2, height / 2);
    painter.setPen(QColor(PictureColours::kBadge));
    painter.drawText(pill, Qt::AlignCenter, text);
    narrow ? y += height + kGap : x += own + kGap;
  }
}

// Lines of text from a corner inwards; each is cut off before it meets the line from the opposite corner.
void drawLines(QPainter& painter, const QRectF& area, int alignment, const QStringList& lines) {
  const QFontMetricsF metrics(painter.font());
  const double step = metrics.height() * 1.12, height = step * static_cast<double>(lines.size());
  double y = (alignment & Qt::AlignBottom) != 0 ? area.bottom() - height : area.top();
  for (const auto& line : lines) {
    const auto fitted = metrics.elidedText(line, Qt::ElideRight, area.width());
    drawTextOnPicture(painter, {area.left(), y, area.width(), step}, (alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, fitted);
    y += step;
  }
}

void drawCorners(QPainter& painter, const Scene& scene) {
  if (!scene.corners) return;
  const auto texts = cornerTexts(scene.state);
  const double half = scene.size.width() / 2 - 1.5 * kMargin - 18;
  const QRectF left(kMargin, kMargin, half, scene.size.height() - 2 * kMargin);
  const QRectF right(scene.size.width() - kMargin - half, kMargin, half, left.height());
  setTextSize(painter, kTextPixels);
  if (scene.identity) drawLines(painter, left, Qt::AlignLeft | Qt::AlignTop, texts.identity);
  // A small canvas shows only what the user is changing.
  constexpr double kLeastHeight = 230;
  QStringList view{texts.frame, scene.zoomShown ? texts.zoom : QString(), texts.window};
  view.removeAll(QString());
  drawLines(painter, left, Qt::AlignLeft | Qt::AlignBottom, view);
  if (scene.size.height() < kLeastHeight) return;
  QStringList lower{texts.spacing};
  if (!scene.probe.isEmpty()) lower.prepend(scene.probe);
  drawLines(painter, right, Qt::AlignRight | Qt::AlignBottom, lower);
  double top = 0;
  if (!texts.laterality.isEmpty()) {
    setTextSize(painter, 24, true);
    drawTextOnPicture(painter, right, Qt::AlignRight | Qt::AlignTop, texts.laterality);
    top = QFontMetricsF(painter.font()).height();
    setTextSize(painter, kTextPixels);
  }
  drawLines(painter, right.adjusted(0, top, 0, 0), Qt::AlignRight | Qt::AlignTop, texts.technique);
}

void drawLegend(QPainter& painter, const Scene& scene) {
  constexpr double kHeight = 110, kLeastHeight = 360;
  if (!scene.heat || scene.heat->map.flat || scene.size.height() < kLeastHeight) return;
  setTextSize(painter, kTextPixels);
  const QFontMetricsF metrics(painter.font());
  const double bottom = scene.size.height() - kMargin - 3.2 * metrics.height();
  const QRectF area(scene.size.width() - kMargin - 70, bottom - kHeight, 70, kHeight);
  paintColourBar(painter, area, scene.heatColours, true);
  const QRectF title(scene.size.width() - kMargin - 220, area.top() - 1.5 * metrics.height(), 220, metrics.height());
  drawTextOnPicture(painter, title, Qt::AlignRight | Qt::AlignVCenter,
                    metrics.elidedText(scene.heat->label, Qt::ElideRight, title.width()));
}

}  // namespace

void paintMarks(const Scene& scene, QPainter& painter) {
  painter.setRenderHint(QPainter::Antialiasing);
  if (!scene.state.original()) {
    setTextSize(painter, kTextPixels + 0.5);
    drawParts(painter, scene);
    drawCalibration(painter, scene);
    const auto& measurements = scene.state.view().measurements;
    for (std::size_t i = 0; i < measurements.size(); ++i) drawMeasurement(painter, scene, measurements[i], scene.chosen == i, false);
    if (scene.draft) drawMeasurement(painter, scene, *scene.draft, false, true);
    drawCorners(painter, scene);
    drawLegend(painter, scene);
  }
  drawLetters(painter, scene);
  drawBadges(painter, scene);
}

}  // namespace glenoid::ui

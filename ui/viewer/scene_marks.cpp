// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/scene_marks.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <QPainter>

#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/viewer/colour_bar.h"
#include "ui/viewer/corner_layout.h"
#include "ui/viewer/corner_text.h"
#include "ui/viewer/mark_labels.h"
#include "ui/viewer/orientation_letters.h"
#include "ui/viewer/part_box.h"
#include "ui/viewer/picture_text.h"

namespace glenoid::ui {
namespace {

constexpr double kTextPixels = 12.5, kLetterPixels = 17, kBadgePixels = 11, kLargePixels = 24;

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

struct MarkPen {
  QPainter& painter;
  const Scene& scene;
  MarkLabels& labels;
};

// Where a text may stand: next to a point of its mark, in this direction.
struct TextSpot {
  QPointF at, away;
};

// At the first of the spots that is free. Further away, a line leads to it from the first. What is wider than the picture ends in dots.
void drawLabel(const MarkPen& pen, const std::vector<TextSpot>& spots, const QString& words, QColor colour) {
  const QFontMetricsF metrics(pen.painter.font());
  constexpr double kEdges = 12, kDot = 2.5;
  const auto text = metrics.elidedText(words, Qt::ElideRight, pen.scene.size.width() - kEdges);
  const QSizeF size(metrics.horizontalAdvance(text) + 4, metrics.height());
  std::vector<QRectF> areas;
  for (const auto& [at, away] : spots) {
    const double reach = 8 + std::abs(away.x()) * size.width() / 2 + std::abs(away.y()) * size.height() / 2;
    areas.emplace_back(QPointF(), size).moveCenter(at + away * reach);
  }
  const auto [area, isBeside] = pen.labels.place(areas);
  if (!isBeside) {
    const auto from = spots.front().at;
    QPainterPath dot;
    dot.addEllipse(from, kDot, kDot);
    drawPathOnPicture(pen.painter, dot, colour, 1.5);
    const QPointF to(std::clamp(from.x(), area.left(), area.right()), std::clamp(from.y(), area.top(), area.bottom()));
    drawLinesOnPicture(pen.painter, {{from, to}}, colour, 1);
  }
  drawTextOnPicture(pen.painter, area, Qt::AlignCenter, text, colour);
}

enum class TextSide { Above, Below };

// A length with the marks at its ends.
QList<QLineF> strokesOf(QPointF a, QPointF b) {
  const auto mark = normalOf(a, b) * 5;
  return {{a, b}, {a - mark, a + mark}, {b - mark, b + mark}};
}

void drawLength(const MarkPen& pen, const QLineF& line, TextSide side, const QString& text, QColor colour) {
  const auto a = line.p1(), b = line.p2(), normal = normalOf(a, b);
  drawLinesOnPicture(pen.painter, strokesOf(a, b), colour, 1.5);
  // Above or below the line, or to the right or left of a vertical line.
  const auto above = normal.y() > 0 || (normal.y() == 0 && normal.x() < 0) ? -normal : normal;
  const auto wished = side == TextSide::Above ? above : -above, middle = (a + b) / 2;
  const QPointF along(normal.y(), -normal.x());  // from a to b
  drawLabel(pen, {{middle, wished}, {middle, -wished}, {b, along}, {a, -along}}, text, colour);
}

void drawAngle(const MarkPen& pen, const std::vector<QPointF>& points, const QString& text, QColor colour) {
  QList<QLineF> sides;
  for (std::size_t i = 1; i < points.size(); ++i) sides << QLineF(points[i - 1], points[i]);
  drawLinesOnPicture(pen.painter, sides, colour, 1.5);
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
    drawPathOnPicture(pen.painter, arc, colour, 1.5);
  }
  const auto towards = QLineF::fromPolar(1, first.angle() + sweep / 2).p2();
  const auto at = corner + towards * radius;
  drawLabel(pen, {{at, towards}, {at, -towards}}, text, colour);
}

void drawCalibration(const MarkPen& pen) {
  const auto& calibration = pen.scene.state.view().calibration;
  if (!calibration || calibration->lengthMm <= 0) return;
  const auto words = tr("%1 mm (calibration)").arg(numberText(calibration->lengthMm, 1));
  // A length may lie on it, with its text above.
  drawLength(pen, {pen.scene.geometry.toCanvas(calibration->from), pen.scene.geometry.toCanvas(calibration->to)}, TextSide::Below, words,
             PictureColours::kQuiet);
}

void drawMeasurement(const MarkPen& pen, const Measurement& measurement, bool chosen, bool draft) {
  std::vector<QPointF> points;
  for (const auto& point : measurement.points) points.push_back(pen.scene.geometry.toCanvas(point));
  const QColor colour(chosen ? PictureColours::kChosen : PictureColours::kMark);
  const bool complete = measurement.kind == Measurement::Kind::Length ? points.size() == 2 : points.size() == 3;
  const auto text = complete ? measurementText(measurement, pen.scene.state.ruler()) : QString();
  if (measurement.kind == Measurement::Kind::Length) {
    if (complete) drawLength(pen, {points[0], points[1]}, TextSide::Above, text, colour);
  } else if (points.size() >= 2) {
    drawAngle(pen, points, text, colour);
  }
  if (!chosen && !draft) return;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double radius = chosen && pen.scene.chosenPoint == i ? 7.5 : 4.5;
    QPainterPath handle;
    handle.addEllipse(points[i], radius, radius);
    drawPathOnPicture(pen.painter, handle, colour, 1.5);
  }
}

QList<QLineF> edgesOf(const Scene& scene, const Part& part) {
  const auto box = scene.geometry.transform().mapRect(rectOf(part));
  return {{box.topLeft(), box.topRight()},
          {box.topRight(), box.bottomRight()},
          {box.bottomRight(), box.bottomLeft()},
          {box.bottomLeft(), box.topLeft()}};
}

// Of the marks that are not being drawn.
std::vector<QLineF> linesOf(const Scene& scene) {
  std::vector<QLineF> lines;
  const auto onCanvas = [&](QPointF picture) { return scene.geometry.toCanvas(picture); };
  const auto addLength = [&](QPointF from, QPointF to) {
    for (const auto& stroke : strokesOf(onCanvas(from), onCanvas(to))) lines.push_back(stroke);
  };
  const auto& view = scene.state.view();
  if (view.calibration) addLength(view.calibration->from, view.calibration->to);
  for (const auto& [kind, points] : view.measurements) {
    if (kind == Measurement::Kind::Length) {
      addLength(points.at(0), points.at(1));
    } else {
      for (std::size_t i = 1; i < points.size(); ++i) lines.emplace_back(onCanvas(points[i - 1]), onCanvas(points[i]));
    }
  }
  auto parts = scene.state.found();
  if (const auto shown = scene.state.shownPart()) parts.push_back(*shown);
  for (const auto& part : parts) {
    for (const auto& edge : edgesOf(scene, part)) lines.push_back(edge);
  }
  return lines;
}

void drawPart(const MarkPen& pen, const Part& part, const QString& text, QColor colour, bool handles) {
  const auto box = pen.scene.geometry.transform().mapRect(rectOf(part));
  drawLinesOnPicture(pen.painter, edgesOf(pen.scene, part), colour, 1.5);
  if (!text.isEmpty()) {
    const QFontMetricsF metrics(pen.painter.font());
    const QSizeF size(metrics.horizontalAdvance(text) + 4, metrics.height());
    const QRectF above({box.left(), box.top() - size.height() - 4}, size), within({box.left(), box.top() + 4}, size);
    const auto area = (above.top() < 4 ? pen.labels.place({within, within}) : pen.labels.place({above, within})).area;
    drawTextOnPicture(pen.painter, area, Qt::AlignLeft | Qt::AlignVCenter, text, colour);
  }
  if (!handles) return;
  for (const auto corner : {box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()}) {
    QPainterPath handle;
    handle.addRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8));
    drawPathOnPicture(pen.painter, handle, colour, 1.5);
  }
}

// Draws the box of the identified part, and boxes of what else was found.
void drawParts(const MarkPen& pen) {
  const auto shown = pen.scene.state.shownPart();
  const bool another = shown && shown->by == PartOrigin::Finder;
  for (const auto& found : pen.scene.state.found()) {
    if (shown && rectOf(found) == rectOf(*shown)) continue;
    drawPart(pen, found, another ? tr("Also found") : tr("Found"), PictureColours::kQuiet, false);
  }
  const bool tool = pen.scene.state.tool() == Tool::Part;
  if (shown) {
    const auto text = shown->by == PartOrigin::Finder ? tr("Found") : tr("Marked by you");
    drawPart(pen, *shown, text, PictureColours::kPart, tool && !pen.scene.partDraft);
  }
  if (pen.scene.partDraft) drawPart(pen, *pen.scene.partDraft, {}, PictureColours::kChosen, true);
}

void drawMarks(const MarkPen& pen) {
  setTextSize(pen.painter, kTextPixels + 0.5);
  drawParts(pen);
  drawCalibration(pen);
  const auto& measurements = pen.scene.state.view().measurements;
  for (std::size_t i = 0; i < measurements.size(); ++i) drawMeasurement(pen, measurements[i], pen.scene.chosen == i, false);
  if (pen.scene.draft) drawMeasurement(pen, *pen.scene.draft, false, true);
}

struct PlacedLabel {
  QString text;
  QRectF area;
};

// Letters at the edges that say where the picture's sides point to in the patient.
std::vector<PlacedLabel> lettersOf(QPainter& painter, const Scene& scene) {
  const auto letters = edgeLetters(scene.state.radiograph()->patientOrientation, scene.state.view().orientation);
  setTextSize(painter, kLetterPixels, true);
  const QFontMetricsF metrics(painter.font());
  const auto inside = QRectF({}, scene.size).adjusted(kCornerMargin, kCornerMargin, -kCornerMargin, -kCornerMargin);
  std::vector<PlacedLabel> placed;
  const auto add = [&](const QString& text, QPointF centre) {
    QRectF area({}, QSizeF(metrics.horizontalAdvance(text), metrics.height()));
    area.moveCenter(centre);
    area.moveLeft(std::clamp(area.left(), inside.left(), std::max(inside.left(), inside.right() - area.width())));
    area.moveTop(std::clamp(area.top(), inside.top(), std::max(inside.top(), inside.bottom() - area.height())));
    if (!text.isEmpty()) placed.push_back({text, area});
  };
  const auto middle = inside.center();
  add(letters.left, {0, middle.y()});
  add(letters.right, {scene.size.width(), middle.y()});
  add(letters.top, {middle.x(), 0});
  add(letters.bottom, {middle.x(), scene.size.height()});
  return placed;
}

void drawLetters(QPainter& painter, const std::vector<PlacedLabel>& labels) {
  setTextSize(painter, kLetterPixels, true);
  for (const auto& [letters, area] : labels) drawTextOnPicture(painter, area, Qt::AlignCenter, letters);
}

// In a row between the upper corners, or one below the other if there is not enough room.
std::vector<PlacedLabel> badgesOf(QPainter& painter, const Scene& scene) {
  const auto& view = scene.state.view();
  const auto texts = badges(view.orientation, view.inverted, scene.state.treatAsInverted());
  setTextSize(painter, kBadgePixels, true);
  const QFontMetricsF metrics(painter.font());
  constexpr double kPad = 8, kGap = 6;
  const double height = metrics.height() + 6;
  double width = -kGap;
  for (const auto& text : texts) width += metrics.horizontalAdvance(text) + 2 * kPad + kGap;
  double x = (scene.size.width() - width) / 2, y = kCornerMargin + 26;
  constexpr double kCornerTexts = 200;  // width of the text in each upper corner
  const bool narrow = width > scene.size.width() - 2 * kCornerTexts;
  std::vector<PlacedLabel> placed;
  for (const auto& text : texts) {
    const double own = metrics.horizontalAdvance(text) + 2 * kPad;
    placed.push_back({text, {narrow ? (scene.size.width() - own) / 2 : x, y, own, height}});
    narrow ? y += height + kGap : x += own + kGap;
  }
  return placed;
}

void drawBadges(QPainter& painter, const std::vector<PlacedLabel>& labels) {
  setTextSize(painter, kBadgePixels, true);
  for (const auto& [text, pill] : labels) {
    painter.setPen(QPen(QColor(PictureColours::kBadge), 1));
    painter.setBrush(QColor(0, 0, 0, 185));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(QColor(PictureColours::kBadge));
    painter.drawText(pill, Qt::AlignCenter, text);
  }
}

// The bar of the heat map's colours, above three lines in the lower right corner, of which a narrow canvas needs the third; empty if there
// is no room for it below the texts of the upper corner, which take a third of the height.
QRectF legendArea(QPainter& painter, const Scene& scene) {
  constexpr double kWidth = 70, kHeight = 110, kLeastHeight = 60, kLinesBelow = 3.7, kLinesAbove = 1.5;
  if (!scene.heat || scene.heat->map.flat) return {};
  setTextSize(painter, kTextPixels);
  const double line = QFontMetricsF(painter.font()).height();
  const double bottom = scene.size.height() - kCornerMargin - kLinesBelow * line;
  const double top = kLinesAbove * line + (scene.corners ? scene.size.height() / 3 : kCornerMargin);
  const double height = std::min(kHeight, bottom - top);
  if (height < kLeastHeight) return {};
  return {scene.size.width() - kCornerMargin - kWidth, bottom - height, kWidth, height};
}

// Above the bar: the label that the heat map explains.
PlacedLabel legendTitle(QPainter& painter, const Scene& scene, const QRectF& bar) {
  setTextSize(painter, kTextPixels);
  const QFontMetricsF metrics(painter.font());
  const auto text = metrics.elidedText(scene.heat->label, Qt::ElideRight, scene.size.width() - 2 * kCornerMargin);
  const double width = metrics.horizontalAdvance(text);
  return {text, {bar.right() - width, bar.top() - 1.5 * metrics.height(), width, metrics.height()}};
}

void drawLegend(QPainter& painter, const Scene& scene) {
  const auto bar = legendArea(painter, scene);
  if (bar.isEmpty()) return;
  paintColourBar(painter, bar, scene.heatColours, true);
  const auto title = legendTitle(painter, scene, bar);
  drawTextOnPicture(painter, title.area, Qt::AlignRight | Qt::AlignVCenter, title.text);
}

// The texts of the corners keep clear of `taken`.
std::vector<PlacedText> cornersOf(QPainter& painter, const Scene& scene, std::vector<QRectF> taken) {
  if (!scene.corners) return {};
  auto texts = cornerTexts(scene.state);
  if (!scene.identity) texts.identity.clear();
  if (!scene.zoomShown) texts.zoom.clear();
  setTextSize(painter, kLargePixels, true);
  const QFontMetricsF large(painter.font());
  setTextSize(painter, kTextPixels);
  return placeCorners(texts, scene.size, std::move(taken), QFontMetricsF(painter.font()), large);
}

void drawCorners(QPainter& painter, const std::vector<PlacedText>& corners) {
  for (const auto& placed : corners) {
    setTextSize(painter, placed.large ? kLargePixels : kTextPixels, placed.large);
    drawTextOnPicture(painter, placed.area, placed.alignment, placed.text);
  }
}

}  // namespace

void paintMarks(const Scene& scene, QPainter& painter) {
  painter.setRenderHint(QPainter::Antialiasing);
  const auto letters = lettersOf(painter, scene), pills = badgesOf(painter, scene);
  if (!scene.state.original()) {
    std::vector<QRectF> taken;
    if (const auto bar = legendArea(painter, scene); !bar.isEmpty()) taken = {bar, legendTitle(painter, scene, bar).area};
    for (const auto* labels : {&letters, &pills}) {
      for (const auto& label : *labels) taken.push_back(label.area);
    }
    const auto corners = cornersOf(painter, scene, taken);
    for (const auto& corner : corners) taken.push_back(corner.area);
    MarkLabels labels(scene.size, std::move(taken), linesOf(scene));
    drawMarks({painter, scene, labels});
    drawCorners(painter, corners);
    drawLegend(painter, scene);
  }
  drawLetters(painter, letters);
  drawBadges(painter, pills);
}

}  // namespace glenoid::ui

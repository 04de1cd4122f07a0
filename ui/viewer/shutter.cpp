#include "ui/viewer/shutter.h"

#include <cmath>
#include <vector>

#include <QStringList>

namespace glenoid::ui {
namespace {

QStringList valuesOf(const Radiograph& radiograph, const char* tag) {
  for (const auto& attribute : radiograph.attributes) {
    if (attribute.tag == tag) return QString::fromStdString(attribute.value).split('\\');
  }
  return {};
}

// Row and column numbers count from 1 at the first pixel's centre. Empty unless there are `count` numbers, or any even number for 0.
std::vector<double> numbersOf(const Radiograph& radiograph, const char* tag, std::size_t count) {
  std::vector<double> numbers;
  for (const auto& text : valuesOf(radiograph, tag)) {
    bool good = false;
    numbers.push_back(text.trimmed().toDouble(&good));
    if (!good || !std::isfinite(numbers.back())) return {};
  }
  if (count == 0 ? numbers.size() % 2 != 0 : numbers.size() != count) return {};
  return numbers;
}

std::optional<QPainterPath> rectangle(const Radiograph& radiograph) {
  const auto left = numbersOf(radiograph, "(0018,1602)", 1), right = numbersOf(radiograph, "(0018,1604)", 1),
             upper = numbersOf(radiograph, "(0018,1606)", 1), lower = numbersOf(radiograph, "(0018,1608)", 1);
  if (left.empty() || right.empty() || upper.empty() || lower.empty()) return std::nullopt;
  // The edges' own columns and rows stay visible.
  const QRectF opening(QPointF(left[0] - 1, upper[0] - 1), QPointF(right[0], lower[0]));
  if (!opening.isValid()) return std::nullopt;
  QPainterPath path;
  path.addRect(opening);
  return path;
}

std::optional<QPainterPath> circle(const Radiograph& radiograph) {
  const auto centre = numbersOf(radiograph, "(0018,1610)", 2), radius = numbersOf(radiograph, "(0018,1612)", 1);
  if (centre.empty() || radius.empty() || !(radius[0] > 0)) return std::nullopt;
  // The radius counts pixels along a row; a circle of the patient is an ellipse of oblong pixels.
  QPainterPath path;
  path.addEllipse(QPointF(centre[1] - 0.5, centre[0] - 0.5), radius[0], radius[0] / radiograph.pixelAspect);
  return path;
}

std::optional<QPainterPath> polygon(const Radiograph& radiograph) {
  const auto numbers = numbersOf(radiograph, "(0018,1620)", 0);
  if (numbers.size() < 6) return std::nullopt;
  QPolygonF corners;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) corners << QPointF(numbers[i + 1] - 0.5, numbers[i] - 0.5);
  QPainterPath path;
  path.addPolygon(corners);
  path.closeSubpath();
  return path;
}

}  // namespace

std::optional<QPainterPath> shutterOpening(const Radiograph& radiograph) {
  std::optional<QPainterPath> opening;
  for (const auto& shape : valuesOf(radiograph, "(0018,1600)")) {
    const auto name = shape.trimmed();
    const auto path = name == "RECTANGULAR" ? rectangle(radiograph)
                      : name == "CIRCULAR"  ? circle(radiograph)
                      : name == "POLYGONAL" ? polygon(radiograph)
                                            : std::nullopt;
    if (path) opening = opening ? opening->intersected(*path) : *path;
  }
  return opening;
}

}  // namespace glenoid::ui

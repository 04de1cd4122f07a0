// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/corner_layout.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace glenoid::ui {
namespace {

constexpr double kTextGap = 12, kLineSpacing = 1.12;  // pixels between texts in one row; height of a line in heights of its font

class Placing {
 public:
  Placing(QSizeF canvas, std::vector<QRectF> taken)
      : area_(QRectF({}, canvas).adjusted(kCornerMargin, kCornerMargin, -kCornerMargin, -kCornerMargin)), taken_(std::move(taken)) {}

  // Lines of one corner, from its edge inwards.
  void add(int corner, const QStringList& lines, const QFontMetricsF& metrics, bool large = false) {
    for (const auto& line : lines) {
      auto parts = line.split(kBetweenParts, Qt::SkipEmptyParts);
      while (!parts.isEmpty() && !place(corner, parts.join(kBetweenParts), metrics, large)) parts.removeLast();
    }
  }
  // All of these rows or none.
  void addTogether(int corner, const QStringList& rows, const QFontMetricsF& metrics) {
    const auto before = std::tuple(taken_, depths_, placed_);
    for (const auto& row : rows) {
      if (place(corner, row, metrics, false)) continue;
      std::tie(taken_, depths_, placed_) = before;
      return;
    }
  }
  std::vector<PlacedText> take() { return std::move(placed_); }

 private:
  bool place(int corner, const QString& text, const QFontMetricsF& metrics, bool large) {
    const double width = metrics.horizontalAdvance(text), height = large ? metrics.height() : metrics.height() * kLineSpacing;
    if (width > area_.width()) return false;
    for (double depth = depths_[corner]; depth + height <= area_.height() / 3; depth += height) {
      const QRectF place((corner & Qt::AlignRight) != 0 ? area_.right() - width : area_.left(),
                         (corner & Qt::AlignBottom) != 0 ? area_.bottom() - depth - height : area_.top() + depth, width, height);
      if (!isFree(place)) continue;
      depths_[corner] = depth + height;
      taken_.push_back(place);
      placed_.push_back({text, place, (corner & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, large});
      return true;
    }
    return false;
  }
  bool isFree(const QRectF& place) const {
    constexpr double kRounding = 0.5;  // lines that touch each other do not overlap
    const auto wide = place.adjusted(-kTextGap, kRounding, kTextGap, -kRounding);
    return std::none_of(taken_.begin(), taken_.end(), [&](const QRectF& other) { return other.intersects(wide); });
  }

  QRectF area_;
  std::vector<QRectF> taken_;
  std::map<int, double> depths_;  // how far from the edge each corner is filled
  std::vector<PlacedText> placed_;
};

// From below: what does not fit in one row has its remark in brackets below it.
QStringList inRows(const QString& text, double width, const QFontMetricsF& metrics) {
  const auto bracket = text.indexOf(QStringLiteral(" ("));
  if (bracket < 0 || metrics.horizontalAdvance(text) <= width) return {text};
  return {text.mid(bracket + 1), text.left(bracket)};
}

}  // namespace

std::vector<PlacedText> placeCorners(const CornerTexts& texts, QSizeF canvas, std::vector<QRectF> taken, const QFontMetricsF& small,
                                     const QFontMetricsF& large) {
  constexpr int kUpperLeft = Qt::AlignLeft | Qt::AlignTop, kUpperRight = Qt::AlignRight | Qt::AlignTop;
  constexpr int kLowerLeft = Qt::AlignLeft | Qt::AlignBottom, kLowerRight = Qt::AlignRight | Qt::AlignBottom;
  Placing placing(canvas, std::move(taken));
  placing.add(kUpperRight, {texts.laterality}, large, true);
  placing.add(kUpperLeft, texts.identity, small);
  placing.add(kLowerLeft, {texts.window, texts.zoom, texts.frame}, small);
  placing.addTogether(kLowerRight, inRows(texts.spacing, canvas.width() - 2 * kCornerMargin, small), small);
  placing.add(kUpperRight, texts.technique, small);
  return placing.take();
}

}  // namespace glenoid::ui

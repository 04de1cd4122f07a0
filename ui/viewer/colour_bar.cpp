// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/colour_bar.h"

#include <QPainter>

#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/viewer/colour_maps.h"
#include "ui/viewer/picture_text.h"

namespace glenoid::ui {
namespace {

QLinearGradient gradientOf(const QString& colours, QPointF from, QPointF to) {
  QLinearGradient gradient(from, to);
  const auto& table = colourTable(colours);
  for (std::size_t i = 0; i < table.size(); i += 15) gradient.setColorAt(static_cast<double>(i) / 255, QColor(table[i]));
  return gradient;
}

}  // namespace

void paintColourBar(QPainter& painter, const QRectF& area, const QString& colours, bool onPicture) {
  const auto much = tr("strong"), little = tr("weak");
  const bool upright = area.height() > area.width();
  constexpr double kThickness = 10, kGap = 6;
  const QFontMetricsF metrics(painter.font());
  const auto write = [&](const QRectF& place, int alignment, const QString& text) {
    if (onPicture) return drawTextOnPicture(painter, place, alignment, text);
    painter.setPen(themeColours().quietText);
    painter.drawText(place, alignment, text);
  };
  QRectF bar;
  if (upright) {
    bar = QRectF(area.right() - kThickness, area.top(), kThickness, area.height());
    const QRectF words(area.left(), area.top(), area.width() - kThickness - kGap, area.height());
    write(words, Qt::AlignRight | Qt::AlignTop, much);
    write(words, Qt::AlignRight | Qt::AlignBottom, little);
  } else {
    const double left = metrics.horizontalAdvance(little) + kGap, right = metrics.horizontalAdvance(much) + kGap;
    bar = QRectF(area.left() + left, area.center().y() - kThickness / 2, area.width() - left - right, kThickness);
    write(area, Qt::AlignLeft | Qt::AlignVCenter, little);
    write(area, Qt::AlignRight | Qt::AlignVCenter, much);
  }
  painter.setPen(QPen(onPicture ? QColor(0, 0, 0, 130) : themeColours().border, 1));
  painter.setBrush(upright ? gradientOf(colours, bar.bottomLeft(), bar.topLeft()) : gradientOf(colours, bar.topLeft(), bar.topRight()));
  painter.drawRoundedRect(bar, 2, 2);
}

ColourBar::ColourBar(Settings& settings, QWidget* parent) : QWidget(parent), settings_(settings) {
  setObjectName("colourBar");
  setAccessibleName(tr("Colours of the heat map"));
  setToolTip(tr("From weak to strong evidence for the maker, within this picture"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&settings_, &Settings::changed, this, [this](const QString& key) {
    if (key == setting::heatMapColours.key) update();
  });
}

QSize ColourBar::sizeHint() const { return {180, fontMetrics().height() + 6}; }

void ColourBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintColourBar(painter, rect(), settings_.get(setting::heatMapColours), false);
}

}  // namespace glenoid::ui

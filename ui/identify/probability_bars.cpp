// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/probability_bars.h"

#include <QPainter>
#include <QStringList>

#include "ui/elements/number_text.h"
#include "ui/elements/theme.h"
#include "ui/identify/answer_words.h"

namespace glenoid::ui {

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
  setObjectName("probabilityBars");
  setToolTip(tr("How probable the model considers each maker that it knows"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProbabilityBars::setBars(std::vector<Bar> bars) {
  bars_ = std::move(bars);
  QStringList spoken;
  for (const auto& bar : bars_) spoken << bar.name + ' ' + percentText(bar.probability);
  setAccessibleName(tr("Probabilities: %1").arg(spoken.join(", ")));
  updateGeometry();
  update();
}

int ProbabilityBars::rowHeight() const { return fontMetrics().height() + 16; }

QSize ProbabilityBars::sizeHint() const { return {300, rowHeight() * static_cast<int>(bars_.size())}; }

// Name and number are above the bar, which has the full width, so that long maker names do not shift the bars.
void ProbabilityBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& colours = themeColours();
  constexpr qreal kThickness = 6;
  for (std::size_t i = 0; i < bars_.size(); ++i) {
    const auto& bar = bars_[i];
    const QRectF row(0, static_cast<qreal>(i) * rowHeight(), width(), rowHeight());
    const QRectF text(row.left(), row.top(), row.width(), fontMetrics().height());
    painter.setPen(bar.isNamed ? colours.text : colours.quietText);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, bar.name);
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, percentText(bar.probability));
    const QRectF track(row.left(), text.bottom() + 3, row.width(), kThickness);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(track, 3, 3);
    if (bar.probability <= 0) continue;
    painter.setBrush(bar.isNamed ? colours.accent : colours.quietText);
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(kThickness / 2, track.width() * bar.probability), kThickness)), 3, 3);
  }
}

}  // namespace glenoid::ui

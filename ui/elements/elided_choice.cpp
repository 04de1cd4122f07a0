// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/elided_choice.h"

#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>

namespace glenoid::ui {

ElidedChoice::ElidedChoice(QWidget* parent) : QComboBox(parent) {
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(12);
}

QString ElidedChoice::shownText() const {
  constexpr int kRim = 4;  // pixels that the style leaves beside the text
  QStyleOptionComboBox option;
  initStyleOption(&option);
  const auto field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
  return fontMetrics().elidedText(wholeText(), Qt::ElideMiddle, field.width() - kRim);
}

QString ElidedChoice::wholeText() const { return currentIndex() < 0 ? placeholderText() : currentText(); }

bool ElidedChoice::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || shownText() == wholeText()) return QComboBox::event(event);
  QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), wholeText(), this);
  return true;
}

void ElidedChoice::paintEvent(QPaintEvent*) {
  QStylePainter painter(this);
  painter.setPen(palette().color(QPalette::Text));
  QStyleOptionComboBox option;
  initStyleOption(&option);
  painter.drawComplexControl(QStyle::CC_ComboBox, option);
  option.currentText = shownText();
  painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

}  // namespace glenoid::ui

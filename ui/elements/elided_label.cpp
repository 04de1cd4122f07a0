// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/elided_label.h"

#include <algorithm>

#include <QEvent>
#include <QFontMetrics>

namespace glenoid::ui {
namespace {

constexpr int kLeastLetters = 8;

}  // namespace

ElidedLabel::ElidedLabel(const QString& title, QWidget* parent) : QLabel(parent), title_(title) {
  setTextFormat(Qt::PlainText);  // a file name may look like markup
  setLine({});
}

void ElidedLabel::setLine(const QString& line) {
  line_ = line;
  setToolTip(line);
  setAccessibleName(title_.isEmpty() || line.isEmpty() ? title_ + line : title_ + ": " + line);
  fit();
  updateGeometry();
}

QSize ElidedLabel::sizeHint() const { return {widthOf(line_), QLabel::sizeHint().height()}; }

QSize ElidedLabel::minimumSizeHint() const {
  const int few = widthOf(QString(kLeastLetters, 'x'));
  return {std::min(few, sizeHint().width()), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  fit();
}

void ElidedLabel::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

void ElidedLabel::fit() { setText(fontMetrics().elidedText(line_, Qt::ElideMiddle, contentsRect().width())); }

int ElidedLabel::widthOf(const QString& text) const {
  constexpr int kRounding = 1;  // the width of a text may be a fraction more than its advance
  const auto margins = contentsMargins();
  return fontMetrics().horizontalAdvance(text) + kRounding + margins.left() + margins.right();
}

}  // namespace glenoid::ui

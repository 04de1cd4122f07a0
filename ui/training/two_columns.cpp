// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/two_columns.h"

#include <algorithm>

#include <QHBoxLayout>

#include "ui/elements/layouts.h"

namespace glenoid::ui {
namespace {

constexpr int kLeastForTwo = 900;  // pixels

}  // namespace

TwoColumns::TwoColumns(QWidget* first, QWidget* second) : row_(bareLayout<QHBoxLayout>(this)), first_(first), second_(second) {
  row_->setSpacing(0);
  row_->addWidget(first_, 1);
  row_->addWidget(second_, 1);
}

QSize TwoColumns::minimumSizeHint() const {
  return {std::max(first_->minimumSizeHint().width(), second_->minimumSizeHint().width()), QWidget::minimumSizeHint().height()};
}

void TwoColumns::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const int both = first_->minimumSizeHint().width() + second_->minimumSizeHint().width();
  row_->setDirection(width() < std::max(both, kLeastForTwo) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

}  // namespace glenoid::ui

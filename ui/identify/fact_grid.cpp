// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/fact_grid.h"

#include <QGridLayout>
#include <QLabel>

#include "ui/elements/labels.h"

namespace glenoid::ui {

QString breakable(const QString& text) {
  constexpr int kLongWord = 24;
  QString out;
  int word = 0;
  for (const QChar letter : text) {
    word = letter.isSpace() ? 0 : word + 1;
    out += letter;
    if (word > 0 && word % kLongWord == 0) out += QChar(0x200B);  // zero width space
  }
  return out;
}

FactGrid::FactGrid(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(4, 2, 4, 4);
  grid_->setHorizontalSpacing(10);
  grid_->setVerticalSpacing(4);
  grid_->setColumnStretch(1, 1);
}

void FactGrid::setRows(const Rows& rows) {
  if (rows == rows_) return;
  rows_ = rows;
  while (auto* item = grid_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  int row = 0;
  for (const auto& [name, value] : rows) {
    if (value.trimmed().isEmpty()) continue;
    auto* head = labelOf(name, "quiet", this);
    auto* text = plainLabel({}, "", this);
    text->setText(breakable(value));
    text->setAccessibleName(name + ": " + value);
    grid_->addWidget(head, row, 0, Qt::AlignTop | Qt::AlignLeft);
    grid_->addWidget(text, row++, 1, Qt::AlignTop);
  }
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/flow_layout.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <QSpacerItem>
#include <QWidget>

namespace glenoid::ui {
namespace {

QSize placeOf(QLayoutItem& item) { return item.sizeHint().expandedTo(item.minimumSize()); }
bool isGrowing(const QLayoutItem& item) { return (item.expandingDirections() & Qt::Horizontal) != 0; }

}  // namespace

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) { setContentsMargins(0, 0, 0, 0); }
FlowLayout::~FlowLayout() = default;

void FlowLayout::addStretch() { addItem(new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Minimum)); }

void FlowLayout::addItem(QLayoutItem* item) {
  items_.emplace_back(item);
  invalidate();
}

int FlowLayout::count() const { return static_cast<int>(items_.size()); }

QLayoutItem* FlowLayout::itemAt(int index) const {
  return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
  if (index < 0 || index >= count()) return nullptr;
  auto* item = items_[static_cast<std::size_t>(index)].release();
  items_.erase(items_.begin() + index);
  invalidate();
  return item;
}

std::vector<FlowLayout::Row> FlowLayout::rowsFor(int width) const {
  std::vector<Row> rows(1);
  for (const auto& item : items_) {
    const bool isStretch = item->spacerItem() != nullptr;
    if (item->isEmpty() && !isStretch) continue;  // hidden
    const auto place = placeOf(*item);
    const int gap = isStretch || rows.back().width == 0 ? 0 : spacing();
    const bool fits = rows.back().width + gap + place.width() <= width;
    if (!fits && rows.back().width > 0) rows.emplace_back();
    auto& row = rows.back();
    row.width += (row.width > 0 ? gap : 0) + place.width();
    row.height = std::max(row.height, place.height());
    row.growing += isGrowing(*item) ? 1 : 0;
    row.items.push_back(item.get());
  }
  return rows;
}

int FlowLayout::heightForWidth(int width) const {
  const auto margins = contentsMargins();
  const auto rows = rowsFor(width - margins.left() - margins.right());
  int height = margins.top() + margins.bottom() + spacing() * (static_cast<int>(rows.size()) - 1);
  for (const auto& row : rows) height += row.height;
  return height;
}

QSize FlowLayout::sizeHint() const {
  const auto margins = contentsMargins();
  const auto rows = rowsFor(std::numeric_limits<int>::max() / 2);
  return {rows.front().width + margins.left() + margins.right(), rows.front().height + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const {
  int width = 0;
  for (const auto& item : items_) width = std::max(width, item->minimumSize().width());
  const auto margins = contentsMargins();
  return {width + margins.left() + margins.right(), std::max(height_, sizeHint().height())};
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  const auto area = rect.marginsRemoved(contentsMargins());
  const bool isMirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
  int top = area.top();
  for (const auto& row : rowsFor(area.width())) {
    int left = area.left(), spare = std::max(0, area.width() - row.width), growing = row.growing;
    for (auto* item : row.items) {
      auto place = placeOf(*item);
      if (isGrowing(*item)) {
        const int more = spare / growing--;
        place.rwidth() += more;
        spare -= more;
      }
      const int width = std::min(place.width(), area.width());
      const QRect cell(left, top + (row.height - place.height()) / 2, width, place.height());
      item->setGeometry(isMirrored ? QRect(area.right() - (cell.right() - area.left()), cell.top(), width, cell.height()) : cell);
      left += place.width() + (item->spacerItem() ? 0 : spacing());
    }
    top += row.height + spacing();
  }
  const int height = heightForWidth(rect.width());
  if (std::exchange(height_, height) != height) update();  // what contains the layout needs another height now
}

}  // namespace glenoid::ui

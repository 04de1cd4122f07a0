// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/fitted_list.h"

#include <algorithm>
#include <string>

#include <QCoreApplication>
#include <QStyledItemDelegate>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

constexpr int kBesideLines = 4, kAroundLine = 3;  // pixels: left and right of all lines, above and below each

// No wider than the list, even with a long name: the name is elided.
class FittedLine : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto size = QStyledItemDelegate::sizeHint(option, index) + QSize(0, 2 * kAroundLine);
    return option.rect.width() > 0 ? QSize(std::min(size.width(), option.rect.width()), size.height()) : size;
  }
};

}  // namespace

FittedList::FittedList(int mostHeight) : mostHeight_(mostHeight) {
  setViewportMargins(kBesideLines, 0, kBesideLines, 0);
  setWordWrap(true);
  setTextElideMode(Qt::ElideMiddle);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setItemDelegate(new FittedLine(this));
}

QListWidgetItem* FittedList::addLine(const QString& line) {
  if (static_cast<std::size_t>(count()) == kMostLines) return nullptr;
  auto* item = new QListWidgetItem(line, this);
  item->setToolTip(line);
  return item;
}

void FittedList::doItemsLayout() {
  QListWidget::doItemsLayout();
  setFixedHeight(std::min(contentsSize().height() + 2 * frameWidth(), mostHeight_));
}

void listSkipped(FittedList& list, const PixelCache& cache) {
  list.clear();
  for (const auto& file : cache.skipped()) {
    const auto why = QCoreApplication::translate("Error", std::string(sentenceOf(file)).c_str());
    list.addLine(QStringLiteral("%1: %2").arg(textOf(file.path), why));
  }
}

}  // namespace glenoid::ui

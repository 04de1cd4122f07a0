// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/confusion_view.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/elements/theme.h"
#include "ui/services/confusion_model.h"

namespace glenoid::ui {
namespace {

// The colour of a cell says whether its answers are right. So the chosen cell gets a frame, not the colour of a selection, and the one
// that the keys are on gets dots.
class CellDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    auto plain = option;
    plain.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
    painter->fillRect(option.rect, option.palette.base());  // the view has drawn the selection below the cell
    QStyledItemDelegate::paint(painter, plain, index);
    const bool isChosen = option.state & QStyle::State_Selected;
    if (!isChosen && !(option.state & QStyle::State_HasFocus)) return;
    painter->save();
    painter->setPen(isChosen ? QPen(themeColours().text, 2) : QPen(themeColours().text, 1, Qt::DotLine));
    painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    painter->restore();
  }
};

}  // namespace

ConfusionView::ConfusionView(ConfusionModel* model, const QString& objectName, const QString& accessibleName, QWidget* parent)
    : FigureTable(model, objectName, accessibleName, parent) {
  setItemDelegate(new CellDelegate(this));
  connect(this, &QTableView::clicked, this, &ConfusionView::choose);
  connect(this, &QTableView::activated, this, &ConfusionView::choose);
}

void ConfusionView::choose(const QModelIndex& cell) {
  if (cell.data().toULongLong() == 0) return;  // there is nothing to show
  selectionModel()->select(cell, QItemSelectionModel::ClearAndSelect);
  emit chosen(static_cast<std::size_t>(cell.row()), static_cast<std::size_t>(cell.column()));
}

// Only choose() selects: the arrow keys and a click on a cell with 0 leave the choice as it is.
QItemSelectionModel::SelectionFlags ConfusionView::selectionCommand(const QModelIndex&, const QEvent*) const {
  return QItemSelectionModel::NoUpdate;
}

}  // namespace glenoid::ui

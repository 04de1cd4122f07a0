// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/confusion_view.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/elements/theme.h"
#include "ui/services/confusion_model.h"

namespace glenoid::ui {
namespace {

// The colour of a cell says whether its answers are right. So the chosen cell gets a frame, not the colour of a selection.
class CellDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    auto plain = option;
    plain.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
    painter->fillRect(option.rect, option.palette.base());  // the view has drawn the selection below the cell
    QStyledItemDelegate::paint(painter, plain, index);
    if (!(option.state & QStyle::State_Selected)) return;
    painter->save();
    painter->setPen(QPen(themeColours().text, 2));
    painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    painter->restore();
  }
};

}  // namespace

ConfusionView::ConfusionView(ConfusionModel* model, const QString& objectName, const QString& accessibleName, QWidget* parent)
    : FigureTable(model, objectName, accessibleName, parent) {
  setItemDelegate(new CellDelegate(this));
  const auto choose = [this](const QModelIndex& cell) {
    emit chosen(static_cast<std::size_t>(cell.row()), static_cast<std::size_t>(cell.column()));
  };
  connect(this, &QTableView::clicked, this, choose);
  connect(this, &QTableView::activated, this, choose);
}

}  // namespace glenoid::ui

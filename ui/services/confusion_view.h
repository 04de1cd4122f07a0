// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a confusion matrix, whose cells can be chosen unless they are 0. The chosen cell is the selected one: it has a frame until
// clearSelection() or another choice.
#pragma once

#include <cstddef>

#include "ui/elements/figure_table.h"

namespace glenoid::ui {

class ConfusionModel;

class ConfusionView : public FigureTable {
  Q_OBJECT

 public:
  ConfusionView(ConfusionModel* model, const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

 signals:
  void chosen(std::size_t truth, std::size_t answer);  // by a click on a cell, or Enter in it

 protected:
  QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override;

 private:
  void choose(const QModelIndex& cell);
};

}  // namespace glenoid::ui

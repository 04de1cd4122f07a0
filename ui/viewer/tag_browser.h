// SPDX-License-Identifier: GPL-3.0-or-later
// The tags of a file in a table that can be searched.
#pragma once

#include <memory>

#include <QDialog>

#include "core/imaging/radiograph.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace glenoid::ui {

class TagModel;

class TagBrowser : public QDialog {
  Q_OBJECT

 public:
  explicit TagBrowser(QWidget* parent = nullptr);
  // Null empties the table. Identity is listed if `identity` is set and the radiograph has it.
  void setRadiograph(std::shared_ptr<const Radiograph> radiograph, bool identity);

 private:
  void copySelection();
  void showCount();
  TagModel* model_;
  QSortFilterProxyModel* filtered_;
  QLineEdit* search_;
  QTableView* table_;
  QLabel* count_;
  QPushButton* copy_;
};

}  // namespace glenoid::ui

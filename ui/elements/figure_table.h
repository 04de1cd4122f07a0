// SPDX-License-Identifier: GPL-3.0-or-later
// A table of figures.
#pragma once

#include <vector>

#include <QTableView>

namespace glenoid::ui {

// Every column has room for its figures and for the longest word of its title, and the columns share what is left. A table that is
// narrower than that scrolls.
class FigureTable : public QTableView {
  Q_OBJECT

 public:
  FigureTable(QAbstractItemModel* model, const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
  // The least width in which it does not scroll sideways, in pixels.
  int neededWidth() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void measure();
  void spread();
  std::vector<int> widths_;  // the least of each column
};

}  // namespace glenoid::ui

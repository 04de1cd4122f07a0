// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of controls: what does not fit into a row goes to the next one, so that a narrow page is not scrolled sideways.
#pragma once

#include <memory>
#include <vector>

#include <QLayout>

namespace glenoid::ui {

// Items that can grow sideways, and stretches, share the room that is left in their row.
class FlowLayout : public QLayout {
 public:
  explicit FlowLayout(QWidget* parent = nullptr);  // without margins
  ~FlowLayout() override;

  void addStretch();

  void addItem(QLayoutItem* item) override;  // takes ownership
  int count() const override;
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;

  Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }  // rows are never higher than their controls
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;     // all items in one row
  QSize minimumSize() const override;  // as wide as the widest item, as high as its rows are now
  void setGeometry(const QRect& rect) override;

 private:
  struct Row {
    std::vector<QLayoutItem*> items;
    int width = 0, height = 0, growing = 0;
  };
  std::vector<Row> rowsFor(int width) const;
  std::vector<std::unique_ptr<QLayoutItem>> items_;
  int height_ = 0;  // of the rows that are shown
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Two widgets side by side, or one above the other if there is not enough width for both.
#pragma once

#include <QBoxLayout>
#include <QWidget>

namespace glenoid::ui {

class TwoColumns : public QWidget {
 public:
  TwoColumns(QWidget* first, QWidget* second);
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QBoxLayout* row_;
  QWidget *first_, *second_;
};

}  // namespace glenoid::ui

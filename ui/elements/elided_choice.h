// SPDX-License-Identifier: GPL-3.0-or-later
// A choice among names of any length, which needs no more room than twelve letters. A name that does not fit has dots in its middle,
// because names often differ at their end; its tip is the whole name.
#pragma once

#include <QComboBox>

namespace glenoid::ui {

class ElidedChoice : public QComboBox {
  Q_OBJECT

 public:
  explicit ElidedChoice(QWidget* parent = nullptr);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QString wholeText() const;
  QString shownText() const;
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// A label of one line that may be longer than its place.
#pragma once

#include <QLabel>
#include <QString>

namespace glenoid::ui {

// Leaves out the middle of the line if there is no room for all of it. The tool tip and the accessible name hold the whole line.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  // `title` says what the line is; it is part of the accessible name. May be empty.
  explicit ElidedLabel(const QString& title = {}, QWidget* parent = nullptr);

  void setLine(const QString& line);
  const QString& line() const { return line_; }

  QSize sizeHint() const override;         // of the whole line
  QSize minimumSizeHint() const override;  // of a few letters

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;  // another font

 private:
  void fit();
  int widthOf(const QString& text) const;  // with the margins
  QString title_, line_;
};

}  // namespace glenoid::ui

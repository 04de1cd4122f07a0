// SPDX-License-Identifier: GPL-3.0-or-later
// A heading that shows or hides the content below it.
#pragma once

#include <cstddef>

#include <QString>
#include <QWidget>

class QToolButton;

namespace glenoid::ui {

class Section : public QWidget {
  Q_OBJECT

 public:
  explicit Section(const QString& title, QWidget* parent = nullptr);
  // Takes ownership.
  void setContent(QWidget* content);
  // Shows behind the title how much the content holds.
  void setCount(std::size_t count);
  void setOpen(bool open);
  bool isOpen() const;

 signals:
  void toggled(bool open);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void setHead(const QString& text);
  void wrapHead();
  const QString title_;
  QString text_;  // the title, with the count
  QToolButton* head_;
  QWidget* content_ = nullptr;
};

}  // namespace glenoid::ui

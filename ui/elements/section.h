// SPDX-License-Identifier: GPL-3.0-or-later
// A heading that shows or hides the content below it.
#pragma once

#include <QWidget>

class QToolButton;

namespace glenoid::ui {

class Section : public QWidget {
  Q_OBJECT

 public:
  explicit Section(const QString& title, QWidget* parent = nullptr);
  // Takes ownership.
  void setContent(QWidget* content);
  void setOpen(bool open);
  bool isOpen() const;

 signals:
  void toggled(bool open);

 private:
  QToolButton* head_;
  QWidget* content_ = nullptr;
};

}  // namespace glenoid::ui

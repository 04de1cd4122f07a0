// SPDX-License-Identifier: GPL-3.0-or-later
// A column of names and values; the values can be selected and copied.
#pragma once

#include <utility>
#include <vector>

#include <QWidget>

class QGridLayout;

namespace glenoid::ui {

// Lets long words, such as digests and paths, break across lines.
QString breakable(const QString& text);

class FactGrid : public QWidget {
  Q_OBJECT

 public:
  explicit FactGrid(QWidget* parent = nullptr);
  using Rows = std::vector<std::pair<QString, QString>>;
  // Plain text; long values wrap, even inside a word.
  void setRows(const Rows& rows);
  const Rows& rows() const { return rows_; }

 private:
  Rows rows_;
  QGridLayout* grid_;
};

}  // namespace glenoid::ui

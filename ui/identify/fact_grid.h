// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values under each other, the values to be selected and copied.
#pragma once

#include <utility>
#include <vector>

#include <QWidget>

class QGridLayout;

namespace glenoid::ui {

// A text that may break inside long words, as digests and paths are.
QString breakable(const QString& text);

class FactGrid : public QWidget {
  Q_OBJECT

 public:
  explicit FactGrid(QWidget* parent = nullptr);
  using Rows = std::vector<std::pair<QString, QString>>;
  // Plain text; long values wrap, wherever a line of them may break.
  void setRows(const Rows& rows);
  const Rows& rows() const { return rows_; }

 private:
  Rows rows_;
  QGridLayout* grid_;
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// A table model of the commands and their keyboard shortcuts.
#pragma once

#include <QAbstractTableModel>

#include "ui/services/commands.h"

namespace glenoid::ui {

// Updates when the shortcuts change.
class KeysModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Group, Title, Keys, Explanation, ColumnCount };

  explicit KeysModel(Commands& commands, QObject* parent = nullptr);
  const CommandRow& row(int at) const { return commands_.rows()[static_cast<std::size_t>(at)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  Commands& commands_;
};

// "Ctrl+O, F3" in the notation of this system.
QString keysText(const QList<QKeySequence>& keys);

}  // namespace glenoid::ui

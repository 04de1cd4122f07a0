// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keys_model.h"

#include <QFont>

#include "ui/elements/theme.h"

namespace glenoid::ui {

QString keysText(const QList<QKeySequence>& keys) {
  QStringList words;
  for (const auto& key : keys) words.append(key.toString(QKeySequence::NativeText));
  return words.join(", ");
}

KeysModel::KeysModel(Commands& commands, QObject* parent) : QAbstractTableModel(parent), commands_(commands) {
  connect(&commands_, &Commands::keysChanged, this, [this] { emit dataChanged(index(0, Keys), index(rowCount() - 1, Keys)); });
}

int KeysModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(commands_.rows().size()); }
int KeysModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(ColumnCount); }

QVariant KeysModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const auto& command = row(index.row());
  const auto keys = commands_.keys(command.id);
  if (role == Qt::DisplayRole) {
    switch (index.column()) {
      case Group: return command.group;
      case Title: return command.title;
      case Keys: return keysText(keys);
      case Explanation: return command.tip;
    }
  }
  // Highlights shortcuts that the user changed.
  if (role == Qt::FontRole && index.column() == Keys && keys != command.keys) {
    QFont bold;
    bold.setBold(true);
    return bold;
  }
  if (role == Qt::ForegroundRole && (index.column() == Group || index.column() == Explanation)) return themeColours().quietText;
  if (role == Qt::ToolTipRole) return command.tip;
  return {};
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Group: return tr("Group");
    case Title: return tr("Command");
    case Keys: return tr("Shortcuts");
    case Explanation: return tr("What it does");
  }
  return {};
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the window: one QAction each, made from one table, with keys that the user can change.
#pragma once

#include <map>
#include <vector>

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include "ui/services/command_table.h"
#include "ui/settings/settings.h"

namespace glenoid::ui {

// Makes and owns the actions. Pages connect to them and enable them; menus and tool bars show them. The keys of a command of every page act
// in the whole window, if none of them is a key that types; all other keys act only while the focus is in a widget that has the action.
class Commands : public QObject {
  Q_OBJECT

 public:
  explicit Commands(Settings& settings);

  // Throws std::logic_error for an id that is not in the table.
  QAction* operator[](const QString& id) const;
  const std::vector<CommandRow>& rows() const { return rows_; }

  QList<QKeySequence> keys(const QString& id) const;
  // Stores the keys in the settings under "keys/ID". If another command already has one of these keys, returns its id and changes nothing.
  QString setKeys(const QString& id, const QList<QKeySequence>& keys);
  void resetKeys();
  // Disables the command, with the reason in place of its tip. No reason: enables it.
  void setObstacle(const QString& id, const QString& reason);
  // Redraws the icons after the theme changed.
  void refreshIcons();

 signals:
  void keysChanged();

 private:
  const CommandRow& row(const QString& id) const;
  void applyKeys(const CommandRow& row);
  void showTip(const CommandRow& row);
  Settings& settings_;
  std::vector<CommandRow> rows_;
  std::map<QString, QAction*> actions_;
  std::map<QString, QString> obstacles_;
};

}  // namespace glenoid::ui

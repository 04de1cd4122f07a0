// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the window: one QAction each, from one table, with keys a person can change.
#pragma once

#include <map>
#include <vector>

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include "ui/settings/settings.h"

namespace glenoid::ui {

struct CommandRow {
  QString id;                // "viewer.fit"
  QString group;             // heading in the list of keys
  QString title, tip;        // translated
  QList<QKeySequence> keys;  // as shipped
  QString icon = {};         // name for icon() of theme.h; may be empty
  bool checkable = false;
};

// Makes and owns the actions. Pages connect to them and enable them; menus and tool bars show them.
class Commands : public QObject {
  Q_OBJECT

 public:
  explicit Commands(Settings& settings);

  // Throws std::logic_error for an id that is not in the table.
  QAction* operator[](const QString& id) const;
  const std::vector<CommandRow>& rows() const { return rows_; }

  QList<QKeySequence> keys(const QString& id) const;
  // Kept in the settings under "keys/ID". Returns the id of another command that has one of these keys already; nothing is changed then.
  QString setKeys(const QString& id, const QList<QKeySequence>& keys);
  void resetKeys();
  // Draws the icons anew, after the theme changed.
  void refreshIcons();

 signals:
  void keysChanged();

 private:
  const CommandRow& row(const QString& id) const;
  void applyKeys(const CommandRow& row);
  Settings& settings_;
  std::vector<CommandRow> rows_;
  std::map<QString, QAction*> actions_;
};

// The table, in the present language.
std::vector<CommandRow> commandTable();

}  // namespace glenoid::ui

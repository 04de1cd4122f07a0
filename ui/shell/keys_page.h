// SPDX-License-Identifier: GPL-3.0-or-later
// Every command with its keyboard shortcuts: search, change, and reset to the default. A message says if a shortcut is already in use.
#pragma once

#include <map>

#include <QKeySequence>
#include <QList>
#include <QWidget>

#include "ui/services/messages.h"
#include "ui/shell/keys_model.h"

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace glenoid::ui {

class KeysPage : public QWidget {
  Q_OBJECT

 public:
  explicit KeysPage(Commands& commands, QWidget* parent = nullptr);

 signals:
  void wasReset(const glenoid::ui::Message& message);  // with an undo

 private:
  using Keys = std::map<QString, QList<QKeySequence>>;  // of each command
  Keys allKeys() const;
  void offerToPutBack(const QString& text, const Keys& before);
  void resetAll();
  void buildTable();
  QWidget* editor();
  QPushButton* button(const QString& name, const QString& title, const QString& tip, void (KeysPage::*act)());
  const CommandRow* selected() const;
  void showSelected();
  void setKeys(const QList<QKeySequence>& keys);
  void replaceKey();
  void addKey();
  void removeKeys();
  void resetKey();
  void takeOver();  // takes the wanted keys from the command that has them
  void say(const QString& text);
  Commands& commands_;
  KeysModel model_;
  QSortFilterProxyModel* filter_;
  QLineEdit* search_;
  QTableView* table_;
  QLabel* title_;
  QKeySequenceEdit* edit_;
  QLabel* message_;
  QList<QPushButton*> actions_;  // enabled only if a command is selected
  QPushButton* takeOver_;
  QList<QKeySequence> wanted_;  // already used by another command
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Every command with its keys: search, change, and back to the standard; a key that is taken is told in words.
#pragma once

#include <QWidget>

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

 private:
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
  void takeOver();  // from the command that has the wanted keys
  void say(const QString& text);
  Commands& commands_;
  KeysModel model_;
  QSortFilterProxyModel* filter_;
  QLineEdit* search_;
  QTableView* table_;
  QLabel* title_;
  QKeySequenceEdit* edit_;
  QLabel* message_;
  QList<QPushButton*> actions_;  // need a selected command
  QPushButton* takeOver_;
  QList<QKeySequence> wanted_;  // that another command has
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Help: the documents that come with the program, in a separate window with a list and a search.
#pragma once

#include <QTextDocument>
#include <QWidget>

#include "ui/shell/help_pages.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace glenoid::ui {

class HelpBrowser;

class HelpWindow : public QWidget {
  Q_OBJECT

 public:
  // Opens the first of helpPages(). If `folder` has none, says so.
  explicit HelpWindow(const QString& folder = helpFolder(), QWidget* parent = nullptr);
  // The document with this file name, or the first if there is none. What the user reads stays if the same was asked for last.
  void open(const QString& name);

 private:
  QWidget* tools();
  QToolButton* button(const QString& name, const QString& title, const QString& tip, const QString& icon, const QKeySequence& key);
  void listPages();
  void sayMissing(const QString& folder);
  void select(const QUrl& page);  // selects it in the list
  void findNext(QTextDocument::FindFlags flags = {});
  std::vector<HelpPage> pages_;
  QString asked_;  // the file that open() showed last
  QListWidget* list_;
  HelpBrowser* text_;
  QLineEdit* search_;
  QLabel* found_;
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Shows one document of Help at a time. Links lead to the other documents and their headings; web addresses open in the user's browser.
#pragma once

#include <utility>

#include <QTextBrowser>

namespace glenoid::ui {

class HelpBrowser : public QTextBrowser {
  Q_OBJECT

 public:
  explicit HelpBrowser(QWidget* parent = nullptr);

  // Selects the next occurrence of `text`, wrapping around at the end, and scrolls it to the middle. False: the document does not contain
  // it.
  bool findNext(const QString& text, QTextDocument::FindFlags flags = {});
  // Which occurrence of `text` the cursor is at, from 1, and how many there are.
  std::pair<int, int> placeOf(const QString& text) const;

 protected:
  QVariant loadResource(int type, const QUrl& name) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  bool findAround(const QString& text, QTextDocument::FindFlags flags);
  bool leads(const QUrl& link) const;  // the link can be followed
  void follow(const QUrl& link);
  void showPage(const QUrl& page);
  void read();
  QUrl shown_;  // without a heading's anchor
  QTextDocument* page_ = nullptr;
};

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Shows one document of Help at a time. Links lead to the other documents and their headings; addresses of the web open in the person's
// browser.
#pragma once

#include <QTextBrowser>

namespace glenoid::ui {

class HelpBrowser : public QTextBrowser {
  Q_OBJECT

 public:
  explicit HelpBrowser(QWidget* parent = nullptr);

  // Selects the next `text`, going on at the other end after the last one. False: the document does not have it.
  bool findNext(const QString& text, QTextDocument::FindFlags flags = {});

 protected:
  QVariant loadResource(int type, const QUrl& name) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  bool leads(const QUrl& link) const;  // the link can be followed
  void follow(const QUrl& link);
  void showPage(const QUrl& page);
  void read();
  QUrl shown_;  // without a heading
  QTextDocument* page_ = nullptr;
};

}  // namespace glenoid::ui

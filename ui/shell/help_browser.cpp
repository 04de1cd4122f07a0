// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_browser.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QResizeEvent>
#include <QScrollBar>

#include "ui/shell/help_layout.h"
#include "ui/shell/help_style.h"

namespace glenoid::ui {
namespace {

bool isOfTheWeb(const QUrl& link) { return link.scheme() == "https" || link.scheme() == "http" || link.scheme() == "mailto"; }

}  // namespace

HelpBrowser::HelpBrowser(QWidget* parent) : QTextBrowser(parent) {
  setOpenLinks(false);
  connect(this, &QTextBrowser::anchorClicked, this, &HelpBrowser::follow);
  connect(this, &QTextBrowser::sourceChanged, this, &HelpBrowser::showPage);
}

// The documents are installed without the tree around them, so that only those in the same folder can be shown.
bool HelpBrowser::leads(const QUrl& link) const {
  if (isOfTheWeb(link)) return true;
  const QFileInfo target(shown_.resolved(link).toLocalFile()), here(shown_.toLocalFile());
  return target.suffix() == "md" && target.isFile() && target.absolutePath() == here.absolutePath();
}

void HelpBrowser::follow(const QUrl& link) {
  if (isOfTheWeb(link)) {
    QDesktopServices::openUrl(link);
  } else if (leads(link)) {
    setSource(link);
  }
}

// QTextBrowser keeps the history, but read() reads the text: reading into a visible document would take Qt seconds, because it lays out
// every line as it is added.
QVariant HelpBrowser::loadResource(int type, const QUrl& name) {
  return type == QTextDocument::MarkdownResource ? QVariant(" ") : QTextBrowser::loadResource(type, name);
}

// When it is called, source() is still the previous page.
void HelpBrowser::showPage(const QUrl& page) {
  if (const auto file = page.adjusted(QUrl::RemoveFragment); file != shown_) {
    shown_ = file;
    read();
  }
  if (page.hasFragment()) scrollToAnchor(page.fragment(QUrl::FullyDecoded));
}

void HelpBrowser::read() {
  QFile file(shown_.toLocalFile());
  auto* page = new QTextDocument(this);
  page->setUndoRedoEnabled(false);
  page->setDefaultFont(font());
  if (file.open(QIODevice::ReadOnly)) page->setMarkdown(QString::fromUtf8(file.readAll()));
  styleHelp(*page, [this](const QString& link) { return leads(QUrl(link)); });
  layOutHelp(*page, viewport()->width());
  setDocument(page);
  if (page_) page_->deleteLater();  // the click on a link that led here is still being handled
  page_ = page;
  page->size();  // lays out everything, so that every position can be scrolled to
}

bool HelpBrowser::findNext(const QString& text, QTextDocument::FindFlags flags) {
  if (!findAround(text, flags)) return false;
  // With the text before and after it.
  auto* bar = verticalScrollBar();
  bar->setValue(bar->value() + cursorRect().center().y() - viewport()->height() / 2);
  return true;
}

std::pair<int, int> HelpBrowser::placeOf(const QString& text) const {
  int number = 0, count = 0;
  for (auto hit = document()->find(text); !hit.isNull(); hit = document()->find(text, hit)) {
    ++count;
    if (hit.selectionStart() <= textCursor().selectionStart()) number = count;
  }
  return {number, count};
}

bool HelpBrowser::findAround(const QString& text, QTextDocument::FindFlags flags) {
  if (find(text, flags)) return true;
  const auto before = textCursor();
  moveCursor(flags.testFlag(QTextDocument::FindBackward) ? QTextCursor::End : QTextCursor::Start);
  if (find(text, flags)) return true;
  setTextCursor(before);
  return false;
}

void HelpBrowser::resizeEvent(QResizeEvent* event) {
  QTextBrowser::resizeEvent(event);
  if (event->size().width() == event->oldSize().width()) return;
  layOutHelp(*document(), viewport()->width());
  document()->size();  // at once; otherwise the old width would leave a scroll bar behind
}

// The colours of the theme are stored in the document.
void HelpBrowser::changeEvent(QEvent* event) {
  QTextBrowser::changeEvent(event);
  if (event->type() != QEvent::PaletteChange || shown_.isEmpty()) return;
  const auto place = verticalScrollBar()->value();
  read();
  verticalScrollBar()->setValue(place);
}

}  // namespace glenoid::ui

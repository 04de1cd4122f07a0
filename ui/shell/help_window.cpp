// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_window.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/elements/theme.h"
#include "ui/elements/window_size.h"
#include "ui/shell/help_browser.h"

namespace glenoid::ui {
namespace {

constexpr int kBesideTitle = 40;  // pixels: the margins of an entry of the list, and a scroll bar

// An entry that cannot be chosen.
void addHeading(QListWidget& list, const QString& text) {
  auto* item = new QListWidgetItem(text, &list);
  item->setFlags(Qt::NoItemFlags);
  auto font = list.font();
  font.setBold(true);
  item->setFont(font);
}

}  // namespace

HelpWindow::HelpWindow(const QString& folder, QWidget* parent)
    : QWidget(parent, Qt::Window),
      pages_(helpPages(folder)),
      list_(new QListWidget),
      text_(new HelpBrowser),
      search_(new QLineEdit),
      found_(new QLabel) {
  setObjectName("help");
  setWindowTitle(tr("Manual"));
  resizeToFit(*this, {1080, 780});
  text_->setObjectName("helpText");
  text_->setAccessibleName(tr("Document"));
  text_->setToolTip(tr("The open document"));
  auto* reading = new QWidget;
  auto* column = new QVBoxLayout(reading);
  column->setContentsMargins(12, 8, 12, 12);
  column->setSpacing(8);
  column->addWidget(tools());
  column->addWidget(text_, 1);
  listPages();
  auto* splitter = new QSplitter;
  splitter->addWidget(list_);
  splitter->addWidget(reading);
  splitter->setStretchFactor(1, 1);
  const int list = std::min(list_->sizeHintForColumn(0) + kBesideTitle, width() / 3);
  splitter->setSizes({list, width() - list});
  splitter->setChildrenCollapsible(false);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(splitter);
  connect(new QShortcut(QKeySequence::Cancel, this), &QShortcut::activated, this, &QWidget::close);
  connect(text_, &QTextBrowser::sourceChanged, this, &HelpWindow::select);
  if (pages_.empty()) {
    sayMissing(folder);
  } else {
    open({});
    text_->setFocus();
  }
}

void HelpWindow::open(const QString& name) {
  if (pages_.empty()) return;
  const auto found =
      std::find_if(pages_.begin(), pages_.end(), [&](const HelpPage& page) { return QFileInfo(page.file).fileName() == name; });
  const auto& file = (found == pages_.end() ? pages_.front() : *found).file;
  if (std::exchange(asked_, file) != file) text_->setSource(QUrl::fromLocalFile(file));
}

QToolButton* HelpWindow::button(const QString& name, const QString& title, const QString& tip, const QString& drawing,
                                const QKeySequence& key) {
  auto* button = new QToolButton;
  button->setObjectName(name);
  button->setAccessibleName(title);
  button->setToolTip(QString("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText)));
  button->setIcon(icon(drawing));
  button->setShortcut(key);
  button->setEnabled(false);
  return button;
}

QWidget* HelpWindow::tools() {
  auto* back = button("helpBack", tr("Back"), tr("Back to the page shown before"), "previous", Qt::ALT | Qt::Key_Left);
  auto* forward = button("helpForward", tr("Forward"), tr("Forward to the page you came back from"), "next", Qt::ALT | Qt::Key_Right);
  connect(back, &QToolButton::clicked, text_, &QTextBrowser::backward);
  connect(forward, &QToolButton::clicked, text_, &QTextBrowser::forward);
  connect(text_, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
  connect(text_, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
  search_->setObjectName("helpSearch");
  search_->setPlaceholderText(tr("Search this document"));
  search_->setAccessibleName(tr("Search this document"));
  search_->setToolTip(tr("Enter shows the next place with this text"));
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(320);
  found_->setObjectName("helpFound");
  found_->setProperty("role", "quiet");
  connect(search_, &QLineEdit::returnPressed, this, [this] { findNext(); });
  connect(search_, &QLineEdit::textChanged, found_, &QLabel::clear);
  connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, search_, [this] {
    search_->setFocus();
    search_->selectAll();
  });
  connect(new QShortcut(QKeySequence::FindNext, this), &QShortcut::activated, this, [this] { findNext(); });
  connect(new QShortcut(QKeySequence::FindPrevious, this), &QShortcut::activated, this, [this] { findNext(QTextDocument::FindBackward); });
  auto* widget = new QWidget;
  auto* row = new QHBoxLayout(widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(back);
  row->addWidget(forward);
  row->addStretch();
  row->addWidget(found_);
  row->addWidget(search_, 1);
  return widget;
}

void HelpWindow::listPages() {
  list_->setObjectName("helpPages");
  list_->setAccessibleName(tr("Documents"));
  list_->setToolTip(tr("Select a document to read it"));
  list_->setSpacing(3);
  list_->setWordWrap(true);
  list_->setResizeMode(QListView::Adjust);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  bool isHeaded = false;
  for (const auto& page : pages_) {
    if (page.forDevelopers && !std::exchange(isHeaded, true)) addHeading(*list_, tr("For developers"));
    auto* item = new QListWidgetItem(page.title, list_);
    item->setData(Qt::UserRole, page.file);
  }
  connect(list_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
    if (item) text_->setSource(QUrl::fromLocalFile(item->data(Qt::UserRole).toString()));
  });
}

void HelpWindow::sayMissing(const QString& folder) {
  text_->setPlainText(
      tr("The manuals are not installed: there is no document in %1. Install Glenoid again.").arg(QDir::toNativeSeparators(folder)));
  list_->hide();
  search_->setEnabled(false);
}

void HelpWindow::select(const QUrl& page) {
  found_->clear();
  const QSignalBlocker quiet(list_);  // the page is already open
  for (int row = 0; row < list_->count(); ++row) {
    if (list_->item(row)->data(Qt::UserRole).toString() != page.toLocalFile()) continue;
    list_->setCurrentRow(row);
    setWindowTitle(list_->item(row)->text());
  }
}

void HelpWindow::findNext(QTextDocument::FindFlags flags) {
  if (search_->text().isEmpty()) return;
  if (!text_->findNext(search_->text(), flags)) return found_->setText(tr("Not found in this document"));
  const auto [number, count] = text_->placeOf(search_->text());
  found_->setText(tr("%1 of %2").arg(number).arg(count));
}

}  // namespace glenoid::ui

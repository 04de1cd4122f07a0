// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/tag_browser.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/window_size.h"
#include "ui/viewer/tag_model.h"

namespace glenoid::ui {

TagBrowser::TagBrowser(QWidget* parent) : QDialog(parent) {
  setObjectName("tagBrowser");
  setWindowTitle(tr("Tags"));
  resizeToFit(*this, {760, 560});
  model_ = new TagModel(this);
  filtered_ = new QSortFilterProxyModel(this);
  filtered_->setSourceModel(model_);
  filtered_->setFilterKeyColumn(-1);
  filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
  filtered_->setSortCaseSensitivity(Qt::CaseInsensitive);

  search_ = new QLineEdit;
  nameControl(*search_, "tagSearch", tr("Search"), tr("Shows the rows that contain this text"));
  search_->setPlaceholderText(tr("Search tag, name or value"));
  search_->setClearButtonEnabled(true);
  table_ = new QTableView;
  nameControl(*table_, "tagTable", tr("Tags of the file"), tr("Select rows and press Ctrl+C to copy them"));
  table_->setModel(filtered_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSortingEnabled(true);
  table_->sortByColumn(0, Qt::AscendingOrder);
  table_->setTabKeyNavigation(false);
  table_->setShowGrid(false);
  table_->setAlternatingRowColors(true);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->setColumnWidth(0, 110);
  table_->setColumnWidth(1, 250);
  count_ = new QLabel;
  count_->setObjectName("tagCount");
  count_->setProperty("role", "quiet");
  copy_ = pushButton("tagCopy", tr("Copy"), tr("Copies the selected rows, or all visible rows if none is selected"));
  copy_->setAutoDefault(false);
  auto* close = pushButton("tagClose", tr("Close"), tr("Closes this window"));
  close->setAutoDefault(false);

  auto* foot = new QHBoxLayout;
  foot->addWidget(count_, 1);
  foot->addWidget(copy_);
  foot->addWidget(close);
  auto* column = new QVBoxLayout(this);
  column->addWidget(search_);
  column->addWidget(table_, 1);
  column->addLayout(foot);

  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    filtered_->setFilterFixedString(text);
    showCount();
  });
  connect(copy_, &QPushButton::clicked, this, &TagBrowser::copySelection);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  auto* copyKey = new QShortcut(QKeySequence::Copy, table_);
  copyKey->setContext(Qt::WidgetShortcut);
  connect(copyKey, &QShortcut::activated, this, &TagBrowser::copySelection);
  showCount();
}

void TagBrowser::setRadiograph(std::shared_ptr<const Radiograph> radiograph, bool identity) {
  model_->setRadiograph(std::move(radiograph), identity);
  showCount();
}

void TagBrowser::showCount() {
  const int all = model_->rowCount(), shown = filtered_->rowCount();
  count_->setText(all == 0       ? tr("This file has no tags. Only DICOM files have them.")
                  : shown == all ? tr("%n rows", nullptr, all)
                                 : tr("%1 of %2 rows").arg(shown).arg(all));
  copy_->setEnabled(shown > 0);
}

void TagBrowser::copySelection() {
  auto rows = table_->selectionModel()->selectedRows();
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
  if (rows.isEmpty()) {
    for (int row = 0; row < filtered_->rowCount(); ++row) rows << filtered_->index(row, 0);
  }
  QStringList lines;
  for (const auto& row : rows) {
    QStringList cells;
    for (int column = 0; column < filtered_->columnCount(); ++column) cells << row.siblingAtColumn(column).data().toString().simplified();
    lines << cells.join('\t');
  }
  QApplication::clipboard()->setText(lines.join('\n'));
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/log_page.h"

#include <algorithm>

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStandardPaths>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/elements/command_button.h"
#include "ui/elements/controls.h"
#include "ui/elements/labels.h"

namespace glenoid::ui {
namespace {

class LevelFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setLeast(LogLevel level) {
    least_ = static_cast<int>(level);
    invalidateRowsFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    return sourceModel()->index(row, 0, parent).data(LogModel::kLevelRole).toInt() >= least_;
  }

 private:
  int least_ = static_cast<int>(LogLevel::Info);
};

}  // namespace

QString logFile() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/glenoid.log"; }

LogPage::LogPage(Log& log, Commands& commands, QWidget* parent)
    : QWidget(parent), model_(log), filter_(new LevelFilter(this)), level_(new QComboBox(this)), table_(new QTableView(this)) {
  setObjectName("logPage");
  nameControl(*level_, "logLevel", tr("Lines to show"), tr("Shows all lines, or only the serious ones"));
  level_->addItem(tr("Everything"), static_cast<int>(LogLevel::Debug));
  level_->addItem(tr("Without details"), static_cast<int>(LogLevel::Info));
  level_->addItem(tr("Warnings and errors"), static_cast<int>(LogLevel::Warning));
  level_->addItem(tr("Errors"), static_cast<int>(LogLevel::Error));
  level_->setCurrentIndex(1);
  connect(level_, &QComboBox::currentIndexChanged, this, &LogPage::narrow);
  buildTable();
  auto* copy = pushButton("logCopy", tr("Copy lines"), tr("Copy the selected lines, or all visible lines if none is selected"), {}, this);
  connect(copy, &QPushButton::clicked, this, &LogPage::copy);
  auto* folder = pushButton("logFolder", tr("Open folder"), tr("Show the log file in the file manager"), {}, this);
  connect(folder, &QPushButton::clicked, this, [] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(logFile()).absolutePath())); });
  auto* row = new QHBoxLayout;
  row->addWidget(level_);
  row->addStretch();
  row->addWidget(copy);
  row->addWidget(folder);
  row->addWidget(new CommandButton(commands["help.diagnostics"], "logDiagnostics", this));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  column->addLayout(row);
  auto* language = plainLabel("logLanguage", "quiet", this);
  language->setText(tr("The lines are in English in every language of the window, so that whoever helps you can read them."));
  column->addWidget(language);
  column->addWidget(table_, 1);
}

void LogPage::buildTable() {
  filter_->setSourceModel(&model_);
  nameControl(*table_, "logTable", tr("Log"), tr("The newest line is at the bottom"));
  table_->setModel(filter_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().height() + 6);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setHighlightSections(false);
  const int letter = table_->fontMetrics().averageCharWidth();
  table_->setColumnWidth(LogModel::Time, 24 * letter);
  table_->setColumnWidth(LogModel::Level, 12 * letter);
  // Scrolls with new lines while the end of the list is visible.
  const auto atEnd = [bar = table_->verticalScrollBar()] { return bar->value() == bar->maximum(); };
  connect(filter_, &QAbstractItemModel::rowsAboutToBeInserted, this, [this, atEnd] { table_->setProperty("follows", atEnd()); });
  connect(filter_, &QAbstractItemModel::rowsInserted, this, [this] {
    if (table_->property("follows").toBool()) QMetaObject::invokeMethod(table_, &QTableView::scrollToBottom, Qt::QueuedConnection);
  });
  table_->scrollToBottom();
}

void LogPage::narrow() {
  static_cast<LevelFilter*>(filter_)->setLeast(static_cast<LogLevel>(level_->currentData().toInt()));
  table_->scrollToBottom();
}

void LogPage::copy() {
  auto rows = table_->selectionModel()->selectedRows();
  if (rows.isEmpty()) {
    for (int row = 0; row < filter_->rowCount(); ++row) rows.append(filter_->index(row, 0));
  }
  std::sort(rows.begin(), rows.end());
  QStringList lines;
  for (const auto& index : rows) {
    QStringList cells;
    for (int column = 0; column < LogModel::ColumnCount; ++column) cells.append(index.siblingAtColumn(column).data().toString());
    lines.append(cells.join('\t'));
  }
  QGuiApplication::clipboard()->setText(lines.join('\n'));
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_table.h"

#include <algorithm>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSlider>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/layouts.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

constexpr int kLeastSearch = 240;  // pixels

}  // namespace

BatchTable::BatchTable(BatchModel& model, QWidget* parent)
    : QWidget(parent),
      model_(model),
      filter_(new BatchFilter(model, this)),
      search_(new QLineEdit(this)),
      unsure_(new QCheckBox(tr("Unsure only, below"), this)),
      threshold_(new QSlider(Qt::Horizontal, this)),
      thresholdText_(new QLabel(this)),
      shown_(new QLabel(this)),
      view_(new QTableView(this)) {
  buildFilterRow();
  buildView();
  auto* limit = new QWidget(this);
  auto* together = bareLayout<QHBoxLayout>(limit);
  for (QWidget* part : std::initializer_list<QWidget*>{unsure_, threshold_, thresholdText_}) together->addWidget(part);
  limit->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);  // the slider stays beside its words
  auto* row = new FlowLayout;
  for (QWidget* part : std::initializer_list<QWidget*>{search_, limit, shown_}) row->addWidget(part);
  auto* column = bareLayout<QVBoxLayout>(this);
  column->addLayout(row);
  column->addWidget(view_, 1);
  applyUnsure();
  refreshShown();
}

void BatchTable::buildFilterRow() {
  nameControl(*search_, "batchSearch", tr("Search the table"), tr("Shows only rows that contain this text"));
  search_->setPlaceholderText(tr("Search file, folder, maker, status or reason"));
  search_->setClearButtonEnabled(true);
  search_->setMinimumWidth(kLeastSearch);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) { changeFilter([&] { filter_->setText(text); }); });
  unsure_->setObjectName("batchUnsure");
  unsure_->setToolTip(tr("Shows only answers with a probability below the limit"));
  const auto threshold = tr("Probability below which an answer counts as unsure");
  nameControl(*threshold_, "batchThreshold", threshold, threshold);
  threshold_->setRange(30, 99);
  threshold_->setValue(70);
  threshold_->setFixedWidth(140);
  thresholdText_->setObjectName("batchThresholdText");
  thresholdText_->setMinimumWidth(thresholdText_->fontMetrics().horizontalAdvance("100 %"));
  shown_->setObjectName("batchShown");
  shown_->setProperty("role", "quiet");
  connect(unsure_, &QCheckBox::toggled, this, &BatchTable::applyUnsure);
  connect(threshold_, &QSlider::valueChanged, this, &BatchTable::applyUnsure);
}

void BatchTable::buildView() {
  nameControl(*view_, "batchTable", tr("Answers"), tr("Double-click a row to open the picture"));
  view_->setModel(filter_);
  view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  view_->setSelectionMode(QAbstractItemView::SingleSelection);
  view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view_->setAlternatingRowColors(false);
  view_->setShowGrid(false);
  view_->setWordWrap(true);  // a reason takes as many lines as the small picture is high
  view_->setTabKeyNavigation(false);
  view_->verticalHeader()->hide();
  view_->verticalHeader()->setDefaultSectionSize(std::max(view_->fontMetrics().height() + 10, BatchModel::kThumbnail + 4));
  auto* header = view_->horizontalHeader();
  header->setHighlightSections(false);
  header->setStretchLastSection(true);
  header->setSortIndicatorClearable(true);  // a third click restores the order of the files
  header->setSortIndicator(-1, Qt::AscendingOrder);
  view_->setSortingEnabled(true);
  const int letter = view_->fontMetrics().averageCharWidth();
  const int widths[] = {30, 14, 26, 10, 32};
  for (int column = 0; column < BatchModel::Status; ++column) view_->setColumnWidth(column, widths[column] * letter);
  int status = 0;
  for (const auto each : {Status::Ok, Status::Refused, Status::Failed})
    status = std::max(status, view_->fontMetrics().horizontalAdvance(statusText(each)));
  view_->setColumnWidth(BatchModel::Status, status + 2 * letter);
  connect(view_, &QTableView::activated, this,
          [this](const QModelIndex& index) { emit openRequested(pathText(filter_->row(index).picture.file)); });
  connect(&model_, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first) {
    showFolders(first);
    refreshShown();
  });
  connect(&model_, &QAbstractItemModel::modelReset, this, [this] {
    view_->hideColumn(BatchModel::Folder);
    refreshShown();
  });
  view_->hideColumn(BatchModel::Folder);
  showFolders(0);
}

void BatchTable::showFolders(int first) {
  const auto& rows = model_.rows();
  if (rows.empty() || !view_->isColumnHidden(BatchModel::Folder)) return;
  const auto isElsewhere = [folder = rows.front().picture.file.parent_path()](const Answer& row) {
    return row.picture.file.parent_path() != folder;
  };
  if (model_.counts().folders.pictures() > 0 || std::any_of(rows.begin() + first, rows.end(), isElsewhere))
    view_->showColumn(BatchModel::Folder);
}

// Only now the header has the style of the window.
void BatchTable::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  auto* header = view_->horizontalHeader();
  for (int column = 0; column < BatchModel::Remark; ++column) {
    if (!header->isSectionHidden(column))
      view_->setColumnWidth(column, std::max(view_->columnWidth(column), header->sectionSizeHint(column)));
  }
  const int rest = view_->viewport()->width() - header->sectionPosition(BatchModel::Remark);
  view_->setColumnWidth(BatchModel::Remark, std::max(rest, header->sectionSizeHint(BatchModel::Remark)));
}

void BatchTable::applyUnsure() {
  const bool on = unsure_->isChecked();
  threshold_->setEnabled(on);
  thresholdText_->setText(tr("%1 %").arg(QLocale().toString(threshold_->value())));
  changeFilter([&] { filter_->setUnsureBelow(on ? std::optional(threshold_->value() / 100.0) : std::nullopt); });
}

void BatchTable::changeFilter(const std::function<void()>& change) {
  const auto current = view_->currentIndex();
  const auto row = filter_->sourceRow(current);
  const int column = current.column();
  change();
  if (row) view_->setCurrentIndex(filter_->indexOf(*row, column));
  refreshShown();
}

void BatchTable::refreshShown() {
  const int rows = filter_->rowCount(), all = model_.rowCount();
  const QLocale locale;
  shown_->setText(rows == all ? tr("%n rows", nullptr, all) : tr("%1 of %2 rows").arg(locale.toString(rows), locale.toString(all)));
}

}  // namespace glenoid::ui

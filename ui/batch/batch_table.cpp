// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_table.h"

#include <algorithm>
#include <utility>

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSlider>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

constexpr int kLeastSearch = 240;                                        // pixels
constexpr int kLeastRows = 5;                                            // that a small window shows
constexpr int kLeastRemark = 30, kWantedRemark = 60, kLeastColumn = 14;  // letters
constexpr int kLeastName = 18;                                           // digits of a file's name, beside the small picture
constexpr std::array kShrinking{BatchModel::File, BatchModel::Folder, BatchModel::Maker, BatchModel::Second};

// Names of files and folders often differ only in the number at their end, so it is never cut off.
class NameDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideMiddle;
    option->features &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::WrapText);  // what a third line needs would be lost
  }
};

}  // namespace

BatchTable::BatchTable(BatchModel& model, QWidget* parent)
    : QWidget(parent),
      model_(model),
      filter_(new BatchFilter(model, this)),
      search_(new QLineEdit(this)),
      unsure_(new QCheckBox(tr("Unsure only, below"), this)),
      threshold_(new QSlider(Qt::Horizontal, this)),
      thresholdText_(new QLabel(this)),
      allCells_(
          pushButton("batchAllAnswers", tr("All answers"), tr("Shows the answers of every cell of the confusion matrix again"), {}, this)),
      shown_(new QLabel(this)),
      view_(new QTableView(this)) {
  buildFilterRow();
  buildView();
  auto* limit = new QWidget(this);
  auto* together = bareLayout<QHBoxLayout>(limit);
  for (QWidget* part : std::initializer_list<QWidget*>{unsure_, threshold_, thresholdText_}) together->addWidget(part);
  limit->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);  // the slider stays beside its words
  auto* row = new FlowLayout;
  for (QWidget* part : std::initializer_list<QWidget*>{search_, limit, allCells_, shown_}) row->addWidget(part);
  auto* column = bareLayout<QVBoxLayout>(this);
  column->addLayout(row);
  column->addWidget(view_, 1);
  applyUnsure();
  refreshShown();
}

void BatchTable::buildFilterRow() {
  nameControl(*search_, "batchSearch", tr("Search the table"), tr("Shows only rows that contain this text"));
  search_->setPlaceholderText(tr("Search file, folder, maker or reason"));
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
  allCells_->hide();
  connect(allCells_, &QPushButton::clicked, this, &BatchTable::showAllCells);
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
  auto* names = new NameDelegate(view_);
  for (const auto column : {BatchModel::File, BatchModel::Folder}) view_->setItemDelegateForColumn(column, names);
  view_->verticalHeader()->hide();
  view_->verticalHeader()->setDefaultSectionSize(std::max(view_->fontMetrics().height() + 10, BatchModel::kThumbnail + 4));
  auto* header = view_->horizontalHeader();
  header->setHighlightSections(false);
  header->setSortIndicatorClearable(true);  // a third click restores the order of the files
  header->setSortIndicator(-1, Qt::AscendingOrder);
  view_->setSortingEnabled(true);
  const auto metrics = view_->fontMetrics();
  const int letter = metrics.averageCharWidth();
  widths_ = {30 * letter + BatchModel::kThumbnail,
             14 * letter,
             26 * letter,
             10 * letter,
             32 * letter,
             metrics.horizontalAdvance(damagedText()) + 2 * letter};
  for (const auto each : {Status::Ok, Status::Refused, Status::Failed}) {
    auto& width = widths_[BatchModel::Status];
    width = std::max(width, metrics.horizontalAdvance(statusText(each)) + 2 * letter);
  }
  connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
    if (isFitting_ || column == BatchModel::Remark || width == 0) return;  // 0: it is hidden now
    widths_[static_cast<std::size_t>(column)] = width;                     // the user wants it so
    giveRestToRemark();
  });
  view_->viewport()->installEventFilter(this);
  connect(view_, &QTableView::activated, this, [this](const QModelIndex& index) { emit openRequested(filter_->sourceRow(index).value()); });
  connect(&model_, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first) {
    showFolders(first);
    const auto makers = model_.counts().makers.size();
    if (std::exchange(makers_, makers) != makers) fitColumns();
    refreshShown();
  });
  connect(&model_, &QAbstractItemModel::modelReset, this, [this] {
    view_->hideColumn(BatchModel::Folder);
    makers_ = 0;
    search_->clear();
    showAllCells();  // those of the earlier batch are gone
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
  if (model_.counts().folders.pictures() == 0 && std::none_of(rows.begin() + first, rows.end(), isElsewhere)) return;
  {
    const QScopedValueRollback fitting(isFitting_, true);
    view_->showColumn(BatchModel::Folder);
  }
  fitColumns();
}

// Only now the header has the style of the window.
void BatchTable::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  const auto& header = *view_->horizontalHeader();
  view_->setMinimumHeight(header.sizeHint().height() + kLeastRows * view_->verticalHeader()->defaultSectionSize() +
                          view_->horizontalScrollBar()->sizeHint().height() + 2 * view_->frameWidth());  // a small window scrolls the page
  fitColumns();
}

bool BatchTable::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_->viewport() && event->type() == QEvent::Resize) fitColumns();
  return QWidget::eventFilter(watched, event);
}

// Of a column that gives way to others, in pixels.
int BatchTable::leastWidth(int column) const {
  const auto metrics = view_->fontMetrics();
  const int title = view_->horizontalHeader()->sectionSizeHint(column), letter = metrics.averageCharWidth();
  if (column == BatchModel::Maker) {
    int widest = title;  // two makers may differ only at the end of their names
    for (const auto& [maker, count] : model_.counts().makers) widest = std::max(widest, metrics.horizontalAdvance(maker) + 2 * letter);
    return widest;
  }
  if (column == BatchModel::Second && !model_.rows().empty()) {
    int widest = title;
    for (const auto& label : model_.rows().front().model->labels)
      widest = std::max(widest, metrics.horizontalAdvance(textOf(label.display) + "  " + percentText(0.5)) + 2 * letter);
    return widest;
  }
  if (column != BatchModel::File) return std::max(title, kLeastColumn * letter);
  return BatchModel::kThumbnail + metrics.horizontalAdvance(QString(kLeastName, '0')) + 2 * letter;
}

// What the user gave the column, or more if its title or the whole name of the next maker needs more.
int BatchTable::wantedWidth(int column) const {
  const int wanted = std::max(widths_[static_cast<std::size_t>(column)], view_->horizontalHeader()->sectionSizeHint(column));
  return column == BatchModel::Second ? std::max(wanted, leastWidth(column)) : wanted;
}

// The next most probable maker is what a reader needs least. It is shown whole, or not at all.
bool BatchTable::hasRoomForSecond() const {
  const auto& header = *view_->horizontalHeader();
  int least = kLeastRemark * view_->fontMetrics().averageCharWidth();
  for (int column = 0; column < BatchModel::Remark; ++column) {
    if (column == BatchModel::Folder && header.isSectionHidden(column)) continue;
    const auto gives = std::find(kShrinking.begin(), kShrinking.end(), column) != kShrinking.end();
    least += gives ? std::min(wantedWidth(column), leastWidth(column)) : wantedWidth(column);
  }
  return least <= view_->viewport()->width();
}

// If the reason has less room than it needs, columns of names give way to it, each in proportion to what it has to spare.
void BatchTable::fitColumns() {
  if (!isVisible()) return;
  const QScopedValueRollback fitting(isFitting_, true);
  view_->showColumn(BatchModel::Second);  // the heading of a hidden column has no size
  if (!hasRoomForSecond()) view_->hideColumn(BatchModel::Second);
  const auto& header = *view_->horizontalHeader();
  const int letter = view_->fontMetrics().averageCharWidth();
  std::array<int, BatchModel::Remark> fitted{}, spare{};
  int needed = kWantedRemark * letter, allSpare = 0;
  for (int column = 0; column < BatchModel::Remark; ++column) {
    if (header.isSectionHidden(column)) continue;
    const auto i = static_cast<std::size_t>(column);
    needed += fitted[i] = wantedWidth(column);
    if (std::find(kShrinking.begin(), kShrinking.end(), column) == kShrinking.end()) continue;
    allSpare += spare[i] = std::max(0, fitted[i] - leastWidth(column));
  }
  const int given = std::clamp(needed - view_->viewport()->width(), 0, allSpare);
  for (int column = 0; column < BatchModel::Remark; ++column) {
    const auto i = static_cast<std::size_t>(column);
    if (!header.isSectionHidden(column)) view_->setColumnWidth(column, fitted[i] - (allSpare > 0 ? given * spare[i] / allSpare : 0));
  }
  giveRestToRemark();
}

void BatchTable::giveRestToRemark() {
  const int rest = view_->viewport()->width() - view_->horizontalHeader()->sectionPosition(BatchModel::Remark);
  view_->setColumnWidth(BatchModel::Remark, std::max(rest, kLeastRemark * view_->fontMetrics().averageCharWidth()));
}

void BatchTable::showCell(const ConfusionCell& cell) {
  changeFilter([&] { filter_->setCell(cell); });
  allCells_->show();
}

void BatchTable::sortByCurrentColumn() {
  const int column = std::max(0, view_->currentIndex().column());
  auto& header = *view_->horizontalHeader();
  const bool isSorted = header.sortIndicatorSection() == column, isUp = header.sortIndicatorOrder() == Qt::AscendingOrder;
  header.setSortIndicator(isSorted && !isUp ? -1 : column, isSorted && isUp ? Qt::DescendingOrder : Qt::AscendingOrder);
  view_->scrollTo(view_->currentIndex());
}

void BatchTable::focusRows() { view_->setFocus(); }

void BatchTable::showAllCells() {
  changeFilter([&] { filter_->setCell(std::nullopt); });
  if (allCells_->hasFocus()) view_->setFocus();
  allCells_->hide();
  emit allCellsShown();
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
  shown_->setText(rows == all ? tr("%n rows", nullptr, all) : tr("%1 of %2 rows").arg(countText(rows), countText(all)));
}

}  // namespace glenoid::ui

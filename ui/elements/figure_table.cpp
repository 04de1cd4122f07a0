// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/figure_table.h"

#include <algorithm>
#include <numeric>

#include <QFontMetrics>
#include <QHeaderView>

#include "ui/elements/controls.h"

namespace glenoid::ui {
namespace {

constexpr int kTitleRim = 14;  // pixels: padding of the style sheet, and a rest
constexpr int kRowHeight = 26, kLeastTable = 180;

QString columnTitle(const QAbstractItemModel& model, int column) { return model.headerData(column, Qt::Horizontal).toString(); }

// Bold, as the title of the selected column is.
QFontMetrics titleMetrics(const QHeaderView& header) {
  auto font = header.font();
  font.setBold(true);
  return QFontMetrics(font);
}

int longestWord(const QString& title, const QFontMetrics& metrics) {
  int longest = 0;
  for (const auto& word : title.split(' ')) longest = std::max(longest, metrics.horizontalAdvance(word));
  return longest;
}

}  // namespace

FigureTable::FigureTable(QAbstractItemModel* model, const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QTableView(parent) {
  setModel(model);
  nameControl(*this, objectName, accessibleName, accessibleName);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setTabKeyNavigation(false);
  setWordWrap(false);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  horizontalHeader()->setMinimumSectionSize(1);  // the columns have their own
  horizontalHeader()->setDefaultAlignment(Qt::AlignCenter | static_cast<Qt::Alignment>(Qt::TextWordWrap));
  verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  verticalHeader()->setMinimumSectionSize(kRowHeight);
  setMinimumHeight(kLeastTable);
  setCornerButtonEnabled(false);
  connect(model, &QAbstractItemModel::modelReset, this, &FigureTable::measure);
  connect(model, &QAbstractItemModel::dataChanged, this, [this] { measure(); });
}

int FigureTable::neededWidth() const {
  return verticalHeader()->sizeHint().width() + std::accumulate(widths_.begin(), widths_.end(), 0) + 2 * frameWidth();
}

void FigureTable::measure() {
  ensurePolished();
  const auto metrics = titleMetrics(*horizontalHeader());
  widths_.clear();
  for (int column = 0; column < model()->columnCount(); ++column) {
    widths_.push_back(std::max(longestWord(columnTitle(*model(), column), metrics) + kTitleRim, sizeHintForColumn(column) + 1));
  }
  spread();
}

void FigureTable::spread() {
  const int columns = static_cast<int>(widths_.size());
  const int spare = std::max(0, viewport()->width() - std::accumulate(widths_.begin(), widths_.end(), 0));
  const auto metrics = titleMetrics(*horizontalHeader());
  int height = 0;
  for (int column = 0; column < columns; ++column) {
    const int width = widths_[static_cast<std::size_t>(column)] + spare * (column + 1) / columns - spare * column / columns;
    horizontalHeader()->resizeSection(column, width);
    const QRect room(0, 0, width - kTitleRim, QWIDGETSIZE_MAX);
    height = std::max(height, metrics.boundingRect(room, Qt::TextWordWrap, columnTitle(*model(), column)).height());
  }
  horizontalHeader()->setMinimumHeight(height + kTitleRim);
}

void FigureTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  spread();
}

}  // namespace glenoid::ui

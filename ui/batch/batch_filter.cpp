// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_filter.h"

#include <algorithm>
#include <cstddef>

namespace glenoid::ui {

BatchFilter::BatchFilter(BatchModel& model, QObject* parent) : QAbstractTableModel(parent), model_(&model) {
  connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) { take(first, last); });
  connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
    beginResetModel();
    shown_.clear();
  });
  connect(&model, &QAbstractItemModel::modelReset, this, [this] { endResetModel(); });
  filterAgain();
}

void BatchFilter::setText(const QString& text) {
  text_ = text.trimmed().toCaseFolded();
  filterAgain();
}

void BatchFilter::setUnsureBelow(std::optional<double> probability) {
  unsureBelow_ = probability;
  filterAgain();
}

void BatchFilter::setCell(std::optional<ConfusionCell> cell) {
  cell_ = cell;
  filterAgain();
}

std::optional<int> BatchFilter::sourceRow(const QModelIndex& index) const {
  return index.isValid() ? std::optional(shown_.at(static_cast<std::size_t>(index.row()))) : std::nullopt;
}

QModelIndex BatchFilter::indexOf(int sourceRow, int column) const {
  const auto place = std::find(shown_.begin(), shown_.end(), sourceRow);
  return place == shown_.end() ? QModelIndex() : index(static_cast<int>(place - shown_.begin()), column);
}

int BatchFilter::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
int BatchFilter::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(BatchModel::ColumnCount); }

QVariant BatchFilter::data(const QModelIndex& index, int role) const {
  if (!model_ || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  return model_->data(model_->index(sourceRow(index).value(), index.column()), role);
}

QVariant BatchFilter::headerData(int section, Qt::Orientation orientation, int role) const {
  if (!model_) return {};
  if (role == Qt::TextAlignmentRole && section == column_)
    return QVariant(Qt::AlignLeft | Qt::AlignVCenter);  // the sort indicator is on the right
  return model_->headerData(section, orientation, role);
}

bool BatchFilter::accepts(int row) const {
  const auto& keys = model_->keys(row);
  const auto& answer = model_->rows()[static_cast<std::size_t>(row)];
  if (unsureBelow_ && (answer.picture.error || keys.probability >= *unsureBelow_)) return false;
  if (cell_ && !(answer.maker() && answer.prediction.best == cell_->answer && model_->truth(row) == cell_->truth)) return false;
  return text_.isEmpty() || keys.words.contains(text_);
}

bool BatchFilter::comesBefore(int a, int b) const {
  if (column_ < 0) return a < b;
  const auto& x = model_->keys(order_ == Qt::AscendingOrder ? a : b);
  const auto& y = model_->keys(order_ == Qt::AscendingOrder ? b : a);
  if (column_ == BatchModel::Probability) return x.probability != y.probability ? x.probability < y.probability : a < b;
  const auto* s = x.texts[static_cast<std::size_t>(column_)];
  const auto* t = y.texts[static_cast<std::size_t>(column_)];
  return s != t ? *s < *t : a < b;
}

void BatchFilter::arrange() {
  std::sort(shown_.begin(), shown_.end(), [this](int a, int b) { return comesBefore(a, b); });
}

void BatchFilter::filterAgain() {
  beginResetModel();
  shown_.clear();
  for (int row = 0; row < model_->rowCount(); ++row) {
    if (accepts(row)) shown_.push_back(row);
  }
  arrange();
  endResetModel();
}

void BatchFilter::sort(int column, Qt::SortOrder order) {
  column_ = column < columnCount() ? column : -1;
  order_ = order;
  emit layoutAboutToBeChanged({}, VerticalSortHint);
  const auto before = persistentIndexList();
  std::vector<int> rows;
  for (const auto& index : before) rows.push_back(sourceRow(index).value());
  arrange();
  QModelIndexList after;
  for (qsizetype i = 0; i < before.size(); ++i) after.append(indexOf(rows[static_cast<std::size_t>(i)], before[i].column()));
  changePersistentIndexList(before, after);
  emit layoutChanged({}, VerticalSortHint);
}

void BatchFilter::take(int first, int last) {
  std::vector<int> rows;
  for (int row = first; row <= last; ++row) {
    if (accepts(row)) rows.push_back(row);
  }
  const auto before = [this](int a, int b) { return comesBefore(a, b); };
  std::sort(rows.begin(), rows.end(), before);
  // Backwards, so that neighbours are inserted together.
  for (auto end = rows.end(); end != rows.begin();) {
    const auto place = std::upper_bound(shown_.begin(), shown_.end(), *(end - 1), before);
    auto begin = end - 1;
    while (begin != rows.begin() && (place == shown_.begin() || !before(*(begin - 1), *(place - 1)))) --begin;
    const auto at = static_cast<int>(place - shown_.begin());
    beginInsertRows({}, at, at + static_cast<int>(end - begin) - 1);
    shown_.insert(place, begin, end);
    endInsertRows();
    end = begin;
  }
}

}  // namespace glenoid::ui

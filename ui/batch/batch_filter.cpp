// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_filter.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace glenoid::ui {
namespace {

// A row with the first bytes in which the texts of its column differ. They decide most comparisons without a look at the text.
struct SortedRow {
  std::uint64_t head;
  std::string_view text;
  int row;
};

std::uint64_t headOf(std::string_view text) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i) head = head << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return head;
}

// Numbers that sort as the probabilities do: the bits of positive numbers sort as the numbers.
std::uint64_t headOf(double probability) { return probability < 0 ? 0 : std::bit_cast<std::uint64_t>(probability + 0.0) + 1; }

// How many bytes all texts have in common at their beginning.
std::size_t commonLength(const std::vector<SortedRow>& rows) {
  if (rows.empty()) return 0;
  auto common = rows.front().text;
  for (const auto& row : rows) {
    const auto end = std::mismatch(common.begin(), common.end(), row.text.begin(), row.text.end()).first;
    common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
  }
  return common.size();
}

std::vector<SortedRow> withKeys(const BatchModel& model, const std::vector<int>& rows, int column) {
  std::vector<SortedRow> keyed;
  keyed.reserve(rows.size());
  for (const int row : rows) {
    const auto& keys = model.keys(row);
    const auto* text = keys.texts[static_cast<std::size_t>(column)];
    keyed.push_back({text ? std::uint64_t{0} : headOf(keys.probability), text ? std::string_view(*text) : std::string_view(), row});
  }
  if (column == BatchModel::Probability) return keyed;
  const auto common = commonLength(keyed);
  for (auto& row : keyed) row.head = headOf(row.text.substr(common));
  return keyed;
}

}  // namespace

BatchFilter::BatchFilter(BatchModel& model, QObject* parent) : QAbstractTableModel(parent), model_(model) {
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

std::optional<int> BatchFilter::sourceRow(const QModelIndex& index) const {
  return index.isValid() ? std::optional(shown_.at(static_cast<std::size_t>(index.row()))) : std::nullopt;
}

const Answer& BatchFilter::row(const QModelIndex& index) const {
  return model_.rows().at(static_cast<std::size_t>(sourceRow(index).value()));
}

QModelIndex BatchFilter::indexOf(int sourceRow, int column) const {
  const auto place = std::find(shown_.begin(), shown_.end(), sourceRow);
  return place == shown_.end() ? QModelIndex() : index(static_cast<int>(place - shown_.begin()), column);
}

int BatchFilter::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
int BatchFilter::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(BatchModel::ColumnCount); }

QVariant BatchFilter::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  return model_.data(model_.index(sourceRow(index).value(), index.column()), role);
}

QVariant BatchFilter::headerData(int section, Qt::Orientation orientation, int role) const {
  return model_.headerData(section, orientation, role);
}

bool BatchFilter::accepts(int row) const {
  const auto& keys = model_.keys(row);
  if (unsureBelow_ && (model_.rows()[static_cast<std::size_t>(row)].picture.error || keys.probability >= *unsureBelow_)) return false;
  return text_.isEmpty() || keys.words.contains(text_);
}

bool BatchFilter::comesBefore(int a, int b) const {
  if (column_ < 0) return a < b;
  const auto& x = model_.keys(order_ == Qt::AscendingOrder ? a : b);
  const auto& y = model_.keys(order_ == Qt::AscendingOrder ? b : a);
  if (column_ == BatchModel::Probability) return x.probability != y.probability ? x.probability < y.probability : a < b;
  const auto* s = x.texts[static_cast<std::size_t>(column_)];
  const auto* t = y.texts[static_cast<std::size_t>(column_)];
  return s != t ? *s < *t : a < b;
}

void BatchFilter::arrange() {
  std::sort(shown_.begin(), shown_.end());
  if (column_ < 0) return;
  auto keyed = withKeys(model_, shown_, column_);
  const auto less = [](const SortedRow& a, const SortedRow& b) { return a.head != b.head ? a.head < b.head : a.text < b.text; };
  if (order_ == Qt::AscendingOrder)
    std::stable_sort(keyed.begin(), keyed.end(), less);
  else
    std::stable_sort(keyed.begin(), keyed.end(), [&](const SortedRow& a, const SortedRow& b) { return less(b, a); });
  std::transform(keyed.begin(), keyed.end(), shown_.begin(), [](const SortedRow& row) { return row.row; });
}

void BatchFilter::filterAgain() {
  beginResetModel();
  shown_.clear();
  for (int row = 0; row < model_.rowCount(); ++row) {
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

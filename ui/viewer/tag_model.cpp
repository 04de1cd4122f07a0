// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/tag_model.h"

#include <algorithm>

#include <QFontDatabase>

#include "ui/elements/text.h"

namespace glenoid::ui {

void TagModel::setRadiograph(std::shared_ptr<const Radiograph> radiograph, bool identity) {
  beginResetModel();
  radiograph_ = std::move(radiograph);
  rows_.clear();
  if (radiograph_) {
    for (const auto& attribute : radiograph_->attributes) rows_.push_back(&attribute);
    if (identity) {
      for (const auto& attribute : radiograph_->identity) rows_.push_back(&attribute);
    }
  }
  std::stable_sort(rows_.begin(), rows_.end(), [](const auto* a, const auto* b) { return a->tag < b->tag; });
  endResetModel();
}

int TagModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int TagModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 3; }

QVariant TagModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& attribute = *rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::FontRole && index.column() == 0) return QFontDatabase::systemFont(QFontDatabase::FixedFont);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const auto& text = index.column() == 0 ? attribute.tag : index.column() == 1 ? attribute.name : attribute.value;
  return textOf(text);
}

QVariant TagModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == 0 ? tr("Tag") : section == 1 ? tr("Name") : tr("Value");
}

}  // namespace glenoid::ui

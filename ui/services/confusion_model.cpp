// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/confusion_model.h"

#include <utility>

#include "ui/elements/number_text.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {
namespace {

constexpr double kStrongest = 0.55;  // opacity of the shade; a stronger one would hide its number

}  // namespace

void ConfusionModel::set(std::vector<QString> labels, const ConfusionMatrix& matrix) {
  if (labels == labels_ && matrix.classes() == matrix_.classes()) {  // a chosen cell stays chosen while figures grow
    matrix_ = matrix;
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    return;
  }
  beginResetModel();
  labels_ = std::move(labels);
  matrix_ = matrix;
  endResetModel();
}

int ConfusionModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(matrix_.classes()); }
int ConfusionModel::columnCount(const QModelIndex& parent) const { return rowCount(parent); }

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto truth = static_cast<std::size_t>(index.row()), answer = static_cast<std::size_t>(index.column());
  const auto count = matrix_.at(truth, answer), all = matrix_.support(truth);
  const double share = all > 0 ? static_cast<double>(count) / static_cast<double>(all) : 0;
  const auto& colours = themeColours();
  switch (role) {
    case Qt::DisplayRole: return static_cast<qulonglong>(count);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    case Qt::ToolTipRole:
      return tr("%1 of %2 images of %3 were identified as %4 (%5 %)")
          .arg(count)
          .arg(all)
          .arg(labels_[truth], labels_[answer], percentNumber(share, 1));
    case Qt::BackgroundRole: {
      auto colour = truth == answer ? colours.accent : colours.bad;
      colour.setAlphaF(static_cast<float>(kStrongest * share));
      return colour;
    }
    case Qt::ForegroundRole: return count == 0 ? colours.quietText : colours.text;
    default: return {};
  }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (section < 0 || section >= rowCount()) return {};
  const auto& label = labels_[static_cast<std::size_t>(section)];
  if (role == Qt::DisplayRole) return label;
  if (role != Qt::ToolTipRole) return {};
  return orientation == Qt::Horizontal ? tr("Answer: %1").arg(label) : tr("Truth: %1").arg(label);
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/results_data.h"

#include <utility>

#include "core/bundle/maker_names.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {

std::vector<QString> displayNames(const std::vector<std::string>& labels) {
  std::vector<QString> names;
  for (const auto& label : labels) names.push_back(textOf(makerDisplayName(label)));
  return names;
}

QString titleOf(const RunPart& part) {
  if (part.name == "test") return tr("Test part");
  return part.name == "validation" ? tr("Validation part") : tr("Test part, mean of eight looks");
}

void ClassModel::set(std::vector<QString> labels, const Evaluation& evaluation) {
  beginResetModel();
  labels_ = std::move(labels);
  evaluation_ = evaluation;
  endResetModel();
}

int ClassModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || evaluation_.classes.empty() ? 0 : static_cast<int>(evaluation_.classes.size()) + 1;
}
int ClassModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ClassModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
  if (role != Qt::DisplayRole) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const bool mean = row == evaluation_.classes.size();
  const auto& e = evaluation_;
  const ClassEvaluation one =
      mean ? ClassEvaluation{{}, {e.count, e.macroPrecision, e.macroRecall, e.macroF1}, e.macroAuc, {}} : e.classes[row];
  const auto number = [](double value) { return numberText(value, 3); };
  switch (index.column()) {
    case Images: return mean ? QVariant() : QVariant(static_cast<qulonglong>(one.scores.support));  // a sum is no mean
    case Precision: return percentText(one.scores.precision);
    case Recall: return percentText(one.scores.recall);
    case F1: return number(one.scores.f1);
    case Auc: return number(one.auc);
    default: return {};
  }
}

QVariant ClassModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) {
    if (role != Qt::DisplayRole || section < 0 || section >= rowCount()) return {};
    return section + 1 == rowCount() ? tr("Mean of makers") : labels_[static_cast<std::size_t>(section)];
  }
  const bool tip = role == Qt::ToolTipRole;
  if (!tip && role != Qt::DisplayRole) return {};
  switch (section) {
    case Images: return tip ? tr("Images of this maker") : tr("Images");
    case Precision: return tip ? tr("Share of the answers with this maker that are correct") : tr("Precision");
    case Recall: return tip ? tr("Share of this maker's images that were found") : tr("Recall");
    case F1: return tip ? tr("Harmonic mean of precision and recall") : tr("F1");
    case Auc: return tip ? tr("Area under the ROC curve, this maker against the rest") : tr("AUC");
    default: return {};
  }
}

}  // namespace glenoid::ui

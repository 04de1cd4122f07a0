// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_model.h"

#include "ui/elements/core_texts.h"
#include "ui/elements/natural_order.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/services/answer_text.h"
#include "ui/services/messages.h"

namespace glenoid::ui {
namespace {

constexpr int kThumbnailPixels = 48;  // ten thousand of them take 23 MB

QString fileName(const Answer& row) { return pathText(row.picture.file.filename()); }
QString folderText(const Answer& row) { return textOf(parentFolderName(row.picture.file)); }

// For rows without a maker, a value below every probability.
double probabilityOf(const Answer& row) { return row.maker() ? row.prediction.probabilities[row.prediction.best] : -1; }

QString secondText(const Answer& row) {
  const auto ranked = rankedLabels(row.prediction);
  if (!row.maker() || ranked.size() < 2) return {};
  return textOf(row.model->labels[ranked[1]].display) + "  " + percentText(row.prediction.probabilities[ranked[1]]);
}

// So much that no maker is named.
bool isDamaged(const Answer& row) {
  if (!row.unknownReason) return false;
  const auto code = row.unknownReason->code;
  return code == FactCode::PartMissing || code == FactCode::DetailMissing || code == FactCode::DamagedSomewhere;
}

QString textOf(const Answer& row, int column) {
  switch (column) {
    case BatchModel::File: return fileName(row);
    case BatchModel::Folder: return folderText(row);
    case BatchModel::Maker: return answerHeading(row);
    case BatchModel::Probability: return row.maker() ? percentText(probabilityOf(row)) : QString();
    case BatchModel::Second: return secondText(row);
    case BatchModel::Status: return rowStatusText(row);
    case BatchModel::Remark: return remarkText(row);
    default: return {};
  }
}

// As a tip: plain text would be one line, cut at the edge of the screen.
QString wrapped(const QString& text) { return text.isEmpty() ? text : "<qt>" + text.toHtmlEscaped() + "</qt>"; }

}  // namespace

QImage thumbnailOf(const Answer& answer) {
  const auto& square = answer.picture.square;
  if (square.side == 0) return {};
  const QImage all(square.grey.data(), square.side, square.side, square.side, QImage::Format_Grayscale8);
  auto small = all.scaled(kThumbnailPixels, kThumbnailPixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .convertToFormat(QImage::Format_Grayscale8);
  small.setDevicePixelRatio(static_cast<double>(kThumbnailPixels) / BatchModel::kThumbnail);
  return small;
}

QString damagedText() { return BatchModel::tr("damaged"); }
QString rowStatusText(const Answer& row) { return isDamaged(row) ? damagedText() : statusText(row.status()); }

QString remarkText(const Answer& row) {
  if (row.picture.error) return errorText(Error(row.picture.error->code(), {}));
  auto texts = factTexts(row.facts);
  if (const auto ground = groundOf(row); ground && !row.maker()) texts.prepend(factText(*ground));
  if (const auto several = severalText(row); !several.isEmpty()) texts.prepend(several + '.');
  return texts.join(' ');
}

void BatchModel::clear() {
  beginResetModel();
  rows_.clear();
  extras_.clear();
  texts_.clear();
  counts_ = {};
  endResetModel();
}

void BatchModel::append(std::vector<BatchRow>&& rows) {
  if (rows.empty()) return;
  const auto first = static_cast<int>(rows_.size());
  beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
  for (auto& [row, thumbnail] : rows) {
    switch (row.status()) {
      case glenoid::Status::Ok:
        ++counts_.answered;
        ++counts_.makers[answerHeading(row)];
        break;
      case glenoid::Status::Refused: ++counts_.refused; break;
      case glenoid::Status::Failed: ++counts_.failed; break;
    }
    extras_.push_back({keysOf(row), folderTruth(row.picture.file, *row.model), std::move(thumbnail)});
    counts_.folders.add(row);
    rows_.push_back(std::move(row));
  }
  endInsertRows();
}

BatchModel::Keys BatchModel::keysOf(const Answer& row) {
  Keys keys;
  keys.probability = probabilityOf(row);
  QStringList words;
  for (const int column : {File, Folder, Maker, Second, Status, Remark}) {
    const auto text = textOf(row, column);
    keys.texts[static_cast<std::size_t>(column)] = &*texts_.insert(naturalKey(text)).first;
    if (column != Second && column != Status) words.append(text);  // who looks for a maker wants the rows that name it
  }
  keys.words = words.join('\n').toCaseFolded();
  return keys;
}

std::vector<BatchRow> BatchModel::copy() const {
  std::vector<BatchRow> rows;
  for (std::size_t i = 0; i < rows_.size(); ++i) rows.emplace_back(rows_[i], extras_[i].thumbnail);
  return rows;
}

int BatchModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int BatchModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(ColumnCount); }

QVariant BatchModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const auto& row = rows_[static_cast<std::size_t>(index.row())];
  const auto& extra = extras_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole: return textOf(row, index.column());
    case Qt::DecorationRole: return index.column() == File && !extra.thumbnail.isNull() ? QVariant(extra.thumbnail) : QVariant();
    case Qt::ToolTipRole:
      if (index.column() == File) return pathText(row.picture.file);
      if (index.column() == Folder) return pathText(row.picture.file.parent_path());
      return wrapped(textOf(row, index.column()));
    case Qt::TextAlignmentRole:
      return index.column() == Probability ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
      if (index.column() == Status && row.picture.error) {
        return row.status() == glenoid::Status::Refused ? themeColours().warning : themeColours().bad;
      }
      if (index.column() == Status && isDamaged(row)) return themeColours().warning;
      if (index.column() == Maker && extra.truth && namesOnlyOthers(row, *extra.truth)) return themeColours().bad;
      return index.column() == Folder || index.column() >= Second ? QVariant(themeColours().quietText) : QVariant();
    default: return {};
  }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant((section == Probability ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role == Qt::DisplayRole) {
    switch (section) {
      case File: return tr("File");
      case Folder: return tr("Folder");
      case Maker: return tr("Maker");
      case Probability: return tr("Probability");
      case Second: return tr("Next most probable");
      case Status: return tr("Status");
      case Remark: return tr("Reason or note");
    }
  }
  return {};
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/history_model.h"

#include <algorithm>

#include <QLocale>

#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {
namespace {

constexpr double kLeastShownP = 0.0001;

QString testText(const PairedTest& paired) {
  const double p = paired.test.pValue;
  const auto value = p < kLeastShownP ? tr("below %1").arg(shortNumber(kLeastShownP)) : shortNumber(p);
  return tr("%1 (of %2 shared test images only the first run names %3 correctly, only this one %4)")
      .arg(value)
      .arg(paired.shared)
      .arg(paired.test.onlyFirst)
      .arg(paired.test.onlySecond);
}

QString reasonText(NoTest reason) {
  switch (reason) {
    case NoTest::First: return tr("the others are compared with this run");
    case NoTest::NoAnswers: return tr("no answers about a test part");
    case NoTest::OtherLabels: return tr("other makers");
    case NoTest::NoSharedPicture: break;
  }
  return tr("no test image in common");
}

QString testText(const TestOrReason& test) {
  const auto* paired = std::get_if<PairedTest>(&test);
  return paired ? testText(*paired) : tr("– (%1)").arg(reasonText(std::get<NoTest>(test)));
}

}  // namespace

RunsModel::RunsModel(RunList& list, QObject* parent) : QAbstractTableModel(parent), list_(list), runs_(list.runs()) {
  connect(&list, &RunList::changed, this, &RunsModel::take);
}

// Row by row, so that the selection and an open editor stay.
void RunsModel::take() {
  const auto& now = list_.runs();
  if (runs_.empty() || now.empty()) {
    beginResetModel();
    runs_ = now;
    return endResetModel();
  }
  const auto placeOf = [](const std::vector<StoredRun>& runs, const StoredRun& run) {
    return std::find_if(runs.begin(), runs.end(), [&](const auto& one) { return one.folder == run.folder; });
  };
  for (int row = rowCount() - 1; row >= 0; --row) {
    if (placeOf(now, run(row)) != now.end()) continue;
    beginRemoveRows({}, row, row);
    runs_.erase(runs_.begin() + row);
    endRemoveRows();
  }
  bool sameNotes = true;
  for (int row = 0; row < static_cast<int>(now.size()); ++row) {
    const auto& one = now[static_cast<std::size_t>(row)];
    const int before = static_cast<int>(placeOf(runs_, one) - runs_.cbegin());
    if (before == rowCount()) {
      beginInsertRows({}, row, row);
      runs_.insert(runs_.begin() + row, one);
      endInsertRows();
    } else if (before != row) {  // behind this row, for those before it are in place
      beginMoveRows({}, before, before, {}, row);
      std::rotate(runs_.begin() + row, runs_.begin() + before, runs_.begin() + before + 1);
      endMoveRows();
    }
    sameNotes = sameNotes && run(row).notes == one.notes;
  }
  runs_ = now;
  // An editor of notes would take the stored words in place of those being typed.
  emit dataChanged(index(0, 0), index(rowCount() - 1, sameNotes ? Notes - 1 : Notes));
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(runs_.size()); }
int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString RunsModel::stateText(const StoredRun& run) const {
  if (run.folder == list_.underWay()) return tr("in progress");
  switch (run.state) {
    case StoredRun::State::Unfinished: return tr("stopped");
    case StoredRun::State::Finished: return tr("finished");
    case StoredRun::State::Failed: return tr("failed");
    case StoredRun::State::Unreadable: return tr("unreadable");
  }
  return {};
}

QString RunsModel::text(const StoredRun& run, int column) const {
  switch (column) {
    case Name: return runName(run.folder, run.origin.isFinalFit);
    case Network: return textOf(run.options.architecture);
    case Data: return dataName(run);
    case Epochs: return tr("%1 of %2").arg(run.history.size()).arg(run.options.epochs);
    case Accuracy: return run.test ? percentText(run.test->accuracy) : kNoValue;
    case Interval95:
      return run.test ? tr("%1 to %2").arg(percentText(run.test->interval.lower), percentText(run.test->interval.upper)) : kNoValue;
    case Date: return QLocale().toString(dateOf(run.changed), QLocale::ShortFormat);
    case RunState: return stateText(run);
    case Notes: return textOf(run.notes).simplified();
    default: return {};
  }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto& one = run(index.row());
  switch (role) {
    case Qt::DisplayRole: return text(one, index.column());
    case Qt::EditRole: return index.column() == Notes ? textOf(one.notes) : text(one, index.column());
    case Qt::ToolTipRole:
      if (one.problem) return errorText(*one.problem);
      return index.column() == Data && !one.origin.data.empty() ? dataText(one) : text(one, index.column());
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    case Qt::ForegroundRole: return one.problem ? QVariant(themeColours().bad) : QVariant();
    case Qt::UserRole:
      switch (index.column()) {
        case Epochs: return static_cast<qulonglong>(one.history.size());
        case Accuracy:
        case Interval95: return one.test ? one.test->accuracy : -1.0;
        case Date: return dateOf(one.changed);
        default: return text(one, index.column());
      }
    default: return {};
  }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Run");
    case Network: return tr("Network");
    case Data: return tr("Data");
    case Epochs: return tr("Epochs");
    case Accuracy: return tr("Test accuracy");
    case Interval95: return tr("95 % interval");
    case Date: return tr("Date");
    case RunState: return tr("State");
    case Notes: return tr("Notes");
    default: return {};
  }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
  const auto flags = QAbstractTableModel::flags(index);
  return index.isValid() && index.column() == Notes ? flags | Qt::ItemIsEditable : flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || index.column() != Notes || role != Qt::EditRole) return false;
  list_.setNotes(run(index.row()).folder, value.toString());
  return true;
}

void ComparisonModel::setRuns(const std::vector<StoredRun>& runs) {
  beginResetModel();
  auto comparison = comparisonOf(runs);
  runs_ = comparison.runs;
  lines_.clear();
  if (!runs.empty()) {
    lines_ = std::move(comparison.figures);
    figures_ = static_cast<int>(lines_.size());
    lines_.insert(lines_.end(), comparison.options.begin(), comparison.options.end());
  }
  endResetModel();
}

void ComparisonModel::setTests(const std::vector<TestOrReason>& tests) {
  if (static_cast<qsizetype>(tests.size()) != runs_.size() || runs_.size() < 2) return;
  beginInsertRows({}, figures_, figures_);
  const auto place = lines_.insert(lines_.begin() + figures_, RunComparison::Line{tr("McNemar's p against the first run"), {}});
  for (const auto& test : tests) place->values << testText(test);
  endInsertRows();
}

int ComparisonModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(lines_.size()); }
int ComparisonModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(runs_.size()); }

QVariant ComparisonModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  return lines_[static_cast<std::size_t>(index.row())].values.value(index.column());
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (orientation == Qt::Horizontal) return runs_.value(section);
  return section >= 0 && section < rowCount() ? QVariant(lines_[static_cast<std::size_t>(section)].name) : QVariant();
}

}  // namespace glenoid::ui

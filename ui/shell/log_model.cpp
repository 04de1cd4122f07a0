// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/log_model.h"

#include <QDateTime>

#include "ui/elements/text.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {
namespace {

QString levelText(LogLevel level) {
  switch (level) {
    case LogLevel::Debug: return LogModel::tr("detail");
    case LogLevel::Info: return LogModel::tr("note");
    case LogLevel::Warning: return LogModel::tr("warning");
    case LogLevel::Error: break;
  }
  return LogModel::tr("error");
}

QVariant levelColour(LogLevel level) {
  switch (level) {
    case LogLevel::Warning: return themeColours().warning;
    case LogLevel::Error: return themeColours().bad;
    default: return themeColours().quietText;
  }
}

QString timeText(const LogLine& line) {
  const auto sinceEpoch = std::chrono::duration_cast<std::chrono::milliseconds>(line.time.time_since_epoch()).count();
  return QDateTime::fromMSecsSinceEpoch(sinceEpoch).toString("yyyy-MM-dd HH:mm:ss");
}

}  // namespace

LogModel::LogModel(Log& log, QObject* parent) : QAbstractTableModel(parent) {
  // Subscribes first. A line written before the lines are read arrives again later, is then already known, and is left out.
  subscription_ = log.subscribe([this](const LogLine& line) {
    QMetaObject::invokeMethod(
        this, [this, line] { add(line); }, Qt::QueuedConnection);
  });
  const auto lines = log.lines();
  lines_.assign(lines.begin(), lines.end());
}

void LogModel::add(const LogLine& line) {
  const bool known =
      !lines_.empty() && (line.time < lines_.back().time || (line.time == lines_.back().time && line.text == lines_.back().text));
  if (known) return;
  const int rows = rowCount();
  if (rows >= kMost) {
    beginRemoveRows({}, 0, rows - kMost);
    lines_.erase(lines_.begin(), lines_.begin() + (rows - kMost + 1));
    endRemoveRows();
  }
  beginInsertRows({}, rowCount(), rowCount());
  lines_.push_back(line);
  endInsertRows();
}

int LogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(lines_.size()); }
int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(ColumnCount); }

QVariant LogModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const auto& line = lines_[static_cast<std::size_t>(index.row())];
  if (role == kLevelRole) return static_cast<int>(line.level);
  if (role == Qt::ForegroundRole && index.column() != Text)
    return index.column() == Level ? levelColour(line.level) : themeColours().quietText;
  if (role == Qt::ToolTipRole && index.column() == Text) return textOf(line.text);
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case Time: return timeText(line);
    case Level: return levelText(line.level);
    default: return textOf(line.text);
  }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Time: return tr("Time");
    case Level: return tr("Kind");
    default: return tr("What happened");
  }
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/commands.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "ui/elements/field_keys.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {
namespace {

QString settingKey(const QString& id) { return "keys/" + id; }

bool types(const QKeySequence& keys) {
  for (int i = 0; i < keys.count(); ++i) {
    if (isPlainKey(keys[static_cast<uint>(i)])) return true;
  }
  return false;
}

}  // namespace

Commands::Commands(Settings& settings) : settings_(settings), rows_(commandTable()) {
  for (const auto& row : rows_) {
    auto* action = new QAction(row.title, this);
    action->setObjectName(row.id);
    action->setCheckable(row.checkable);
    action->setIconVisibleInMenu(!row.checkable);  // an icon there would take the place of the check mark
    actions_[row.id] = action;
    applyKeys(row);
  }
  refreshIcons();
}

QAction* Commands::operator[](const QString& id) const {
  row(id);
  return actions_.at(id);
}

const CommandRow& Commands::row(const QString& id) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const CommandRow& row) { return row.id == id; });
  if (found == rows_.end()) throw std::logic_error("no command " + id.toStdString());
  return *found;
}

QList<QKeySequence> Commands::keys(const QString& id) const { return (*this)[id]->shortcuts(); }

QString Commands::setKeys(const QString& id, const QList<QKeySequence>& keys) {
  for (const auto& other : rows_) {
    if (other.id == id) continue;
    const auto taken = this->keys(other.id);
    if (std::any_of(keys.begin(), keys.end(), [&](const QKeySequence& key) { return taken.contains(key); })) return other.id;
  }
  const auto& row = this->row(id);
  settings_.setFree(settingKey(id), keys == row.keys ? QVariant() : QVariant(QKeySequence::listToString(keys, QKeySequence::PortableText)));
  applyKeys(row);
  emit keysChanged();
  return {};
}

void Commands::resetKeys() {
  for (const auto& row : rows_) {
    settings_.setFree(settingKey(row.id), {});
    applyKeys(row);
  }
  emit keysChanged();
}

void Commands::applyKeys(const CommandRow& row) {
  const auto own = settings_.free(settingKey(row.id));
  auto* action = actions_.at(row.id);
  auto keys = own.isValid() ? QKeySequence::listFromString(own.toString(), QKeySequence::PortableText) : row.keys;
  keys.removeAll(QKeySequence());  // an empty text is read as an empty key
  const bool everywhere = isOfEveryPage(row.id) && std::none_of(keys.begin(), keys.end(), types);
  action->setShortcutContext(everywhere ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
  action->setShortcuts(keys);
  showTip(row);
}

void Commands::setObstacle(const QString& id, const QString& reason) {
  (*this)[id]->setEnabled(reason.isEmpty());
  if (std::exchange(obstacles_[id], reason) != reason) showTip(row(id));
}

void Commands::showTip(const CommandRow& row) {
  auto* action = actions_.at(row.id);
  const auto& obstacle = obstacles_[row.id];
  const auto& tip = obstacle.isEmpty() ? row.tip : obstacle;
  const auto first = action->shortcut().toString(QKeySequence::NativeText);
  action->setStatusTip(tip);
  action->setToolTip(first.isEmpty() ? tip : tip + "  [" + first + "]");
}

void Commands::refreshIcons() {
  for (const auto& row : rows_) {
    if (!row.icon.isEmpty()) actions_.at(row.id)->setIcon(icon(row.icon));
  }
}

}  // namespace glenoid::ui

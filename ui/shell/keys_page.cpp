// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keys_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/layouts.h"

namespace glenoid::ui {
namespace {

// The editor accepts up to four key strokes; a command uses only one.
QKeySequence firstStroke(const QKeySequence& keys) { return QKeySequence(keys[0]); }

}  // namespace

KeysPage::KeysPage(Commands& commands, QWidget* parent)
    : QWidget(parent),
      commands_(commands),
      model_(commands),
      filter_(new QSortFilterProxyModel(this)),
      search_(new QLineEdit(this)),
      table_(new QTableView(this)),
      title_(new QLabel(this)),
      edit_(new QKeySequenceEdit(this)),
      message_(new QLabel(this)) {
  setObjectName("keysPage");
  nameControl(*search_, "keysSearch", tr("Search command or shortcut"), tr("Shows only commands that contain this text"));
  search_->setPlaceholderText(tr("Search command or shortcut"));
  search_->setClearButtonEnabled(true);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    filter_->setFilterFixedString(text);
    say(filter_->rowCount() == 0 ? tr("No command contains this text.") : QString());
  });
  buildTable();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  column->addWidget(search_);
  column->addWidget(table_, 1);
  column->addWidget(editor());
  showSelected();
}

void KeysPage::buildTable() {
  filter_->setSourceModel(&model_);
  filter_->setFilterKeyColumn(-1);
  filter_->setFilterCaseSensitivity(Qt::CaseInsensitive);
  nameControl(*table_, "keysTable", tr("Commands and their shortcuts"), tr("Select a command to change its shortcuts"));
  table_->setModel(filter_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setShowGrid(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);  // in a narrow window, explanations wrap
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setHighlightSections(false);
  for (const int column : {KeysModel::Group, KeysModel::Title, KeysModel::Keys}) {
    table_->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  }
  connect(table_->horizontalHeader(), &QHeaderView::sectionResized, table_, &QTableView::resizeRowsToContents);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeysPage::showSelected);
  connect(table_, &QTableView::activated, edit_, [this] { edit_->setFocus(); });
}

QPushButton* KeysPage::button(const QString& name, const QString& title, const QString& tip, void (KeysPage::*act)()) {
  auto* button = pushButton(name, title, tip, {}, this);
  connect(button, &QPushButton::clicked, this, act);
  return button;
}

QWidget* KeysPage::editor() {
  auto* box = new QWidget(this);
  title_->setObjectName("keysTitle");
  title_->setProperty("role", "subheading");
  nameControl(*edit_, "keysEdit", tr("New shortcut"), tr("Click here and press the new shortcut"));
  edit_->setFixedWidth(260);
  message_->setObjectName("keysMessage");
  message_->setWordWrap(true);
  actions_ = {button("keysReplace", tr("Set"), tr("Replace the command's shortcuts with this one"), &KeysPage::replaceKey),
              button("keysAdd", tr("Add"), tr("Add this shortcut to the command's other shortcuts"), &KeysPage::addKey),
              button("keysRemove", tr("Remove"), tr("Remove all shortcuts of the command"), &KeysPage::removeKeys),
              button("keysReset", tr("Default"), tr("Restore the command's default shortcuts"), &KeysPage::resetKey)};
  takeOver_ = button("keysTakeOver", tr("Use it here instead"), tr("Take the shortcut from the other command"), &KeysPage::takeOver);
  auto* all = pushButton("keysResetAll", tr("Reset all shortcuts"), tr("Restore the default shortcuts of every command"), {}, this);
  connect(all, &QPushButton::clicked, this, &KeysPage::resetAll);
  auto* row = new QHBoxLayout;
  row->addWidget(edit_);
  for (auto* action : actions_) row->addWidget(action);
  row->addStretch();
  auto* answer = new QHBoxLayout;
  answer->addWidget(message_, 1);
  answer->addWidget(takeOver_);
  answer->addWidget(all);
  auto* column = bareLayout<QVBoxLayout>(box);
  column->addWidget(title_);
  column->addLayout(row);
  column->addLayout(answer);
  return box;
}

const CommandRow* KeysPage::selected() const {
  const auto current = table_->currentIndex();
  return current.isValid() ? &model_.row(filter_->mapToSource(current).row()) : nullptr;
}

void KeysPage::say(const QString& text) {
  wanted_.clear();
  takeOver_->hide();
  message_->setText(text);
}

void KeysPage::showSelected() {
  const auto* command = selected();
  title_->setText(command ? command->title : tr("Select a command to change its shortcuts."));
  for (auto* action : actions_) action->setEnabled(command);
  edit_->setEnabled(command);
  edit_->clear();
  say({});
}

void KeysPage::setKeys(const QList<QKeySequence>& keys) {
  const auto* command = selected();
  const auto taken = commands_.setKeys(command->id, keys);
  if (taken.isEmpty()) {
    const auto text = keysText(keys);
    edit_->clear();
    const auto words = keys.isEmpty()     ? tr("%1 now has no shortcut.")
                       : keys.size() == 1 ? tr("%1 now has the shortcut %2.")
                                          : tr("%1 now has the shortcuts %2.");
    say(keys.isEmpty() ? words.arg(command->title) : words.arg(command->title, text));
    return;
  }
  const auto& rows = commands_.rows();
  const auto other = std::find_if(rows.begin(), rows.end(), [&](const CommandRow& row) { return row.id == taken; });
  const auto theirs = commands_.keys(taken);
  const auto key = std::find_if(keys.begin(), keys.end(), [&](const QKeySequence& one) { return theirs.contains(one); });
  say(tr("%1 is already used by the command “%2”.").arg(keysText({*key}), other->title));
  wanted_ = keys;
  takeOver_->show();
}

void KeysPage::replaceKey() {
  if (edit_->keySequence().isEmpty()) return say(tr("First click in the field and press the new shortcut."));
  setKeys({firstStroke(edit_->keySequence())});
}

void KeysPage::addKey() {
  if (edit_->keySequence().isEmpty()) return say(tr("First click in the field and press the new shortcut."));
  auto keys = commands_.keys(selected()->id);
  const auto key = firstStroke(edit_->keySequence());
  if (!keys.contains(key)) keys.append(key);
  setKeys(keys);
}

KeysPage::Keys KeysPage::allKeys() const {
  Keys keys;
  for (const auto& row : commands_.rows()) keys.emplace(row.id, commands_.keys(row.id));
  return keys;
}

// A key may have moved to another command meanwhile, so all keys that differ are taken away first.
void KeysPage::offerToPutBack(const QString& text, const Keys& before) {
  if (before == allKeys()) return;
  emit wasReset({.text = text, .undo = [&commands = commands_, before] {
                   for (const auto& [id, keys] : before) {
                     if (commands.keys(id) != keys) commands.setKeys(id, {});
                   }
                   for (const auto& [id, keys] : before) commands.setKeys(id, keys);
                 }});
}

void KeysPage::resetAll() {
  const auto before = allKeys();
  commands_.resetKeys();
  const auto text = tr("All shortcuts were reset to their defaults.");
  say(text);
  offerToPutBack(text, before);
}

void KeysPage::removeKeys() {
  const auto before = allKeys();
  const auto title = selected()->title;  // without its keys the command may no longer match the search
  setKeys({});
  offerToPutBack(tr("The shortcuts of %1 were removed.").arg(title), before);
}

void KeysPage::resetKey() {
  const auto before = allKeys();
  const auto* command = selected();
  setKeys(command->keys);
  offerToPutBack(tr("The shortcuts of %1 were reset to their defaults.").arg(command->title), before);
}

void KeysPage::takeOver() {
  const auto before = allKeys();
  const auto keys = wanted_;
  for (const auto& other : commands_.rows()) {
    if (other.id == selected()->id) continue;
    auto kept = commands_.keys(other.id);
    const auto count = kept.size();
    kept.removeIf([&](const QKeySequence& key) { return keys.contains(key); });
    if (kept.size() != count) commands_.setKeys(other.id, kept);
  }
  setKeys(keys);
  offerToPutBack(tr("The shortcut was taken from the other command."), before);
}

}  // namespace glenoid::ui

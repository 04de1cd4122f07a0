// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_form.h"

#include <algorithm>
#include <map>

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/elements/bind.h"
#include "ui/elements/controls.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/services/file_choice.h"

namespace glenoid::ui {
namespace {

constexpr int kFormWidth = 780, kControlWidth = 300;

QLabel* wrapped(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setWordWrap(true);
  label->setProperty("role", "quiet");
  label->setContentsMargins(0, 0, 0, 10);
  return label;
}

}  // namespace

SettingsForm::SettingsForm(Settings& settings, Messages& messages, QWidget* parent)
    : QScrollArea(parent), settings_(settings), messages_(messages) {
  setObjectName("settingsForm");
  setFocusPolicy(Qt::TabFocus);  // as a ColumnArea
  setWidgetResizable(true);
  auto* page = new QWidget;
  page->setMaximumWidth(kFormWidth);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(24, 16, 24, 24);
  QString section;
  QGridLayout* grid = nullptr;
  for (const auto& row : Settings::rows()) {
    if (row.kind == SettingKind::State) continue;
    if (!grid || row.section != section) {
      section = row.section;
      auto* heading = labelOf(section, "heading", page);
      column->addSpacing(grid ? 18 : 0);
      column->addWidget(heading);
      grid = new QGridLayout;
      grid->setHorizontalSpacing(16);
      grid->setVerticalSpacing(2);
      grid->setColumnStretch(0, 1);
      column->addLayout(grid);
    }
    addRow(*grid, row);
  }
  auto* all = pushButton("settingsResetAll", tr("Reset all settings"), tr("Reset every setting on this page to its default"), {}, page);
  connect(all, &QPushButton::clicked, this, &SettingsForm::resetAll);
  column->addSpacing(18);
  column->addWidget(all, 0, Qt::AlignLeft);
  column->addStretch();
  setWidget(page);
}

void SettingsForm::resetAll() {
  std::vector<QString> keys;
  for (const auto& row : Settings::rows()) {
    if (row.kind != SettingKind::State) keys.push_back(row.key);
  }
  reset(keys, tr("All settings were reset to their defaults."));
}

void SettingsForm::reset(const std::vector<QString>& keys, const QString& text) {
  std::map<QString, QVariant> before;
  for (const auto& key : keys) before.emplace(key, settings_.value(key));
  for (const auto& key : keys) settings_.reset(key);
  emit wasReset({.text = text, .undo = [&settings = settings_, before] {
                   for (const auto& [key, value] : before) settings.setValue(key, value);
                 }});
}

void SettingsForm::addRow(QGridLayout& grid, const SettingRow& row) {
  auto* control = controlFor(row);
  nameControl(*control, row.key, row.title, row.explanation);
  control->setAccessibleDescription(row.explanation);
  auto* title = new QLabel(row.title);
  title->setBuddy(control);
  title->setWordWrap(true);
  const int at = grid.rowCount();
  grid.setRowMinimumHeight(at, 28);
  grid.addWidget(title, at, 0);
  auto* frame = new QWidget;  // aligns the left and right edges of all controls
  frame->setFixedWidth(kControlWidth);
  auto* line = bareLayout<QHBoxLayout>(frame);
  auto* shown = control->parentWidget() ? control->parentWidget() : control;
  line->addWidget(shown, row.kind == SettingKind::Bool ? 0 : 1);
  if (row.kind == SettingKind::Bool) line->addStretch();
  grid.addWidget(frame, at, 1);
  grid.addWidget(resetFor(row), at, 2);
  const auto more = row.needsRestart ? " " + tr("Takes effect at the next start.") : QString();
  grid.addWidget(wrapped(row.explanation + more, this), at + 1, 0, 1, 2);
  if (row.needsRestart) grid.addWidget(restartFor(row), at + 2, 1, Qt::AlignLeft);
}

// Shown while the setting differs from that of the start.
QPushButton* SettingsForm::restartFor(const SettingRow& row) {
  auto* button = pushButton(row.key + "/restart", tr("Restart now"),
                            tr("Closes Glenoid and starts it again with the open pictures. Asks before work would be lost."));
  connect(button, &QPushButton::clicked, this, &SettingsForm::restartWanted);
  const auto follow = [this, button, key = row.key, used = settings_.value(row.key)] { button->setVisible(settings_.value(key) != used); };
  connect(&settings_, &Settings::changed, button, follow);
  button->hide();
  return button;
}

QToolButton* SettingsForm::resetFor(const SettingRow& row) {
  auto* button = iconButton(row.key + "/reset", tr("Reset: %1").arg(row.title), tr("Reset to the default"), "reset");
  connect(button, &QToolButton::clicked, this,
          [this, key = row.key, title = row.title] { reset({key}, tr("“%1” was reset to its default.").arg(title)); });
  const auto follow = [this, button, key = row.key, standard = row.standard] { button->setEnabled(settings_.value(key) != standard); };
  connect(&settings_, &Settings::changed, button, follow);
  follow();
  return button;
}

QWidget* SettingsForm::controlFor(const SettingRow& row) {
  if (row.kind == SettingKind::Choice) return choice(row);
  if (row.kind == SettingKind::Folder) return place(row);
  if (row.kind != SettingKind::Bool) return number(row);
  auto* box = new QCheckBox;
  bind(settings_, row.key, box);
  return box;
}

QWidget* SettingsForm::choice(const SettingRow& row) {
  auto* box = new QComboBox;
  for (const auto& one : row.choices) box->addItem(one.title, one.value);
  bind(settings_, row.key, box);
  return box;
}

QWidget* SettingsForm::number(const SettingRow& row) {
  if (row.kind == SettingKind::Integer) {
    auto* box = new QSpinBox;
    box->setRange(static_cast<int>(row.minimum), static_cast<int>(row.maximum));
    bind(settings_, row.key, box);
    return box;
  }
  auto* box = new QDoubleSpinBox;
  box->setRange(row.minimum, row.maximum);
  box->setDecimals(2);
  box->setSingleStep((row.maximum - row.minimum) / 20);
  bind(settings_, row.key, box);
  return box;
}

// A folder that can be typed, or chosen with the button next to it.
QWidget* SettingsForm::place(const SettingRow& row) {
  auto* both = new QWidget;
  auto* line = new QLineEdit(both);
  line->setPlaceholderText(tr("chosen by the program"));
  auto* button = new QPushButton(tr("Choose…"), both);
  nameControl(*button, row.key + "/choose", tr("Choose: %1").arg(row.title), tr("Choose a folder"));
  auto* layout = bareLayout<QHBoxLayout>(both);
  layout->addWidget(line, 1);
  layout->addWidget(button);
  bind(settings_, row.key, line);
  connect(button, &QPushButton::clicked, this, [this, line, key = row.key, title = row.title] {
    auto* dialog = new QFileDialog(this, title, QDir::homePath());
    dialog->setObjectName(key + "/dialog");
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this, key](const QString& folder) { settings_.setValue(key, folder); });
    openIn(*dialog, line->text(), messages_);
  });
  return line;
}

void SettingsForm::setAvailableDevices(const std::vector<std::string>& devices) {
  auto* box = findChild<QComboBox*>(setting::device.key);
  auto* items = qobject_cast<QStandardItemModel*>(box->model());
  for (int i = 0; i < box->count(); ++i) {
    const auto name = box->itemData(i).toString().toStdString();
    if (std::find(devices.begin(), devices.end(), name) != devices.end()) continue;
    items->item(i)->setEnabled(false);
    items->item(i)->setText(tr("%1 (not available here)").arg(items->item(i)->text()));
  }
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_form.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
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

#include "ui/elements/controls.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"

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

SettingsForm::SettingsForm(Settings& settings, QWidget* parent) : QScrollArea(parent), settings_(settings) {
  setObjectName("settingsForm");
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
  connect(all, &QPushButton::clicked, &settings_, &Settings::resetAll);
  column->addSpacing(18);
  column->addWidget(all, 0, Qt::AlignLeft);
  column->addStretch();
  setWidget(page);
  connect(&settings_, &Settings::changed, this, &SettingsForm::refresh);
  for (const auto& key : controls_.keys()) refresh(key);
}

void SettingsForm::addRow(QGridLayout& grid, const SettingRow& row) {
  auto control = controlFor(row);
  control.standard = row.standard;
  nameControl(*control.widget, row.key, row.title, row.explanation);
  control.widget->setAccessibleDescription(row.explanation);
  quietWheel(*control.widget);
  control.reset = iconButton(row.key + "/reset", tr("Reset: %1").arg(row.title), tr("Reset to the default"), "reset");
  connect(control.reset, &QToolButton::clicked, this, [this, key = row.key] { settings_.reset(key); });
  auto* title = new QLabel(row.title);
  title->setBuddy(control.widget);
  const int at = grid.rowCount();
  grid.setRowMinimumHeight(at, 28);
  grid.addWidget(title, at, 0);
  auto* frame = new QWidget;  // aligns the left and right edges of all controls
  frame->setFixedWidth(kControlWidth);
  auto* line = bareLayout<QHBoxLayout>(frame);
  auto* shown = control.widget->parentWidget() ? control.widget->parentWidget() : control.widget;
  line->addWidget(shown, row.kind == SettingKind::Bool ? 0 : 1);
  if (row.kind == SettingKind::Bool) line->addStretch();
  grid.addWidget(frame, at, 1);
  grid.addWidget(control.reset, at, 2);
  const auto more = row.needsRestart ? " " + tr("Takes effect at the next start.") : QString();
  grid.addWidget(wrapped(row.explanation + more, this), at + 1, 0, 1, 2);
  controls_.insert(row.key, control);
}

SettingsForm::Control SettingsForm::controlFor(const SettingRow& row) {
  switch (row.kind) {
    case SettingKind::Choice: return choice(row);
    case SettingKind::Integer:
    case SettingKind::Real: return number(row);
    case SettingKind::Folder: return place(row);
    case SettingKind::Bool: {
      auto* box = new QCheckBox;
      connect(box, &QCheckBox::toggled, this, [this, key = row.key](bool on) { settings_.setValue(key, on); });
      return {box, [box](const QVariant& value) { box->setChecked(value.toBool()); }, nullptr, {}};
    }
    case SettingKind::Text:
    case SettingKind::State: break;
  }
  auto* line = new QLineEdit;
  connect(line, &QLineEdit::editingFinished, this, [this, line, key = row.key] { settings_.setValue(key, line->text()); });
  return {line, [line](const QVariant& value) { line->setText(value.toString()); }, nullptr, {}};
}

SettingsForm::Control SettingsForm::choice(const SettingRow& row) {
  auto* box = new QComboBox;
  box->setFocusPolicy(Qt::StrongFocus);
  for (const auto& one : row.choices) box->addItem(one.title, one.value);
  connect(box, &QComboBox::activated, this, [this, box, key = row.key] { settings_.setValue(key, box->currentData()); });
  return {box, [box](const QVariant& value) { box->setCurrentIndex(box->findData(value)); }, nullptr, {}};
}

SettingsForm::Control SettingsForm::number(const SettingRow& row) {
  if (row.kind == SettingKind::Integer) {
    auto* box = new QSpinBox;
    box->setFocusPolicy(Qt::StrongFocus);
    box->setRange(static_cast<int>(row.minimum), static_cast<int>(row.maximum));
    connect(box, &QSpinBox::valueChanged, this, [this, key = row.key](int value) { settings_.setValue(key, value); });
    return {box, [box](const QVariant& value) { box->setValue(value.toInt()); }, nullptr, {}};
  }
  auto* box = new QDoubleSpinBox;
  box->setFocusPolicy(Qt::StrongFocus);
  box->setRange(row.minimum, row.maximum);
  box->setDecimals(2);
  box->setSingleStep((row.maximum - row.minimum) / 20);
  connect(box, &QDoubleSpinBox::valueChanged, this, [this, key = row.key](double value) { settings_.setValue(key, value); });
  return {box, [box](const QVariant& value) { box->setValue(value.toDouble()); }, nullptr, {}};
}

// A folder that can be typed, or chosen with the button beside it.
SettingsForm::Control SettingsForm::place(const SettingRow& row) {
  auto* both = new QWidget;
  auto* line = new QLineEdit(both);
  line->setPlaceholderText(tr("chosen by the program"));
  auto* button = new QPushButton(tr("Choose…"), both);
  nameControl(*button, row.key + "/choose", tr("Choose: %1").arg(row.title), tr("Choose a folder"));
  auto* layout = bareLayout<QHBoxLayout>(both);
  layout->addWidget(line, 1);
  layout->addWidget(button);
  connect(line, &QLineEdit::editingFinished, this, [this, line, key = row.key] { settings_.setValue(key, line->text().trimmed()); });
  connect(button, &QPushButton::clicked, this, [this, line, key = row.key, title = row.title] {
    auto* dialog = new QFileDialog(this, title, line->text());
    dialog->setObjectName(key + "/dialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this, key](const QString& folder) { settings_.setValue(key, folder); });
    dialog->open();
  });
  return {line, [line](const QVariant& value) { line->setText(QDir::toNativeSeparators(value.toString())); }, nullptr, {}};
}

void SettingsForm::refresh(const QString& key) {
  const auto found = controls_.constFind(key);
  if (found == controls_.cend()) return;
  const auto value = settings_.value(key);
  const QSignalBlocker quiet(found->widget);
  found->show(value);
  found->reset->setEnabled(value != found->standard);
}

void SettingsForm::setAvailableDevices(const std::vector<std::string>& devices) {
  auto* box = qobject_cast<QComboBox*>(controls_.value(QString::fromLatin1(setting::device.key)).widget);
  auto* items = qobject_cast<QStandardItemModel*>(box->model());
  for (int i = 0; i < box->count(); ++i) {
    const auto name = box->itemData(i).toString().toStdString();
    if (std::find(devices.begin(), devices.end(), name) != devices.end()) continue;
    items->item(i)->setEnabled(false);
    items->item(i)->setText(tr("%1 (not available here)").arg(items->item(i)->text()));
  }
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_form.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
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
#include "ui/elements/theme.h"

namespace glenoid::ui {
namespace {

constexpr int kFormWidth = 780, kControlWidth = 300;

// Prevents the wheel from changing values while the user scrolls the form.
class QuietWheel : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus()) return false;
    event->ignore();
    return true;
  }
};

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
      auto* heading = new QLabel(section, page);
      heading->setProperty("role", "heading");
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
  auto* all = new QPushButton(tr("Reset all settings"), page);
  all->setObjectName("settingsResetAll");
  all->setAccessibleName(all->text());
  all->setToolTip(tr("Reset every setting on this page to its default"));
  connect(all, &QPushButton::clicked, &settings_, &Settings::resetAll);
  column->addSpacing(18);
  column->addWidget(all, 0, Qt::AlignLeft);
  column->addStretch();
  setWidget(page);
}

void SettingsForm::addRow(QGridLayout& grid, const SettingRow& row) {
  auto* control = controlFor(row);
  control->setObjectName(row.key);
  control->setAccessibleName(row.title);
  control->setAccessibleDescription(row.explanation);
  control->setToolTip(row.explanation);
  control->installEventFilter(new QuietWheel(control));
  auto* title = new QLabel(row.title);
  title->setBuddy(control);
  const int at = grid.rowCount();
  grid.setRowMinimumHeight(at, 28);
  grid.addWidget(title, at, 0);
  auto* frame = new QWidget;  // aligns the left and right edges of all controls
  frame->setFixedWidth(kControlWidth);
  auto* line = new QHBoxLayout(frame);
  line->setContentsMargins(0, 0, 0, 0);
  auto* shown = control->parentWidget() ? control->parentWidget() : control;
  line->addWidget(shown, row.kind == SettingKind::Bool ? 0 : 1);
  if (row.kind == SettingKind::Bool) line->addStretch();
  grid.addWidget(frame, at, 1);
  grid.addWidget(resetFor(row), at, 2);
  const auto more = row.needsRestart ? " " + tr("Takes effect at the next start.") : QString();
  grid.addWidget(wrapped(row.explanation + more, this), at + 1, 0, 1, 2);
}

QToolButton* SettingsForm::resetFor(const SettingRow& row) {
  auto* reset = new QToolButton;
  reset->setObjectName(row.key + "/reset");
  reset->setIcon(icon("reset"));
  if (reset->icon().isNull()) reset->setText("↺");
  reset->setAccessibleName(tr("Reset: %1").arg(row.title));
  reset->setToolTip(tr("Reset to the default"));
  connect(reset, &QToolButton::clicked, this, [this, key = row.key] { settings_.reset(key); });
  const auto follow = [this, reset, key = row.key, standard = row.standard] { reset->setEnabled(settings_.value(key) != standard); };
  connect(&settings_, &Settings::changed, reset, follow);
  follow();
  return reset;
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
  box->setFocusPolicy(Qt::StrongFocus);
  for (const auto& one : row.choices) box->addItem(one.title, one.value);
  bind(settings_, row.key, box);
  return box;
}

QWidget* SettingsForm::number(const SettingRow& row) {
  if (row.kind == SettingKind::Integer) {
    auto* box = new QSpinBox;
    box->setFocusPolicy(Qt::StrongFocus);
    box->setRange(static_cast<int>(row.minimum), static_cast<int>(row.maximum));
    bind(settings_, row.key, box);
    return box;
  }
  auto* box = new QDoubleSpinBox;
  box->setFocusPolicy(Qt::StrongFocus);
  box->setRange(row.minimum, row.maximum);
  box->setDecimals(2);
  box->setSingleStep((row.maximum - row.minimum) / 20);
  bind(settings_, row.key, box);
  return box;
}

// A folder that can be typed, or chosen with the button beside it.
QWidget* SettingsForm::place(const SettingRow& row) {
  auto* both = new QWidget;
  auto* line = new QLineEdit(both);
  line->setPlaceholderText(tr("chosen by the program"));
  auto* button = new QPushButton(tr("Choose…"), both);
  button->setObjectName(row.key + "/choose");
  button->setAccessibleName(tr("Choose: %1").arg(row.title));
  button->setToolTip(tr("Choose a folder"));
  auto* layout = new QHBoxLayout(both);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(line, 1);
  layout->addWidget(button);
  bind(settings_, row.key, line);
  connect(button, &QPushButton::clicked, this, [this, line, key = row.key, title = row.title] {
    auto* dialog = new QFileDialog(this, title, line->text());
    dialog->setObjectName(key + "/dialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this, key](const QString& folder) { settings_.setValue(key, folder); });
    dialog->open();
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

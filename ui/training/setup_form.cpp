// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setup_form.h"

#include <cmath>

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
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/elided_choice.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/question.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/services/model_text.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

constexpr int kFieldWidth = 240;  // pixels
constexpr int kDecimals = 8;
constexpr int kLineGap = 4, kRowGap = 8;  // pixels: between an option and its explanation, and behind that

QString nameOf(const TrainingOption& option) { return QStringLiteral("option/") + textOf(option.key); }

// Shows as many decimals as the number needs: 0.0003, 180.
class NumberBox : public QDoubleSpinBox {
 public:
  explicit NumberBox(const TrainingOption& option) : unit_(optionText(option.unit)), unitOfOne_(optionText(option.unitOfOne)) {
    setDecimals(option.kind == OptionKind::Integer ? 0 : kDecimals);
    setRange(option.range.low, option.range.high);
    if (option.kind == OptionKind::Real) setStepType(AdaptiveDecimalStepType);
    setKeyboardTracking(false);
  }
  QString textFromValue(double value) const override {
    auto shown = locale().toString(value, 'f', decimals());
    if (decimals() == 0) return shown.remove(locale().groupSeparator());
    while (shown.endsWith('0')) shown.chop(1);
    if (shown.endsWith(locale().decimalPoint())) shown.chop(1);
    return shown.remove(locale().groupSeparator());
  }
  void showNumber(double value) {
    setValue(value);
    if (!unit_.isEmpty()) setSuffix(' ' + (value == 1 ? unitOfOne_ : unit_));
  }

 private:
  QString unit_, unitOfOne_;
};

// The start weights of every pretraining have the same name, so that of their folder tells them apart.
QString nameInFolder(const std::filesystem::path& file) {
  return QDir::toNativeSeparators(pathText(file.parent_path().filename() / file.filename()));
}

// "from 0 to below 1".
QString rangeText(const OptionRange& range) {
  const auto pattern = range.openLow    ? range.openHigh ? OptionsForm::tr("above %1 to below %2") : OptionsForm::tr("above %1 to %2")
                          : range.openHigh ? OptionsForm::tr("from %1 to below %2")
                                        : OptionsForm::tr("from %1 to %2");
  return pattern.arg(exactNumber(range.low), exactNumber(range.high));
}

QString explanationOf(const TrainingOption& option) {
  auto sentence = optionText(option.explanation);
  if (option.kind != OptionKind::Integer && option.kind != OptionKind::Real) return sentence + '.';
  return OptionsForm::tr("%1 (%2).").arg(sentence, rangeText(option.range));
}

}  // namespace

OptionsForm::OptionsForm(OptionSetup& setup, const std::set<std::string>& without, QWidget* parent) : QWidget(parent), setup_(setup) {
  setObjectName(QStringLiteral("optionsForm"));
  auto* column = bareLayout<QVBoxLayout>(this);
  std::string group;
  Section* section = nullptr;
  QGridLayout* grid = nullptr;
  for (const auto& option : setup.list()) {
    if (without.contains(option.key)) continue;
    if (!section || option.group != group) {
      section = new Section(optionText(option.group));
      section->setObjectName(QStringLiteral("options/") + textOf(option.group));
      auto* content = new QWidget;
      grid = new QGridLayout(content);
      grid->setContentsMargins(8, 0, 0, 12);
      grid->setVerticalSpacing(kLineGap);
      grid->setColumnStretch(0, 1);
      section->setContent(content);
      column->addWidget(section);
      group = option.group;
    }
    addRow(*section, *grid, option);
  }
  column->addStretch();
  connect(&setup_, &OptionSetup::optionsChanged, this, &OptionsForm::refresh);
  refresh();
}

void OptionsForm::open(const std::string& key) { rows_.at(key).group->setOpen(true); }

void OptionsForm::addRow(Section& group, QGridLayout& grid, const TrainingOption& option) {
  const auto label = optionText(option.label), explanation = explanationOf(option);
  auto field = fieldFor(option);
  nameControl(*field.widget, nameOf(option), label, explanation);
  field.widget->setAccessibleDescription(explanation);
  field.frame->setFixedWidth(kFieldWidth);
  auto* title = new QLabel(label);
  title->setBuddy(field.widget);
  title->setWordWrap(true);
  auto* reset = iconButton(nameOf(option) + QStringLiteral("/reset"), tr("Reset: %1").arg(label), tr("Reset to the default"),
                           QStringLiteral("reset"));
  connect(reset, &QToolButton::clicked, this, [this, &option] { setup_.setValue(option.key, option.standard); });
  auto* words = new QLabel(explanation);
  words->setWordWrap(true);
  words->setProperty("role", QStringLiteral("quiet"));
  words->setContentsMargins(0, 0, 0, kRowGap);
  const int at = grid.rowCount();
  grid.setRowMinimumHeight(at, 34);
  grid.addWidget(title, at, 0);
  grid.addWidget(field.frame, at, 1);
  grid.addWidget(reset, at, 2);
  grid.addWidget(words, at + 1, 0, 1, 3);
  rows_.emplace(option.key, Row{std::move(field), reset, &group, explanation, words});
}

OptionsForm::Field OptionsForm::fieldFor(const TrainingOption& option) {
  switch (option.kind) {
    case OptionKind::Integer:
    case OptionKind::Real: return numberField(option);
    case OptionKind::Choice: return choiceField(option);
    case OptionKind::Flag: return flagField(option);
    case OptionKind::Text: return textField(option);
    case OptionKind::File: return fileField(option);
    case OptionKind::Files: break;
  }
  return filesField(option);
}

OptionsForm::Field OptionsForm::numberField(const TrainingOption& option) {
  auto* box = new NumberBox(option);
  const bool whole = option.kind == OptionKind::Integer;
  connect(box, &QDoubleSpinBox::valueChanged, this, [this, whole, key = option.key](double value) {
    setup_.setValue(key, whole ? nlohmann::json(std::llround(value)) : nlohmann::json(value));
  });
  return {box, box, [box](const nlohmann::json& value) { box->showNumber(value.get<double>()); }};
}

OptionsForm::Field OptionsForm::choiceField(const TrainingOption& option) {
  auto* box = new QComboBox;
  for (const auto& choice : option.choices) box->addItem(choice.empty() ? tr("none") : textOf(choice), textOf(choice));
  connect(box, &QComboBox::activated, this,
          [this, box, key = option.key] { setup_.setValue(key, box->currentData().toString().toStdString()); });
  return {box, box, [box](const nlohmann::json& value) { box->setCurrentIndex(box->findData(textOf(value.get<std::string>()))); }};
}

OptionsForm::Field OptionsForm::flagField(const TrainingOption& option) {
  auto* box = new QCheckBox;
  connect(box, &QCheckBox::toggled, this, [this, key = option.key](bool on) { setup_.setValue(key, on); });
  return {box, box, [box](const nlohmann::json& value) { box->setChecked(value.get<bool>()); }};
}

OptionsForm::Field OptionsForm::textField(const TrainingOption& option) {
  auto* line = new QLineEdit;
  connect(line, &QLineEdit::editingFinished, this,
          [this, line, key = option.key] { setup_.setValue(key, line->text().trimmed().toStdString()); });
  return {line, line, [line](const nlohmann::json& value) { line->setText(textOf(value.get<std::string>())); }};
}

// None, the files that come with the program and fit the network, or a file that the user chose.
OptionsForm::Field OptionsForm::fileField(const TrainingOption& option) {
  auto* box = new ElidedChoice;
  connect(box, &QComboBox::activated, this,
          [this, box, key = option.key] { setup_.setValue(key, box->currentData().toString().toStdString()); });
  const auto show = [this, box](const nlohmann::json& value) {
    box->clear();
    box->addItem(tr("none (random)"), QString());
    for (const auto& weights : setup_.fittingStartWeights()) {
      box->addItem(textOf(weights.name), pathText(weights.path));
      box->setItemData(box->count() - 1, tr("Trained on %1").arg(modelText(weights.data)), Qt::ToolTipRole);
    }
    const auto file = textOf(value.get<std::string>());
    if (box->findData(file) < 0) {
      box->addItem(nameInFolder(pathOf(file)), file);
      box->setItemData(box->count() - 1, QDir::toNativeSeparators(file), Qt::ToolTipRole);
    }
    box->setCurrentIndex(box->findData(file));
  };
  return withButton(option, {box, box, show}, false);
}

OptionsForm::Field OptionsForm::filesField(const TrainingOption& option) {
  auto* line = new QLineEdit;
  line->setPlaceholderText(tr("none"));
  connect(line, &QLineEdit::editingFinished, this, [this, line, key = option.key] {
    auto files = nlohmann::json::array();
    for (const auto& file : line->text().split(';', Qt::SkipEmptyParts)) files.push_back(file.trimmed().toStdString());
    setup_.setValue(key, files);
  });
  const auto show = [line](const nlohmann::json& value) {
    QStringList files;
    for (const auto& file : value) files << textOf(file.get<std::string>());
    line->setText(files.join(QStringLiteral("; ")));
  };
  return withButton(option, {line, line, show}, true);
}

OptionsForm::Field OptionsForm::withButton(const TrainingOption& option, Field field, bool several) {
  auto* frame = new QWidget;
  auto* row = bareLayout<QHBoxLayout>(frame);
  auto* button = new QPushButton(tr("Choose…"));
  nameControl(*button, nameOf(option) + QStringLiteral("/choose"), tr("Choose: %1").arg(optionText(option.label)), tr("Choose a file"));
  row->addWidget(field.widget, 1);
  row->addWidget(button);
  connect(button, &QPushButton::clicked, this, [this, several, &option] {
    auto* dialog = new QFileDialog(this, optionText(option.label), QDir::homePath());
    dialog->setObjectName(nameOf(option) + QStringLiteral("/dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {several ? tr("Models and weights (*.glenoid *.safetensors)") : tr("Weights (*.safetensors)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this, several, key = option.key](const QStringList& files) {
      auto all = nlohmann::json::array();
      for (const auto& file : files) all.push_back(file.toStdString());
      setup_.setValue(key, several ? all : all.front());
    });
    activateParentAfter(*dialog);
    dialog->open();
  });
  field.frame = frame;
  return field;
}

QString OptionsForm::noteOn(const std::string& key) const {
  if (!setup_.isRead(key)) return tr("Has no effect with the other options.");
  if (key == "startWeights" && setup_.value(key) == "" && setup_.fittingStartWeights().empty())
    return tr("None come with the program for this network.");
  if (key == "subject" && !setup_.isStandard(key)) return tr("Implants of this subject are not located.");
  return {};
}

void OptionsForm::refresh() {
  const auto problem = setup_.problem();
  for (const auto& [key, row] : rows_) {
    const QSignalBlocker quiet(row.field.widget);
    row.field.show(setup_.value(key));
    row.field.frame->setEnabled(setup_.isRead(key));
    row.reset->setEnabled(!setup_.isStandard(key));
    row.words->setText(QStringList{row.explanation, noteOn(key)}.join(' ').trimmed());
    setInk(*row.words, problem && problem->values.front() == FactValue(key) ? "bad" : "");
  }
}

}  // namespace glenoid::ui

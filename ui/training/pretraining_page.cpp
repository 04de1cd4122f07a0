// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/pretraining_page.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/elements/column_area.h"
#include "ui/elements/controls.h"
#include "ui/elements/file_drop.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/services/file_choice.h"
#include "ui/training/copy_command.h"
#include "ui/training/fitted_list.h"
#include "ui/training/history_runs.h"
#include "ui/training/pretraining_list.h"
#include "ui/training/reading_panel.h"
#include "ui/training/run_folder_row.h"
#include "ui/training/setup_form.h"
#include "ui/training/two_columns.h"

namespace glenoid::ui {
namespace {

constexpr int kPretrainMargin = 16;      // pixels
constexpr int kMostColumnsHeight = 180;  // pixels
constexpr int kMostLabels = 6;           // that are named

QLabel* quietWords(const QString& text) {
  auto* label = labelOf(text, "quiet");
  label->setWordWrap(true);
  return label;
}

// "left, right", and how many more there are.
QString labelsText(const std::vector<std::string>& labels) {
  QStringList shown;
  for (const auto& label : labels) {
    if (shown.size() == kMostLabels) break;
    shown << textOf(label);
  }
  const auto more = static_cast<int>(labels.size()) - kMostLabels;
  if (more > 0) shown << PretrainingPage::tr("%n more", nullptr, more);
  return shown.isEmpty() ? PretrainingPage::tr("no label") : shown.join(QStringLiteral(", "));
}

}  // namespace

PretrainingPage::PretrainingPage(Services& services, RunList& runs, std::vector<StartWeights> startWeights, QWidget* parent)
    : QWidget(parent), services_(services), runs_(runs), setup_(services, std::move(startWeights)) {
  setObjectName(QStringLiteral("pretrainPage"));
  acceptFiles(
      *this, [this](const std::vector<std::filesystem::path>& paths) { setup_.openPictures(paths.front()); }, FileDrop::Single);
  auto* column = bareLayout<QVBoxLayout>(this);
  column->addWidget(new ColumnArea(QStringLiteral("pretrainArea"), new TwoColumns(makeDataSide(), makeOptionsSide())), 1);
  column->addWidget(makeFoot());
  connect(&setup_, &PretrainingSetup::changed, this, &PretrainingPage::refresh);
  connect(&setup_, &PretrainingSetup::optionsChanged, this, &PretrainingPage::refreshMethod);
  connect(&setup_, &PretrainingSetup::columnsChanged, this, &PretrainingPage::showColumns);
  refreshMethod();
  showColumns();
  refresh();
}

QWidget* PretrainingPage::makeDataSide() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(kPretrainMargin, 12, kPretrainMargin, 12);
  column->addWidget(labelOf(tr("Start weights from other pictures"), "heading"));
  column->addWidget(quietWords(tr("A network that has seen many radiographs, even without labels, learns more from a few hundred.")));
  auto* earlier = new PretrainingList(runs_);
  connect(earlier, &PretrainingList::resumeRequested, this, &PretrainingPage::resumeRequested);
  connect(earlier, &PretrainingList::trainRequested, this, &PretrainingPage::trainRequested);
  column->addWidget(earlier);
  pictures_ = new ReadingPanel(services_, setup_.pictures(), {QStringLiteral("pretrainPictures"), tr("Pictures to learn from")},
                               [this](const std::filesystem::path& chosen) { setup_.openPictures(chosen); });
  column->addWidget(pictures_);
  place_ = quietWords({});
  place_->setObjectName(QStringLiteral("pretrainDecodedPlace"));
  column->addWidget(place_);
  column->addWidget(makeMethods());
  auto* probe = new ReadingPanel(services_, setup_.probe(), {QStringLiteral("pretrainProbe"), tr("Labelled pictures for a probe"), true},
                                 [this](const std::filesystem::path& chosen) { setup_.probe().open(chosen); });
  probe->setHint(
      tr("Optional: a folder with one subfolder for each maker. The probe shows how well the features tell the makers apart, and "
         "teaches the network nothing."));
  column->addWidget(probe);
  column->addStretch(1);
  return side;
}

QWidget* PretrainingPage::makeMethods() {
  const std::pair<const char*, QString> names[] = {{"views", tr("Views")}, {"labels", tr("Labels")}, {"teacher", tr("Teacher")}};
  const QString sentences[] = {tr("Two varied views of one picture give the same features. Needs no labels."),
                               tr("Learns labels of any kind: those of the folders, or columns of a table."),
                               tr("Learns the features of other networks. Needs no labels; name the teachers among the options.")};
  auto* methods = new QWidget;
  auto* column = bareLayout<QVBoxLayout>(methods);
  column->addWidget(labelOf(tr("What is learned"), "subheading"));
  const QString* sentence = sentences;
  for (const auto& [word, name] : names) {
    auto* button = new QRadioButton(name);
    nameControl(*button, QStringLiteral("pretrainMethod/") + QString::fromLatin1(word), name, *sentence);
    button->setAccessibleDescription(*sentence);
    button->setAutoExclusive(false);  // so that Tab reaches each of them, as every control; refreshMethod() checks the one that is chosen
    connect(button, &QRadioButton::clicked, this, [this, word = std::string(word)] {
      setup_.setValue("pretraining.method", word);
      refreshMethod();  // a click unchecks the one that was chosen before
      if (word == "teacher") form_->open("distillation.teachers");
    });
    methods_.emplace(word, button);
    column->addWidget(button);
    column->addWidget(quietWords(*sentence++));
    if (word == std::string_view("labels")) column->addWidget(labels_ = makeLabels());
  }
  return methods;
}

QWidget* PretrainingPage::makeLabels() {
  auto* labels = new QWidget;
  auto* grid = bareLayout<QGridLayout>(labels);
  auto* tableTitle = new QLabel(tr("Table of labels"));
  table_ = new QLineEdit(pathText(setup_.labels()));
  table_->setPlaceholderText(tr("none"));
  nameControl(*table_, QStringLiteral("pretrainTable"), tableTitle->text(),
              tr("A CSV file with a column path or file, relative to the folder of the pictures, and a column for each task"));
  tableTitle->setBuddy(table_);
  connect(table_, &QLineEdit::editingFinished, this, [this] {
    const auto file = table_->text().trimmed();
    if (pathOf(file) != setup_.labels()) takeTable(file);
  });
  auto* choose = pushButton(QStringLiteral("pretrainChooseTable"), tr("Choose…"), tr("Choose a table of labels"), QStringLiteral("open"));
  connect(choose, &QPushButton::clicked, this, [this] {
    askFile(QStringLiteral("pretrainTableDialog"), tr("Table of labels"), tr("Tables (*.csv)"), &PretrainingPage::takeTable);
  });
  columns_ = new FittedList(kMostColumnsHeight);
  nameControl(*columns_, QStringLiteral("pretrainColumns"), tr("Columns"), tr("The columns of the table. Those with a tick are learned."));
  connect(columns_, &QListWidget::itemChanged, this, &PretrainingPage::takeTicks);
  columnsHint_ = quietWords({});
  columnsHint_->setObjectName(QStringLiteral("pretrainColumnsHint"));
  grid->addWidget(tableTitle, 0, 0);
  grid->addWidget(table_, 0, 1);
  grid->addWidget(choose, 0, 2);
  grid->addWidget(columns_, 1, 0, 1, 3);
  grid->addWidget(columnsHint_, 2, 0, 1, 3);
  return labels;
}

QWidget* PretrainingPage::makeOptionsSide() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(kPretrainMargin, 12, kPretrainMargin, 12);
  auto* row = new QHBoxLayout;
  auto* load = pushButton(QStringLiteral("pretrainLoadOptions"), tr("Load…"),
                          tr("Load all options from a file, such as the pretraining.json of another run"), QStringLiteral("open"));
  connect(load, &QPushButton::clicked, this, [this] {
    askFile(QStringLiteral("pretrainOptionsDialog"), tr("Load options"), tr("Options (*.json)"), &PretrainingPage::takeOptions);
  });
  row->addWidget(labelOf(tr("Network and options"), "heading"));
  row->addStretch();
  row->addWidget(load);
  column->addLayout(row);
  // The method stands beside the pictures, and pretraining allows only the defaults of the others.
  form_ = new OptionsForm(
      setup_, {"pretraining.method", "patience", "testTimeAugmentation", "augmentation.mixupAlpha", "distillation.probabilities"});
  form_->open("network.architecture");
  form_->open("epochs");
  column->addWidget(form_);
  column->addStretch(1);
  return side;
}

QWidget* PretrainingPage::makeFoot() {
  auto* foot = new QWidget;
  auto* column = new QVBoxLayout(foot);
  column->setContentsMargins(kPretrainMargin, 8, kPretrainMargin, 12);
  column->addWidget(new RunFolderRow(services_, setup_, QStringLiteral("pretrain")));
  obstacle_ = new QLabel;
  obstacle_->setObjectName(QStringLiteral("pretrainObstacle"));
  obstacle_->setWordWrap(true);
  start_ = pushButton(QStringLiteral("pretrainStart"), tr("Start"), tr("Start pretraining with these options"));
  start_->setProperty("role", QStringLiteral("primary"));
  start_->setIcon(onAccent(icon(QStringLiteral("play"))));
  connect(start_, &QPushButton::clicked, this, &PretrainingPage::start);
  auto* row = new QHBoxLayout;
  row->addWidget(obstacle_, 1);
  row->addWidget(copyCommandButton(services_, setup_, QStringLiteral("pretrain")));
  row->addWidget(start_);
  column->addLayout(row);
  return foot;
}

void PretrainingPage::askFile(const QString& objectName, const QString& title, const QString& filter,
                              void (PretrainingPage::*use)(const QString&)) {
  auto* dialog = new QFileDialog(this, title, QDir::homePath());
  dialog->setObjectName(objectName);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({filter, tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, use);
  openIn(*dialog, pathText(setup_.runFolder().parent_path()), services_.messages);
}

void PretrainingPage::takeTable(const QString& file) {
  table_->setText(file);
  setup_.setLabels(pathOf(file));
}

void PretrainingPage::takeTicks() {
  std::vector<std::string> names;
  for (int row = 0; row < columns_->count(); ++row) {
    const bool isTicked = columns_->item(row)->checkState() == Qt::Checked;
    if (isTicked) names.push_back(setup_.columns()[static_cast<std::size_t>(row)].name);
  }
  setup_.setTasks(std::move(names));
}

void PretrainingPage::showColumns() {
  const QSignalBlocker quiet(columns_);
  columns_->clear();
  for (const auto& column : setup_.columns()) {
    auto* line = columns_->addLine(tr("%1: %2 of %3 pictures have a label (%4)")
                                       .arg(textOf(column.name))
                                       .arg(column.known)
                                       .arg(setup_.pictures().cache()->size())
                                       .arg(labelsText(column.labels)));
    if (!line) break;
    const bool isTicked = std::find(setup_.tasks().begin(), setup_.tasks().end(), column.name) != setup_.tasks().end();
    line->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
    if (!column.canBeLearned()) line->setFlags(line->flags() & ~Qt::ItemIsEnabled);
  }
  columns_->setVisible(columns_->count() > 0);
}

QString PretrainingPage::columnsHint() {
  QStringList lines;
  if (!setup_.columns().empty()) lines << tr("Tick the columns to learn. A column needs two labels at least; an empty field is not known.");
  if (const auto& leftOut = setup_.columnsLeftOut(); !leftOut.empty())
    lines << tr("Left out, because they hold measurements or too many different texts: %1.").arg(labelsText(leftOut));
  if (!lines.isEmpty()) return lines.join('\n');
  const auto& pictures = setup_.pictures();
  if (!setup_.labels().empty())
    return pictures.isReady() ? QString() : tr("The columns of the table are shown once the pictures are chosen.");
  if (!pictures.isReady() || pictures.cache()->info().labels.size() < 2) return {};
  return tr("Without a table, these labels of the pictures are learned: %1.").arg(labelsText(pictures.cache()->info().labels));
}

void PretrainingPage::takeOptions(const QString& file) { setup_.loadOptions(pathOf(file)); }

void PretrainingPage::askPictures(bool folder) { pictures_->ask(folder); }

void PretrainingPage::start() {
  // Another program may have made the suggested folder meanwhile.
  setup_.look([this] {
    if (setup_.obstacle().isEmpty()) emit startRequested(setup_.request());
  });
}

void PretrainingPage::refresh() {
  const auto obstacle = setup_.obstacle();
  obstacle_->setText(obstacle);
  start_->setEnabled(obstacle.isEmpty());
  place_->setText(tr("Decoded pictures are saved in %1. Nothing is written to the folder of the data.")
                      .arg(QDir::toNativeSeparators(pathText(setup_.pictures().decodedFolder()))));
  columnsHint_->setText(columnsHint());
  columnsHint_->setVisible(!columnsHint_->text().isEmpty());
  pictures_->setHint(setup_.learnsLabels() && setup_.labels().empty()
                         ? tr("Choose a folder with one subfolder of radiographs for each label, or drop it here.")
                         : tr("Choose a folder of radiographs, or drop it here. Its subfolders may have any names."));
}

void PretrainingPage::refreshMethod() {
  const auto& method = setup_.value("pretraining.method");
  for (const auto& [word, button] : methods_) {
    const QSignalBlocker quiet(button);
    button->setChecked(method == word);
  }
  labels_->setVisible(setup_.learnsLabels());
}

void PretrainingPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  setup_.openKept();
  setup_.look();  // the suggested folder may exist by now
  runs_.refresh();
}

}  // namespace glenoid::ui

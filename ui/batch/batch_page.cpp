// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_page.h"

#include <cmath>

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/batch/batch_table.h"
#include "ui/batch/batch_truth.h"
#include "ui/elements/command_button.h"
#include "ui/elements/controls.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/elided_choice.h"
#include "ui/elements/file_drop.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/page_stack.h"
#include "ui/elements/text.h"
#include "ui/services/answer_text.h"
#include "ui/services/file_choice.h"
#include "ui/services/unsaved_question.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kTextWidth = 480;
constexpr std::size_t kSoonDone = 20;       // so many answers are soon there again
constexpr char kOpenedRow[] = "batch:row";  // topic of messages

CsvWords wordsOfWindow() {
  return {[](const Fact& fact) { return factText(fact).toStdString(); },
          [](const Error& error) { return errorText(Error(error.code(), {})).toStdString(); }, disclaimerText().toStdString()};
}

}  // namespace

QString timeLeftText(double seconds) {
  if (seconds < 5) return BatchPage::tr("a few seconds left");
  if (seconds < 90) return BatchPage::tr("about %n seconds left", nullptr, static_cast<int>(std::lround(seconds / 5) * 5));
  if (seconds < 90 * 60) return BatchPage::tr("about %n minutes left", nullptr, static_cast<int>(std::lround(seconds / 60)));
  return BatchPage::tr("about %n hours left", nullptr, static_cast<int>(std::lround(seconds / 3600)));
}

BatchPage::BatchPage(Services& services, QWidget* parent)
    : QWidget(parent),
      services_(services),
      state_(services),
      folder_(button("batchFolder", "batch.folder")),
      files_(button("batchFiles", "batch.files")),
      models_(new ElidedChoice(this)),
      again_(button("batchAgain", "batch.again")),
      export_(button("batchExport", "batch.export")),
      stop_(button("batchStop", "batch.stop")),
      resume_(button("batchContinue", "batch.continue")),
      bar_(new QProgressBar(this)),
      progress_(new QLabel(this)),
      counts_(new QLabel(this)),
      looks_(labelOf(tr("The batch takes one look at each picture. A picture that you open gets eight looks, so its answer may differ."),
                     "quiet", this)),
      table_(new BatchTable(state_.model(), this)),
      truth_(new BatchTruth(this)),
      stack_(new PageStack(this)) {
  setObjectName("batchPage");
  acceptFiles(*this, [this](const std::vector<fs::path>& paths) { start(paths); });
  connect(services_.commands["batch.folder"], &QAction::triggered, this, &BatchPage::chooseFolder);
  connect(services_.commands["batch.files"], &QAction::triggered, this, &BatchPage::chooseFiles);
  connect(services_.commands["batch.again"], &QAction::triggered, this, [this] { start(state_.inputs()); });
  connect(services_.commands["batch.stop"], &QAction::triggered, &state_, &BatchState::stop);
  connect(services_.commands["batch.continue"], &QAction::triggered, &state_, &BatchState::resume);
  connect(services_.commands["batch.export"], &QAction::triggered, this, &BatchPage::chooseExport);
  connect(services_.commands["batch.sort"], &QAction::triggered, table_, &BatchTable::sortByCurrentColumn);
  stack_->setObjectName("batchStack");
  stack_->addWidget(emptyState());
  stack_->addWidget(results());
  auto* column = bareLayout<QVBoxLayout>(this);
  column->addWidget(stack_);
  connect(&services_.models, &ModelCatalogue::changed, this, &BatchPage::listModels);
  connect(&services_.models, &ModelCatalogue::changed, this, &BatchPage::refresh);
  connect(models_, &QComboBox::activated, this, [this] {
    chosenModel_ = models_->currentData().toString();
    refresh();
  });
  connect(&state_, &BatchState::changed, this, &BatchPage::refresh);
  connect(&services_.settings, &Settings::changed, this, [this](const QString& key) {
    if (key == setting::eightLooks.key || key == setting::confidence.key) refresh();
  });
  listModels();
  refresh();
}

CommandButton* BatchPage::button(const QString& name, const QString& command) {
  return new CommandButton(services_.commands[command], name, this);
}

QWidget* BatchPage::emptyState() {
  auto* page = new QWidget(this);
  auto* heading = labelOf(tr("Drop a folder of radiographs here"), "heading", page);
  heading->setAlignment(Qt::AlignCenter);
  auto* text =
      labelOf(tr("Each picture gets a row with its most probable maker while you keep working. You can sort the table, show "
                 "only unsure answers, and save it as CSV. If folders are named after makers, the answers are compared with them."),
              "quiet", page);
  text->setAlignment(Qt::AlignCenter);
  text->setWordWrap(true);
  text->setFixedWidth(kTextWidth);
  text->setMinimumHeight(text->heightForWidth(kTextWidth));  // the layout does not ask a centred label for this
  auto* folder = new CommandButton(services_.commands["batch.folder"], "batchFolderFirst", page, "primary");
  auto* row = new QHBoxLayout;
  row->addStretch();
  row->addWidget(folder);
  row->addWidget(button("batchFilesFirst", "batch.files"));
  row->addStretch();
  auto* column = new QVBoxLayout(page);
  column->addStretch();
  column->addWidget(heading);
  column->addWidget(text, 0, Qt::AlignHCenter);
  column->addSpacing(8);
  column->addLayout(row);
  column->addStretch();
  return page;
}

QLayout* BatchPage::controls() {
  nameControl(*models_, "batchModel", tr("Model"), tr("The model that identifies the pictures; “Run again” uses it for the same files"));
  models_->setMinimumWidth(220);
  models_->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // the name is cut only if the row has no room for it
  auto* row = new FlowLayout;
  for (QWidget* control : std::initializer_list<QWidget*>{folder_, files_, models_, again_}) row->addWidget(control);
  row->addStretch();
  row->addWidget(export_);
  return row;
}

QWidget* BatchPage::results() {
  auto* page = new QWidget(this);
  connect(table_, &BatchTable::openRequested, this, &BatchPage::open);
  connect(truth_, &BatchTruth::cellChosen, table_, [this](std::size_t truth, std::size_t answer) { table_->showCell({truth, answer}); });
  connect(table_, &BatchTable::allCellsShown, truth_, &BatchTruth::clearChoice);
  nameControl(*bar_, "batchBar", tr("Progress"));
  bar_->setTextVisible(false);
  progress_->setObjectName("batchProgress");
  counts_->setObjectName("batchCounts");
  counts_->setWordWrap(true);
  counts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  looks_->setObjectName("batchLooks");
  looks_->setWordWrap(true);
  auto* progressRow = new QHBoxLayout;
  progressRow->addWidget(bar_, 1);
  progressRow->addWidget(progress_);
  progressRow->addWidget(stop_);
  progressRow->addWidget(resume_);
  progressRow->addStretch();  // takes the room of the hidden bar
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(12, 10, 12, 10);
  column->setSpacing(8);
  column->addLayout(controls());
  column->addLayout(progressRow);
  column->addWidget(table_, 1);
  column->addWidget(counts_);
  column->addWidget(looks_);
  column->addWidget(truth_);
  return page;
}

void BatchPage::start(std::vector<fs::path> inputs) {
  if (inputs.empty()) return;
  if (!state_.isUnsaved() || state_.done() <= kSoonDone) return begin(std::move(inputs));
  askAboutUnsaved(*this, {.name = "replaceQuestion",
                          .text = tr("The table of the batch was not exported."),
                          .consequence = tr("A new batch replaces its %n answers.", nullptr, static_cast<int>(state_.done())),
                          .saveTitle = tr("Export…"),
                          .loseTitle = tr("Replace"),
                          .save = [this] { chooseExport(); },
                          .lose = [this, inputs] { begin(inputs); }});
}

void BatchPage::begin(std::vector<fs::path> inputs) {
  const auto bundle = services_.models.bundleAt(pathOf(models_->currentData().toString()));
  state_.start(std::move(inputs), bundle ? bundle : services_.models.defaultBundle());
  table_->focusRows();
}

void BatchPage::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Choose a folder of radiographs"), QDir::homePath());
  dialog->setObjectName("batchFolderDialog");
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    services_.settings.set(setting::lastOpenFolder, folder);
    start({pathOf(folder)});
  });
  openIn(*dialog, services_.settings.get(setting::lastOpenFolder), services_.messages);
}

void BatchPage::chooseFiles() {
  auto* dialog = new QFileDialog(this, tr("Choose radiographs"), QDir::homePath());
  dialog->setObjectName("batchFilesDialog");
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
    std::vector<fs::path> inputs;
    for (const auto& file : files) inputs.push_back(pathOf(file));
    services_.settings.set(setting::lastOpenFolder, QFileInfo(files.value(0)).path());
    start(std::move(inputs));
  });
  openIn(*dialog, services_.settings.get(setting::lastOpenFolder), services_.messages);
}

void BatchPage::chooseExport() {
  const auto forExcel = tr("Table for Excel, in the language of the window (*.csv)");
  chooseFileToSave(*this, services_.messages,
                   {"batchExportDialog",
                    tr("Save the table"),
                    folderForExports(services_.settings),
                    "glenoid-batch.csv",
                    {tr("Comma-separated values for programs, in English (*.csv)"), forExcel}},
                   [this, forExcel](const QString& file, const QString& filter) {
                     if (filter != forExcel) return state_.exportCsv(pathOf(file));
                     const char decimalSign = QLocale::system().decimalPoint() == "," ? ',' : '.';
                     state_.exportCsv(pathOf(file), excelForm(decimalSign), wordsOfWindow());
                   });
}

void BatchPage::listModels() {
  models_->clear();
  int standard = 0;
  for (const auto& entry : services_.models.entries()) {
    if (!entry.bundle) continue;
    if (entry.isDefault) standard = models_->count();
    models_->addItem(services_.models.titleOf(entry.path), pathText(entry.path));
  }
  const int chosen = chosenModel_.isEmpty() ? -1 : models_->findData(chosenModel_);
  models_->setCurrentIndex(chosen < 0 ? standard : chosen);
  models_->setEnabled(models_->count() > 0);
}

void BatchPage::refreshPhase() {
  const auto done = tr("%1 of %2 files").arg(countText(state_.done()), countText(state_.total()));
  switch (state_.phase()) {
    case BatchState::Phase::Empty: break;
    case BatchState::Phase::Listing: {
      const auto count = state_.lookedAt();
      progress_->setText(count > 0 ? tr("Looking for files: %1").arg(countText(count)) : tr("Looking for files…"));
      break;
    }
    case BatchState::Phase::Running: {
      const auto left = state_.secondsLeft();
      progress_->setText(left ? done + ", " + timeLeftText(*left) : done);
      break;
    }
    case BatchState::Phase::Done: progress_->setText(tr("Done: %1").arg(done)); break;
    case BatchState::Phase::Stopped: progress_->setText(tr("Stopped after %1").arg(done)); break;
    case BatchState::Phase::Failed: progress_->setText(tr("Aborted after %1").arg(done)); break;
  }
}

void BatchPage::refresh() {
  const auto phase = state_.phase();
  const bool busy = state_.isBusy();
  const auto* focused = window()->focusWidget();  // asked before a disabled button loses the focus
  const bool takesOver = focused == stop_ || focused == resume_;
  stack_->setCurrentIndex(phase == BatchState::Phase::Empty ? 0 : 1);
  services_.commands["batch.stop"]->setEnabled(busy);
  services_.commands["batch.continue"]->setEnabled(state_.canResume());
  services_.commands["batch.again"]->setEnabled(!busy && phase != BatchState::Phase::Empty);
  for (const char* command : {"batch.export", "batch.sort"}) services_.commands[command]->setEnabled(state_.done() > 0);
  bar_->setVisible(busy);
  stop_->setVisible(busy);
  resume_->setVisible(state_.canResume());
  if (takesOver && busy) stop_->setFocus();
  if (takesOver && !busy) state_.canResume() ? resume_->setFocus() : table_->view()->setFocus();
  bar_->setRange(0, static_cast<int>(state_.total()));  // 0 to 0 shows a busy indicator
  bar_->setValue(static_cast<int>(state_.done()));
  refreshPhase();
  const auto& counts = state_.model().counts();
  QStringList words;
  for (const auto& [maker, count] : counts.makers) words.append(maker + " " + countText(count));
  words.append(tr("refused %1").arg(countText(counts.refused)));
  words.append(tr("failed %1").arg(countText(counts.failed)));
  // Another choice changes no answer before the batch runs again.
  if (state_.bundle() && pathText(state_.bundle()->path) != models_->currentData().toString())
    words.append(tr("answered by %1").arg(services_.models.titleOf(state_.bundle()->path)));
  counts_->setText(words.join(", "));
  looks_->setVisible(state_.bundle() && services_.identifier.refinesAnswersOf(state_.bundle()->model));
  if (state_.bundle()) truth_->setTally(counts.folders, state_.bundle()->model);
}

void BatchPage::open(int row) {
  const auto answer = state_.model().rows().at(static_cast<std::size_t>(row));  // a copy: the page that opens may change the batch
  emit openRequested(pathText(answer.picture.file));
  auto& messages = services_.messages.list();
  messages.dismissTopic(kOpenedRow);
  if (const auto text = differenceText(answer); !text.isEmpty()) messages.show({.text = text, .page = "go.identify", .topic = kOpenedRow});
}

QString BatchPage::differenceText(const Answer& row) const {
  if (row.picture.error) return {};
  const auto standard = services_.models.defaultBundle();
  QStringList reasons;
  if (standard && standard->model.weightsSha256 != row.model->weightsSha256) reasons << tr("another model answers");
  if (services_.identifier.refines(row)) reasons << tr("eight looks instead of one");
  if (row.confidence > 0 && row.confidence != services_.identifier.confidence()) reasons << tr("another confidence");
  if (reasons.isEmpty()) return {};
  return tr("The batch answered “%1” for %2. The answer here may differ: %3.")
      .arg(answerHeading(row), pathText(row.picture.file.filename()), reasons.join(", "));
}

}  // namespace glenoid::ui

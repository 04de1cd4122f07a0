// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/results_page.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

#include <QComboBox>
#include <QDesktopServices>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "core/decoding/known_formats.h"
#include "core/engine/engine.h"
#include "core/report/run_report.h"
#include "ui/elements/controls.h"
#include "ui/elements/figure_table.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/jobs/watched.h"
#include "ui/services/confusion_model.h"
#include "ui/services/confusion_view.h"
#include "ui/services/file_choice.h"
#include "ui/training/history_runs.h"
#include "ui/training/map_view.h"
#include "ui/training/page_language.h"
#include "ui/training/picture_list.h"
#include "ui/training/plots_save.h"
#include "ui/training/plots_view.h"

namespace glenoid::ui {
namespace {

constexpr int kPlotHeight = 280;    // pixels; with the names of the curves below the plot
constexpr int kBesideFigures = 48;  // pixels: margins and scroll bar

// The file of a picture; empty if it is gone.
std::filesystem::path presentSource(const RunOrigin& origin, const std::string& path) {
  auto file = sourceOf(origin, path);
  std::error_code none;
  const bool isThere = std::filesystem::is_regular_file(file, none) || (!file.empty() && isZipFile(origin.data));
  return isThere ? file : std::filesystem::path();
}

}  // namespace

ResultsPage::ResultsPage(Services& services, QWidget* parent)
    : QWidget(parent),
      services_(services),
      pages_(new QStackedLayout(this)),
      empty_(
          new QLabel(tr("No results yet. They appear here when a run is finished. Open the results of earlier runs from the Runs tab."))),
      scroll_(new QScrollArea),
      name_(new QLabel),
      sentence_(new QLabel),
      data_(new QLabel),
      part_(new QComboBox),
      confusion_(new ConfusionModel(this)),
      classes_(new ClassModel(this)),
      roc_(new PlotView(QStringLiteral("rocPlot"))),
      reliability_(new PlotView(QStringLiteral("reliabilityPlot"))),
      pictures_(new PictureList(services.files, QStringLiteral("mistakes"), tr("Pictures of these answers"))),
      map_(new MapView(services)) {
  setObjectName(QStringLiteral("resultsPage"));
  empty_->setObjectName(QStringLiteral("resultsEmpty"));
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setProperty("role", QStringLiteral("quiet"));
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->addWidget(makeHead());
  column->addWidget(makeFigures());
  column->addWidget(makePictures());
  auto* mapSection = new Section(tr("Map of the training pictures"));
  mapSection->setObjectName(QStringLiteral("mapSection"));
  mapSection->setContent(map_);
  mapSection->setOpen(false);
  column->addWidget(mapSection);
  connect(map_, &MapView::opened, this, &ResultsPage::open);
  // Only after the layout has made room for the map.
  const auto scrollToMap = [this, mapSection] { scroll_->verticalScrollBar()->setValue(mapSection->y()); };
  connect(mapSection, &Section::toggled, this, [this, scrollToMap](bool open) {
    if (open) QTimer::singleShot(0, this, scrollToMap);
  });
  scroll_->setWidgetResizable(true);
  scroll_->setFocusPolicy(Qt::TabFocus);  // as a ColumnArea
  scroll_->setWidget(content);
  pages_->addWidget(empty_);
  pages_->addWidget(scroll_);
}

QWidget* ResultsPage::makeHead() {
  auto* head = new QWidget;
  auto* column = bareLayout<QVBoxLayout>(head);
  name_->setObjectName(QStringLiteral("resultsName"));
  name_->setProperty("role", QStringLiteral("heading"));
  sentence_->setObjectName(QStringLiteral("resultsSentence"));
  data_->setObjectName(QStringLiteral("resultsData"));
  data_->setProperty("role", QStringLiteral("quiet"));
  data_->setTextFormat(Qt::PlainText);
  auto* title = new QHBoxLayout;
  title->addWidget(name_, 1);
  title->addWidget(part_);
  column->addLayout(title);
  for (auto* label : {sentence_, data_}) {
    label->setWordWrap(true);
    column->addWidget(label);
  }
  auto* buttons = new FlowLayout;  // below the words: beside them there is no room in a small window
  buttons->addStretch();
  column->addLayout(buttons);
  nameControl(*part_, QStringLiteral("resultsPart"), tr("Images that the figures describe"),
              tr("Which images the figures describe. The test part was not used in training."));
  part_->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // filled for each run
  connect(part_, &QComboBox::currentIndexChanged, this, &ResultsPage::showPart);
  report_ = pushButton(QStringLiteral("resultsPageButton"), tr("Open report"),
                       tr("Open the run's page of figures and curves in the browser"), QStringLiteral("report"));
  connect(report_, &QPushButton::clicked, this, &ResultsPage::openReport);
  buttons->addWidget(report_);
  auto* save = pushButton(QStringLiteral("resultsExport"), tr("Export plots…"), tr("Save the plots as PNG or PDF, or their numbers as CSV"),
                          QStringLiteral("export"));
  connect(save, &QPushButton::clicked, this, &ResultsPage::saveFigures);
  buttons->addWidget(save);
  auto* use =
      pushButton(QStringLiteral("resultsUse"), tr("Use this model"), tr("Use this run's network to identify radiographs from now on"));
  use->setProperty("role", QStringLiteral("primary"));
  connect(use, &QPushButton::clicked, this, [this] { emit useRequested(results_->run.folder); });
  buttons->addWidget(use);
  return head;
}

QWidget* ResultsPage::makeFigures() {
  auto* figures = new QWidget;
  grid_ = bareLayout<QGridLayout>(figures);
  grid_->setSpacing(10);
  confusionView_ =
      new ConfusionView(confusion_, QStringLiteral("confusionTable"), tr("Confusion matrix: truth in rows, answers in columns"));
  classView_ = new FigureTable(classes_, QStringLiteral("classTable"), tr("Figures of each maker"));
  confusionView_->setToolTip(tr("Click a cell or press Enter in it to see its pictures below"));
  connect(confusionView_, &ConfusionView::chosen, this, &ResultsPage::showCell);
  auto* matrix = labelOf(tr("Confusion matrix (truth in rows, answers in columns)"), "subheading");
  matrix->setWordWrap(true);
  roc_->setMinimumHeight(kPlotHeight);
  reliability_->setMinimumHeight(kPlotHeight);
  figures_ = {matrix, confusionView_, labelOf(tr("Makers"), "subheading"), classView_, roc_, reliability_};
  grid_->setColumnStretch(0, 1);
  arrangeFigures();
  return figures;
}

// In two columns if both tables fit, otherwise one below the other.
void ResultsPage::arrangeFigures() {
  const int half = (width() - kBesideFigures - grid_->horizontalSpacing()) / 2;
  const bool beside = std::max(confusionView_->neededWidth(), classView_->neededWidth()) <= half;
  if (std::exchange(isBeside_, beside) == beside) return;
  constexpr int kTableParts = 4;  // each table and its title
  for (int i = 0; i < static_cast<int>(figures_.size()); ++i) {
    const bool isTable = i < kTableParts;
    const int row = !beside ? i : isTable ? i % 2 : 2, column = !beside ? 0 : isTable ? i / 2 : i - kTableParts;
    grid_->addWidget(figures_[static_cast<std::size_t>(i)], row, column);
  }
  grid_->setColumnStretch(1, beside ? 1 : 0);
}

void ResultsPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrangeFigures();
}

QWidget* ResultsPage::makePictures() {
  mistakes_ = pushButton(QStringLiteral("resultsMistakes"), tr("All mistakes"), tr("Show the mistakes of every maker again"));
  connect(mistakes_, &QPushButton::clicked, this, &ResultsPage::showMistakes);
  connect(pictures_, &PictureList::opened, this, &ResultsPage::open);
  pictures_->addToHead(mistakes_);
  return pictures_;
}

void ResultsPage::showRun(const std::filesystem::path& runFolder) {
  reading_.cancel();
  const auto read = [runFolder](Watch&) { return readResults(runFolder); };
  reading_ = services_.files.submit<RunResults>(
      this, [read](const JobContext& context) { return *watched<RunResults>(context.token, kNoLimit, read); },
      {.done = [this](RunResults results) { take(std::move(results)); },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void ResultsPage::take(RunResults results) {
  results_ = std::move(results);
  labels_ = displayNames(results_->labels);
  const auto origin = dataText(results_->run);
  data_->setText(origin.isEmpty() ? QString() : tr("Data: %1").arg(origin));
  const auto& run = results_->run;
  name_->setText(runName(run.folder, run.origin.isFinalFit));
  const auto unmeasured = run.origin.isFinalFit
                              ? tr("“%1” is a final fit: it learned from all pictures, so that none is left to measure it.")
                              : tr("“%1” has neither a validation nor a test part, so that nothing was measured.");
  empty_->setText(unmeasured.arg(dataName(run.folder)));
  map_->setRun(results_->run);
  {
    const QSignalBlocker quiet(part_);
    part_->clear();
    for (const auto& part : results_->parts) part_->addItem(titleOf(part));
  }
  report_->setEnabled(results_->run.test.has_value());
  pages_->setCurrentIndex(results_->parts.empty() ? 0 : 1);
  showPart(0);
  scroll_->verticalScrollBar()->setValue(0);  // another run is read from its beginning
}

void ResultsPage::showPart(int index) {
  if (!results_ || index < 0 || index >= static_cast<int>(results_->parts.size())) return;
  const auto& evaluation = part().evaluation;
  sentence_->setText(sentenceOf(part()));
  confusion_->set(labels_, evaluation.confusion);
  classes_->set(labels_, evaluation);
  arrangeFigures();
  roc_->setContent(rocContent(evaluation));
  reliability_->setContent(reliabilityContent(evaluation));
  showMistakes();
}

const RunPart& ResultsPage::part() const { return results_->parts[static_cast<std::size_t>(part_->currentIndex())]; }

QString ResultsPage::sentenceOf(const RunPart& part) const {
  const auto& e = part.evaluation;
  const auto percent = [](double share) { return percentNumber(share, 1); };
  const auto& run = results_->run;
  return tr("%1 of %2 images correct: %3 % (95 % interval %4 to %5), balanced accuracy %6 %, macro F1 %7. %8, best epoch %9 of %10.")
      .arg(e.correct)
      .arg(e.count)
      .arg(percent(e.accuracy), percent(e.accuracyInterval.lower), percent(e.accuracyInterval.upper), percent(e.balancedAccuracy),
           numberText(e.macroF1, 3), textOf(run.options.architecture))
      .arg(bestEpochOf(run.history))
      .arg(run.history.size());
}

void ResultsPage::showMistakes() {
  std::vector<AnsweredPicture> wrong;
  const auto& all = part().answers;
  std::copy_if(all.begin(), all.end(), std::back_inserter(wrong), [](const auto& answer) { return !answer.isRight(); });
  const auto count = static_cast<int>(wrong.size());
  list(count == 0 ? tr("No mistakes") : tr("Mistakes, most confident first (%n)", nullptr, count), wrong);
  mistakes_->hide();
  confusionView_->clearSelection();
}

void ResultsPage::showCell(std::size_t truth, std::size_t answer) {
  std::vector<AnsweredPicture> found;
  const auto& all = part().answers;
  std::copy_if(all.begin(), all.end(), std::back_inserter(found),
               [&](const auto& one) { return one.truth == truth && one.answer == answer; });
  list(tr("%1 identified as %2 (%n)", nullptr, static_cast<int>(found.size())).arg(labels_[truth], labels_[answer]), found);
  mistakes_->show();
  scroll_->ensureWidgetVisible(pictures_);
}

void ResultsPage::list(const QString& title, const std::vector<AnsweredPicture>& answers) {
  std::vector<ListedPicture> pictures;
  for (const auto& one : answers) {
    const auto& truth = labels_[one.truth];
    const auto& answer = labels_[one.answer];
    pictures.push_back({one.path, one.sha256, tr("%1 %2 %\ntruth: %3").arg(answer, percentNumber(one.probability, 0), truth),
                        tr("%1\nanswer: %2 with %3 %; truth: %4").arg(textOf(one.path), answer, percentNumber(one.probability, 1), truth),
                        one.isRight() ? nullptr : &ThemeColours::bad});
  }
  pictures_->setPictures(title, std::move(pictures), results_->run.origin.cache);
}

void ResultsPage::open(const std::string& path) {
  const auto& run = results_->run;
  const auto gone = tr("The radiograph “%1” is not where the run found it. Move the data back to %2, or choose the data again.")
                        .arg(textOf(path), pathText(run.origin.data));
  if (path.empty()) return services_.messages.warn(gone);
  opening_.cancel();
  struct Opened {
    bool answers = true;  // the drive of the data
    std::filesystem::path file = {};
    std::shared_ptr<const Bundle> model = {};  // null if the file is gone
  };
  const auto work = [origin = run.origin, path, folder = run.folder](const JobContext& context) {
    using Path = std::filesystem::path;
    const auto find = [origin, path](Watch&) { return presentSource(origin, path); };
    const auto file = watched<Path>(context.token, kDrivePatience, find);
    if (!file) return Opened{.answers = false};
    if (file->empty()) return Opened{};
    const auto read = [folder](Watch& watch) { return engine().bundleOfRun(folder, watch.token()); };
    return Opened{.file = *file, .model = std::make_shared<const Bundle>(*watched<Bundle>(context.token, kNoLimit, read))};
  };
  const auto done = [this, gone, data = run.origin.data](const Opened& opened) {
    if (!opened.answers) return services_.messages.warn(silentText(data));
    if (!opened.model) return services_.messages.warn(gone);
    emit openRequested(pathText(opened.file), opened.model);
  };
  opening_ =
      services_.files.submit<Opened>(this, work, {.done = done, .failed = [this](const Error& error) { services_.messages.show(error); }});
}

// Writes the page anew: another program, or the window in another language, may have written it.
void ResultsPage::openReport() {
  if (writing_.isActive()) return;
  const auto folder = results_->run.folder;
  const auto page = folder / "table.html";
  writing_ = services_.files.submit<bool>(this,
                                          [folder, page](const JobContext&) {
                                            std::error_code failure;
                                            try {
                                              storeRunTable(folder, pageLanguage());
                                            } catch (const Error& error) {
                                              // A folder that may only be read keeps the page that it has.
                                              if (error.code() != ErrorCode::FileUnwritable || !std::filesystem::exists(page, failure))
                                                throw;
                                            }
                                            return true;
                                          },
                                          {.done = [page](bool) { QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(page))); },
                                           .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void ResultsPage::saveFigures() {
  const auto title = tr("%1, %2").arg(dataName(results_->run.folder), part_->currentText());
  savePlots(*this, services_, title, {roc_, reliability_}, [this] { return plotCsv({roc_->content(), reliability_->content()}); });
}

}  // namespace glenoid::ui

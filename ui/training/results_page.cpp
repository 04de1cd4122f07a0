// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/results_page.h"

#include <algorithm>

#include <QComboBox>
#include <QDesktopServices>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/services/confusion_model.h"
#include "ui/training/history_runs.h"
#include "ui/training/plots_save.h"
#include "ui/training/plots_view.h"

namespace glenoid::ui {
namespace {

constexpr int kThumbnail = 104;  // pixels
constexpr int kPlotHeight = 240;
constexpr int kShortLabel = 12;  // characters that fit above a column

QTableView* tableOf(QAbstractItemModel* model, const QString& objectName, const QString& accessibleName) {
  auto* view = new QTableView;
  view->setModel(model);
  nameControl(*view, objectName, accessibleName, accessibleName);
  view->setSelectionMode(QAbstractItemView::SingleSelection);
  view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  view->horizontalHeader()->setDefaultAlignment(Qt::AlignCenter | static_cast<Qt::Alignment>(Qt::TextWordWrap));
  view->verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  view->verticalHeader()->setMinimumSectionSize(26);
  view->setMinimumHeight(180);
  view->setCornerButtonEnabled(false);
  return view;
}

}  // namespace

ResultsPage::ResultsPage(Services& services, QWidget* parent)
    : QWidget(parent),
      services_(services),
      pages_(new QStackedLayout(this)),
      name_(new QLabel),
      sentence_(new QLabel),
      part_(new QComboBox),
      confusion_(new ConfusionModel(this)),
      classes_(new ClassModel(this)),
      roc_(new PlotView(QStringLiteral("rocPlot"))),
      reliability_(new PlotView(QStringLiteral("reliabilityPlot"))),
      mistakesTitle_(labelOf({}, "subheading")),
      mistakes_(new QListWidget) {
  setObjectName(QStringLiteral("resultsPage"));
  auto* empty =
      new QLabel(tr("No results yet. They appear here when a run is finished. Open the results of earlier runs from the Runs tab."));
  empty->setObjectName(QStringLiteral("resultsEmpty"));
  empty->setAlignment(Qt::AlignCenter);
  empty->setWordWrap(true);
  empty->setProperty("role", QStringLiteral("quiet"));
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->addWidget(makeHead());
  column->addWidget(makeFigures());
  column->addWidget(makeMistakes());
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setWidget(content);
  pages_->addWidget(empty);
  pages_->addWidget(scroll);
}

QWidget* ResultsPage::makeHead() {
  auto* head = new QWidget;
  auto* row = bareLayout<QHBoxLayout>(head);
  auto* words = new QVBoxLayout;
  name_->setObjectName(QStringLiteral("resultsName"));
  name_->setProperty("role", QStringLiteral("heading"));
  sentence_->setObjectName(QStringLiteral("resultsSentence"));
  sentence_->setWordWrap(true);
  words->addWidget(name_);
  words->addWidget(sentence_);
  row->addLayout(words, 1);
  nameControl(*part_, QStringLiteral("resultsPart"), tr("Images that the figures describe"),
              tr("Which images the figures describe. The test part was not used in training."));
  connect(part_, &QComboBox::currentIndexChanged, this, &ResultsPage::showPart);
  row->addWidget(part_);
  auto* page = pushButton(QStringLiteral("resultsPageButton"), tr("Open report"),
                          tr("Open the run's page of figures and curves in the browser"), QStringLiteral("report"));
  connect(page, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(results_->results.run.folder / "table.html"))); });
  row->addWidget(page);
  auto* save = pushButton(QStringLiteral("resultsExport"), tr("Export plots…"), tr("Save the plots as PNG or PDF, or their numbers as CSV"),
                          QStringLiteral("export"));
  connect(save, &QPushButton::clicked, this, &ResultsPage::saveFigures);
  row->addWidget(save);
  auto* use =
      pushButton(QStringLiteral("resultsUse"), tr("Use this model"), tr("Use this run's network to identify radiographs from now on"));
  use->setProperty("role", QStringLiteral("primary"));
  connect(use, &QPushButton::clicked, this, [this] { emit useRequested(results_->results.run.folder); });
  row->addWidget(use);
  return head;
}

QWidget* ResultsPage::makeFigures() {
  auto* figures = new QWidget;
  auto* grid = bareLayout<QGridLayout>(figures);
  grid->setSpacing(10);
  confusionView_ = tableOf(confusion_, QStringLiteral("confusionTable"), tr("Confusion matrix: truth in rows, answers in columns"));
  classView_ = tableOf(classes_, QStringLiteral("classTable"), tr("Figures of each maker"));
  grid->addWidget(labelOf(tr("Confusion matrix (truth in rows, answers in columns)"), "subheading"), 0, 0);
  grid->addWidget(labelOf(tr("Makers"), "subheading"), 0, 1);
  grid->addWidget(confusionView_, 1, 0);
  grid->addWidget(classView_, 1, 1);
  roc_->setMinimumHeight(kPlotHeight);
  reliability_->setMinimumHeight(kPlotHeight);
  grid->addWidget(roc_, 2, 0);
  grid->addWidget(reliability_, 2, 1);
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(1, 1);
  return figures;
}

QWidget* ResultsPage::makeMistakes() {
  auto* box = new QWidget;
  auto* column = bareLayout<QVBoxLayout>(box);
  nameControl(*mistakes_, QStringLiteral("mistakes"), tr("Worst mistakes"), tr("Double-click or press Enter to open the radiograph"));
  mistakes_->setViewMode(QListView::IconMode);
  mistakes_->setMovement(QListView::Static);
  mistakes_->setFlow(QListView::LeftToRight);
  mistakes_->setWrapping(false);
  mistakes_->setIconSize({kThumbnail, kThumbnail});
  mistakes_->setSpacing(6);
  mistakes_->setUniformItemSizes(true);
  mistakes_->setFixedHeight(kThumbnail + 4 * fontMetrics().height() + 24);
  connect(mistakes_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { openMistake(mistakes_->row(item)); });
  column->addWidget(mistakesTitle_);
  column->addWidget(mistakes_);
  return box;
}

void ResultsPage::showRun(const std::filesystem::path& runFolder) {
  reading_.cancel();
  reading_ = services_.files.submit<ShownResults>(this, [runFolder](const JobContext&) { return shownResults(readResults(runFolder)); },
                                                  {.done = [this](ShownResults results) { take(std::move(results)); },
                                                   .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void ResultsPage::take(ShownResults results) {
  results_ = std::move(results);
  name_->setText(dataName(results_->results.run.folder));
  {
    const QSignalBlocker quiet(part_);
    part_->clear();
    for (const auto& part : results_->results.parts) part_->addItem(titleOf(part));
  }
  // A run without validation and test part measured nothing.
  pages_->setCurrentIndex(results_->results.parts.empty() ? 0 : 1);
  showPart(0);
}

void ResultsPage::showPart(int index) {
  if (!results_ || index < 0 || index >= static_cast<int>(results_->results.parts.size())) return;
  const auto& part = results_->results.parts[static_cast<std::size_t>(index)];
  sentence_->setText(sentenceOf(part));
  confusion_->set(results_->labels, part.evaluation.confusion);
  const bool wraps =
      std::any_of(results_->labels.begin(), results_->labels.end(), [](const auto& label) { return label.size() > kShortLabel; });
  confusionView_->horizontalHeader()->setMinimumHeight(wraps ? 3 * fontMetrics().lineSpacing() + 12 : 0);
  classes_->set(results_->labels, part.evaluation);
  roc_->setContent(rocContent(part.evaluation));
  reliability_->setContent(reliabilityContent(part.evaluation));
  fillMistakes(part, results_->pictures[static_cast<std::size_t>(index)]);
}

QString ResultsPage::sentenceOf(const RunPart& part) const {
  const auto& e = part.evaluation;
  const auto percent = [](double share) { return percentNumber(share, 1); };
  const auto& run = results_->results.run;
  return tr("%1 of %2 images correct: %3 % (95 % interval %4 to %5), balanced accuracy %6 %, macro F1 %7. %8, best epoch %9 of %10.")
      .arg(e.correct)
      .arg(e.count)
      .arg(percent(e.accuracy), percent(e.accuracyInterval.lower), percent(e.accuracyInterval.upper), percent(e.balancedAccuracy),
           numberText(e.macroF1, 3), textOf(run.options.architecture))
      .arg(bestEpochOf(run.history))
      .arg(run.history.size());
}

void ResultsPage::fillMistakes(const RunPart& part, const std::vector<QImage>& pictures) {
  mistakes_->clear();
  const auto wrong = part.evaluation.count - part.evaluation.correct;
  mistakesTitle_->setText(wrong == 0 ? tr("No mistakes") : tr("Mistakes, most confident first (%n)", nullptr, static_cast<int>(wrong)));
  mistakes_->setVisible(wrong > 0);
  for (std::size_t i = 0; i < part.mistakes.size(); ++i) {
    const auto& mistake = part.mistakes[i];
    QPixmap picture(kThumbnail, kThumbnail);
    if (pictures[i].isNull())
      picture.fill(themeColours().raised);
    else
      picture = QPixmap::fromImage(pictures[i]);
    const auto& truth = results_->labels[mistake.truth];
    const auto& answer = results_->labels[mistake.answer];
    auto* item = new QListWidgetItem(QIcon(picture), tr("%1 %2 %\ntruth: %3").arg(answer, percentNumber(mistake.probability, 0), truth));
    item->setToolTip(
        tr("%1\nanswer: %2 with %3 %; truth: %4").arg(textOf(mistake.path), answer, percentNumber(mistake.probability, 1), truth));
    mistakes_->addItem(item);
  }
}

void ResultsPage::openMistake(int row) {
  const auto& part = results_->results.parts[static_cast<std::size_t>(part_->currentIndex())];
  const auto file = sourceOf(results_->results.run.origin, part.mistakes[static_cast<std::size_t>(row)].path);
  std::error_code none;
  if (!file.empty() && std::filesystem::exists(file, none)) {
    emit openRequested(pathText(file));
    return;
  }
  services_.messages.warn(tr("The radiograph “%1” is not where the run found it. Move the data back to %2, or choose the data again.")
                              .arg(textOf(part.mistakes[static_cast<std::size_t>(row)].path), pathText(results_->results.run.origin.data)));
}

void ResultsPage::saveFigures() {
  const auto title = tr("%1, %2").arg(dataName(results_->results.run.folder), part_->currentText());
  savePlots(*this, services_, title, {roc_, reliability_}, [this] { return plotCsv({roc_->content(), reliability_->content()}); });
}

}  // namespace glenoid::ui

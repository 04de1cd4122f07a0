// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/runs_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include "core/runs/run_failure.h"
#include "ui/elements/controls.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/labels.h"
#include "ui/elements/page_stack.h"
#include "ui/elements/text.h"
#include "ui/jobs/path_look.h"
#include "ui/services/file_choice.h"
#include "ui/training/history_model.h"
#include "ui/training/history_runs.h"
#include "ui/training/plots_save.h"
#include "ui/training/plots_view.h"

namespace glenoid::ui {
namespace {

constexpr int kNotesDelay = 800;                    // milliseconds after the last key press
constexpr int kColumnGap = 18, kLeastColumn = 140;  // pixels
constexpr int kLeastRows = 4;

// Of a table that shows `rows` rows between its header and its scroll bar.
int heightWithRows(const QTableView& table, int rows) {
  return table.horizontalHeader()->sizeHint().height() + rows * table.verticalHeader()->defaultSectionSize() +
         table.horizontalScrollBar()->sizeHint().height() + 2 * table.frameWidth();
}

// As high as its rows, so that only the page scrolls up and down.
class WholeTable : public QTableView {
 public:
  WholeTable() { setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); }

 protected:
  void updateGeometries() override {
    QTableView::updateGeometries();
    const int scrollBar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    setMinimumHeight(horizontalHeader()->sizeHint().height() + verticalHeader()->length() + scrollBar + 2 * frameWidth());
  }
};

}  // namespace

RunsPage::RunsPage(Services& services, RunList& list, QWidget* parent)
    : QWidget(parent), services_(services), list_(list), model_(new RunsModel(list, this)), sorted_(new QSortFilterProxyModel(this)) {
  setObjectName(QStringLiteral("runsPage"));
  auto* parts = new QSplitter(Qt::Vertical);
  parts->setChildrenCollapsible(false);
  parts->addWidget(makeTable());
  parts->addWidget(makeDetails());
  parts->setStretchFactor(0, 2);
  parts->setStretchFactor(1, 3);
  empty_ = new QLabel;
  empty_->setObjectName(QStringLiteral("runsEmpty"));
  empty_->setProperty("role", QStringLiteral("quiet"));
  empty_->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->addWidget(makeButtons());
  column->addWidget(empty_);
  crossValidations_ = plainLabel(QStringLiteral("runsCrossValidations"), "quiet", this);
  column->addWidget(crossValidations_);
  column->addWidget(parts, 1);

  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::refreshSelection);
  connect(model_, &QAbstractItemModel::modelReset, this, &RunsPage::refreshSelection);
  connect(model_, &QAbstractItemModel::dataChanged, this, &RunsPage::refreshSelection);
  connect(model_, &QAbstractItemModel::modelReset, this, &RunsPage::fitColumns);
  connect(sorted_, &QAbstractItemModel::rowsInserted, this, &RunsPage::fitColumns);
  connect(&list_, &RunList::changed, this, &RunsPage::nameCrossValidations);
  refreshSelection();
  nameCrossValidations();
}

QWidget* RunsPage::makeButtons() {
  auto* bar = new QWidget;
  auto* row = new FlowLayout(bar);
  const auto add = [&](const QString& name, const QString& text, const QString& tip, const QString& iconName, auto act) {
    auto* button = pushButton(name, text, tip, iconName);
    connect(button, &QPushButton::clicked, this, act);
    row->addWidget(button);
    return button;
  };
  const auto one = [this] { return selected().front().folder; };
  resume_ = add(QStringLiteral("runsResume"), tr("Continue"), tr("Continue the stopped run from its last checkpoint"),
                QStringLiteral("play"), [this, one] { emit resumeRequested(one()); });
  results_ = add(QStringLiteral("runsResults"), tr("Results"), tr("Show the figures and mistakes of the run"), QStringLiteral("report"),
                 [this, one] { emit resultsRequested(one()); });
  use_ = add(QStringLiteral("runsUse"), tr("Use this model"), tr("Use this run's network to identify radiographs from now on"),
             QStringLiteral("check"), [this, one] { emit useRequested(one()); });
  remove_ = add(QStringLiteral("runsDelete"), tr("Delete"), {}, QStringLiteral("delete"), [this] {
    std::vector<std::filesystem::path> folders;
    for (const auto& run : selected()) folders.push_back(run.folder);
    list_.remove(folders);
  });
  row->addStretch();
  add(QStringLiteral("runsFolder"), tr("Open folder"), tr("Show the runs folder in the file manager"), QStringLiteral("folder"), [this] {
    const auto runs = selected();
    openFolder(runs.empty() ? runsFolder(services_.settings) : runs.front().folder);
  });
  add(QStringLiteral("runsRefresh"), tr("Refresh"), tr("Read the runs folder again"), QStringLiteral("again"), [this] { list_.refresh(); });
  return bar;
}

void RunsPage::openFolder(const std::filesystem::path& folder) {
  lookAt(*this, {folder}, [this, folder](const std::vector<PathState>& states) {
    if (states.front() == PathState::Silent) return services_.messages.warn(silentText(folder));
    if (states.front() == PathState::Folder) {
      QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(folder)));
      return;
    }
    services_.messages.warn(
        tr("The folder %1 does not exist yet. The first run creates it.").arg(QDir::toNativeSeparators(pathText(folder))));
  });
}

QWidget* RunsPage::makeTable() {
  sorted_->setSourceModel(model_);
  sorted_->setSortRole(Qt::UserRole);
  table_ = new QTableView;
  nameControl(*table_, QStringLiteral("runsTable"), tr("Training runs"), tr("Select several runs to compare them"));
  table_->setModel(sorted_);
  table_->setSortingEnabled(true);
  table_->sortByColumn(RunsModel::Date, Qt::DescendingOrder);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
  table_->setTabKeyNavigation(false);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->horizontalHeader()->setHighlightSections(false);
  connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
    if (index.column() != RunsModel::Notes && results_->isEnabled()) results_->click();
  });
  return table_;
}

QWidget* RunsPage::makeDetails() {
  details_ = new PageTabs;
  details_->setObjectName(QStringLiteral("runsDetails"));
  auto* curves = new QWidget;
  auto* column = new QVBoxLayout(curves);
  auto* bar = new FlowLayout;
  figure_ = new QComboBox;
  nameControl(*figure_, QStringLiteral("overlayFigure"), tr("Quantity shown by the curves"), tr("What the curves show"));
  for (const auto figure : {OverlayFigure::ValidationAccuracy, OverlayFigure::ValidationLoss, OverlayFigure::TrainingAccuracy,
                            OverlayFigure::TrainingLoss, OverlayFigure::Rate})
    figure_->addItem(overlayTitle(figure));
  overlay_ = new PlotView(QStringLiteral("overlayPlot"));
  auto* smooth = new QCheckBox(tr("Smooth"));
  nameControl(*smooth, QStringLiteral("overlaySmooth"), smooth->text(), tr("Draw a moving average over the curves"));
  auto* logarithmic = new QCheckBox(tr("Logarithmic"));
  nameControl(*logarithmic, QStringLiteral("overlayLogarithmic"), logarithmic->text(), tr("Logarithmic axis for loss and learning rate"));
  auto* save = pushButton(QStringLiteral("overlayExport"), tr("Export…"), tr("Save the plot as PNG or PDF, or its numbers as CSV"),
                          QStringLiteral("export"));
  connect(figure_, &QComboBox::currentIndexChanged, this, &RunsPage::refreshOverlay);
  connect(smooth, &QCheckBox::toggled, overlay_, &PlotView::setSmoothed);
  connect(logarithmic, &QCheckBox::toggled, overlay_, &PlotView::setLogarithmic);
  connect(save, &QPushButton::clicked, this,
          [this] { savePlots(*this, services_, tr("Training runs"), {overlay_}, [this] { return plotCsv({overlay_->content()}); }); });
  for (QWidget* widget : std::initializer_list<QWidget*>{figure_, smooth, logarithmic}) bar->addWidget(widget);
  bar->addStretch();
  bar->addWidget(save);
  column->addLayout(bar);
  column->addWidget(overlay_, 1);

  notes_ = new QPlainTextEdit;
  notes_->setTabChangesFocus(true);
  nameControl(*notes_, QStringLiteral("runNotes"), tr("Notes"), tr("Your own notes about the run, saved in its folder as notes.txt"));
  auto* later = new QTimer(this);
  later->setSingleShot(true);
  later->setInterval(kNotesDelay);
  connect(notes_, &QPlainTextEdit::textChanged, later, qOverload<>(&QTimer::start));
  connect(later, &QTimer::timeout, this, &RunsPage::keepNotes);

  details_->addTab(curves, tr("Curves"));
  details_->addTab(makeComparison(), tr("Compare"));
  details_->addTab(notes_, tr("Notes"));
  return details_;
}

QWidget* RunsPage::makeComparison() {
  compareHint_ = labelOf(tr("Choose two or more runs in the table above: click one, then click the others while you hold Ctrl."), "quiet");
  compareHint_->setObjectName(QStringLiteral("compareHint"));
  compareHint_->setWordWrap(true);
  comparison_ = new ComparisonModel(this);
  auto* table = new WholeTable;
  nameControl(*table, QStringLiteral("comparisonTable"), tr("Comparison of the selected runs"),
              tr("Figures of the selected runs, then the options in which they differ"));
  table->setModel(comparison_);
  auto* header = table->horizontalHeader();
  header->setSectionResizeMode(QHeaderView::Stretch);
  header->setMinimumSectionSize(kLeastColumn);
  header->setTextElideMode(Qt::ElideMiddle);
  table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);  // long values wrap
  connect(header, &QHeaderView::sectionResized, table, &QTableView::resizeRowsToContents);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setTabKeyNavigation(false);
  auto* tab = new QWidget;
  auto* column = new QVBoxLayout(tab);
  column->addWidget(compareHint_);
  column->addWidget(table, 1);
  return tab;
}

std::vector<StoredRun> RunsPage::selected() const {
  std::vector<int> rows;
  for (const auto& index : table_->selectionModel()->selectedRows()) rows.push_back(index.row());
  std::sort(rows.begin(), rows.end());
  std::vector<StoredRun> runs;
  for (const int row : rows) runs.push_back(model_->run(sorted_->mapToSource(sorted_->index(row, 0)).row()));
  return runs;
}

void RunsPage::fitColumns() {
  table_->resizeColumnsToContents();
  for (int column = 0; column < RunsModel::Notes; ++column) table_->setColumnWidth(column, table_->columnWidth(column) + kColumnGap);
}

void RunsPage::refreshSelection() {
  const auto runs = selected();
  const bool one = runs.size() == 1;
  const bool idle = one && runs.front().folder != list_.underWay();
  const auto is = [&](StoredRun::State state) { return idle && runs.front().state == state; };
  const bool canGoOn = is(StoredRun::State::Unfinished) || (is(StoredRun::State::Failed) && !wouldFailAgain(*runs.front().problem));
  resume_->setEnabled(canGoOn && list_.underWay().empty());
  results_->setEnabled(is(StoredRun::State::Finished));
  use_->setEnabled(is(StoredRun::State::Finished));
  const bool isUnderWay = std::any_of(runs.begin(), runs.end(), [this](const auto& run) { return run.folder == list_.underWay(); });
  remove_->setEnabled(!runs.empty() && !isUnderWay);
  remove_->setToolTip(isUnderWay ? tr("The run “%1” is in progress. Stop it before you delete it.").arg(dataName(list_.underWay()))
                                 : tr("Delete the selected runs with their weights and figures"));
  empty_->setVisible(list_.runs().empty());
  empty_->setText(tr("No runs in %1 yet.").arg(pathText(runsFolder(services_.settings))));
  compare(runs);
  refreshOverlay();
  notes_->setReadOnly(!one);  // not disabled: it would lose the focus, and keys would act elsewhere
  notes_->setPlaceholderText(one ? tr("Your own notes about this run") : tr("Select one run to write notes about it."));
  const auto folder = one ? runs.front().folder : std::filesystem::path();
  if (folder == notesOf_) return;
  keepNotes();
  notesOf_ = folder;
  const QSignalBlocker quiet(notes_);
  notes_->setPlainText(one ? textOf(runs.front().notes) : QString());
}

void RunsPage::nameCrossValidations() {
  QStringList crossValidations, comparisons, lines;
  for (const auto& one : list_.crossValidations()) {
    if (one.methods > 0)
      comparisons << tr("%1 (%n methods)", nullptr, static_cast<int>(one.methods)).arg(dataName(one.folder));
    else
      crossValidations << tr("%1 (%2 of %3 folds finished)").arg(dataName(one.folder)).arg(one.finished).arg(one.folds);
  }
  const auto comma = QStringLiteral(", ");
  if (!crossValidations.isEmpty())
    lines << tr("Cross-validations from the terminal, which are not in this list: %1").arg(crossValidations.join(comma));
  if (!comparisons.isEmpty()) lines << tr("Comparisons from the terminal, which are not in this list: %1").arg(comparisons.join(comma));
  crossValidations_->setVisible(!lines.isEmpty());
  crossValidations_->setText(lines.join('\n'));
}

void RunsPage::compare(const std::vector<StoredRun>& runs) {
  testing_.cancel();
  comparison_->setRuns(runs);
  compareHint_->setVisible(runs.size() < 2);
  if (runs.size() < 2) return;
  using Tests = std::vector<TestOrReason>;
  std::vector<std::filesystem::path> folders;
  for (const auto& run : runs) folders.push_back(run.folder);
  testing_ = services_.files.submit<Tests>(this, [folders](const JobContext&) { return testsAgainstFirst(folders); },
                                           {.done = [this](const Tests& tests) { comparison_->setTests(tests); },
                                            .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void RunsPage::refreshOverlay() {
  std::vector<NamedHistory> histories;
  for (const auto& run : selected()) histories.push_back({dataName(run.folder), run.history});
  overlay_->setContent(overlayPlot(static_cast<OverlayFigure>(figure_->currentIndex()), histories));
}

void RunsPage::keepNotes() {
  if (!notesOf_.empty()) list_.setNotes(notesOf_, notes_->toPlainText());
}

void RunsPage::hideEvent(QHideEvent* event) {
  keepNotes();  // the window may close before the time of the last key press is over
  QWidget::hideEvent(event);
}

void RunsPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  table_->setMinimumHeight(heightWithRows(*table_, kLeastRows));  // a small window scrolls the page
  list_.refresh();
}

}  // namespace glenoid::ui

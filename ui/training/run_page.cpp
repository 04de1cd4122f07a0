// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_page.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTime>
#include <QVBoxLayout>

#include "core/runs/run_failure.h"
#include "ui/elements/controls.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/theme.h"
#include "ui/training/history_runs.h"
#include "ui/training/plots_save.h"
#include "ui/training/plots_view.h"

namespace glenoid::ui {
namespace {

constexpr int kMostLogLines = 5000;
constexpr int kSideWidth = 340;   // pixels
constexpr double kAlmost = 0.99;  // of a bar that is not full yet

QProgressBar* barOf(const QString& objectName, const QString& accessibleName) {
  auto* bar = new QProgressBar;
  nameControl(*bar, objectName, accessibleName);
  bar->setTextVisible(false);
  return bar;
}

QLabel* valueOf(QFormLayout& form, const QString& name, const QString& objectName, const QString& tip) {
  auto* title = labelOf(name, "quiet");
  auto* value = new QLabel(kNoValue);
  nameControl(*value, objectName, name, tip);
  value->setWordWrap(true);
  form.addRow(title, value);
  return value;
}

}  // namespace

QString durationText(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(seconds));
  if (whole < 90) return RunPage::tr("%1 s").arg(whole);
  const auto minutes = (whole + 59) / 60;
  if (minutes < 90) return RunPage::tr("%1 min").arg(minutes);
  return RunPage::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

RunPage::RunPage(Services& services, TrainingSession& session, QWidget* parent)
    : QWidget(parent), services_(services), session_(session), splitter_(new QSplitter) {
  setObjectName(QStringLiteral("runPage"));
  splitter_->setObjectName(QStringLiteral("runSplitter"));
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(makePlots());
  splitter_->addWidget(makeStatus());
  splitter_->setStretchFactor(0, 1);
  splitter_->setSizes({900, kSideWidth});
  splitter_->restoreState(services.settings.get(setting::trainingSplitter));
  connect(splitter_, &QSplitter::splitterMoved, this,
          [this] { services_.settings.set(setting::trainingSplitter, splitter_->saveState()); });
  auto* column = new QVBoxLayout(this);
  column->addWidget(makeHead());
  column->addWidget(splitter_, 1);

  connect(&session, &TrainingSession::stateChanged, this, &RunPage::refreshState);
  connect(&session, &TrainingSession::progressed, this, &RunPage::refreshStatus);
  connect(&session, &TrainingSession::epochAdded, this, &RunPage::refreshPlots);
  connect(&session, &TrainingSession::batchAdded, this, &RunPage::refreshPlots);
  connect(&session, &TrainingSession::probeAdded, this, &RunPage::refreshPlots);
  connect(&session, &TrainingSession::probeAdded, this, &RunPage::logProbe);
  connect(&session, &TrainingSession::epochAdded, this, &RunPage::logEpoch);
  connect(&session, &TrainingSession::historyReset, this, &RunPage::refreshPlots);
  connect(&session, &TrainingSession::historyReset, this, &RunPage::beginLog);
  connect(&session, &TrainingSession::notice, this, &RunPage::log);
  connect(&session, &TrainingSession::failed, this, [this](const Error& error) { log(errorText(error)); });
  refreshPlots();
  refreshState();
}

QWidget* RunPage::makeHead() {
  auto* head = new QWidget;
  auto* row = bareLayout<QHBoxLayout>(head);
  name_ = new QLabel;
  name_->setObjectName(QStringLiteral("runName"));
  name_->setProperty("role", QStringLiteral("heading"));
  state_ = new QLabel;
  state_->setObjectName(QStringLiteral("runState"));
  state_->setProperty("role", QStringLiteral("quiet"));
  state_->setWordWrap(true);
  train_ =
      pushButton(QStringLiteral("runTrain"), tr("Train from these weights"), tr("Set up a training run that starts from these weights"));
  train_->setProperty("role", QStringLiteral("primary"));
  connect(train_, &QPushButton::clicked, this, &RunPage::trainRequested);
  goOn_ = pushButton(QStringLiteral("runGoOn"), tr("Continue"), tr("Continue this run from its last checkpoint"));
  goOn_->setProperty("role", QStringLiteral("primary"));
  pause_ = pushButton(QStringLiteral("runPause"), tr("Pause"), {}, QStringLiteral("pause"));
  stop_ = pushButton(QStringLiteral("runStop"), tr("Stop"), {}, QStringLiteral("stop"));
  connect(goOn_, &QPushButton::clicked, &session_, &TrainingSession::goOn);
  connect(pause_, &QPushButton::clicked, this, [this] {
    if (session_.state() == TrainingSession::State::Paused)
      session_.resume();
    else
      session_.pause();
  });
  connect(stop_, &QPushButton::clicked, &session_, &TrainingSession::stop);
  row->addWidget(name_);
  row->addSpacing(8);
  row->addWidget(state_, 1);
  row->addWidget(train_);
  row->addWidget(goOn_);
  row->addWidget(pause_);
  row->addWidget(stop_);
  return head;
}

QWidget* RunPage::makePlotBar() {
  auto* bar = new QWidget;
  auto* row = new FlowLayout(bar);
  const auto toggle = [&](const QString& name, const QString& text, const QString& tip, void (PlotView::*set)(bool)) {
    auto* box = new QCheckBox(text);
    nameControl(*box, name, text, tip);
    connect(box, &QCheckBox::toggled, this, [this, set](bool on) {
      for (auto* plot : plots_) (plot->*set)(on);
    });
    row->addWidget(box);
  };
  toggle(QStringLiteral("plotSmooth"), tr("Smooth"), tr("Draw a moving average over the curves"), &PlotView::setSmoothed);
  toggle(QStringLiteral("plotLogarithmic"), tr("Logarithmic"), tr("Logarithmic axis for loss and learning rate"),
         &PlotView::setLogarithmic);
  row->addStretch();
  auto* fit = pushButton(QStringLiteral("plotFit"), tr("Show all"), tr("Reset zoom and position of every plot"), QStringLiteral("fit"));
  connect(fit, &QPushButton::clicked, this, [this] {
    for (auto* plot : plots_) plot->fit();
  });
  auto* save = pushButton(QStringLiteral("plotExport"), tr("Export…"), tr("Save the plots as PNG or PDF, or the history as CSV"),
                          QStringLiteral("export"));
  connect(save, &QPushButton::clicked, this, &RunPage::exportPlots);
  row->addWidget(fit);
  row->addWidget(save);
  return bar;
}

QWidget* RunPage::makePlots() {
  auto* area = new QWidget;
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(0, 0, 8, 0);
  column->addWidget(makePlotBar());
  for (const char* name : {"lossPlot", "accuracyPlot", "ratePlot"}) plots_.push_back(new PlotView(QString::fromLatin1(name)));
  PlotView::alignLeftEdges(plots_);
  for (auto* plot : plots_) {
    column->addWidget(plot, plot == plots_.back() ? 2 : 3);
    for (auto* other : plots_) {
      if (other == plot) continue;
      connect(plot, &PlotView::readOutMoved, other, &PlotView::setReadOut);
      connect(plot, &PlotView::xRangeMoved, other, &PlotView::setXRange);
    }
  }
  return area;
}

QWidget* RunPage::makeStatus() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(8, 0, 0, 0);
  epochTitle_ = new QLabel;
  epochTitle_->setObjectName(QStringLiteral("runEpoch"));
  epochBar_ = barOf(QStringLiteral("epochBar"), tr("Progress of the epoch"));
  runTitle_ = new QLabel;
  runTitle_->setObjectName(QStringLiteral("runShare"));
  runBar_ = barOf(QStringLiteral("runBar"), tr("Progress of the run"));
  for (QWidget* widget : std::initializer_list<QWidget*>{epochTitle_, epochBar_, runTitle_, runBar_}) column->addWidget(widget);
  auto* form = new QFormLayout;
  form->setContentsMargins(0, 8, 0, 8);
  speed_ = valueOf(*form, tr("Speed"), QStringLiteral("runSpeed"), tr("Training images per second"));
  timeLeft_ = valueOf(*form, tr("Epochs end in"), QStringLiteral("runTimeLeft"),
                      tr("At most this long; training may stop earlier if nothing improves any more"));
  elapsed_ = valueOf(*form, tr("So far"), QStringLiteral("runElapsed"),
                     tr("Time that the run took so far, with its earlier starts and without pauses"));
  best_ = valueOf(*form, tr("Best"), QStringLiteral("runBest"), {});
  bestTitle_ = qobject_cast<QLabel*>(form->labelForField(best_));
  device_ = valueOf(*form, tr("Device"), QStringLiteral("runDevice"), tr("The device that runs the training"));
  memory_ = valueOf(*form, tr("Memory"), QStringLiteral("runMemory"), tr("Memory used by the whole program"));
  column->addLayout(form);
  auto* title = labelOf(tr("Log"), "subheading");
  column->addWidget(title);
  log_ = new QPlainTextEdit;
  nameControl(*log_, QStringLiteral("runLog"), tr("Log of the run"), tr("Messages from the training"));
  log_->setReadOnly(true);
  log_->setMaximumBlockCount(kMostLogLines);
  auto* bar = log_->verticalScrollBar();
  connect(bar, &QScrollBar::actionTriggered, this, [this, bar] { followsLog_ = bar->sliderPosition() >= bar->maximum(); });
  connect(bar, &QScrollBar::rangeChanged, this, &RunPage::followLog, Qt::QueuedConnection);  // after the layout of the text
  column->addWidget(log_, 1);
  return side;
}

void RunPage::refreshState() {
  using State = TrainingSession::State;
  const auto state = session_.state();
  const bool hasRun = !session_.runFolder().empty(), kept = session_.hasCheckpoint();
  const bool isFinalFit = session_.request() && session_.request()->isFinalFit;
  name_->setText(hasRun ? runName(session_.runFolder(), isFinalFit) : tr("No run"));
  const QString words[] = {tr("Start a run on the Set up tab, or continue one from the Runs tab."),
                           tr("running"),
                           tr("paused"),
                           tr("stopping after this batch…"),
                           kept ? tr("stopped; its checkpoint is kept") : tr("stopped before its first checkpoint"),
                           tr("finished"),
                           kept ? tr("failed; the last checkpoint is kept") : tr("failed before its first checkpoint")};
  state_->setText(words[static_cast<std::size_t>(state)]);
  const bool paused = state == State::Paused;
  train_->setVisible(session_.pretraining() && state == State::Finished);
  const bool wouldHelp = state == State::Failed && kept && session_.failure() && !wouldFailAgain(*session_.failure());
  goOn_->setVisible(hasRun && (state == State::Stopped || wouldHelp));
  pause_->setToolTip(session_.pretraining() ? tr("Pause the pretraining; it continues where it left off")
                                            : tr("Pause the training; it continues where it left off"));
  stop_->setToolTip(session_.pretraining() ? tr("Stop the pretraining; it can be continued later")
                                           : tr("Stop the training; it can be continued later"));
  pause_->setVisible(session_.isBusy());
  pause_->setEnabled(state != State::Stopping);
  pause_->setText(paused ? tr("Resume") : tr("Pause"));
  pause_->setAccessibleName(pause_->text());
  pause_->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
  stop_->setVisible(session_.isBusy());
  stop_->setEnabled(state != State::Stopping);
  if (hasRun && state != State::Idle) log(state_->text());
  refreshStatus();
}

void RunPage::refreshStatus() {
  const auto& status = session_.status();
  const auto& history = session_.history();
  const bool finished = session_.state() == TrainingSession::State::Finished;
  const bool isProbing = status.measuring && session_.pretraining();
  const auto part = [&](QProgressBar* bar, double share) {
    bar->setRange(0, 1000);
    bar->setValue(static_cast<int>(std::lround(1000 * std::clamp(share, 0.0, 1.0))));
  };
  const double pass = status.total > 0 ? static_cast<double>(status.done) / static_cast<double>(status.total) : 0;
  const double epochs = static_cast<double>(history.size()) + (status.measuring ? 0 : pass);
  if (status.epochs == 0)
    epochTitle_->setText(tr("No epoch yet"));
  else if (finished)
    epochTitle_->setText(tr("%n epochs", nullptr, static_cast<int>(history.size())));
  else if (status.epoch == 0)
    epochTitle_->setText(tr("Continues after epoch %1 of %2").arg(history.size()).arg(status.epochs));
  else if (isProbing)
    epochTitle_->setText(tr("Probing the features: %1 of %2 images").arg(status.done).arg(status.total));
  else if (status.measuring)
    epochTitle_->setText(tr("Measuring the best weights: %1 of %2 images").arg(status.done).arg(status.total));
  else
    epochTitle_->setText(tr("Epoch %1 of %2: %3 of %4 images").arg(status.epoch).arg(status.epochs).arg(status.done).arg(status.total));
  part(epochBar_, finished ? 1 : pass);
  const double whole = finished || (status.measuring && !isProbing) ? 1
                       : status.epochs > 0                          ? epochs / static_cast<double>(status.epochs)
                                                                    : 0;
  // Then the results are measured and written, which may take longer than the epochs.
  const bool isMeasured = !finished && whole >= 1;
  runTitle_->setText(isMeasured ? tr("Run: all epochs are done") : tr("Run: %1 %").arg(numberText(std::floor(100 * whole), 0)));
  part(runBar_, isMeasured ? kAlmost : whole);
  speed_->setText(status.imagesPerSecond > 0
                      ? tr("%1 images/s").arg(numberText(status.imagesPerSecond, status.imagesPerSecond < 10 ? 1 : 0))
                      : kNoValue);
  timeLeft_->setText(status.secondsLeft > 0 ? tr("at most %1").arg(durationText(status.secondsLeft)) : kNoValue);
  elapsed_->setText(status.seconds > 0 ? durationText(status.seconds) : kNoValue);
  device_->setText(status.device.isEmpty() ? kNoValue : status.device);
  memory_->setText(status.memoryBytes > 0 ? QLocale().formattedDataSize(static_cast<qint64>(status.memoryBytes), 1) : kNoValue);
  refreshBest();
}

// Of pretraining the last epoch is kept, so there is only the latest probe to tell.
void RunPage::refreshBest() {
  const bool isTraining = !session_.pretraining();
  bestTitle_->setText(isTraining ? tr("Best") : tr("Probe"));
  nameControl(*best_, best_->objectName(), bestTitle_->text(),
              isTraining ? tr("The epoch whose weights are kept") : tr("Right answers from the features on labelled pictures"));
  if (!isTraining) {
    const auto& probes = session_.probes();
    return best_->setText(probes.empty()
                              ? kNoValue
                              : tr("nearest neighbours %1, linear %2")
                                    .arg(plotValueText(probes.back().neighbours, true), plotValueText(probes.back().linear, true)));
  }
  const auto best = session_.bestEpoch();
  if (best == 0) return best_->setText(kNoValue);
  const auto accuracy = session_.history()[static_cast<std::size_t>(best - 1)].validationAccuracy;
  best_->setText(std::isnan(accuracy) ? tr("epoch %1").arg(best)
                                      : tr("epoch %1: validation %2").arg(best).arg(plotValueText(accuracy, true)));
}

void RunPage::refreshPlots() {
  for (std::size_t i = 0; i < plots_.size(); ++i) {
    const auto figure = static_cast<HistoryFigure>(i);
    plots_[i]->setContent(session_.pretraining() ? pretrainingPlot(figure, session_.history(), session_.batches(), session_.probes())
                                                 : historyPlot(figure, session_.history(), session_.batches()));
  }
  refreshStatus();
}

// The log is cleared for another run, even if it has the same name, but not when the same run continues.
void RunPage::beginLog() {
  if (session_.isBusy()) return;  // its history has arrived
  const bool isSame = logOf_ == session_.runFolder() && session_.hasCheckpoint();
  if (!isSame) log_->clear();
  logOf_ = session_.runFolder();
  followsLog_ = true;
}

void RunPage::logEpoch(const EpochRecord& record) {
  auto line = tr("Epoch %1 of %2: loss %3").arg(record.epoch).arg(session_.status().epochs).arg(numberText(record.trainLoss, 4));
  if (!std::isnan(record.trainAccuracy)) line += tr(", accuracy %1").arg(plotValueText(record.trainAccuracy, true));
  if (!std::isnan(record.validationAccuracy)) {
    line +=
        tr("; validation loss %1, accuracy %2").arg(numberText(record.validationLoss, 4), plotValueText(record.validationAccuracy, true));
  }
  log(line);
}

void RunPage::logProbe(const ProbeRecord& record) {
  log(tr("Probe after epoch %1: nearest neighbours %2, linear %3")
          .arg(record.epoch)
          .arg(plotValueText(record.neighbours, true), plotValueText(record.linear, true)));
}

// QPlainTextEdit itself follows its last line only while it is visible and its size stays the same.
void RunPage::followLog() {
  auto* bar = log_->verticalScrollBar();
  if (followsLog_) bar->setValue(bar->maximum());
}

void RunPage::log(const QString& line) {
  log_->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss ")) + line);
  followLog();
}

void RunPage::exportPlots() {
  const auto words = session_.pretraining() ? tr("Pretraining %1") : tr("Training run %1");
  const auto title = session_.runFolder().empty() ? tr("Training run") : words.arg(dataName(session_.runFolder()));
  savePlots(*this, services_, title, {plots_.begin(), plots_.end()}, [this] { return historyExport(session_.history()); });
}

}  // namespace glenoid::ui

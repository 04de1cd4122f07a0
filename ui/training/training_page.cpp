// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_page.h"

#include <QAction>
#include <QVBoxLayout>

#include "ui/elements/layouts.h"
#include "ui/elements/page_stack.h"
#include "ui/elements/text.h"
#include "ui/jobs/watched.h"
#include "ui/training/pretraining_page.h"
#include "ui/training/results_page.h"
#include "ui/training/run_page.h"
#include "ui/training/runs_page.h"
#include "ui/training/setup_page.h"

namespace glenoid::ui {

TrainingPage::TrainingPage(Services& services, QWidget* parent)
    : QWidget(parent),
      services_(services),
      session_(services.settings, services.training),
      runs_(services),
      use_(services, this),
      tabs_(new PageTabs),
      setup_(new SetupPage(services)),
      run_(new RunPage(services, session_)),
      results_(new ResultsPage(services)),
      pretraining_(new PretrainingPage(services, runs_)) {
  setObjectName(QStringLiteral("trainingPage"));
  auto* runs = new RunsPage(services, runs_);
  tabs_->setObjectName(QStringLiteral("trainingTabs"));
  tabs_->addTab(setup_, tr("Set up"));
  tabs_->addTab(run_, tr("Run"));
  tabs_->addTab(results_, tr("Results"));
  tabs_->addTab(runs, tr("Runs"));
  tabs_->addTab(pretraining_, tr("Pretrain"));
  auto* column = bareLayout<QVBoxLayout>(this);
  column->addWidget(tabs_);

  connect(setup_, &SetupPage::startRequested, this, &TrainingPage::startRun);
  connect(pretraining_, &PretrainingPage::startRequested, this, &TrainingPage::startPretraining);
  connect(pretraining_, &PretrainingPage::resumeRequested, this, &TrainingPage::resumePretraining);
  connect(pretraining_, &PretrainingPage::trainRequested, this, &TrainingPage::trainFrom);
  connect(run_, &RunPage::trainRequested, this,
          [this] { trainFrom(session_.pretraining()->weights(), session_.pretraining()->options.training.architecture); });
  connect(runs, &RunsPage::resumeRequested, this, &TrainingPage::resumeRun);
  connect(runs, &RunsPage::resultsRequested, this, &TrainingPage::showResults);
  connect(runs, &RunsPage::useRequested, &use_, &ModelUse::use);
  connect(results_, &ResultsPage::useRequested, &use_, &ModelUse::use);
  connect(results_, &ResultsPage::openRequested, this, &TrainingPage::openRequested);
  connect(&session_, &TrainingSession::stateChanged, this, &TrainingPage::takeState);
  connect(&session_, &TrainingSession::epochAdded, this, [this] { runs_.setHistory(session_.history()); });
  connect(&session_, &TrainingSession::failed, this, [this](const Error& error) {
    const auto words = session_.pretraining() ? tr("The pretraining “%1” failed. %2") : tr("The training run “%1” failed. %2");
    services_.messages.show(error, aboutRun(MessageKind::Error, words.arg(runName(), errorText(error)), tabs_->currentWidget() == run_));
  });
  connectCommands();
  offerUnfinishedRun();
}

void TrainingPage::connectCommands() {
  auto* pause = services_.commands["training.pause"];
  auto* stop = services_.commands["training.stop"];
  connect(pause, &QAction::triggered, this, [this](bool on) { on ? session_.pause() : session_.resume(); });
  connect(stop, &QAction::triggered, &session_, &TrainingSession::stop);
  connect(services_.commands["training.folder"], &QAction::triggered, this, [this] { chooseData(true); });
  connect(services_.commands["training.file"], &QAction::triggered, this, [this] { chooseData(false); });
  pause->setEnabled(false);
  stop->setEnabled(false);
}

// Of the page in view, which may be that of pretraining.
void TrainingPage::chooseData(bool folder) {
  if (tabs_->currentWidget() == pretraining_) return pretraining_->askPictures(folder);
  tabs_->setCurrentWidget(setup_);
  setup_->askData(folder);
}

void TrainingPage::takeState(TrainingSession::State state) {
  using State = TrainingSession::State;
  const bool canStop = state == State::Running || state == State::Paused;
  auto* pause = services_.commands["training.pause"];
  pause->setEnabled(canStop);
  pause->setChecked(state == State::Paused);
  services_.commands["training.stop"]->setEnabled(canStop);
  runs_.setUnderWay(session_.isBusy() ? session_.runFolder() : std::filesystem::path());
  // Until then, a message may say that it was stopped or did not finish.
  if (state == State::Running) services_.messages.list().dismissTopic(topicOfRun(session_.runFolder()));
  if (session_.isBusy()) return;
  runs_.refresh();
  const bool finished = state == State::Finished;
  // Elsewhere, somebody may be writing or reading; the message has a button that leads to the run.
  const bool isInView = tabs_->currentWidget() == run_;
  if (finished && session_.request() && tabs_->currentWidget() != results_) results_->showRun(session_.runFolder());
  if (finished && session_.request() && isInView) tabs_->setCurrentWidget(results_);
  if (state != State::Failed) tellEnd(finished, isInView);  // else TrainingSession::failed says why
}

void TrainingPage::tellEnd(bool finished, bool isInView) {
  const auto words = session_.pretraining() ? (finished ? tr("The pretraining “%1” has finished. Its start weights are ready.")
                                                        : tr("The pretraining “%1” was stopped. It can be continued."))
                                            : (finished ? tr("The training run “%1” has finished.")
                                                        : tr("The training run “%1” was stopped. It can be continued."));
  services_.messages.show(aboutRun(MessageKind::Information, words.arg(runName()), isInView));
}

QString TrainingPage::runName() const { return dataName(session_.runFolder()); }

void TrainingPage::showRun(const std::filesystem::path& folder) {
  services_.commands["go.training"]->trigger();
  const auto* run = runs_.find(folder);
  const bool hasResults = run && run->state == StoredRun::State::Finished;
  hasResults ? showResults(folder) : tabs_->setCurrentWidget(run_);
}

Message TrainingPage::aboutRun(MessageKind kind, const QString& text, bool isInView) {
  const auto open = [self = QPointer<TrainingPage>(this), folder = session_.runFolder()] {
    if (self) self->showRun(folder);
  };
  Message message{.kind = kind,
                  .text = text,
                  .actions = {{tr("Show the run"), open, false, isInView}},
                  .everywhere = true,
                  .topic = topicOfRun(session_.runFolder())};
  if (session_.pretraining() && session_.state() == TrainingSession::State::Finished) {
    const auto train = [self = QPointer<TrainingPage>(this), weights = session_.pretraining()->weights(),
                        network = session_.pretraining()->options.training.architecture] {
      if (!self) return;
      self->services_.commands["go.training"]->trigger();
      self->trainFrom(weights, network);
    };
    message.actions.push_back({tr("Train from these weights"), train, false});
  }
  return message;
}

bool TrainingPage::mayStart() {
  if (session_.isBusy()) {
    services_.messages.warn(session_.pretraining() ? tr("A pretraining is in progress. Stop it before you start another run.")
                                                   : tr("A training run is in progress. Stop it before you start another."));
  }
  return !session_.isBusy();
}

void TrainingPage::startRun(TrainingRequest request) {
  if (!mayStart()) return;
  tabs_->setCurrentWidget(run_);
  session_.start(std::move(request));
}

void TrainingPage::startPretraining(const PretrainingRequest& request) {
  if (!mayStart()) return;
  tabs_->setCurrentWidget(run_);
  session_.start(PretrainingRequest(request));
}

void TrainingPage::trainFrom(const std::filesystem::path& weights, const std::string& network) {
  tabs_->setCurrentWidget(setup_);
  setup_->startFrom(weights, network);
  services_.messages.list().dismissTopic(topicOfRun(weights.parent_path()));  // what it offers is done
}

void TrainingPage::resumeRun(const std::filesystem::path& runFolder) {
  if (resuming_.isActive()) return;
  resuming_ = services_.files.submit<TrainingRequest>(this, [runFolder](const JobContext&) { return requestOf(runFolder); },
                                                      {.done = [this](TrainingRequest request) { startRun(std::move(request)); },
                                                       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void TrainingPage::resumePretraining(const std::filesystem::path& runFolder) {
  if (resuming_.isActive()) return;
  resuming_ = services_.files.submit<PretrainingRequest>(this, [runFolder](const JobContext&) { return pretrainingRequestOf(runFolder); },
                                                         {.done = [this](const PretrainingRequest& request) { startPretraining(request); },
                                                          .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void TrainingPage::showResults(const std::filesystem::path& runFolder) {
  results_->showRun(runFolder);
  tabs_->setCurrentWidget(results_);
}

// After a crash, or if the window was closed while a run was in progress.
void TrainingPage::offerUnfinishedRun() {
  const auto text = services_.settings.get(setting::unfinishedRun);
  if (text.isEmpty()) return;
  const auto work = [folder = pathOf(text)](Watch&) { return unfinishedIn(folder); };
  services_.files.submit<std::optional<Unfinished>>(
      this, [work](const JobContext& context) { return watched<Unfinished>(context.token, kDrivePatience, work); },
      {.done =
           [this, text](std::optional<Unfinished> unfinished) {
             // A disk that does not answer is asked again at the next start.
             if (!unfinished || services_.settings.get(setting::unfinishedRun) != text) return;
             if (*unfinished == Unfinished::Nothing) return services_.settings.set(setting::unfinishedRun, QString());
             offerRun(pathOf(text), *unfinished);
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

TrainingPage::Unfinished TrainingPage::unfinishedIn(const std::filesystem::path& folder) {
  if (isUnfinishedPretraining(folder)) return Unfinished::Pretraining;
  return isRun(folder) && readRun(folder).state == StoredRun::State::Unfinished ? Unfinished::Training : Unfinished::Nothing;
}

void TrainingPage::offerRun(const std::filesystem::path& folder, Unfinished what) {
  const QPointer<TrainingPage> self(this);
  const bool isTraining = what == Unfinished::Training;
  const auto resume = [self, folder, isTraining] {
    if (self) isTraining ? self->resumeRun(folder) : self->resumePretraining(folder);
  };
  const auto forget = [self] {
    if (self) self->services_.settings.set(setting::unfinishedRun, QString());
  };
  const auto words = isTraining ? tr("The training run “%1” did not finish. It can continue where it left off.")
                                : tr("The pretraining “%1” did not finish. It can continue where it left off.");
  services_.messages.show({.text = words.arg(dataName(folder)),
                           .actions = {{tr("Continue"), resume}, {tr("Not now"), forget}},
                           .everywhere = true,
                           .topic = topicOfRun(folder)});
}

}  // namespace glenoid::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/base/folder_lock.h"
#include "core/base/json_file.h"
#include "core/base/process_memory.h"
#include "core/base/processors.h"
#include "core/dataset/task_labels.h"
#include "core/engine/engine.h"
#include "core/report/run_report.h"
#include "core/runs/history.h"
#include "core/runs/run_folder.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"
#include "ui/training/history_runs.h"
#include "ui/training/page_language.h"

namespace glenoid::ui {
namespace {

constexpr double kSecondsBetweenLooksAtMemory = 1;
constexpr double kSecondsOfASpeed = 0.5;  // shorter times give no reliable speed

// By default, training leaves a core free for the window and for identification (see setting::trainingThreads).
int trainingThreads(const Settings& settings) {
  const int wish = settings.get(setting::trainingThreads);
  return wish > 0 ? wish : std::max(1, usableProcessors() - 1);
}

// Of the run's earlier starts; none without a checkpoint. Correct once the trainer works: it first writes the history again from the
// checkpoint.
std::vector<EpochRecord> historyIn(const std::filesystem::path& folder) {
  std::error_code failure;
  if (!std::filesystem::exists(RunFolder{folder}.last(), failure)) return {};
  return readHistory(folder / "history.csv");
}

std::vector<ProbeRecord> probesIn(const std::filesystem::path& folder) {
  std::error_code failure;
  const auto file = folder / "probes.csv";
  if (!std::filesystem::exists(RunFolder{folder}.last(), failure) || !std::filesystem::exists(file, failure)) return {};
  return readProbes(file);
}

// Before the trainer works; it makes a table anew that cannot be read.
template <class Read>
auto asFarAsReadable(const std::filesystem::path& folder, Read read) -> decltype(read(folder)) {
  try {
    return read(folder);
  } catch (const Error&) {
    return {};
  }
}

TaskLabels tasksOf(const PretrainingRequest& request) {
  const auto& pictures = *request.pictures;
  if (request.labels.empty()) return ownLabels(pictures.info().labels, pictures.items());
  return readTaskLabels(request.labels, request.tasks, pictures.items());
}

}  // namespace

// Makes a paused worker wait.
class TrainingSession::Gate {
 public:
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  void open() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = false;
    }
    wake_.notify_all();
  }
  // The runner may cancel the job but does not know the gate, so the token is checked here too.
  void pass(const CancelToken& job) {
    std::unique_lock lock(mutex_);
    while (closed_ && !job.isCancelled()) wake_.wait_for(lock, std::chrono::milliseconds(100));
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool closed_ = false;
};

TrainingSession::TrainingSession(Settings& settings, JobRunner& training) : settings_(settings), training_(training) {}

TrainingSession::~TrainingSession() { cancel(); }

void TrainingSession::start(TrainingRequest request) {
  if (isBusy()) return;
  pretraining_.reset();
  request_ = std::make_shared<const TrainingRequest>(std::move(request));
  begin({request_->runFolder, request_->options.epochs,
         [request = request_](const CancelToken& stop, const JobContext&, TrainingObserver observer) {
           observer.accepted = [&] { writeRunRequest(runRequest(*request)); };
           const FolderLock run(request->runFolder);
           engine().train(request->options, {*request->cache, request->split}, run, stop, observer);
           storeRunTable(request->runFolder, pageLanguage());
           engine().finishRun(request->runFolder, request->data, request->options, request->cache.get(), stop, observer);
         }});
}

void TrainingSession::start(PretrainingRequest request) {
  if (isBusy()) return;
  request_.reset();
  pretraining_ = std::make_shared<const PretrainingRequest>(std::move(request));
  begin({pretraining_->runFolder, pretraining_->options.training.epochs,
         [request = pretraining_, this](const CancelToken& stop, const JobContext& context, TrainingObserver observer) {
           const Pretraining plan{request->options, tasksOf(*request)};
           const auto split = request->probe ? probeSplitOf(request->probe->items()) : Split{};
           std::optional<ProbeData> probe;
           if (request->probe) probe.emplace(ProbeData{*request->probe, split});
           observer.accepted = [&] { writePretrainingRequest(*request); };
           const auto tell = [this, &context](const ProbeRecord& record) {
             context.post([this, record] {
               probes_.push_back(record);
               emit probeAdded(record);
             });
           };
           const FolderLock run(request->runFolder);
           engine().pretrain(plan, *request->pictures, probe ? &*probe : nullptr, run, stop, {std::move(observer), tell});
         }});
}

void TrainingSession::goOn() {
  if (request_) return start(TrainingRequest(*request_));
  if (pretraining_) start(PretrainingRequest(*pretraining_));
}

void TrainingSession::begin(Run run) {
  earlierSeconds_ = run_.folder == run.folder ? status_.seconds : 0;
  run_ = std::move(run);
  settings_.set(setting::unfinishedRun, pathText(run_.folder));
  gate_ = std::make_shared<Gate>();
  stop_ = {};
  status_ = {};
  status_.seconds = earlierSeconds_;
  pausedSeconds_ = passStart_ = memoryRead_ = 0;
  passStartDone_ = 0;
  suspended_ = false;
  failure_.reset();
  history_.clear();
  probes_.clear();
  batches_.clear();
  clock_.start();
  emit historyReset();
  hasCheckpoint_ = false;
  setState(State::Running);
  training_.submit<bool>(this,
                         [run = run_, gate = gate_, stop = stop_, threads = trainingThreads(settings_), this](const JobContext& context) {
                           return work(run, *gate, stop, threads, context, this);
                         },
                         {.done = [this](bool) { end(State::Finished); },
                          .failed =
                              [this](const Error& error) {
                                failure_ = error;
                                end(State::Failed);
                                emit failed(error);
                              },
                          .cancelled = [this] { end(State::Stopped); },
                          .progress = [this](const Progress& progress) { takeProgress(progress); }});
}

// Runs on the worker. `self` is used only on the window's thread, where posted calls are delivered only while it is alive.
bool TrainingSession::work(const Run& run, Gate& gate, const CancelToken& stop, int threads, const JobContext& context,
                           TrainingSession* self) {
  stop.check();
  context.post([self, history = asFarAsReadable(run.folder, historyIn), probes = asFarAsReadable(run.folder, probesIn)] {
    if (!history.empty()) self->takeHistory(history, probes);
  });
  engine().setThreadsOfThisThread(threads);
  bool hasBegun = false;
  TrainingObserver observer;
  observer.epoch = [&](const EpochRecord& record) { context.post([self, record] { self->takeEpoch(record); }); };
  observer.batch = [&](const BatchRecord& record) {
    context.post([self, record] {
      self->batches_.push_back(record);
      emit self->batchAdded();
    });
  };
  observer.fact = [&](const Fact& fact) { context.post([self, fact] { emit self->notice(factText(fact)); }); };
  observer.progress = [&](const Progress& progress) {
    if (!std::exchange(hasBegun, true)) {
      const auto device = readJson(run.folder / "environment.json").value("deviceName", std::string());
      context.post([self, device, history = historyIn(run.folder), probes = probesIn(run.folder)] {
        self->status_.device = textOf(device);
        self->status_.epoch = static_cast<std::int64_t>(history.size()) + 1;
        self->takeHistory(history, probes);
      });
    }
    context.progress(progress);
    gate.pass(context.token);
    if (context.token.isCancelled()) stop.cancel();
  };
  try {
    run.work(stop, context, std::move(observer));
  } catch (...) {
    std::error_code unknown;
    context.post([self, kept = std::filesystem::exists(RunFolder{run.folder}.last(), unknown)] { self->hasCheckpoint_ = kept; });
    throw;
  }
  return true;
}

void TrainingSession::pause() {
  if (state_ != State::Running) return;
  gate_->close();
  pauseClock_.start();
  setState(State::Paused);
}

void TrainingSession::resume() {
  if (state_ != State::Paused) return;
  pausedSeconds_ += static_cast<double>(pauseClock_.elapsed()) / 1000;
  gate_->open();
  setState(State::Running);
}

void TrainingSession::stop() {
  if (!isBusy() || state_ == State::Stopping) return;
  if (state_ == State::Paused) pausedSeconds_ += static_cast<double>(pauseClock_.elapsed()) / 1000;
  cancel();
  setState(State::Stopping);
}

void TrainingSession::suspend() {
  suspended_ = true;
  stop();
}

void TrainingSession::cancel() {
  stop_.cancel();
  if (gate_) gate_->open();
}

void TrainingSession::setState(State state) {
  state_ = state;
  emit stateChanged(state);
}

void TrainingSession::end(State state) {
  const bool goesOn = state == State::Stopped && suspended_;
  if (!goesOn) settings_.set(setting::unfinishedRun, QString());
  status_.secondsLeft = 0;
  status_.seconds = earlierSeconds_ + seconds();
  setState(state);
}

double TrainingSession::seconds() const {
  const double paused = state_ == State::Paused ? static_cast<double>(pauseClock_.elapsed()) / 1000 : 0;
  return static_cast<double>(clock_.elapsed()) / 1000 - pausedSeconds_ - paused;
}

void TrainingSession::takeProgress(const Progress& progress) {
  const double now = seconds();
  const bool measuring = progress.stage.code != FactCode::Epoch;
  if (measuring != status_.measuring || progress.done <= status_.done || status_.total == 0) {
    passStart_ = now;
    passStartDone_ = progress.done;
  }
  status_.measuring = measuring;
  status_.done = progress.done;
  status_.total = progress.total;
  status_.seconds = earlierSeconds_ + now;
  if (progress.done > passStartDone_ && now - passStart_ > kSecondsOfASpeed) {
    status_.imagesPerSecond = static_cast<double>(progress.done - passStartDone_) / (now - passStart_);
  }
  status_.secondsLeft = estimateSecondsLeft();
  if (status_.memoryBytes == 0 || now - memoryRead_ > kSecondsBetweenLooksAtMemory) {
    memoryRead_ = now;
    status_.memoryBytes = processMemoryBytes();
  }
  emit progressed();
}

void TrainingSession::takeHistory(const std::vector<EpochRecord>& history, const std::vector<ProbeRecord>& probes) {
  history_ = history;
  probes_ = probes;
  status_.epochs = run_.epochs;
  // The history lacks the epoch in which the run was stopped.
  earlierSeconds_ = history_.empty() ? 0 : std::max(earlierSeconds_, secondsOf(history_));
  status_.seconds = earlierSeconds_ + seconds();
  emit historyReset();
  emit progressed();
}

void TrainingSession::takeEpoch(const EpochRecord& record) {
  history_.push_back(record);
  batches_.clear();
  status_.epoch = std::min(record.epoch + 1, status_.epochs);
  status_.imagesPerSecond = record.imagesPerSecond;
  status_.done = passStartDone_ = 0;
  passStart_ = seconds();
  emit epochAdded(record);
  emit progressed();
}

// The time for the remaining epochs, based on the last epoch or, in the first one, on the speed so far.
double TrainingSession::estimateSecondsLeft() const {
  if (status_.measuring || status_.total == 0) return 0;
  const double share = static_cast<double>(status_.done) / static_cast<double>(status_.total);
  const double epochsLeft = static_cast<double>(status_.epochs - status_.epoch) + 1 - share;
  if (!history_.empty() && history_.back().seconds > 0) return epochsLeft * history_.back().seconds;
  return status_.imagesPerSecond > 0 ? epochsLeft * static_cast<double>(status_.total) / status_.imagesPerSecond : 0;
}

std::int64_t TrainingSession::bestEpoch() const { return bestEpochOf(history_); }

}  // namespace glenoid::ui

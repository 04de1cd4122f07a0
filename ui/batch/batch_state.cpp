// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_state.h"

#include <utility>

#include <QFileInfo>
#include <QPointer>

#include "core/base/files.h"
#include "core/base/log.h"
#include "core/engine/engine.h"
#include "core/inference/file_list.h"
#include "ui/elements/core_texts.h"
#include "ui/jobs/watched.h"
#include "ui/services/file_choice.h"
#include "ui/services/watched_decoder.h"

namespace glenoid::ui {
namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr std::size_t kDecodedAhead = 2;
constexpr char kLeftOut[] = "batch:left out";  // topic of messages

std::string endWord(BatchState::Phase phase) {
  return phase == BatchState::Phase::Done ? "done" : phase == BatchState::Phase::Stopped ? "stopped" : "aborted";
}

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Bundles rows for delivery to the window: the first at once, then at most 20 deliveries per second. The rest is delivered on destruction.
class Bundler {
 public:
  Bundler(const JobContext& context, std::function<void(std::vector<BatchRow>&&)> take) : context_(context), take_(std::move(take)) {}
  ~Bundler() { send(); }
  Bundler(const Bundler&) = delete;
  Bundler& operator=(const Bundler&) = delete;
  void add(BatchRow&& row) {
    rows_.push_back(std::move(row));
    if (Clock::now() - last_ >= std::chrono::milliseconds(50)) send();
  }

 private:
  void send() {
    last_ = Clock::now();
    if (rows_.empty()) return;
    const auto rows = std::make_shared<std::vector<BatchRow>>(std::exchange(rows_, {}));
    context_.post([rows, take = take_] { take(std::move(*rows)); });
  }
  const JobContext& context_;
  std::function<void(std::vector<BatchRow>&&)> take_;
  std::vector<BatchRow> rows_;
  Clock::time_point last_;
};

}  // namespace

BatchState::BatchState(Services& services, QObject* parent) : QObject(parent), services_(services) {
  // The files that are left are shared out anew.
  const auto goOn = [this] {
    if (phase_ != Phase::Running) return;
    job_.cancel();
    run();
  };
  connect(&services.training, &JobRunner::becameBusy, this, goOn);
  connect(&services.training, &JobRunner::becameIdle, this, goOn);
}
BatchState::~BatchState() { job_.cancel(); }

void BatchState::setPhase(Phase phase) {
  phase_ = phase;
  const bool ended = !isBusy() && phase != Phase::Empty;
  if (ended) {
    const auto& counts = model_.counts();
    log(LogLevel::Info, "Batch of " + std::to_string(files_.size()) + " files " + endWord(phase) + ": " + std::to_string(counts.answered) +
                            " answered, " + std::to_string(counts.refused) + " refused, " + std::to_string(counts.failed) + " failed, by " +
                            bundle_->model.identification());
  }
  emit changed();
}

template <class Result>
JobCallbacks<Result> BatchState::callbacks(std::function<void(Result)> done) {
  return {.done = std::move(done), .failed = [this](const Error& error) {
            services_.messages.show(error);
            setPhase(Phase::Failed);
          }};
}

void BatchState::start(std::vector<fs::path> inputs, std::shared_ptr<const Bundle> bundle) {
  if (!bundle) return services_.messages.show(Error(ErrorCode::ModelNotFound, "no model is installed"));
  job_.cancel();
  offerToPutBack();
  inputs_ = std::move(inputs);
  bundle_ = std::move(bundle);
  confidence_ = services_.identifier.confidence();
  files_.clear();
  model_.clear();
  lookForFiles();
}

void BatchState::lookForFiles() {
  lookedAt_ = 0;
  services_.messages.list().dismissTopic(kLeftOut);
  setPhase(Phase::Listing);
  auto told = callbacks<std::optional<FileList>>([this](const std::optional<FileList>& list) {
    if (!list) {
      services_.messages.warn(silentText(inputs_.front()));
      return setPhase(Phase::Failed);
    }
    files_ = list->paths();
    for (const auto& fact : list->facts) services_.messages.show({.kind = MessageKind::Warning, .text = factText(fact), .topic = kLeftOut});
    if (files_.empty()) {
      services_.messages.warn(tr("There are no pictures in this folder. Choose another one."));
      return setPhase(Phase::Done);
    }
    run();
  });
  told.progress = [this](const Progress& progress) {
    lookedAt_ = progress.done;
    emit changed();
  };
  const ListOptions options{services_.settings.get(setting::radiographsOnly)};
  job_ = services_.files.submit<std::optional<FileList>>(
      this,
      [paths = inputs_, &decoder = services_.decoder, options](const JobContext& context) {
        return watched<FileList>(context.token, kDrivePatience, [paths, &decoder, options, progress = context.progress](Watch& watch) {
          WatchedDecoder lent(decoder, watch);
          return listFiles(paths, lent, watch.token(), options, reported(watch, progress));
        });
      },
      std::move(told));
}

void BatchState::offerToPutBack() {
  if (model_.rows().empty()) return;
  const auto phase = isBusy() ? Phase::Stopped : phase_;
  const auto putBack = [self = QPointer(this), phase, inputs = inputs_, files = files_, bundle = bundle_, confidence = confidence_,
                        rows = model_.copy()] {
    if (!self) return;
    self->job_.cancel();
    self->inputs_ = inputs;
    self->files_ = files;
    self->bundle_ = bundle;
    self->confidence_ = confidence;
    self->model_.clear();
    self->model_.append(std::vector<BatchRow>(rows));
    self->setPhase(phase);
  };
  services_.messages.show({.text = tr("A table of %n answers was replaced.", nullptr, static_cast<int>(done())), .undo = putBack});
}

void BatchState::run() {
  start_ = Clock::now();
  doneBefore_ = done();
  setPhase(Phase::Running);
  classify();
}

bool BatchState::canResume() const {
  return (phase_ == Phase::Stopped || phase_ == Phase::Failed) && (files_.empty() || done() < files_.size());
}

void BatchState::resume() {
  if (!canResume()) return;
  if (files_.empty()) return start(inputs_, bundle_);  // it was stopped while the files were listed
  run();
}

void BatchState::classify() {
  job_ = services_.identifier.withModel<bool>(
      this, bundle_,
      [this, files = std::vector<fs::path>(files_.begin() + static_cast<std::ptrdiff_t>(done()), files_.end()),
       &decoder = services_.decoder, confidence = confidence_,
       workers = services_.batchWorkers()](LoadedModel& model, const JobContext& context) {
        // `this` is used only on the window's thread, where the runner checks that it is still alive.
        Bundler bundler(context, [this](std::vector<BatchRow>&& rows) { take(std::move(rows)); });
        DecodeAhead decoded(decoder, files, {}, context.token, kDecodedAhead);
        model.identifyFiles(decoded, {.confidence = confidence, .workers = workers}, context.token, [&](Answer&& answer) {
          auto thumbnail = thumbnailOf(answer);
          bundler.add({withoutPictures(std::move(answer)), std::move(thumbnail)});
          context.giveWay();
        });
        return true;
      },
      callbacks<bool>([this](bool) { setPhase(Phase::Done); }), Priority::Background);
}

void BatchState::take(std::vector<BatchRow>&& rows) {
  model_.append(std::move(rows));
  emit changed();
}

void BatchState::stop() {
  if (!isBusy()) return;
  job_.cancel();
  setPhase(Phase::Stopped);
}

std::optional<double> BatchState::secondsLeft() const {
  if (phase_ != Phase::Running || done() == doneBefore_) return {};
  return secondsSince(start_) / static_cast<double>(done() - doneBefore_) * static_cast<double>(files_.size() - done());
}

void BatchState::exportCsv(const fs::path& file, const CsvForm& form, const CsvWords& words) {
  if (!bundle_ || model_.rows().empty()) return;
  services_.files.submit<std::size_t>(
      this,
      [file, form, words, bundle = bundle_, rows = model_.rows()](const JobContext& context) {
        auto text = csvHeader(bundle->model, form);
        for (const auto& row : rows) {
          context.token.check();
          text += csvLine(row, form, words);
        }
        writeFileAtomically(file, std::string_view(text));
        return rows.size();
      },
      {.done =
           [this, file](std::size_t count) {
             const auto name = QFileInfo(QString::fromStdString(toUtf8(file))).fileName();
             services_.messages.inform(tr("%n rows were saved to %1.", nullptr, static_cast<int>(count)).arg(name));
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

}  // namespace glenoid::ui

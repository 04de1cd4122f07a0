// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_state.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include <QFileInfo>
#include <QPointer>

#include "core/base/files.h"
#include "core/base/log.h"
#include "core/engine/engine.h"
#include "core/inference/file_list.h"
#include "ui/cases/recent_files.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"
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

// The folders without which no input can be read.
std::vector<fs::path> rootsOf(const std::vector<fs::path>& inputs) {
  std::set<fs::path> roots;
  for (const auto& input : inputs) {
    const auto path = fs::absolute(input);
    std::error_code none;
    roots.insert(fs::is_directory(path, none) ? path : path.parent_path());
  }
  return {roots.begin(), roots.end()};
}

// A drive that does not answer is not there. Blocks.
bool isAnyThere(const std::vector<fs::path>& folders, const CancelToken& token) {
  const auto look = [folders](Watch&) {
    std::error_code none;
    return std::any_of(folders.begin(), folders.end(), [&](const fs::path& folder) { return fs::is_directory(folder, none); });
  };
  return watched<bool>(token, kDrivePatience, look).value_or(false);
}

struct RootsGone {};  // thrown: a drive was unplugged, and each file that is left would be a failed row

struct Listed {
  FileList list;
  std::vector<fs::path> roots;
  bool isFolder;  // the only input
};

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
    log(LogLevel::Info, "Batch of " + std::to_string(total()) + " files " + endWord(phase) + ": " + std::to_string(counts.answered) +
                            " answered, " + std::to_string(counts.refused) + " refused, " + std::to_string(counts.failed) + " failed, by " +
                            batch_.bundle->model.identification());
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
  batch_ = {.inputs = std::move(inputs), .bundle = std::move(bundle), .confidence = services_.identifier.confidence()};
  model_.clear();
  lookForFiles();
}

void BatchState::lookForFiles() {
  lookedAt_ = 0;
  services_.messages.list().dismissTopic(kLeftOut);
  setPhase(Phase::Listing);
  auto told = callbacks<std::optional<Listed>>([this](const std::optional<Listed>& found) {
    if (!found) {
      services_.messages.warn(silentText(batch_.inputs.front()));
      return setPhase(Phase::Failed);
    }
    batch_.files = found->list.paths();
    batch_.roots = found->roots;
    for (const auto& fact : found->list.facts) {
      services_.messages.show({.kind = MessageKind::Warning, .text = factText(fact), .topic = kLeftOut});
    }
    if (batch_.files.empty()) {
      services_.messages.warn(tr("There are no pictures in this folder. Choose another one."));
      return setPhase(Phase::Done);
    }
    if (found->isFolder) rememberFile(services_.settings, {pathText(fs::absolute(batch_.inputs.front())), "batch"});
    run();
  });
  told.progress = [this](const Progress& progress) {
    lookedAt_ = progress.done;
    emit changed();
  };
  const ListOptions options{services_.settings.get(setting::radiographsOnly)};
  job_ = services_.files.submit<std::optional<Listed>>(
      this,
      [paths = batch_.inputs, &decoder = services_.decoder, options](const JobContext& context) {
        return watched<Listed>(context.token, kDrivePatience, [paths, &decoder, options, progress = context.progress](Watch& watch) {
          WatchedDecoder lent(decoder, watch);
          auto roots = rootsOf(paths);
          const bool isFolder = paths.size() == 1 && roots.front() == fs::absolute(paths.front());
          return Listed{listFiles(paths, lent, watch.token(), options, reported(watch, progress)), std::move(roots), isFolder};
        });
      },
      std::move(told));
}

// To put it back is offered again for what that replaces, which may be the longer batch.
void BatchState::offerToPutBack() {
  if (model_.rows().empty()) return;
  const auto phase = isBusy() ? Phase::Stopped : phase_;
  const auto putBack = [self = QPointer(this), phase, batch = batch_, rows = model_.copy()] {
    if (!self) return;
    self->job_.cancel();
    self->offerToPutBack();
    self->batch_ = batch;
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
  return (phase_ == Phase::Stopped || phase_ == Phase::Failed) && (batch_.files.empty() || done() < total());
}

void BatchState::resume() {
  if (!canResume()) return;
  if (batch_.files.empty()) return start(batch_.inputs, batch_.bundle);  // it was stopped while the files were listed
  run();
}

void BatchState::classify() {
  const auto left = batch_.files.begin() + static_cast<std::ptrdiff_t>(done());
  auto ended = callbacks<bool>([this](bool whole) {
    if (!whole) {
      services_.messages.warn(tr("The folder of the pictures is no longer there. Connect its drive again, then continue the batch."));
    }
    setPhase(whole ? Phase::Done : Phase::Failed);
  });
  job_ = services_.identifier.withModel<bool>(
      this, batch_.bundle,
      [this, files = std::vector<fs::path>(left, batch_.files.end()), roots = batch_.roots, &decoder = services_.decoder,
       confidence = batch_.confidence, workers = services_.batchWorkers()](LoadedModel& model, const JobContext& context) {
        // `this` is used only on the window's thread, where the runner checks that it is still alive.
        Bundler bundler(context, [this](std::vector<BatchRow>&& rows) { take(std::move(rows)); });
        DecodeAhead decoded(decoder, files, {}, context.token, kDecodedAhead);
        try {
          model.identifyFiles(decoded, {.confidence = confidence, .workers = workers}, context.token, [&](Answer&& answer) {
            if (answer.picture.error && !isAnyThere(roots, context.token)) throw RootsGone{};
            auto thumbnail = thumbnailOf(answer);
            bundler.add({withoutPictures(std::move(answer)), std::move(thumbnail)});
            context.giveWay();
          });
        } catch (const RootsGone&) {
          return false;
        }
        return true;
      },
      std::move(ended), Priority::Background);
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
  return secondsSince(start_) / static_cast<double>(done() - doneBefore_) * static_cast<double>(total() - done());
}

void BatchState::exportCsv(const fs::path& file, const CsvForm& form, const CsvWords& words) {
  if (model_.rows().empty()) return;
  services_.files.submit<std::size_t>(
      this,
      [file, form, words, bundle = batch_.bundle, rows = model_.rows()](const JobContext& context) {
        auto text = csvHeader(bundle->model, form);
        for (const auto& row : rows) {
          context.token.check();
          text += csvLine(row, form, words);
        }
        writeFileAtomically(file, std::string_view(text));
        return rows.size();
      },
      {.done =
           [this, file, saved = batch_.saved](std::size_t count) {
             *saved = std::max(*saved, count);
             const auto name = QFileInfo(QString::fromStdString(toUtf8(file))).fileName();
             services_.messages.inform(tr("%n rows were saved to %1.", nullptr, static_cast<int>(count)).arg(name));
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

}  // namespace glenoid::ui

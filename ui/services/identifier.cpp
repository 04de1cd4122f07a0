// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/identifier.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <utility>

#include "core/base/files.h"
#include "core/engine/engine.h"
#include "core/nn/looks.h"

namespace glenoid::ui {

// The most recently used networks, newest first. Two, so that comparing two models loads each only once. Shared, because a job that gives
// way still needs its own even if other jobs have loaded two more.
struct Identifier::Networks {
  struct Loaded {
    std::string key;
    std::shared_ptr<LoadedModel> model;
  };
  static constexpr std::size_t kMost = 2;
  std::deque<Loaded> loaded;
};

namespace {

std::string keyOf(const Bundle& bundle, const std::string& device) {
  return device + '|' + bundle.model.weightsSha256 + '|' + toUtf8(bundle.path);
}

SquareImage squareOf(const IdentifyRequest& request) { return squareImage(*request.radiograph, request.source); }

}  // namespace

Identifier::Identifier(Settings& settings, JobRunner& inference)
    : settings_(settings), inference_(inference), networks_(std::make_shared<Networks>()) {}
Identifier::~Identifier() = default;

Identifier::Place Identifier::place() const {
  return {settings_.get(setting::device).toStdString(), settings_.get(setting::identifyThreads)};
}

int Identifier::confidence() const { return settings_.get(setting::confidence).toInt(); }

std::shared_ptr<LoadedModel> Identifier::loaded(Networks& networks, const Bundle& bundle, const Place& place) {
  engine().setThreadsOfThisThread(place.threads);  // a training run at the same time has its own threads
  const auto key = keyOf(bundle, place.device);
  auto& known = networks.loaded;
  auto found = std::find_if(known.begin(), known.end(), [&](const auto& network) { return network.key == key; });
  if (found == known.end()) {
    if (known.size() == Networks::kMost) known.pop_back();
    if (known.empty()) engine().setThreads(place.threads);  // once: OpenBLAS has one number for the whole process
    known.push_front({key, engine().load(bundle, {place.device})});
  } else {
    std::rotate(known.begin(), found, found + 1);
  }
  return known.front().model;
}

void Identifier::prepare(std::shared_ptr<const Bundle> bundle, std::shared_future<void> start) {
  const auto submit = [&](Priority priority, std::function<void(LoadedModel&)> use) {
    const auto tell = [this] { emit preparingChanged(); };
    return inference_.submit<bool>(
        this,
        [networks = networks_, bundle, start, place = place(), use = std::move(use)](const JobContext&) {
          if (start.valid()) start.wait();
          use(*loaded(*networks, *bundle, place));
          return true;
        },
        {.done = [tell](bool) { tell(); }, .failed = [tell](const Error&) { tell(); }, .cancelled = tell}, priority);
  };
  loading_ = submit(Priority::Foreground, [](LoadedModel&) {});
  warmUp_ = submit(Priority::Background, [](LoadedModel& model) { model.warmUp(); });
  emit preparingChanged();
}

Job Identifier::identify(QObject* receiver, IdentifyRequest request, JobCallbacks<Answer> callbacks) {
  std::exchange(warmUp_, {}).cancel();
  return inference_.submit<Answer>(
      receiver,
      [networks = networks_, request = std::move(request), place = place(), confidence = confidence()](const JobContext& context) {
        const auto start = std::chrono::steady_clock::now();
        const auto model = loaded(*networks, *request.bundle, place);
        context.token.check();
        auto answer =
            model->identify(decodedFile(request.file, request.radiograph, request.source), {.explained = true, .confidence = confidence});
        if (answer.picture.error) throw *answer.picture.error;
        answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return answer;
      },
      std::move(callbacks));
}

bool Identifier::refinesAnswersOf(const ModelDescription& model) const {
  return settings_.get(setting::eightLooks) && setLevel(model.sets, kLooks, confidence());
}

bool Identifier::refines(const Answer& answer) const {
  return refinesAnswersOf(*answer.model) && answer.prediction.looks.size() == 1 && !answer.named().empty();
}

Job Identifier::refine(QObject* receiver, std::shared_ptr<const Bundle> bundle, std::shared_ptr<const Answer> answer,
                       JobCallbacks<Answer> callbacks) {
  return inference_.submit<Answer>(
      receiver,
      [networks = networks_, bundle = std::move(bundle), answer = std::move(answer), place = place(),
       confidence = confidence()](const JobContext& context) {
        return loaded(*networks, *bundle, place)->refined(*answer, {.confidence = confidence}, context.token);
      },
      std::move(callbacks));
}

Job Identifier::explainInDetail(QObject* receiver, IdentifyRequest request, std::size_t label, JobCallbacks<HeatMap> callbacks) {
  return inference_.submit<HeatMap>(
      receiver,
      [networks = networks_, request = std::move(request), place = place(), label](const JobContext&) {
        return loaded(*networks, *request.bundle, place)->explainedInDetail(squareOf(request), label);
      },
      std::move(callbacks));
}

}  // namespace glenoid::ui

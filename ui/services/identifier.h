// SPDX-License-Identifier: GPL-3.0-or-later
// Identifies radiographs off the window's thread, and keeps the networks that it loaded.
#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "core/answer/answer.h"
#include "core/bundle/bundle.h"
#include "ui/jobs/job_runner.h"
#include "ui/settings/settings.h"

namespace glenoid {
class LoadedModel;
}

namespace glenoid::ui {

struct IdentifyRequest {
  std::filesystem::path file;  // to be named in the answer
  std::shared_ptr<const Radiograph> radiograph;
  SourceProperties source;
  std::shared_ptr<const Bundle> bundle;
};

// Used only on the window's thread. Answers are delivered as those of jobs; a caller that asks again cancels the older job.
class Identifier : public QObject {
  Q_OBJECT

 public:
  Identifier(Settings& settings, JobRunner& inference);
  ~Identifier() override;

  // Loads the model and runs it once, so that the first identification does not have to wait for that. One that is asked for before the
  // run takes its place. Waits for `start` first, if it is given. Reports no errors; the first identification will.
  void prepare(std::shared_ptr<const Bundle> bundle, std::shared_future<void> start = {});
  bool isPreparing() const { return loading_.isActive() || warmUp_.isActive(); }
  // The answer with its explanation. Its seconds count from the start of the work and include loading the model.
  Job identify(QObject* receiver, IdentifyRequest request, JobCallbacks<Answer> callbacks);
  // Whether answers of this model from one look should be refined with all looks: the user wants it, and the model was measured that way.
  bool refinesAnswersOf(const ModelDescription& model) const;
  // The same for one answer: a maker must be named, too.
  bool refines(const Answer& answer) const;
  // The same answer from the mean of all looks, as glenoid::refined() gives it. If cancelled, it stops within one look.
  Job refine(QObject* receiver, std::shared_ptr<const Bundle> bundle, std::shared_ptr<const Answer> answer, JobCallbacks<Answer> callbacks);
  int confidence() const;  // of the sets, in percent, as set by the user
  // The LayerCAM map of one label; finer than Grad-CAM.
  Job explainInDetail(QObject* receiver, IdentifyRequest request, std::size_t label, JobCallbacks<HeatMap> callbacks);
  // Runs `work` with the model on the inference thread. Work that gives way keeps its model, but may find it used by others.
  template <class Result>
  Job withModel(QObject* receiver, std::shared_ptr<const Bundle> bundle, std::function<Result(LoadedModel&, const JobContext&)> work,
                JobCallbacks<Result> callbacks, Priority priority = Priority::Foreground) {
    return inference_.submit<Result>(
        receiver,
        [networks = networks_, bundle = std::move(bundle), place = place(), work = std::move(work)](const JobContext& context) {
          const auto model = loaded(*networks, *bundle, place);
          return work(*model, context);
        },
        std::move(callbacks), priority);
  }

 signals:
  void preparingChanged();

 private:
  struct Networks;  // used only on the inference thread
  struct Place {
    std::string device;
    int threads;
  };
  static std::shared_ptr<LoadedModel> loaded(Networks& networks, const Bundle& bundle, const Place& place);
  Place place() const;
  Settings& settings_;
  JobRunner& inference_;
  std::shared_ptr<Networks> networks_;
  Job loading_, warmUp_;
};

}  // namespace glenoid::ui

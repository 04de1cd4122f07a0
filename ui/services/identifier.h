// SPDX-License-Identifier: GPL-3.0-or-later
// Asks models about radiographs, off the window's thread; keeps the networks it loaded.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "core/answer/answer.h"
#include "core/bundle/bundle.h"
#include "ui/jobs/job_runner.h"
#include "ui/settings/settings.h"

namespace glenoid {
class Classifier;
}

namespace glenoid::ui {

struct IdentifyRequest {
  std::filesystem::path file;  // for the answer to name
  std::shared_ptr<const Radiograph> radiograph;
  SourceProperties source;
  std::shared_ptr<const Bundle> bundle;
};

// The window's thread. Answers arrive as jobs do; who asks again cancels the older job.
class Identifier : public QObject {
  Q_OBJECT

 public:
  Identifier(Settings& settings, JobRunner& inference);
  ~Identifier() override;

  // Loads the model and lays its plan out, so that the first question need not wait for them. Silent: what fails is told to who asks.
  void prepare(std::shared_ptr<const Bundle> bundle);
  // The answer with its explanation; its seconds count from the start of the work, loading the model included.
  Job identify(QObject* receiver, IdentifyRequest request, JobCallbacks<Answer> callbacks);
  // Whether `answer`, of one look, is to be refined with all looks: the person wants it, the model was measured so, and a maker is named.
  bool refines(const Answer& answer) const;
  // The same answer from the mean of all looks, as glenoid::refined(). Gives way to other work within one look when it is cancelled.
  Job refine(QObject* receiver, std::shared_ptr<const Bundle> bundle, std::shared_ptr<const Answer> answer, JobCallbacks<Answer> callbacks);
  int confidence() const;  // of the sets, percent, as the person set it
  // LayerCAM of one label, finer than Grad-CAM.
  Job explainInDetail(QObject* receiver, IdentifyRequest request, std::size_t label, JobCallbacks<HeatMap> callbacks);
  // Runs `work` with the model's classifier on the inference thread: for the batch.
  template <class Result>
  Job withClassifier(QObject* receiver, std::shared_ptr<const Bundle> bundle, std::function<Result(Classifier&, const JobContext&)> work,
                     JobCallbacks<Result> callbacks) {
    return inference_.submit<Result>(
        receiver,
        [networks = networks_, bundle = std::move(bundle), place = place(), work = std::move(work)](const JobContext& context) {
          return work(loaded(*networks, *bundle, place), context);
        },
        std::move(callbacks));
  }

 private:
  struct Networks;  // of the inference thread alone
  struct Place {
    std::string device;
    int threads;
  };
  static Classifier& loaded(Networks& networks, const Bundle& bundle, const Place& place);
  Place place() const;
  Settings& settings_;
  JobRunner& inference_;
  std::shared_ptr<Networks> networks_;
};

}  // namespace glenoid::ui

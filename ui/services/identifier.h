// Asks models about radiographs, off the window's thread; keeps the networks it loaded.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "core/bundle/bundle.h"
#include "core/explain/heat_map.h"
#include "core/imaging/network_input.h"
#include "core/imaging/radiograph.h"
#include "ui/jobs/job_runner.h"
#include "ui/settings/settings.h"

namespace glenoid {
class Classifier;
}

namespace glenoid::ui {

struct IdentifyRequest {
  std::shared_ptr<const Radiograph> radiograph;
  SourceProperties source;
  std::shared_ptr<const Bundle> bundle;
};

// The answer and everything that tells where it came from; plain values.
struct Identification {
  Prediction prediction;
  std::vector<HeatMap> maps;  // Grad-CAM, one a label
  SquareImage square;         // what the network was given before it was brought to its size
  Picture networkInput;       // the same at the network's size: the input exactly as it saw it, grey
  ModelDescription model;
  std::string device;
  double seconds = 0;  // from the start of the work to its end, loading the model included
  std::vector<std::string> notices;
};

// The window's thread. Answers arrive as jobs do; who asks again cancels or ignores the older job.
class Identifier : public QObject {
  Q_OBJECT

 public:
  Identifier(Settings& settings, JobRunner& inference);
  ~Identifier() override;

  // Loads the model and lays its plan out, so that the first question need not wait for them. Silent: what fails is told to who asks.
  void prepare(std::shared_ptr<const Bundle> bundle);
  Job identify(QObject* receiver, IdentifyRequest request, JobCallbacks<Identification> callbacks);
  // LayerCAM of one label, finer than Grad-CAM.
  Job explainInDetail(QObject* receiver, IdentifyRequest request, std::size_t label, JobCallbacks<HeatMap> callbacks);
  // Runs `work` with the model's classifier on the inference thread: for the batch.
  template <class Result>
  Job withClassifier(QObject* receiver, std::shared_ptr<const Bundle> bundle,
                     std::function<Result(Classifier&, const JobContext&)> work, JobCallbacks<Result> callbacks) {
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

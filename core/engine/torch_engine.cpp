// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch_engine.h"

#include <utility>

#include "core/bundle/bundle_weights.h"
#include "core/explain/heat_map.h"
#include "core/nn/compute.h"
#include "core/runs/pretraining_run.h"
#include "core/runs/run_finish.h"
#include "core/runs/training_run.h"

namespace glenoid {
namespace {

class TorchModel final : public LoadedModel {
 public:
  TorchModel(const Bundle& bundle, ClassifierOptions options) : classifier_(bundle, searching(std::move(options))) {}

  const std::string& device() const override { return classifier_.device(); }
  void warmUp() override {
    SquareImage blank;  // any size will do: it is resized to the model's input size
    blank.side = 64;
    blank.grey.resize(64 * 64);
    explain(classifier_, blank);
  }
  Answer identify(DecodedFile picture, const IdentifyOptions& options) override {
    return glenoid::identify(classifier_, std::move(picture), options);
  }
  Answer refined(Answer first, const IdentifyOptions& options, const CancelToken& token) override {
    return glenoid::refined(classifier_, std::move(first), options, token);
  }
  void identifyFiles(DecodeAhead& files, const IdentifyOptions& options, const CancelToken& token,
                     const std::function<void(Answer&&)>& use) override {
    glenoid::identifyFiles(files, classifier_, options, token, use);
  }
  HeatMap explainedInDetail(const SquareImage& image, std::size_t label) override {
    return std::move(explainInDetail(classifier_, image, label).maps.front());
  }

 private:
  static ClassifierOptions searching(ClassifierOptions options) {
    options.searches = true;
    return options;
  }
  Classifier classifier_;
};

class TorchEngine final : public Engine {
 public:
  std::unique_ptr<LoadedModel> load(const Bundle& bundle, const ClassifierOptions& options) override {
    return std::make_unique<TorchModel>(bundle, options);
  }
  std::vector<std::string> devices() override { return availableDevices(); }
  void setThreads(int threads) override { setComputeThreads(threads); }
  void setThreadsOfThisThread(int threads) override { glenoid::setThreadsOfThisThread(threads); }
  void checkBundle(const Bundle& bundle) override { glenoid::checkBundle(bundle); }
  void exportBundle(const Bundle& bundle, const std::filesystem::path& file) override { glenoid::exportBundle(bundle, file); }
  std::optional<LearnedPictures> readNeighbours(const Bundle& bundle) override { return glenoid::readNeighbours(bundle); }
  LearnedPictures learnedPictures(const Bundle& bundle, const PixelCache& cache, const std::vector<std::size_t>& positions,
                                  const CancelToken& token) override {
    return glenoid::learnedPictures(bundle, cache, positions, token);
  }
  std::vector<MapPoint> embeddingMap(const LearnedPictures& learned, const LearnedPictures& others, const CancelToken& token) override {
    return glenoid::embeddingMap(learned, others, token);
  }
  AugmentationPreview previewAugmentation(const PixelCache& cache, const TrainingOptions& options, std::int64_t pictures,
                                          std::int64_t variants) override {
    return glenoid::previewAugmentation(cache, options, pictures, variants);
  }
  void train(const TrainingOptions& options, const TrainingData& data, const FolderLock& run, const CancelToken& token,
             const TrainingObserver& observer) override {
    glenoid::train(options, data, run, token, observer);
  }
  PretrainingResult pretrain(const Pretraining& plan, const PixelCache& cache, const ProbeData* probe, const FolderLock& run,
                             const CancelToken& token, const PretrainingObserver& observer) override {
    return glenoid::pretrain(plan, cache, probe, run, token, observer);
  }
  Bundle finishRun(const std::filesystem::path& run, const std::filesystem::path& data, const TrainingOptions& options,
                   const PixelCache* cache, const CancelToken& token, const TrainingObserver& observer) override {
    return glenoid::finishRun(run, data, options, cache, token, observer);
  }
  Bundle bundleOfRun(const std::filesystem::path& run, const CancelToken& token) override { return glenoid::bundleOfRun(run, token); }
};

}  // namespace

Engine& torchEngine() {
  static TorchEngine engine;
  return engine;
}

}  // namespace glenoid

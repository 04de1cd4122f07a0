// SPDX-License-Identifier: GPL-3.0-or-later
// What window and terminal ask of the networks. Plain values go in and come out, so a program that asks nothing never loads LibTorch, which
// takes half a second.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/answer/identify.h"
#include "core/base/cancel_token.h"
#include "core/base/folder_lock.h"
#include "core/bundle/bundle.h"
#include "core/doubt/embedding_map.h"
#include "core/doubt/neighbours.h"
#include "core/inference/classifier.h"
#include "core/runs/pretraining_run.h"
#include "core/training/augmentation_preview.h"
#include "core/training/observer.h"
#include "core/training/options.h"

namespace glenoid {

// A model that is ready to answer. One thread at a time.
class LoadedModel {
 public:
  virtual ~LoadedModel() = default;
  virtual const std::string& device() const = 0;  // as Classifier::device()

  // Runs once what an answer with heat maps needs of the network, so that the first answer does not have to wait for it.
  virtual void warmUp() = 0;
  // These three as the functions of the same name in core/answer/identify.h.
  virtual Answer identify(DecodedFile picture, const IdentifyOptions& options) = 0;
  virtual Answer refined(Answer first, const IdentifyOptions& options, const CancelToken& token) = 0;
  virtual void identifyFiles(DecodeAhead& files, const IdentifyOptions& options, const CancelToken& token,
                             const std::function<void(Answer&&)>& use) = 0;
  // The LayerCAM map of one label, as explainInDetail() in core/explain/heat_map.h.
  virtual HeatMap explainedInDetail(const SquareImage& image, std::size_t label) = 0;
};

// Any thread, unless the function of core says otherwise. Each function does what the function of core that it names does.
class Engine {
 public:
  virtual ~Engine() = default;

  // Classifier(), with the finder.
  virtual std::unique_ptr<LoadedModel> load(const Bundle& bundle, const ClassifierOptions& options) = 0;
  // core/nn/compute.h: availableDevices(), setComputeThreads(), setThreadsOfThisThread().
  virtual std::vector<std::string> devices() = 0;
  virtual void setThreads(int threads) = 0;
  virtual void setThreadsOfThisThread(int threads) = 0;
  // core/bundle/bundle_weights.h: checkBundle(), exportBundle().
  virtual void checkBundle(const Bundle& bundle) = 0;
  virtual void exportBundle(const Bundle& bundle, const std::filesystem::path& file) = 0;
  // core/doubt: readNeighbours(), learnedPictures(), embeddingMap().
  virtual std::optional<LearnedPictures> readNeighbours(const Bundle& bundle) = 0;
  virtual LearnedPictures learnedPictures(const Bundle& bundle, const PixelCache& cache, const std::vector<std::size_t>& positions,
                                          const CancelToken& token) = 0;
  virtual std::vector<MapPoint> embeddingMap(const LearnedPictures& learned, const LearnedPictures& others, const CancelToken& token) = 0;
  // core/training: previewAugmentation().
  virtual AugmentationPreview previewAugmentation(const PixelCache& cache, const TrainingOptions& options, std::int64_t pictures,
                                                  std::int64_t variants) = 0;
  // core/runs: train(), pretrain(), finishRun(), bundleOfRun(). The result of the training is in the run folder.
  virtual void train(const TrainingOptions& options, const TrainingData& data, const FolderLock& run, const CancelToken& token,
                     const TrainingObserver& observer) = 0;
  virtual PretrainingResult pretrain(const Pretraining& plan, const PixelCache& cache, const ProbeData* probe, const FolderLock& run,
                                     const CancelToken& token, const PretrainingObserver& observer) = 0;
  virtual Bundle finishRun(const std::filesystem::path& run, const std::filesystem::path& data, const TrainingOptions& options,
                           const PixelCache* cache, const CancelToken& token, const TrainingObserver& observer) = 0;
  virtual Bundle bundleOfRun(const std::filesystem::path& run, const CancelToken& token) = 0;
};

// The engine of this process. The first call loads it from the library beside the programs, which takes half a second or more; other calls
// wait for that. Any thread. Throws Error ProgramMissing if the library is missing or does not load.
Engine& engine();
// Begins to load that library on a thread of its own, for a program that will probably need it. If that fails, engine() says so.
void expectEngine();

// A function that the engine's library exports with C linkage. Loads the library, and throws, as engine() does; also if there is none.
void* engineSymbol(const char* name);
template <typename Function>
Function* engineFunction(const char* name) {
  return reinterpret_cast<Function*>(engineSymbol(name));
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-train: training on machines without the window (GPU servers), only from a pixel cache. Each verb takes a JSON file, command-line
// options, or both; the options override the file. Results go to stdout as JSON, progress and facts to stderr.
#include <chrono>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/train/request_words.h"
#include "app/words/program.h"
#include "app/words/training_words.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/process_memory.h"
#include "core/base/program_location.h"
#include "core/base/standard_streams.h"
#include "core/base/terminal_text.h"
#include "core/dataset/parts.h"
#include "core/runs/cross_validation.h"
#include "core/runs/history.h"
#include "core/runs/run_bundle.h"
#include "core/runs/run_doubt.h"
#include "core/runs/run_evaluation.h"
#include "core/runs/run_request.h"
#include "core/runs/workers.h"
#include "core/training/process_group.h"

namespace glenoid {
namespace {

// Prints on stderr; texts among `values` cannot control the terminal.
template <typename... Values>
void tell(fmt::format_string<detail::ForTerminal<Values>...> format, const Values&... values) {
  std::cerr << terminalFormat<Values...>(format, values...) << std::flush;
}

// Progress on stderr, at most ten times a second.
class Reporter {
 public:
  // Without `rewrites` nothing is printed between epochs: the output of one process among several goes to a file.
  explicit Reporter(std::int64_t epochs, bool rewrites = true) : epochs_(epochs), rewrites_(rewrites) {}

  TrainingObserver observer() {
    TrainingObserver observer;
    observer.epoch = [this](const EpochRecord& record) {
      const auto line = epochSentence(record, epochs_);
      rewrites_ ? tell("\r{}\033[K\n", line) : tell("{}\n", line);
    };
    if (rewrites_) observer.progress = [this](const Progress& progress) { batch(progress); };
    observer.fact = [](const Fact& fact) { tell("{}\n", sentence(fact)); };
    return observer;
  }

 private:
  void batch(const Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (now - shown_ < std::chrono::milliseconds(100)) return;
    shown_ = now;
    tell("\r{}: {} of {} images \033[K", sentence(progress.stage), progress.done, progress.total);
  }

  std::int64_t epochs_;
  bool rewrites_;
  std::chrono::steady_clock::time_point shown_ = std::chrono::steady_clock::now();
};

void print(const nlohmann::ordered_json& json) { results() << json.dump(2) << std::endl; }

nlohmann::ordered_json partJson(const PartResult& part) {
  return part.positions.empty() ? nlohmann::ordered_json() : toJson(part.evaluation);
}

std::filesystem::path required(const std::filesystem::path& path, const char* key) {
  if (path.empty()) throw Error(ErrorCode::OptionInvalid, std::string(key) + ": it must be given");
  return path;
}

// Keeps the request in its run folder, with absolute paths.
void keep(RunRequest request) {
  if (request.data.empty()) request.data = request.cache;
  for (auto* path : {&request.data, &request.cache, &request.run, &request.split, &request.foldFile}) {
    if (!path->empty()) *path = std::filesystem::absolute(*path);
  }
  writeRunRequest(request);
}

void runTrain(const RunRequest& request) {
  const auto& options = request.training;
  Reporter reporter(options.epochs);
  auto observer = reporter.observer();
  observer.accepted = [&] { keep(request); };
  // One of several processes that a launcher started; all but the first are silent.
  const auto place = rankPlaceOfThisProcess();
  const bool isFirst = !place || place->rank == 0;
  if (!isFirst) observer = {};
  const auto group = place ? ProcessGroup::join(*place, options.device, interruptToken(), observer.fact) : nullptr;
  const PixelCache cache(required(request.cache, "cache"));
  const auto run = required(request.run, "run");
  std::optional<FolderLock> lock;
  if (isFirst) lock.emplace(run);
  const auto split = partsFor(request, cache);
  if (isFirst && !request.finalFit) {
    for (const auto& fact : factsOf(split, cache)) tell("{}\n", sentence(fact));
  }
  const auto result = group ? trainTogether(options, {cache, split}, run, *group, interruptToken(), observer)
                            : train(options, {cache, split}, *lock, interruptToken(), observer);
  if (!isFirst) return;
  print({{"weights", toUtf8(result.weights)},
         {"bestEpoch", result.bestEpoch},
         {"epochs", result.history.size()},
         {"validation", partJson(result.validation)},
         {"test", partJson(result.test)},
         {"testAugmented", partJson(result.testAugmented)}});
}

void runCrossval(const RunRequest& request) {
  const auto& options = request.training;
  const PixelCache cache(required(request.cache, "cache"));
  const auto run = required(request.run, "run");
  const auto folds = request.foldFile.empty() ? stratifiedFolds(cache.items(), request.folds, request.splitSeed)
                                              : readFolds(request.foldFile, cache.items());
  const FoldPlan plan{folds, request.validationShare, {}};
  Reporter reporter(options.epochs, request.fold == 0);
  if (request.fold > folds.folds.size()) {
    throw Error(ErrorCode::OptionInvalid, "fold: there are only " + std::to_string(folds.folds.size()));
  }
  if (request.fold > 0) {
    const auto result = trainFold(options, cache, plan, request.fold - 1, run, interruptToken(), reporter.observer());
    print({{"fold", request.fold},
           {"bestEpoch", result.bestEpoch},
           {"validation", partJson(result.validation)},
           {"test", partJson(result.test)}});
    return;
  }
  const FolderLock lock(run);
  requireAcceptable(options, cache, plan, run);
  if (request.processes > 1) {
    keep(request);
    trainFoldsInProcesses(request, folds.folds.size(), interruptToken(), [](const std::string& line) { tell("{}\n", line); });
  }
  CrossValidationObserver observer;
  observer.training = reporter.observer();
  observer.training.accepted = [&] { keep(request); };
  observer.foldStarts = [](std::size_t fold, std::size_t all) { tell("fold {} of {}\n", fold + 1, all); };
  observer.foldEnds = [](std::size_t fold, const TrainingResult& result) {
    tell("\rfold {}: test accuracy {:.1f} % at epoch {}\033[K\n", fold + 1, 100 * result.test.evaluation.accuracy, result.bestEpoch);
  };
  const auto result = crossValidate(options, cache, plan, lock, interruptToken(), observer);
  print({{"meanAccuracy", result.meanAccuracy},
         {"accuracyDeviation", result.accuracyDeviation},
         {"foldAccuracies", result.foldAccuracies},
         {"pooled", partJson(result.pooled)},
         {"pooledAugmented", partJson(result.pooledAugmented)}});
}

struct EvaluateRequest {
  std::filesystem::path cache, run;
  RunEvaluationOptions options;
  bool allImages = false;
};

void runEvaluate(EvaluateRequest request) {
  request.options.testPartOnly = !request.allImages;
  const PixelCache cache(required(request.cache, "cache"));
  Reporter reporter(1);
  const auto result = evaluateRun(required(request.run, "run"), cache, request.options, interruptToken(), reporter.observer());
  tell("\r\033[K");
  print({{"single", partJson(result.single)}, {"augmented", partJson(result.augmented)}});
}

struct BundleRequest {
  std::filesystem::path run, out, crossval, cache;
  std::int64_t weightBits = 16;
  nlohmann::json model = nlohmann::json::object();  // BundleText
};

WeightPrecision precisionOf(std::int64_t bits) {
  if (bits == 8) return WeightPrecision::Byte;
  if (bits == 16) return WeightPrecision::Half;
  if (bits == 32) return WeightPrecision::Single;
  throw Error(ErrorCode::OptionInvalid, "weightBits: 8, 16 or 32 is expected");
}

void runBundle(const BundleRequest& request) {
  const auto run = required(request.run, "run"), out = required(request.out, "out");
  auto bundle = writeRunBundle(run, out, bundleTextFromJson(request.model), request.crossval, precisionOf(request.weightBits));
  Reporter reporter(1);
  if (!request.cache.empty()) {
    bundle = withRunDoubt(std::move(bundle), run, PixelCache(request.cache), interruptToken(), reporter.observer());
  } else {
    tell("{}\n", sentence({FactCode::ModelWithoutGate, {}}));
  }
  print(toJson(bundle.model));
}

using Work = std::function<int()>;

// The work of a verb, preceded by the disclaimer.
Work announced(std::function<void()> work) {
  return [work = std::move(work)] {
    tell("Research use only. Not a medical device.\n");
    work();
    return kOk;
  };
}

void addRunWords(RequestWords& words) {
  words.text("cache", "Pixel cache of the data set, made by glenoid-cli");
  words.text("run", "Folder of the run; a stopped run in it is continued");
  words.number("splitSeed", "Seed of the parts, if none are stored", "1");
}

RunRequest requestOf(const RequestWords& words, const std::function<TrainingOptions(const TrainingOptions&)>& training) {
  auto request = runRequestFromJson(words.json());
  request.training = training(request.training);
  return request;
}

Work addTrain(CLI::App& verb) {
  const auto words = std::make_shared<RequestWords>(verb);
  addRunWords(*words);
  words->text("split", "Stored split (a run's split.json)");
  words->flag("finalFit", "Train on all images; nothing is left to measure");
  return announced([words, training = addTrainingWords(verb)] { runTrain(requestOf(*words, training)); });
}

Work addCrossval(CLI::App& verb) {
  const auto words = std::make_shared<RequestWords>(verb);
  addRunWords(*words);
  words->number("folds", "Number of folds", "10");
  words->text("foldFile", "Stored folds (a folds.json)");
  words->number("validationShare", "Share of the other folds for early stopping and temperature", "1/9");
  words->number("fold", "Train only this fold, counted from 1, and leave the others to other processes", "all");
  words->number("processes", "Folds that are trained at the same time, each in its own process, for a GPU", "1");
  return announced([words, training = addTrainingWords(verb)] { runCrossval(requestOf(*words, training)); });
}

Work addEvaluate(CLI::App& verb) {
  const auto words = std::make_shared<RequestWords>(verb);
  words->text("cache", "Pixel cache of the data set");
  words->text("run", "Folder of the run");
  words->text("device", "Where it computes", "auto");
  words->flag("allImages", "Answer every image of the cache instead of the run's test part; the run may have learned from none of them");
  words->flag("testTimeAugmentation", "Also answer with the mean of eight looks");
  return announced([words] {
    auto json = words->json();
    EvaluateRequest request;
    take(json, "cache", request.cache);
    take(json, "run", request.run);
    take(json, "device", request.options.device);
    take(json, "allImages", request.allImages);
    take(json, "testTimeAugmentation", request.options.testTimeAugmentation);
    refuseTheRest(json);
    runEvaluate(std::move(request));
  });
}

Work addBundle(CLI::App& verb) {
  const auto words = std::make_shared<RequestWords>(verb);
  words->text("run", "Folder of the finished run");
  words->text("out", "Folder of the model, or a file that ends in .glenoid");
  words->text("crossval", "Folder of a cross-validation with the same options, whose figures the model states");
  words->text("cache", "Pixel cache of the data set, for gate and neighbours");
  words->number("weightBits", "8, 16 or 32 for each stored weight", "16");
  words->number("model", "JSON object of texts: name, version, summary, data, startWeights, licence, limits", "empty");
  return announced([words] {
    auto json = words->json();
    BundleRequest request;
    take(json, "run", request.run);
    take(json, "out", request.out);
    take(json, "crossval", request.crossval);
    take(json, "cache", request.cache);
    take(json, "weightBits", request.weightBits);
    take(json, "model", request.model);
    refuseTheRest(json);
    runBundle(request);
  });
}

Work addOptions(CLI::App&) {
  return [] {
    print(toJson(TrainingOptions{}));
    return kOk;
  };
}

}  // namespace
}  // namespace glenoid

int main(int count, char** words) {
  using namespace glenoid;
  openStandardStreams();
  watchInterrupts();
  keepFreedMemory();
  CLI::App app{
      "Trains networks from a pixel cache alone, for machines without the window (GPU servers).\n"
      "Results go to stdout as JSON. Ctrl-C stops after the current batch; the same command continues.\n"
      "Exit codes: 0 done, 1 failed, 2 wrong options, 130 stopped. Research use only. Not a medical device.",
      "glenoid-train"};
  const std::vector<Verb> verbs{
      {"train", "Train one network", addTrain},
      {"crossval", "Cross-validate a network", addCrossval},
      {"evaluate", "Print the figures of a run", addEvaluate},
      {"bundle", "Write a run as a model", addBundle},
      {"options", "Print every training option with its default", addOptions},
  };
  return runProgram(app, verbs, programArguments(count, words),
                    {"\nstopped; the same command continues after the last checkpoint\n", "\n"});
}

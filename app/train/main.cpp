// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-train VERB OPTIONS.json: training on machines without the window, from a pixel cache alone (GPU servers).
//
// train      one run: {"cache": FILE, "run": FOLDER, "split": FILE, "splitSeed": 1, "finalFit": false, "training": {...}}
// crossval   k folds: {"cache": FILE, "run": FOLDER, "folds": 10, "foldFile": FILE, "splitSeed": 1, "validationShare": 0.111,
//                      "fold": 0, "processes": 1, "training": {...}}
// evaluate   a run:   {"cache": FILE, "run": FOLDER, "device": "auto", "allImages": false, "testTimeAugmentation": false}
// bundle     a model: {"run": FOLDER, "out": FOLDER, "crossval": FOLDER, "cache": FILE, "weightBits": 16,
//                      "model": {"name": ..., "version": ..., ...}}
//
// Without "split" or "foldFile" they are drawn from "splitSeed" and stored in the run folder. Paths are relative to the folder it is
// started in. Results go to stdout as JSON, progress and facts to stderr. Exit codes: 0 done, 1 failed, 2 wrong options, 130 stopped by
// Ctrl-C (the same command goes on).
#include <chrono>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <type_traits>

#include "app/train/fold_processes.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/interrupt.h"
#include "core/base/json_file.h"
#include "core/base/standard_streams.h"
#include "core/base/terminal_text.h"
#include "core/nn/compute.h"
#include "core/runs/cross_validation.h"
#include "core/runs/run_bundle.h"
#include "core/runs/run_doubt.h"
#include "core/runs/run_evaluation.h"

namespace glenoid {
namespace {

constexpr std::int64_t kLargestNumber = std::int64_t{1} << 53;  // of seeds
constexpr int kDone = 0, kFailed = 1, kWrongOptions = 2;
constexpr const char* kUsage =
    "usage: glenoid-train VERB OPTIONS.json\n"
    "\n"
    "  train      train one network       {\"cache\", \"run\", \"split\", \"splitSeed\", \"finalFit\", \"training\"}\n"
    "  crossval   k-fold cross-validation {\"cache\", \"run\", \"folds\", \"foldFile\", \"splitSeed\", \"validationShare\", \"fold\", "
    "\"processes\", \"training\"}\n"
    "  evaluate   figures of a run        {\"cache\", \"run\", \"device\", \"allImages\", \"testTimeAugmentation\"}\n"
    "  bundle     a run as a model        {\"run\", \"out\", \"crossval\", \"cache\", \"weightBits\", \"model\": {\"name\", "
    "\"version\",\n"
    "                                      \"summary\", \"data\", \"startWeights\", \"licence\", \"limits\"}}\n"
    "  options    print the \"training\" section with every default\n"
    "\n"
    "  cache            pixel cache of the data set, made by glenoid-cli; a bundle's gate and neighbours come from it\n"
    "  run              folder of the run; where it holds a stopped run, that goes on\n"
    "  split, foldFile  stored parts; without them they are drawn from splitSeed (1)\n"
    "  finalFit         train on all images, with nothing left to measure (false)\n"
    "  folds            number of folds (10)\n"
    "  validationShare  of the other folds, for early stopping and temperature (1/9)\n"
    "  fold             train this one (from 1) and leave the rest to other processes; without it, what they finished is taken (0)\n"
    "  processes        so many folds at once, each in a process of its own, for a GPU (1)\n"
    "  weightBits       8, 16 or 32 for each stored weight (16)\n"
    "  allImages        evaluate every image of the cache instead of the run's test part (false)\n"
    "\n"
    "Ctrl-C stops after the current batch; the same command goes on. Research use only, not a medical device.\n";

// On stderr; texts among `values` command no terminal.
template <typename... Values>
void tell(fmt::format_string<detail::ForTerminal<Values>...> format, const Values&... values) {
  std::cerr << terminalFormat<Values...>(format, values...) << std::flush;
}

// Fields of the options file; what is asked for is known, anything else is refused.
class Fields {
 public:
  explicit Fields(nlohmann::json json) : json_(std::move(json)) {
    if (!json_.is_object()) throw Error(ErrorCode::OptionInvalid, "the file must hold a JSON object");
  }
  template <typename T>
  T get(const char* key, const T& standard) {
    known_.insert(key);
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
      const auto whole =
          json_.contains(key) ? wholeNumberIn(json_.at(key), 0, kLargestNumber) : std::optional(static_cast<std::int64_t>(standard));
      if (!whole) throw Error(ErrorCode::OptionInvalid, std::string(key) + ": a whole number from 0 is expected");
      return static_cast<T>(*whole);
    }
    try {
      return json_.contains(key) ? json_.at(key).get<T>() : standard;
    } catch (const nlohmann::json::exception&) {
      throw Error(ErrorCode::OptionInvalid, std::string(key) + ": a value of another type is expected");
    }
  }
  std::string required(const char* key) {
    const auto text = get<std::string>(key, "");
    if (text.empty()) throw Error(ErrorCode::OptionInvalid, std::string(key) + ": it must be given");
    return text;
  }
  std::filesystem::path requiredPath(const char* key) { return fromUtf8(required(key)); }
  std::filesystem::path path(const char* key) { return fromUtf8(get<std::string>(key, "")); }
  const nlohmann::json& all() const { return json_; }
  void refuseUnknown() const {
    for (const auto& [key, value] : json_.items()) {
      if (!known_.contains(key)) throw Error(ErrorCode::OptionInvalid, key + ": there is no such option");
    }
  }

 private:
  nlohmann::json json_;
  std::set<std::string> known_;
};

// Progress on stderr, at most ten times a second.
class Reporter {
 public:
  // One that does not rewrite its line says nothing between the epochs: what a process beside others says is kept in a file.
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

void runTrain(Fields fields) {
  const auto cacheFile = fields.requiredPath("cache"), run = fields.requiredPath("run"), splitFile = fields.path("split");
  const auto splitSeed = fields.get<std::uint64_t>("splitSeed", 1);
  const auto finalFit = fields.get("finalFit", false);
  const auto options = trainingOptionsFromJson(fields.get("training", nlohmann::json::object()));
  fields.refuseUnknown();
  const PixelCache cache(cacheFile);
  Reporter reporter(options.epochs);
  const FolderLock lock(run);
  TrainingResult result;
  if (finalFit) {
    result = trainOnAll(options, cache, lock, interruptToken(), reporter.observer());
  } else {
    const auto split = splitFile.empty() ? stratifiedSplit(cache.items(), {}, splitSeed) : readSplit(splitFile, cache.items());
    result = train(options, {cache, split}, lock, interruptToken(), reporter.observer());
  }
  print({{"weights", toUtf8(result.weights)},
         {"bestEpoch", result.bestEpoch},
         {"epochs", result.history.size()},
         {"validation", partJson(result.validation)},
         {"test", partJson(result.test)},
         {"testAugmented", partJson(result.testAugmented)}});
}

void runCrossval(Fields fields) {
  const auto cacheFile = fields.requiredPath("cache"), run = fields.requiredPath("run"), foldFile = fields.path("foldFile");
  const auto count = fields.get<std::size_t>("folds", 10);
  const auto splitSeed = fields.get<std::uint64_t>("splitSeed", 1);
  const auto share = fields.get("validationShare", 1.0 / 9);
  const auto only = fields.get<std::size_t>("fold", 0), processes = fields.get<std::size_t>("processes", 1);
  const auto options = trainingOptionsFromJson(fields.get("training", nlohmann::json::object()));
  fields.refuseUnknown();
  const PixelCache cache(cacheFile);
  const auto folds = foldFile.empty() ? stratifiedFolds(cache.items(), count, splitSeed) : readFolds(foldFile, cache.items());
  Reporter reporter(options.epochs, only == 0);
  if (only > folds.folds.size()) throw Error(ErrorCode::OptionInvalid, "fold: there are " + std::to_string(folds.folds.size()));
  if (only > 0) {
    const auto result = trainFold(options, cache, {folds, share, {}}, only - 1, run, interruptToken(), reporter.observer());
    print({{"fold", only}, {"bestEpoch", result.bestEpoch}, {"validation", partJson(result.validation)}, {"test", partJson(result.test)}});
    return;
  }
  const FolderLock lock(run);
  requireAcceptable(options, cache, {folds, share, {}}, run);
  if (processes > 1) trainFoldsInProcesses(fields.all(), run, folds.folds.size(), processes, interruptToken());
  CrossValidationObserver observer;
  observer.training = reporter.observer();
  observer.foldStarts = [](std::size_t fold, std::size_t all) { tell("fold {} of {}\n", fold + 1, all); };
  observer.foldEnds = [](std::size_t fold, const TrainingResult& result) {
    tell("\rfold {}: test accuracy {:.1f} % with epoch {}\033[K\n", fold + 1, 100 * result.test.evaluation.accuracy, result.bestEpoch);
  };
  const auto result = crossValidate(options, cache, {folds, share, {}}, lock, interruptToken(), observer);
  print({{"meanAccuracy", result.meanAccuracy},
         {"accuracyDeviation", result.accuracyDeviation},
         {"foldAccuracies", result.foldAccuracies},
         {"pooled", partJson(result.pooled)},
         {"pooledAugmented", partJson(result.pooledAugmented)}});
}

void runEvaluate(Fields fields) {
  const auto cacheFile = fields.requiredPath("cache"), run = fields.requiredPath("run");
  const RunEvaluationOptions options{fields.get<std::string>("device", "auto"), !fields.get("allImages", false),
                                     fields.get("testTimeAugmentation", false)};
  fields.refuseUnknown();
  const PixelCache cache(cacheFile);
  Reporter reporter(1);
  const auto result = evaluateRun(run, cache, options, interruptToken(), reporter.observer());
  tell("\r\033[K");
  print({{"single", partJson(result.single)}, {"augmented", partJson(result.augmented)}});
}

WeightPrecision precisionOf(std::int64_t bits) {
  if (bits == 8) return WeightPrecision::Byte;
  if (bits == 16) return WeightPrecision::Half;
  if (bits == 32) return WeightPrecision::Single;
  throw Error(ErrorCode::OptionInvalid, "weightBits: 8, 16 or 32");
}

void runBundle(Fields fields) {
  const auto run = fields.requiredPath("run"), out = fields.requiredPath("out"), crossValidation = fields.path("crossval");
  const auto precision = precisionOf(fields.get<std::int64_t>("weightBits", 16));
  const auto text = bundleTextFromJson(fields.get("model", nlohmann::json::object()));
  const auto cacheFile = fields.path("cache");
  fields.refuseUnknown();
  auto bundle = writeRunBundle(run, out, text, crossValidation, precision);
  Reporter reporter(1);
  if (!cacheFile.empty()) {
    bundle = withRunDoubt(std::move(bundle), run, PixelCache(cacheFile), interruptToken(), reporter.observer());
  } else {
    tell("{}\n", sentence({FactCode::ModelWithoutGate, {}}));
  }
  print(toJson(bundle.model));
}

void perform(const std::string& verb, const std::filesystem::path& file) {
  if (verb == "train")
    runTrain(Fields(readJson(file)));
  else if (verb == "crossval")
    runCrossval(Fields(readJson(file)));
  else if (verb == "evaluate")
    runEvaluate(Fields(readJson(file)));
  else if (verb == "bundle")
    runBundle(Fields(readJson(file)));
  else
    throw Error(ErrorCode::OptionInvalid, "there is no verb " + verb);
}

int dispatch(int count, char** words) {
  const std::string verb = count > 1 ? words[1] : "";
  if (verb == "--help" || verb == "-h") {
    results() << kUsage;
    return kDone;
  }
  if (verb == "options" && count == 2) {
    print(toJson(TrainingOptions{}));
    return kDone;
  }
  if (count != 3) {
    std::cerr << kUsage;
    return kWrongOptions;
  }
  tell("Research use only, not a medical device.\n");
  perform(verb, words[2]);
  return kDone;
}

int run(int count, char** words) {
  try {
    const int code = dispatch(count, words);
    finishResults();
    return code;
  } catch (const Cancelled&) {
    tell("\nstopped; the same command goes on after the last checkpoint\n");
    return kInterruptedExit;
  } catch (const std::exception& failure) {
    const auto error = errorAbout("", failure);
    tell("\n{}\n", error.message());
    return error.code() == ErrorCode::OptionInvalid ? kWrongOptions : kFailed;
  }
}

}  // namespace
}  // namespace glenoid

int main(int count, char** words) {
  glenoid::openStandardStreams();
  glenoid::watchInterrupts();
  glenoid::keepFreedMemory();
  return glenoid::run(count, words);
}

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/nn/device.h"
#include "core/training/run_bundle.h"
#include "core/training/run_folder.h"
#include "core/training/trainer.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct TrainWords {
  fs::path data, out, optionsFile, splitFile;
  std::string network, head, start, optimizer, device;
  std::int64_t epochs = 0, batch = 0, size = 0, patience = 0, frozenStages = 0;
  double rate = 0;
  std::uint64_t seed = 0, splitSeed = 1;
  bool classWeights = false, cacheOnly = false;
  int threads = 0;
};

// The options file, with what the command line says laid over it. Words that were not given leave the file's value.
TrainingOptions trainingOptions(const CLI::App& verb, const TrainWords& words) {
  nlohmann::json json = toJson(words.optionsFile.empty() ? TrainingOptions{} : trainingOptionsFromJson(readJson(words.optionsFile)));
  const auto set = [&](const char* word, const char* pointer, const auto& value) {
    if (verb.count(word) > 0) json[nlohmann::json::json_pointer(pointer)] = value;
  };
  set("--network", "/network/architecture", words.network);
  set("--head", "/network/head", words.head);
  set("--start", "/startWeights", words.start);
  set("--size", "/inputSize", words.size);
  set("--device", "/device", words.device);
  set("--seed", "/seed", words.seed);
  set("--epochs", "/epochs", words.epochs);
  set("--batch", "/batch", words.batch);
  set("--optimizer", "/optimizer/method", words.optimizer);
  set("--rate", "/optimizer/rate", words.rate);
  set("--patience", "/patience", words.patience);
  set("--frozen-stages", "/frozenStages", words.frozenStages);
  set("--class-weights", "/classWeights", words.classWeights);
  return trainingOptionsFromJson(json);
}

void printEpoch(const EpochRecord& e, std::int64_t epochs) {
  std::fprintf(stderr, "epoch %lld of %lld: loss %.4f, accuracy %.1f %%", static_cast<long long>(e.epoch), static_cast<long long>(epochs),
               e.trainLoss, 100 * e.trainAccuracy);
  if (!std::isnan(e.validationAccuracy)) {
    std::fprintf(stderr, "; validation loss %.4f, accuracy %.1f %%", e.validationLoss, 100 * e.validationAccuracy);
  }
  std::fprintf(stderr, "; %.0f images/s, at most %.0f min left\n", e.imagesPerSecond,
               std::ceil(e.seconds * static_cast<double>(epochs - e.epoch) / 60));
}

void printPart(const char* name, const PartResult& part) {
  if (part.positions.empty()) return;
  const auto& e = part.evaluation;
  std::printf("%-10s accuracy %.1f %% (95 %% interval %.1f to %.1f, %zu of %zu), macro F1 %.3f, calibration error %.3f\n", name,
              100 * e.accuracy, 100 * e.accuracyInterval.lower, 100 * e.accuracyInterval.upper, e.correct, e.count, e.macroF1,
              e.calibrationError);
}

// The run folder's name with nothing but the characters a model's name may have.
std::string modelName(const fs::path& runFolder) {
  std::string name = toUtf8(fs::absolute(runFolder / "").parent_path().filename());
  for (char& c : name) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    if (!good) c = '-';
  }
  return name;
}

BundleText bundleText(const TrainWords& words, const TrainingOptions& options) {
  BundleText text;
  text.name = modelName(words.out);
  text.version = "1";
  text.data = toUtf8(fs::absolute(words.data / "").parent_path().filename());
  text.summary = "Trained with glenoid-cli on " + text.data + ".";
  text.startWeights = options.startWeights.empty() ? "" : toUtf8(fs::path(options.startWeights).filename());
  text.licence = "as the training data and the start weights allow";
  text.limits = "It knows the makers it was trained on and no other.";
  return text;
}

int trainVerb(const CLI::App& verb, const TrainWords& words) {
  printDisclaimer();
  if (words.threads > 0) setComputeThreads(words.threads);
  keepFreedMemory();
  const auto options = trainingOptions(verb, words);
  const auto cache = openDataSet(words.data, words.out / "pixels.cache");
  if (words.cacheOnly) return kOk;

  const auto split = words.splitFile.empty() ? stratifiedSplit(cache.items(), {}, words.splitSeed)
                                             : splitFromJson(readJson(words.splitFile), cache.items());
  ProgressLine line;
  TrainingObserver observer;
  observer.epoch = [&](const EpochRecord& epoch) {
    line.clear();
    printEpoch(epoch, options.epochs);
  };
  observer.progress = [&](const Progress& p) { line.show(p); };
  observer.notice = [&](const std::string& notice) {
    line.clear();
    std::cerr << notice << "\n";
  };
  const auto result = train(options, {cache, split}, words.out, interruptToken(), observer);
  line.clear();
  const auto bundle = writeRunBundle(words.out, words.out / "model", bundleText(words, options));
  printPart("validation", result.validation);
  printPart("test", result.test);
  std::printf("best epoch %lld of %zu; model %s\n", static_cast<long long>(result.bestEpoch), result.history.size(),
              toUtf8(bundle.path).c_str());
  return kOk;
}

}  // namespace

Run addTrain(CLI::App& verb) {
  auto o = std::make_shared<TrainWords>();
  const TrainingOptions standard;
  o->network = standard.architecture;
  o->head = headName(standard.head);
  o->size = standard.inputSize;
  o->device = standard.device;
  o->seed = standard.seed;
  o->epochs = standard.epochs;
  o->batch = standard.batch;
  o->optimizer = "sgd";
  o->rate = standard.optimizer.rate;
  o->patience = standard.patience;
  addDataWord(verb, o->data);
  verb.add_option("--out", o->out, "Folder of the run; one that holds a stopped run goes on")->required();
  verb.add_option("--options", o->optionsFile, "JSON file with every option (a run's options.json); the words below lie over it")
      ->check(CLI::ExistingFile);
  verb.add_option("--network", o->network, "Architecture")->check(CLI::IsMember(networkNames()));
  verb.add_option("--head", o->head, "What follows pooling")->check(CLI::IsMember({"original", "linear"}));
  verb.add_option("--start", o->start, "safetensors file with starting weights (default: random)")->check(CLI::ExistingFile);
  verb.add_option("--size", o->size, "Side of the network's input, pixels");
  verb.add_option("--epochs", o->epochs, "Epochs at most");
  verb.add_option("--batch", o->batch, "Images a step");
  verb.add_option("--optimizer", o->optimizer, "sgd, adam or adamw")->check(CLI::IsMember({"sgd", "adam", "adamw"}));
  verb.add_option("--rate", o->rate, "Learning rate");
  verb.add_option("--patience", o->patience, "Stop after so many epochs without a better validation (0: never)");
  verb.add_option("--frozen-stages", o->frozenStages, "First stages of the network that do not learn");
  verb.add_flag("--class-weights", o->classWeights, "Weigh rare makers up");
  verb.add_option("--seed", o->seed, "Seed of the run");
  auto* const seed = verb.add_option("--split-seed", o->splitSeed, "Seed of the 80-10-10 split");
  verb.add_option("--split", o->splitFile, "Stored split (a run's split.json) instead of a drawn one")
      ->check(CLI::ExistingFile)
      ->excludes(seed);
  verb.add_option("--device", o->device, "Where it trains")->check(CLI::IsMember({"auto", "cuda", "mps", "cpu"}));
  verb.add_option("--threads", o->threads, "Processor threads (default: all)")->check(CLI::Range(1, 256));
  verb.add_flag("--cache-only", o->cacheOnly, "Only decode to RUN/pixels.cache, for a GPU server");
  return [o, &verb] { return trainVerb(verb, *o); };
}

}  // namespace glenoid::cli

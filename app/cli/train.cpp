#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/figures.h"
#include "app/cli/terminal.h"
#include "app/cli/training_lines.h"
#include "app/cli/training_words.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/comparison/run_answers.h"
#include "core/nn/device.h"
#include "core/training/run_bundle.h"
#include "core/training/run_folder.h"
#include "core/training/trainer.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct TrainWords {
  fs::path data, out, splitFile;
  std::uint64_t splitSeed = 1;
  bool printOptions = false;
  int threads = 0;
};

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

// The figures of the test part, the curves and the options as a page.
void storeFigures(const fs::path& run, const TrainingOptions& options) {
  const auto table = comparisonTable(storedAnswers(run), 1);
  storeTable({"Training of " + options.architecture, table, trainingCurves({run}), toJson(options), readJson(run / "environment.json")},
             toJson(table), run);
}

int trainVerb(const TrainWords& words, const TrainingOptions& options) {
  if (words.printOptions) {
    std::cout << toJson(options).dump(2) << "\n";
    return kOk;
  }
  if (words.data.empty() || words.out.empty()) throw Error(ErrorCode::OptionInvalid, "--data and --out must be given");
  printDisclaimer();
  if (words.threads > 0) setComputeThreads(words.threads);
  keepFreedMemory();
  const auto cache = openDataSet(words.data, words.out / "pixels.cache");
  const auto split = words.splitFile.empty() ? stratifiedSplit(cache.items(), {}, words.splitSeed)
                                             : splitFromJson(readJson(words.splitFile), cache.items());
  ProgressLine line;
  const auto result = train(options, {cache, split}, words.out, interruptToken(), trainingObserver(line, options.epochs));
  line.clear();
  const auto bundle = writeRunBundle(words.out, words.out / "model", bundleText(words, options));
  if (!result.test.positions.empty()) storeFigures(words.out, options);
  printPart("validation", result.validation);
  printPart("test", result.test);
  std::printf("best epoch %lld of %zu; model %s\n", static_cast<long long>(result.bestEpoch), result.history.size(),
              toUtf8(bundle.path).c_str());
  return kOk;
}

}  // namespace

Run addTrain(CLI::App& verb) {
  auto o = std::make_shared<TrainWords>();
  addDataWord(verb, o->data);
  verb.get_option("--data")->required(false);  // not for --print-options
  verb.add_option("--out", o->out, "Folder of the run; one that holds a stopped run goes on");
  const auto options = addTrainingWords(verb);
  verb.add_flag("--print-options", o->printOptions, "Only print every option as these words set it, as JSON for --options");
  auto* const seed = verb.add_option("--split-seed", o->splitSeed, "Seed of the 80-10-10 split");
  verb.add_option("--split", o->splitFile, "Stored split (a run's split.json) instead of a drawn one")
      ->check(CLI::ExistingFile)
      ->excludes(seed);
  verb.add_option("--threads", o->threads, "Processor threads (default: all)")->check(CLI::Range(1, 256));
  return [o, options] { return trainVerb(*o, options()); };
}

}  // namespace glenoid::cli

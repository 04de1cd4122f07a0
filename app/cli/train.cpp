// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/terminal.h"
#include "app/cli/training_lines.h"
#include "app/cli/training_words.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/nn/compute.h"
#include "core/report/run_report.h"
#include "core/runs/run_finish.h"
#include "core/runs/training_run.h"

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
  say("{:<10} accuracy {:.1f} % (95 % interval {:.1f} to {:.1f}, {} of {}), macro F1 {:.3f}, calibration error {:.3f}\n", name,
      100 * e.accuracy, 100 * e.accuracyInterval.lower, 100 * e.accuracyInterval.upper, e.correct, e.count, e.macroF1, e.calibrationError);
}

int trainVerb(const TrainWords& words, const TrainingOptions& options) {
  if (words.printOptions) {
    writeExactly(toJson(options).dump(2) + "\n");
    return kOk;
  }
  if (words.data.empty() || words.out.empty()) throw Error(ErrorCode::OptionInvalid, "--data and --out must be given");
  printDisclaimer();
  if (words.threads > 0) setComputeThreads(words.threads);
  keepFreedMemory();
  const FolderLock run(words.out);
  auto cache = openDataSet(words.data, words.out / "pixels.cache");
  const auto split =
      words.splitFile.empty() ? stratifiedSplit(cache.items(), {}, words.splitSeed) : readSplit(words.splitFile, cache.items());
  ProgressLine line;
  auto observer = trainingObserver(line, options.epochs);
  observer.accepted = [&] { cache.keep(); };
  const auto result = train(options, {cache, split}, run, interruptToken(), observer);
  line.clear();
  storeRunTable(words.out);
  const auto bundle = finishRun(words.out, words.data, options, &cache, interruptToken(), observer);
  line.clear();
  printPart("validation", result.validation);
  printPart("test", result.test);
  say("best epoch {} of {}; model {}\n", result.bestEpoch, result.history.size(), toUtf8(bundle.path));
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
  auto* const seed =
      verb.add_option("--split-seed", o->splitSeed, "Seed of the 80-10-10 split")->check(CLI::Range(std::uint64_t{0}, kLargestSeed));
  verb.add_option("--split", o->splitFile, "Stored split (a run's split.json) instead of a drawn one")
      ->check(CLI::ExistingFile)
      ->excludes(seed);
  verb.add_option("--threads", o->threads, "Processor threads (default: all)")->check(CLI::Range(1, 256));
  return [o, options] { return trainVerb(*o, options()); };
}

}  // namespace glenoid::cli

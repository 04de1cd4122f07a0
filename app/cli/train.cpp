// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/terminal.h"
#include "app/cli/training_lines.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "app/words/training_words.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/json_file.h"
#include "core/dataset/parts.h"
#include "core/report/run_report.h"
#include "core/runs/run_finish.h"
#include "core/runs/run_request.h"
#include "core/runs/training_run.h"
#include "core/training/process_group.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct TrainWords {
  fs::path request;  // a file
  RunRequest asked;  // by command-line options
  bool printOptions = false, printRequest = false;
  int threads = 0;
};

using TrainingWords = std::function<TrainingOptions(const TrainingOptions&)>;

// The request in the file, if there is one, with the command-line options applied. Paths become absolute: the run folder keeps them.
RunRequest requested(const CLI::App& verb, const TrainWords& words, const TrainingWords& options) {
  auto request = words.request.empty() ? RunRequest{} : runRequestFromJson(readJson(words.request));
  const auto given = [&](const char* word) { return verb.count(word) > 0; };
  if (given("--data")) request.data = words.asked.data;
  if (given("--out")) request.run = words.asked.run;
  if (given("--split-seed") || given("--split")) request.finalFit = false;
  if (given("--split-seed")) request.splitSeed = words.asked.splitSeed, request.split.clear();
  if (given("--split")) request.split = words.asked.split;
  if (given("--final-fit")) request.finalFit = true;
  if (request.data.empty()) request.data = request.cache;
  request.training = options(request.training);
  request.cache = request.run / "pixels.cache";
  for (auto* path : {&request.data, &request.cache, &request.run, &request.split}) {
    if (!path->empty()) *path = fs::absolute(*path);
  }
  return request;
}

void printPart(const char* name, const PartResult& part) {
  if (part.positions.empty()) return;
  const auto& e = part.evaluation;
  say("{:<10} accuracy {:.1f} % (95 % interval {:.1f} to {:.1f}, {} of {}), macro F1 {:.3f}, calibration error {:.3f}\n", name,
      100 * e.accuracy, 100 * e.accuracyInterval.lower, 100 * e.accuracyInterval.upper, e.correct, e.count, e.macroF1, e.calibrationError);
}

// Every process but the first is silent, and reads the pictures that the first has decoded.
void trainForFirst(const RunRequest& request, ProcessGroup& group) {
  group.waitForFirst(interruptToken());
  const PixelCache cache(fs::is_regular_file(request.data) && isPixelCache(request.data) ? request.data : request.cache);
  const auto split = partsFor(request, cache);
  trainTogether(request.training, {cache, split}, request.run, group, interruptToken());
}

int trainVerb(const TrainWords& words, RunRequest request) {
  const auto& options = request.training;
  if (words.printOptions || words.printRequest) {
    writeExactly((words.printOptions ? toJson(options) : toJson(request)).dump(2) + "\n");
    return kOk;
  }
  if (request.data.empty() || request.run.empty()) throw Error(ErrorCode::OptionInvalid, "--data and --out must be given");
  prepareToTrain(words.threads);
  const auto place = rankPlaceOfThisProcess();
  const bool isFirst = !place || place->rank == 0;
  ProgressLine line;
  auto observer = isFirst ? trainingObserver(line, options.epochs) : TrainingObserver{};
  if (isFirst) printDisclaimer();
  const auto group = place ? ProcessGroup::join(*place, options.device, interruptToken(), observer.fact) : nullptr;
  if (!isFirst) {
    trainForFirst(request, *group);
    return kOk;
  }
  const FolderLock run(request.run);
  auto cache = openDataSet(request.data, request.cache);
  const auto split = partsFor(request, cache);
  if (!request.finalFit) tellFacts(factsOf(split, cache));
  if (group) {
    cache.keep();  // the other processes read it
    group->waitForFirst(interruptToken());
  }
  request.split = request.run / "split.json";
  observer.accepted = [&] {
    cache.keep();
    writeRunRequest(request);
  };
  const auto result = group ? trainTogether(options, {cache, split}, request.run, *group, interruptToken(), observer)
                            : train(options, {cache, split}, run, interruptToken(), observer);
  line.clear();
  storeRunTable(request.run);
  const auto bundle = finishRun(request.run, request.data, options, &cache, interruptToken(), observer);
  line.clear();
  printPart("validation", result.validation);
  printPart("test", result.test);
  say("best epoch {} of {}; model {}\n", result.bestEpoch, result.history.size(), toUtf8(bundle.path));
  return kOk;
}

}  // namespace

Run addTrain(CLI::App& verb) {
  auto o = std::make_shared<TrainWords>();
  addDataWord(verb, o->asked.data);
  verb.get_option("--data")->required(false);  // it may be in a request file
  verb.add_option("--out", o->asked.run, "Folder of the run; a stopped run in it is continued");
  const auto options = addTrainingWords(verb);
  verb.add_option("--request", o->request,
                  "JSON file of a whole request: data, folder and options (a run's request.json). Options on this command line override it")
      ->check(CLI::ExistingFile)
      ->excludes("--options");
  verb.add_flag("--print-options", o->printOptions, "Only print every option as this command line sets it, as JSON for --options");
  verb.add_flag("--print-request", o->printRequest,
                "Only print the whole request as this command line sets it, as JSON for --request and glenoid-train");
  auto* const seed = verb.add_option("--split-seed", o->asked.splitSeed, "Seed of the 80-10-10 split")->check(wholeNumber(0, kLargestSeed));
  auto* const split = verb.add_option("--split", o->asked.split, "Stored split (a run's split.json) instead of a drawn one")
                          ->check(CLI::ExistingFile)
                          ->excludes(seed);
  verb.add_flag("--final-fit", o->asked.finalFit, "Train on all images; nothing is left to measure")->excludes(seed)->excludes(split);
  addThreadsWord(verb, o->threads);
  return [o, options, &verb] { return trainVerb(*o, requested(verb, *o, options)); };
}

}  // namespace glenoid::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/terminal.h"
#include "app/cli/training_lines.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "app/words/training_words.h"
#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/dataset/split.h"
#include "core/dataset/task_labels.h"
#include "core/runs/pretraining_run.h"
#include "core/training/rank_place.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct PretrainWords {
  fs::path data, out, labels, probe, probeFolds;
  std::vector<std::string> tasks;
  std::size_t probeFold = 1;
  bool unlabelled = false, printOptions = false;
  int threads = 0;
};

Split probeSplitOf(const PretrainWords& words, const PixelCache& cache) {
  const auto& items = cache.items();
  const auto folds = words.probeFolds.empty() ? stratifiedFolds(items, kProbeFolds, kProbeSeed) : readFolds(words.probeFolds, items);
  if (words.probeFold < 1 || words.probeFold > folds.folds.size()) {
    throw Error(ErrorCode::OptionInvalid, "there is no fold " + std::to_string(words.probeFold));
  }
  return splitOfFold(items, folds, words.probeFold - 1, kProbeMeasuredShare);
}

TaskLabels tasksOf(const PretrainWords& words, const PixelCache& cache) {
  if (words.labels.empty()) return ownLabels(cache.info().labels, cache.items());
  std::vector<std::string> columns;
  for (const auto& names : words.tasks) {
    std::size_t at = 0;
    if (const auto fields = nextCsvRecord(names, at)) columns.insert(columns.end(), fields->begin(), fields->end());
  }
  std::erase(columns, std::string());
  return readTaskLabels(words.labels, columns, cache.items());
}

int pretrainVerb(const PretrainWords& words, const PretrainingOptions& options) {
  if (words.printOptions) {
    writeExactly(toJson(options).dump(2) + "\n");
    return kOk;
  }
  if (words.data.empty() || words.out.empty()) throw Error(ErrorCode::OptionInvalid, "--data and --out must be given");
  if (words.labels.empty() != words.tasks.empty()) throw Error(ErrorCode::OptionInvalid, "--labels and --tasks belong together");
  if (words.unlabelled && words.labels.empty() && options.method == PretrainingMethod::Labels) {
    throw Error(ErrorCode::OptionInvalid, "--unlabelled: --method labels needs labels");
  }
  // The loss of views compares all pictures of a batch with each other, so it cannot be shared out as that of labels can.
  if (const auto place = rankPlaceOfThisProcess()) {
    throw Error(ErrorCode::SingleProcessOnly, std::to_string(place->ranks) + " processes");
  }
  printDisclaimer();
  prepareToTrain(words.threads);
  const FolderLock run(words.out);
  const auto cacheFile = words.out / "pixels.cache";
  auto cache = words.unlabelled ? readPictures(words.data, cacheFile) : readDataSet(words.data, cacheFile);
  acceptDataSet(cache, words.data);
  const Pretraining plan{options, tasksOf(words, cache)};
  std::optional<PixelCache> probed;
  if (!words.probe.empty()) probed.emplace(words.probe);
  const auto probeSplit = probed ? probeSplitOf(words, *probed) : Split{};
  ProgressLine line;
  PretrainingObserver observer;
  observer.training = trainingObserver(line, options.training.epochs);
  observer.training.accepted = [&] { cache.keep(); };
  observer.probe = [&](const ProbeRecord& record) {
    line.clear();
    tell("probe after epoch {}: nearest neighbours {:.1f} %, linear {:.1f} % of {} pictures right\n", record.epoch, 100 * record.neighbours,
         100 * record.linear, probeSplit.validation.size());
  };
  std::optional<ProbeData> probe;
  if (probed) probe.emplace(ProbeData{*probed, probeSplit});
  const auto result = pretrain(plan, cache, probe ? &*probe : nullptr, run, interruptToken(), observer);
  line.clear();
  say("epoch {}: loss {:.4f}; start weights {}\n", result.history.size(), result.history.back().trainLoss, toUtf8(result.weights));
  return kOk;
}

}  // namespace

Run addPretrain(CLI::App& verb) {
  auto o = std::make_shared<PretrainWords>();
  addDataWord(verb, o->data);
  verb.get_option("--data")->required(false);  // --print-options needs none
  verb.add_option("--out", o->out, "Folder of the run; a stopped run in it is continued");
  verb.add_flag("--unlabelled", o->unlabelled, "Take every picture below the folder --data, whatever its folder is called");
  verb.add_option("--labels", o->labels, "CSV with labels for --method labels: a column path or file, and one column for each task")
      ->check(CLI::ExistingFile);
  verb.add_option(
      "--tasks", o->tasks,
      "Columns of --labels that are learned, e.g. hand,hip,hardware; a name with a comma in double quotes as in a CSV; an empty "
      "field is not known");
  auto* const probe =
      verb.add_option("--probe", o->probe, "Labelled pictures (a pixels.cache) on which the features are probed as they are learned")
          ->check(CLI::ExistingFile);
  verb.add_option("--probe-fold", o->probeFold, "The probe never reads this fold of --probe, and neither does pretraining")->needs(probe);
  verb.add_option("--probe-fold-file", o->probeFolds,
                  "Stored folds of --probe (a folds.json) (default: ten folds of seed 1, as the verb data draws)")
      ->check(CLI::ExistingFile)
      ->needs(probe);
  const auto options = addPretrainingWords(verb);
  verb.add_flag("--print-options", o->printOptions, "Only print every option as this command line sets it, as JSON for --options");
  addThreadsWord(verb, o->threads);
  return [o, options] { return pretrainVerb(*o, options({})); };
}

}  // namespace glenoid::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/cross_validation_page.h"
#include "app/cli/data_set.h"
#include "app/cli/figures.h"
#include "app/cli/fold_words.h"
#include "app/cli/terminal.h"
#include "app/cli/training_lines.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "app/words/training_words.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/dataset/parts.h"
#include "core/runs/cross_validation.h"
#include "core/runs/run_request.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct CrossvalWords {
  fs::path data, out, foldFile;
  std::size_t folds = 10;
  std::vector<std::size_t> onlyFolds;
  WorkShare share;
  std::uint64_t splitSeed = 1;
  double validationShare = 1.0 / 9;
  int threads = 0;
  FigureWords figures;
};

int crossvalVerb(const CrossvalWords& words, const TrainingOptions& options) {
  printDisclaimer();
  refuseToReplace(words.data, words.out, words.figures);
  prepareToTrain(words.threads);
  const FolderLock run(words.out);
  auto cache = openDataSet(words.data, words.out / "pixels.cache");
  const auto folds =
      words.foldFile.empty() ? stratifiedFolds(cache.items(), words.folds, words.splitSeed) : readFolds(words.foldFile, cache.items());
  tellFacts(factsOf(folds, words.validationShare, cache));
  FoldPlan plan{folds, words.validationShare, {}};
  for (const auto fold : words.share.of > 1 ? foldsOf(words.share, folds.folds.size()) : words.onlyFolds) {
    if (fold < 1 || fold > folds.folds.size()) throw Error(ErrorCode::OptionInvalid, "there is no fold " + std::to_string(fold));
    plan.only.push_back(fold - 1);
  }
  ProgressLine line;
  CrossValidationObserver observer;
  observer.training = trainingObserver(line, options.epochs);
  observer.training.accepted = [&] {
    cache.keep();
    writeRunRequest({.data = fs::absolute(words.data),
                     .cache = fs::absolute(words.out / "pixels.cache"),
                     .run = fs::absolute(words.out),
                     .splitSeed = words.splitSeed,
                     .folds = folds.folds.size(),
                     .foldFile = fs::absolute(words.out / "folds.json"),
                     .validationShare = words.validationShare,
                     .training = options});
  };
  observer.foldStarts = [&](std::size_t fold, std::size_t all) { tell("fold {} of {}\n", fold + 1, all); };
  observer.foldEnds = [&](std::size_t fold, const TrainingResult& result) {
    line.clear();
    tell("fold {}: test accuracy {:.1f} % at epoch {}\n", fold + 1, 100 * result.test.evaluation.accuracy, result.bestEpoch);
  };
  const auto result = crossValidate(options, cache, plan, run, interruptToken(), observer);
  line.clear();
  showCrossValidation(words.out, folds.folds.size(), options, result, words.figures);
  return kOk;
}

}  // namespace

Run addCrossval(CLI::App& verb) {
  auto o = std::make_shared<CrossvalWords>();
  addDataWord(verb, o->data);
  verb.add_option("--out", o->out, "Folder of the cross-validation; a stopped one is continued")->required();
  addFoldWords(verb, *o, o->share);
  const auto options = addTrainingWords(verb);
  addThreadsWord(verb, o->threads);
  addFigureWords(verb, o->figures);
  return [o, options] { return crossvalVerb(*o, options({})); };
}

}  // namespace glenoid::cli

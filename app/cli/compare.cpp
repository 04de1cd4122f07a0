// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

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
#include "core/comparison/comparison.h"
#include "core/dataset/parts.h"
#include "core/report/run_report.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct CompareWords {
  fs::path data, out;
  std::vector<std::string> networks{"all"}, baselines{"all"}, fusion{"none"}, startWeights;
  ComparisonOptions options;
  WorkShare share;
  int threads = 0;
  FigureWords figures;
};

// "all", "none", or names.
std::vector<std::string> chosen(const std::vector<std::string>& words, const std::vector<std::string>& all) {
  if (words == std::vector<std::string>{"all"}) return all;
  if (words == std::vector<std::string>{"none"}) return {};
  return words;
}

ComparisonOptions collect(const CompareWords& words, const TrainingOptions& training) {
  const auto whole = wholeComparison();
  auto options = words.options;
  options.networks = chosen(words.networks, whole.networks);
  options.baselines = chosen(words.baselines, whole.baselines);
  options.fusion = chosen(words.fusion, options.networks);
  for (const auto& word : words.startWeights) {
    const auto equals = word.find('=');
    if (equals == std::string::npos) throw Error(ErrorCode::OptionInvalid, "--start-weights " + word + ": NETWORK=FILE is expected");
    options.startWeights[word.substr(0, equals)] = word.substr(equals + 1);
  }
  options.training = training;
  checkOptions(options);
  return options;
}

int compareVerb(const CLI::App& verb, const CompareWords& words, const TrainingOptions& training) {
  for (const char* word : {"--network", "--start"}) {
    if (verb.count(word) > 0) throw Error(ErrorCode::OptionInvalid, std::string(word) + ": compare takes --networks and --start-weights");
  }
  auto options = collect(words, training);
  printDisclaimer();
  refuseToReplace(words.data, words.out, words.figures);
  prepareToTrain(words.threads);
  const FolderLock folder(words.out);
  auto cache = openDataSet(words.data, words.out / "pixels.cache");
  if (words.share.of > 1) {
    options.onlyFolds =
        foldsOf(words.share, options.foldFile.empty() ? options.folds : readFolds(fromUtf8(options.foldFile), cache.items()).folds.size());
  }
  ProgressLine line;
  ComparisonObserver observer;
  observer.training = trainingObserver(line, options.training.epochs);
  observer.training.accepted = [&] { cache.keep(); };
  observer.folds = [&](const Folds& folds) { tellFacts(factsOf(folds, options.validationShare, cache)); };
  observer.starts = [&](const std::string& title, std::size_t fold) {
    line.clear();
    tell("fold {}: {}\n", fold, title);
  };
  observer.ends = [&](const std::string& title, std::size_t fold, const Evaluation& e) {
    line.clear();
    tell("fold {}: {}: accuracy {:.1f} % ({} of {})\n", fold, title, 100 * e.accuracy, e.correct, e.count);
  };
  const auto pageOf = [&](const ComparisonTable& table) { return ComparisonPage{{"Comparison"}, table, {}, toJson(options), {}}; };
  observer.table = [&](const ComparisonTable& table) { storeTable(pageOf(table), toJson(table), words.out); };
  const auto table = compareMethods(options, cache, folder, interruptToken(), observer);
  line.clear();
  handOut(pageOf(table), toJson(table), words.figures);
  return kOk;
}

}  // namespace

Run addCompare(CLI::App& verb) {
  auto o = std::make_shared<CompareWords>();
  addDataWord(verb, o->data);
  verb.add_option("--out", o->out, "Folder of the comparison; methods that it holds are not trained again, new ones join its table")
      ->required();
  verb.add_option("--networks", o->networks, "all, none, or names, e.g. densenet121-se,mobilenetv2")->delimiter(',');
  verb.add_option("--baselines", o->baselines, "all, none, or names, e.g. majority,forest-hog")->delimiter(',');
  verb.add_option("--start-weights", o->startWeights, "Compare this network with and without these start weights; repeatable")
      ->type_name("NETWORK=FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb.add_flag("--ensemble", o->options.ensemble, "Add the soft vote of all networks");
  verb.add_option("--fusion", o->fusion, "Add one classifier on the joined features of these networks: all or names")->delimiter(',');
  addFoldWords(verb, o->options, o->share);
  const auto training = addTrainingWords(verb);
  for (const char* word : {"--network", "--start"}) verb.get_option(word)->group("");
  addThreadsWord(verb, o->threads);
  addFigureWords(verb, o->figures);
  return [o, training, &verb] { return compareVerb(verb, *o, training({})); };
}

}  // namespace glenoid::cli

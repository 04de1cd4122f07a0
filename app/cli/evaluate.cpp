// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/figures.h"
#include "app/cli/terminal.h"
#include "app/cli/training_lines.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/processors.h"
#include "core/bundle/bundle.h"
#include "core/comparison/run_answers.h"
#include "core/doubt/stored_sets.h"
#include "core/explain/map_honesty.h"
#include "core/nn/compute.h"
#include "core/nn/looks.h"
#include "core/report/honesty_report.h"
#include "core/report/run_report.h"
#include "core/report/set_report.h"
#include "core/runs/run_folder.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct EvaluateWords {
  std::vector<fs::path> runs;
  fs::path against, data;
  bool augmented = false, allImages = false, fitSets = false, explain = false;
  std::string device = "auto";
  int threads = 0;
  std::uint64_t seed = 1;
  FigureWords figures;
};

// Throws Error OptionInvalid if --data is to be answered but the folder holds no network of a run, as is the case for a bundle.
void requireNetwork(const fs::path& run, const EvaluateWords& words) {
  if (words.data.empty() || fs::exists(RunFolder{run}.best())) return;
  throw Error(ErrorCode::OptionInvalid, "--run " + toUtf8(run) + ": the folder holds no network of a run that could answer --data");
}

// The table lines of a run: its stored answers or, if a data set is given, new answers of its network.
class Source {
 public:
  explicit Source(const EvaluateWords& words) : words_(words) {
    // pixels.cache holds the run's own decoded pictures; other pictures must not replace them.
    const char* file = words.allImages ? "evaluated.cache" : "pixels.cache";
    if (!words.data.empty()) cache_.emplace(openDataSet(words.data, words.runs.front() / file));
  }

  std::vector<MethodAnswers> of(const fs::path& run) {
    if (!cache_) return storedAnswers(run);
    auto lines =
        freshAnswers(run, *cache_, {words_.device, !words_.allImages, words_.augmented}, interruptToken(), trainingObserver(line_, 1));
    line_.clear();
    return lines;
  }
  MapHonesty mapsOf(const fs::path& run) {
    const MapHonestyOptions options{
        .testPartOnly = !words_.allImages, .seed = words_.seed, .workers = words_.threads > 0 ? words_.threads : usualWorkers()};
    auto honesty = measureMaps(run, *cache_, options, interruptToken(), [&](const Progress& progress) { line_.show(progress); });
    line_.clear();
    return honesty;
  }
  // For the end, when every run has been answered from the data set.
  void keep() {
    if (cache_) cache_->keep();
  }

 private:
  const EvaluateWords& words_;
  std::optional<PixelCache> cache_;
  ProgressLine line_;
};

// Each bundle gets the sets that its stored answers give.
int fitSetsOf(const EvaluateWords& words) {
  for (const auto& folder : words.runs) {
    auto bundle = readBundle(folder);
    addSetsOutOfFold(folder, bundle.model);
    writeDescription(bundle);
    say("{}\n", bundle.model.identification());
    sayLines(setText(bundle.model));
  }
  return kOk;
}

int explainRuns(const EvaluateWords& words) {
  Source source(words);
  std::string text;
  auto runs = nlohmann::ordered_json::array();
  for (const auto& run : words.runs) {
    const auto honesty = source.mapsOf(run);
    text += (text.empty() ? "" : "\n") + terminalFormat("{}: ", toUtf8(run)) + honestyText(honesty);
    runs.push_back({{"run", toUtf8(run)}, {"maps", toJson(honesty)}});
  }
  source.keep();
  handOut(text, "", {{"seed", words.seed}, {"runs", std::move(runs)}}, words.figures);
  return kOk;
}

int evaluateVerb(const EvaluateWords& words) {
  printDisclaimer();
  for (const auto& run : words.runs) {
    refuseToReplace(words.data, run, words.figures);
    requireNetwork(run, words);
  }
  refuseToReplace(words.data, words.against, words.figures);
  if (words.fitSets) return fitSetsOf(words);
  if ((words.augmented || words.allImages) && words.data.empty()) {
    throw Error(ErrorCode::OptionInvalid, "--looks 8 and --all-images need --data: without it the stored answers are measured");
  }
  if (words.threads > 0) setComputeThreads(words.threads);
  if (words.explain) return explainRuns(words);
  Source source(words);
  std::vector<MethodAnswers> lines, members;
  for (const auto& run : words.runs) {
    const auto answers = source.of(run);
    members.push_back(answers.front());
    lines.insert(lines.end(), answers.begin(), answers.end());
  }
  if (members.size() > 1) lines.push_back(voteOf(members));
  if (!words.against.empty()) {
    const auto other = source.of(words.against);
    lines.insert(lines.end(), other.begin(), other.end());
  }
  source.keep();
  const auto table = comparisonTable(lines, 1);
  const auto& first = words.runs.front();
  handOut({{"Evaluation of %1", {fullTitle(table.rows.front())}},
           table,
           trainingCurves(words.runs),
           jsonIfThere(first / "options.json"),
           jsonIfThere(first / "environment.json")},
          toJson(table), words.figures);
  if (!words.against.empty() && !words.figures.json) {
    for (const auto& row : table.rows) {
      if (!row.vsFirst) continue;
      const auto& test = *row.vsFirst;
      say("McNemar, {} and {}, {} images: only the first is right on {}, only the second on {}, p = {:.6g} ({})\n",
          fullTitle(table.rows.front()), fullTitle(row), row.shared, test.onlyFirst, test.onlySecond, test.pValue,
          test.exact ? "exact" : "chi-square");
    }
  }
  return kOk;
}

}  // namespace

Run addEvaluate(CLI::App& verb) {
  auto o = std::make_shared<EvaluateWords>();
  verb.add_option("--run", o->runs, "Folder of a finished run, cross-validation or compared method; several vote (mean probability)")
      ->required()
      ->check(CLI::ExistingDirectory);
  verb.add_option("--against", o->against, "Another such folder, for McNemar's test")->check(CLI::ExistingDirectory);
  addDataWord(verb, o->data);
  auto* data = verb.get_option("--data")->required(false);
  data->description(data->get_description() +
                    "; the run's test part of it is answered again (without --data, the stored answers are measured)");
  verb.add_flag("--all-images", o->allImages, "Answer every picture of --data, not only the run's test part");
  auto* looks =
      verb.add_option_function<int>(
              "--looks", [o](int count) { o->augmented = count == kLooks; },
              "Number of looks: 1, or 8 to also measure the mean of eight looks (four quarter turns, each also mirrored; default: 1)")
          ->check(oneOf(std::array{1, kLooks}));
  verb.add_flag("--tta", o->augmented, "The same as --looks 8")->excludes(looks);
  verb.add_flag("--fit-sets", o->fitSets,
                "Fit and measure, from the stored out-of-fold answers of bundles, the rule for which makers stay in question, and write it "
                "to their model.json")
      ->excludes("--against", "--data");
  verb.add_flag("--explain", o->explain,
                "Measure how honest the heat maps of each run are: whether what they mark decides the answer, and whether they follow the "
                "picture and the network")
      ->needs("--data")
      ->excludes("--against", "--looks", "--tta", "--fit-sets");
  verb.add_option("--seed", o->seed, "Seed of the random draws of --explain")->check(wholeNumber(0, kLargestSeed));
  addDeviceWord(verb, o->device);
  addThreadsWord(verb, o->threads);
  addFigureWords(verb, o->figures);
  verb.get_option("--explain")->excludes("--csv", "--html");
  return [o] { return evaluateVerb(*o); };
}

}  // namespace glenoid::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/figures.h"
#include "app/cli/output_file.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/processors.h"
#include "core/bundle/model_folders.h"
#include "core/dataset/pixel_cache.h"
#include "core/decoding/child_decoder.h"
#include "core/ingest/open_dataset.h"
#include "core/nn/compute.h"
#include "core/report/stress_report.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct StressWords {
  fs::path data, split, finder;
  bool allImages = false;
  std::string model, device = "auto";
  int threads = 0, confidence = 0;  // percent; 0: the default
  StressOptions options;
  FigureWords figures;
};

int stressVerb(const StressWords& words) {
  printDisclaimer();
  if (words.split.empty() && !words.allImages) throw Error(ErrorCode::OptionInvalid, "--split or --all-images must be given");
  for (const auto& input : {words.data, words.split}) refuseToReplace(input, words.figures.csv);
  if (words.threads > 0) setComputeThreads(words.threads);
  ProgressLine line;
  const auto show = [&](const Progress& progress) { line.show(progress); };
  ChildDecoderOptions decoding;
  decoding.children = 2;
  const auto decoder = makeChildDecoder(decoding);
  const auto index = indexDataset(words.data, *decoder, interruptToken(), show);
  const auto bundle = findModel(words.model);
  auto options = words.options;
  options.confidence = confidenceFor(bundle, 1, words.confidence);
  options.workers = words.threads > 0 ? words.threads : usualWorkers();
  const auto positions = words.allImages ? allUnseenImages(index, bundle) : unseenImages(index, bundle.model, words.split);
  std::vector<fs::path> files;
  for (const auto position : positions) files.push_back(index.root / fromUtf8(index.items[position].path));
  DecodeAhead decoded(*decoder, files, {}, interruptToken(), 2);
  Classifier classifier(bundle, {.device = words.device, .finder = words.finder});
  line.clear();
  tell("Model {} on {}, {} images\n", classifier.model().identification(), classifier.device(), files.size());
  const auto result = stress(classifier, decoded, index, positions, options, interruptToken(), show);
  line.clear();
  for (const auto& file : index.skipped) tell("{}: {}\n", file.path, sentenceOf(file));
  for (const auto& error : result.skipped) tell("{}\n", error.message());
  auto json = nlohmann::ordered_json{
      {"model", classifier.model().identification()},
      {"confidence", bundle.model.sets.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(options.confidence)},
      {"seed", options.seed}};
  json.update(toJson(result));
  handOut(stressText(result), stressCsv(result), json, words.figures);
  return result.skipped.empty() && index.skipped.empty() ? kOk : kSomeFiles;
}

}  // namespace

Run addStress(CLI::App& verb) {
  auto o = std::make_shared<StressWords>();
  verb.add_option("--model", o->model, "Name of an installed model, or path of a bundle (default: the shipped one)");
  verb.add_option("--data", o->data, "Folder with one folder of radiographs for each maker, ZIP of such a folder, or CSV with path,label")
      ->required()
      ->check(CLI::ExistingPath);
  verb.add_option("--split", o->split, "The split.json of the model's training run: its test part is answered")->check(CLI::ExistingFile);
  verb.add_flag("--all-images", o->allImages, "Answer every picture of --data, none of which the model learned from")->excludes("--split");
  verb.add_option("--finder", o->finder, "A finder of implants that did not learn from these pictures (default: the installed one)")
      ->check(CLI::ExistingFile);
  verb.add_option("--confidence", o->confidence,
                  "Confidence, in percent, of the makers that stay in question (default: 90, if the model has sets)")
      ->check(oneOf(kConfidences));
  verb.add_option("--seed", o->options.seed, "Seed of the noise")->check(wholeNumber(0, kLargestSeed));
  addDeviceWord(verb, o->device);
  addThreadsWord(verb, o->threads);
  addFigureWords(verb, o->figures, false);
  return [o] { return stressVerb(*o); };
}

}  // namespace glenoid::cli

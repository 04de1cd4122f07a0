// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <filesystem>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/figures.h"
#include "app/cli/output_file.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/model_folders.h"
#include "core/dataset/trained_images.h"
#include "core/nn/compute.h"
#include "core/report/stress_report.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct StressWords {
  fs::path data, split, finder;
  bool allImages = false;
  std::string model, device = "auto";
  int threads = 0;
  StressOptions options;
  FigureWords figures;
};

std::vector<std::size_t> chosenImages(const Index& data, const ModelDescription& model, const StressWords& words) {
  if (!words.allImages) return unseenImages(data, model, words.split);
  if (model.training.is_object() && model.training.value("imagesSha256", nlohmann::json()) == imagesDigest(data.items)) {
    throw Error(ErrorCode::OptionInvalid, "--all-images: the model learned from these images");
  }
  std::vector<std::size_t> all(data.items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

int stressVerb(const StressWords& words) {
  printDisclaimer();
  if (words.split.empty() && !words.allImages) throw Error(ErrorCode::OptionInvalid, "--split or --all-images must be given");
  for (const auto& input : {words.data, words.split}) refuseToReplace(input, words.figures.csv);
  if (words.threads > 0) setComputeThreads(words.threads);
  ProgressLine line;
  const auto show = [&](const Progress& progress) { line.show(progress); };
  const auto index =
      fs::is_directory(words.data) ? indexFolder(words.data, interruptToken(), show) : indexCsv(words.data, interruptToken(), show);
  const auto bundle = findModel(words.model);
  const auto positions = chosenImages(index, bundle.model, words);
  std::vector<fs::path> files;
  for (const auto position : positions) files.push_back(index.root / fromUtf8(index.items[position].path));
  ChildDecoderOptions decoding;
  decoding.children = 2;
  const auto decoder = makeChildDecoder(decoding);
  DecodeAhead decoded(*decoder, files, {}, interruptToken(), 2);
  Classifier classifier(bundle, {.device = words.device, .finder = words.finder});
  line.clear();
  tell("Model {} on {}, {} images\n", classifier.model().identification(), classifier.device(), files.size());
  const auto result = stress(classifier, decoded, index, positions, words.options, interruptToken(), show);
  line.clear();
  for (const auto& error : result.skipped) tell("{}\n", error.message());
  auto json = nlohmann::ordered_json{
      {"model", classifier.model().identification()}, {"confidence", words.options.confidence}, {"seed", words.options.seed}};
  json.update(toJson(result));
  handOut(stressText(result), stressCsv(result), json, words.figures);
  return result.skipped.empty() ? kOk : kSomeFiles;
}

}  // namespace

Run addStress(CLI::App& verb) {
  auto o = std::make_shared<StressWords>();
  verb.add_option("--model", o->model, "Name of an installed model, or path of a bundle (default: the shipped one)");
  verb.add_option("--data", o->data, "Folder with one folder of radiographs for each maker, or CSV with path,label")
      ->required()
      ->check(CLI::ExistingPath);
  verb.add_option("--split", o->split, "The split.json of the model's training run: its test part is answered")->check(CLI::ExistingFile);
  verb.add_flag("--all-images", o->allImages, "Answer every picture of --data, none of which the model learned from")->excludes("--split");
  verb.add_option("--finder", o->finder, "A finder of implants that did not learn from these pictures (default: the installed one)")
      ->check(CLI::ExistingFile);
  verb.add_option("--confidence", o->options.confidence, "Confidence of the makers that stay in question, percent")
      ->check(CLI::IsMember(kConfidences));
  verb.add_option("--seed", o->options.seed, "Seed of the noise")->check(CLI::Range(std::uint64_t{0}, kLargestSeed));
  verb.add_option("--device", o->device, "Where the network runs")->check(CLI::IsMember({"auto", "cuda", "mps", "cpu"}));
  verb.add_option("--threads", o->threads, "Processor threads (default: all)")->check(CLI::Range(1, 256));
  addFigureWords(verb, o->figures, false);
  return [o] { return stressVerb(*o); };
}

}  // namespace glenoid::cli

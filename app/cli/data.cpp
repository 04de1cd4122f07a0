// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/output_file.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/format.h"
#include "core/base/json_file.h"
#include "core/dataset/notices.h"
#include "core/dataset/parts.h"
#include "core/engine/engine.h"
#include "core/imaging/png_writer.h"
#include "core/report/prediction_report.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct DataWords {
  fs::path data, out, preview, optionsFile;
  std::size_t folds = 10;
  std::uint64_t seed = 1;
  std::int64_t count = 8, variants = 7;
  bool json = false;
};

void writeNearDuplicates(const fs::path& file, const PixelCache& cache) {
  std::string text = "first,second,correlation,symmetry\n";
  for (const auto& pair : cache.nearDuplicates()) {
    text += fmt::format("{},{},{:.6g},{}\n", quotedCsv(cache.items()[pair.first].path), quotedCsv(cache.items()[pair.second].path),
                        pair.correlation, quotedCsv(symmetryName(pair.symmetry)));
  }
  writeFileAtomically(file, text);
}

void writePreview(const DataWords& words, const PixelCache& cache) {
  const auto options = words.optionsFile.empty() ? TrainingOptions{} : trainingOptionsFromJson(readJson(words.optionsFile));
  auto preview = engine().previewAugmentation(cache, options, words.count, words.variants);
  writePng(words.preview, {static_cast<int>(preview.rows), static_cast<int>(preview.columns), 1, std::move(preview.grey)});
  tell("{} shows these pictures from top to bottom, each unaltered and then in {} augmented variants:\n", toUtf8(words.preview),
       words.variants);
  for (const auto position : preview.positions) tell("  {}\n", cache.items()[position].path);
}

nlohmann::ordered_json summary(const PixelCache& cache, const std::vector<Fact>& facts) {
  nlohmann::ordered_json json{{"pictures", cache.size()}, {"side", cache.info().side}};
  const auto counts = classCounts(cache);
  for (std::size_t c = 0; c < counts.size(); ++c) json["classes"].push_back({{"label", cache.info().labels[c]}, {"pictures", counts[c]}});
  json["skipped"] = nlohmann::ordered_json::array();
  for (const auto& file : cache.skipped())
    json["skipped"].push_back({{"path", file.path}, {"code", file.code}, {"reason", sentenceOf(file)}});
  json["nearDuplicates"] = nlohmann::ordered_json::array();
  for (const auto& pair : cache.nearDuplicates()) {
    json["nearDuplicates"].push_back({{"first", cache.items()[pair.first].path},
                                      {"second", cache.items()[pair.second].path},
                                      {"correlation", pair.correlation},
                                      {"symmetry", symmetryName(pair.symmetry)}});
  }
  auto notices = noticesOf(cache);
  for (const auto& fact : facts) notices.push_back({"", fact});
  json["notices"] = nlohmann::ordered_json::array();
  for (const auto& [fact, paths] : grouped(notices)) {
    auto notice = toJson(std::vector{fact}).front();
    notice["paths"] = paths;
    json["notices"].push_back(std::move(notice));
  }
  return json;
}

int dataVerb(const DataWords& words) {
  printDisclaimer();
  const FolderLock folder(words.out);
  auto cache = readDataSet(words.data, words.out / "pixels.cache");
  const auto& items = cache.items();
  for (const auto& item : items) refuseToReplace(words.data / fromUtf8(item.path), words.preview);
  const auto split = splitOf(cache, words.seed);
  auto facts = factsOf(split, cache);
  if (!words.json) sayLines(describedDataSet(cache));
  tellFacts(facts);  // also if there are too few images for folds
  const auto folds = stratifiedFolds(items, words.folds, words.seed);
  const auto ofFolds = factsOf(folds, 0, cache);
  tellFacts(ofFolds);
  addFacts(facts, ofFolds);
  cache.keep();
  writeNearDuplicates(words.out / "duplicates.csv", cache);
  writeJson(words.out / "split.json", toJson(split, items));
  writeJson(words.out / "folds.json", toJson(folds, items));
  if (!words.preview.empty()) writePreview(words, cache);
  if (words.json) writeExactly(summary(cache, facts).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
  return cache.skipped().empty() ? kOk : kSomeFiles;
}

}  // namespace

Run addData(CLI::App& verb) {
  auto o = std::make_shared<DataWords>();
  addDataWord(verb, o->data);
  verb.add_option("--out", o->out, "Folder for pixels.cache, duplicates.csv, split.json and folds.json")->required();
  verb.add_option("--folds", o->folds, "Number of folds");
  verb.add_option("--seed", o->seed, "Seed of the split and the folds")->check(wholeNumber(0, kLargestSeed));
  verb.add_flag("--json", o->json, "Print one JSON object");
  auto* const preview = verb.add_option("--preview", o->preview, "Also draw some pictures, unaltered and augmented, into this PNG");
  verb.add_option("--options", o->optionsFile, "Training options of the preview (a run's options.json)")
      ->check(CLI::ExistingFile)
      ->needs(preview);
  verb.add_option("--count", o->count, "Pictures in the preview")->needs(preview);
  verb.add_option("--variants", o->variants, "Augmented variants of each")->needs(preview);
  return [o] { return dataVerb(*o); };
}

}  // namespace glenoid::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "core/base/error.h"
#include "core/base/fact.h"
#include "core/base/files.h"
#include "core/bundle/model_folders.h"
#include "core/dataset/text_table.h"
#include "core/decoding/child_decoder.h"
#include "core/decoding/decode_ahead.h"
#include "core/decoding/known_formats.h"
#include "core/doubt/gate_fit.h"
#include "core/eval/confusion.h"
#include "core/nn/compute.h"
#include "core/runs/run_doubt.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDimensions = 256;  // of the projected features

struct GateWords {
  fs::path pictures, published, out, data, split, references;
  std::string model, subject;
  std::optional<double> rejected;
  bool json = false;
  int threads = 0;
};

struct Listed {
  std::vector<fs::path> files;
  References references;  // kinds and rows; row i belongs to file i
};

// The columns path, kind, subject and block of a table (readTextTable); paths are relative to its folder.
Listed listedPictures(const fs::path& csv) {
  Listed listed;
  auto& kinds = listed.references.kinds;
  refuseOfficeDocument(csv);
  for (const auto& [record, fields] : readTextTable(csv, {"path", "kind", "subject", "block"})) {
    const auto refuse = [&, record = record](const char* why) {
      throw Error(ErrorCode::FileInvalid, "record " + std::to_string(record) + why, toUtf8(csv));
    };
    const ReferenceKind found{fields[1], fields[2]};
    const auto& block = fields[3];
    if (fields[0].empty() || found.name.empty() || block.empty()) refuse(" lacks its path, kind or block");
    auto place = std::find_if(kinds.begin(), kinds.end(), [&](const ReferenceKind& known) { return known.name == found.name; });
    if (place == kinds.end()) place = kinds.insert(kinds.end(), found);
    if (*place != found) refuse(" gives its kind another subject");
    listed.files.push_back(csv.parent_path() / fromUtf8(fields[0]));
    listed.references.rows.push_back({static_cast<std::size_t>(place - kinds.begin()), block});
  }
  return listed;
}

int collect(const GateWords& words) {
  const auto backbone = words.out / "backbone.safetensors";
  if (!words.published.empty()) writeBackbone(words.published, backbone);
  GateFeatures network(backbone);
  auto listed = listedPictures(words.pictures);
  auto references = std::move(listed.references);
  const auto rows = std::move(references.rows);
  references.rows.clear();
  std::vector<float> features;
  ChildDecoderOptions options;
  options.children = 2;
  const auto decoder = makeChildDecoder(options);
  DecodeAhead decoded(*decoder, listed.files, {}, interruptToken(), 2);
  ProgressLine line;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto next = decoded.next();
    if (next->error) {
      line.clear();
      tell("{}\n", next->error->message());
      continue;
    }
    const auto found = network.of(next->square.grey, next->square.side);
    features.insert(features.end(), found.begin(), found.end());
    references.rows.push_back(rows[i]);
    line.show({i + 1, rows.size(), {FactCode::Features, {}}});
  }
  line.clear();
  references.backboneSha256 = network.backboneSha256();
  references.projection = fitProjection(features, references, kDimensions);
  references.projected = references.projection.of(features);
  writeReferences(words.out / "references.safetensors", references);
  say("{} pictures of {} kinds, {} numbers each\n", references.rows.size(), references.kinds.size(), references.projection.dimensions);
  return kOk;
}

// The cache is never kept: only the features are needed.
PixelCache openPictures(const fs::path& data) { return openDataSet(data, fs::temp_directory_path() / "glenoid-gate.cache"); }

std::vector<std::size_t> everyPosition(const PixelCache& cache) {
  std::vector<std::size_t> positions(cache.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  return positions;
}

// The pictures that the model learned from, if it states which; the gate would take any others for the model's own.
std::vector<std::size_t> positionsToFit(const ModelDescription& model, const PixelCache& cache, const fs::path& split) {
  model.indicesOf(cache.info().labels);
  const bool says = model.training.is_object() && model.training.contains("splitSha256");
  if (says) return learnedPositions(model, cache, split);
  return split.empty() ? everyPosition(cache) : readSplit(split, cache.items()).train;
}

OwnPictures ownPicturesOf(const PixelCache& cache, const std::vector<std::size_t>& positions, GateFeatures& features) {
  ProgressLine line;
  return ownPictures(features, cache, positions, interruptToken(), [&](const Progress& progress) { line.show(progress); });
}

double percent(std::size_t part, std::size_t all) { return 100 * static_cast<double>(part) / static_cast<double>(all); }

// `unseen`: counts by kind, each from a gate that was fitted without the kind's family.
void printTable(const std::vector<GateCount>& rows, const std::map<std::string, GateCount>& unseen) {
  say("{:<24} {:>7} {:>8} {:>9}  {:<16} {:>7} {:>8}  {}\n", "kind", "images", "left out", "unknown", "95 % interval", "AUROC", "",
      "never seen");
  for (const auto& row : rows) {
    const auto interval = wilsonInterval(row.unknown, row.count);
    const auto found = unseen.find(row.kind);
    say("{:<24} {:>7} {:>8} {:>7.1f} %  {:<16} {:>7} {:>8}  {}\n", row.kind, row.count, row.leftOut, percent(row.unknown, row.count),
        fmt::format("{:.1f} to {:.1f}", 100 * interval.lower, 100 * interval.upper),
        std::isnan(row.auroc) ? std::string("-") : fmt::format("{:.4f}", row.auroc), row.stranger ? "stranger" : "own",
        found == unseen.end() ? std::string("-") : fmt::format("{:.1f} %", percent(found->second.unknown, found->second.count)));
  }
}

GateFitOptions fitOptions(const GateWords& words, const std::string& subject) {
  return {.subject = subject, .ownRejected = words.rejected ? *words.rejected : ownRejectedFor(subject)};
}

References referencesOf(const GateWords& words) {
  return readReferences(words.references.empty() ? installedReferences() : words.references);
}

int fit(const GateWords& words) {
  auto bundle = findModel(words.model);
  if (!words.subject.empty()) bundle.model.subject = words.subject;
  const auto references = referencesOf(words);
  GateFeatures features(installedBackbone());
  const auto options = fitOptions(words, bundle.model.subject);
  const auto cache = openPictures(words.data);
  const auto positions = positionsToFit(bundle.model, cache, words.split);
  const auto fitted = fitGate(ownPicturesOf(cache, positions, features), references, features.backboneSha256(), options, interruptToken());
  bundle = withGate(std::move(bundle), fitted.gate, toJson(fitted.report));
  printTable(fitted.report.rows, {});
  say("The gate is stored in {}\n", toUtf8(bundle.path));
  return kOk;
}

int judge(const GateWords& words) {
  const auto references = referencesOf(words);
  GateFeatures features(installedBackbone());
  const auto cache = openPictures(words.data);
  const auto own = ownPicturesOf(cache, everyPosition(cache), features);
  const auto options = fitOptions(words, words.subject.empty() ? ModelDescription().subject : words.subject);
  const auto report = fitGate(own, references, features.backboneSha256(), options, interruptToken()).report;
  std::set<std::string> families;
  for (const auto& row : report.rows) {
    if (row.stranger) families.insert(familyOf(row.kind));
  }
  if (families.size() == 1) families.clear();  // without the only family, nothing is left to learn from
  std::map<std::string, GateCount> unseen;
  for (const auto& family : families) {
    for (const auto& row : countsOfUnseenFamily(own, references, family, options, interruptToken())) unseen.emplace(row.kind, row);
  }
  if (!words.json) {
    printTable(report.rows, unseen);
    return kOk;
  }
  auto json = toJson(report);
  for (auto& row : json["outOfFold"]) {
    const auto interval = wilsonInterval(row["unknown"].get<std::size_t>(), row["images"].get<std::size_t>());
    row["unknownInterval95"] = {interval.lower, interval.upper};
    if (const auto found = unseen.find(row["kind"].get<std::string>()); found != unseen.end())
      row["unknownNeverSeen"] = found->second.unknown;
  }
  writeExactly(json.dump(2) + "\n");
  return kOk;
}

}  // namespace

Run addGate(CLI::App& verb) {
  auto o = std::make_shared<GateWords>();
  verb.require_subcommand(1);
  auto* const collecting =
      verb.add_subcommand("collect", "Store, in reduced form, the pictures that every gate is fitted on besides a model's own");
  collecting
      ->add_option("--pictures", o->pictures, "CSV with path,kind,subject,block; the subject is empty for pictures without an implant")
      ->required()
      ->check(CLI::ExistingFile);
  collecting->add_option("--backbone", o->published, "Published weights of MobileNetV2: OUT/backbone.safetensors is written from them")
      ->check(CLI::ExistingFile);
  collecting->add_option("--out", o->out, "Folder of backbone.safetensors and references.safetensors")->required();
  auto* const fitting =
      verb.add_subcommand("fit", "Fit a model's gate on the pictures that the model learned from, and put it into the model's bundle");
  fitting->add_option("--model", o->model, "Name of an installed model, or path of a bundle")->required();
  fitting
      ->add_option("--split", o->split,
                   "Stored split (a run's split.json) whose training part the model learned from (default: it learned from all of --data)")
      ->check(CLI::ExistingFile);
  auto* const judging = verb.add_subcommand("judge", "Measure gates on pictures and on kinds of strangers that they were not fitted on");
  judging->add_flag("--json", o->json, "Print JSON");
  for (auto* sub : {fitting, judging}) {
    addDataWord(*sub, o->data);
    sub->add_option("--subject", o->subject,
                    "What the radiographs show, as a word that fits into a sentence: shoulder, hip (default: as the model says)")
        ->check([](const std::string& text) {
          return isSubject(text) ? std::string() : sentence({FactCode::OptionNotSubject, {text}});
        });
    sub->add_option(
           "--rejected", o->rejected,
           "Share of the model's own pictures that the gate may take for strangers (default: 0.005 if a finder of the subject looks first, "
           "else 0.025)")
        ->check(numberFrom(0.0, 0.5));
    sub->add_option("--references", o->references, "Pictures stored by \"gate collect\" (default: the shipped ones)")
        ->check(CLI::ExistingFile);
  }
  for (auto* sub : {collecting, fitting, judging}) {
    addThreadsWord(*sub, o->threads);
  }
  return [=] {
    printDisclaimer();
    if (o->threads > 0) setComputeThreads(o->threads);
    return collecting->parsed() ? collect(*o) : fitting->parsed() ? fit(*o) : judge(*o);
  };
}

}  // namespace glenoid::cli

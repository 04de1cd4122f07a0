// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_bundle.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/bundle/bundle_weights.h"
#include "core/bundle/maker_names.h"
#include "core/doubt/stored_sets.h"
#include "core/nn/torch_error.h"
#include "core/nn/weights.h"
#include "core/runs/run_folder.h"
#include "core/runs/run_weights.h"
#include "core/training/network_options.h"

namespace glenoid {
namespace {

using Member = std::string BundleText::*;
constexpr std::pair<const char*, Member> kMembers[] = {
    {"name", &BundleText::name},     {"version", &BundleText::version},           {"summary", &BundleText::summary},
    {"data", &BundleText::data},     {"startWeights", &BundleText::startWeights}, {"licence", &BundleText::licence},
    {"limits", &BundleText::limits},
};

// The figures of an evaluation's JSON that a model card quotes.
nlohmann::json figuresOf(const nlohmann::json& evaluation) {
  nlohmann::json figures{{"low", evaluation.at("accuracyInterval95").at(0)},
                         {"high", evaluation.at("accuracyInterval95").at(1)},
                         {"images", evaluation.at("count")}};
  for (const char* key : {"accuracy", "balancedAccuracy", "macro", "weighted", "macroAuc", "negativeLogLikelihood", "brier",
                          "calibrationError", "classes", "confusion"}) {
    figures[key] = evaluation.at(key);
  }
  for (auto& rated : figures["classes"]) rated.erase("roc");
  return figures;
}

void addOwnFigures(const nlohmann::json& evaluation, ModelDescription& model) {
  for (const char* part : {"validation", "test"}) {
    if (evaluation.contains(part)) model.figures[part] = figuresOf(evaluation[part]);
  }
  model.hasTemperature = evaluation.contains("validation");
  if (model.hasTemperature) model.temperature = evaluation.at("temperature").get<double>();
}

void addCrossValidation(const std::filesystem::path& folder, const TrainingOptions& options, ModelDescription& model) {
  const auto crossval = readJson(folder / "crossval.json");
  requireSameOptions(crossval.at("options"), options);
  model.figures["crossValidation"] = figuresOf(crossval.at("pooled"));
  model.figures["crossValidation"]["folds"] = crossval.at("folds");
  model.figures["crossValidation"]["foldDeviation"] = crossval.at("accuracyDeviation");
  if (crossval.contains("pooledAugmented")) model.figures["crossValidationAugmented"] = figuresOf(crossval["pooledAugmented"]);
  model.temperature = crossval.at("temperatureOfPool").get<double>();
  model.hasTemperature = true;
}

}  // namespace

nlohmann::json toJson(const BundleText& text) {
  nlohmann::json json;
  for (const auto& [key, member] : kMembers) json[key] = text.*member;
  return json;
}

BundleText bundleTextFromJson(const nlohmann::json& json) {
  BundleText text;
  for (const auto& [key, value] : json.items()) {
    const auto* found = std::find_if(std::begin(kMembers), std::end(kMembers), [&, &name = key](const auto& m) { return name == m.first; });
    if (found == std::end(kMembers)) throw Error(ErrorCode::OptionInvalid, key + ": there is no such option");
    if (!value.is_string()) throw Error(ErrorCode::OptionInvalid, key + ": text is expected");
    text.*(found->second) = value.get<std::string>();
  }
  return text;
}

namespace {

// Refuses a model that could not be read back.
void requireReadable(const ModelDescription& model) {
  try {
    modelDescriptionFromJson(toJson(model));
  } catch (const Error& error) {
    throw Error(ErrorCode::OptionInvalid, error.detail());
  }
}

Bundle bundleOf(const std::filesystem::path& run, const std::filesystem::path& bundle, const BundleText& text,
                const std::filesystem::path& crossValidation, WeightPrecision precision) {
  const RunFolder folder{run};
  const auto evaluation = readJson(run / "evaluation.json");
  const auto environment = readJson(run / "environment.json");
  const auto best = readBestWeights(folder.best());
  const auto preprocessing = preprocessingOf(best.options);

  ModelDescription model;
  model.name = text.name;
  model.version = text.version;
  model.summary = text.summary;
  model.subject = best.options.subject;
  model.architecture = best.options.architecture;
  model.head = wordOf(best.options.head, headWords());
  for (const auto& label : best.labels) model.labels.push_back({label, makerDisplayName(label)});
  model.inputSize = preprocessing.inputSize;
  model.mean = preprocessing.mean;
  model.deviation = preprocessing.deviation;
  model.figures = nlohmann::json::object();
  // A model may leave this computer, but the paths of its folders must not.
  auto options = best.options;
  const auto shorten = [](std::string& path) { path = toUtf8(fromUtf8(path).filename()); };
  shorten(options.startWeights);
  for (auto& teacher : options.distillation.teachers) shorten(teacher);
  model.training = {{"data", text.data},
                    {"startWeights", text.startWeights},
                    {"images", environment.at("images")},
                    {"imagesSha256", environment.at("imagesSha256")},
                    {"splitSha256", environment.at("splitSha256")},
                    {"epochs", evaluation.at("epochs")},
                    {"bestEpoch", evaluation.at("bestEpoch")},
                    {"options", toJson(options)}};
  model.licence = text.licence;
  model.limits = text.limits;
  if (crossValidation.empty()) {
    addOwnFigures(evaluation, model);
    addSetsOfValidation(run, model);
  } else {
    addCrossValidation(crossValidation, best.options, model);
    addSetsOutOfFold(crossValidation, model);
  }

  requireReadable(model);
  const auto network = makeNetwork(networkOptions(best.options, best.labels.size()));
  loadWeights(*network, best.file);
  return writeBundle(bundle, std::move(model), *network, precision);
}

}  // namespace

Bundle writeRunBundle(const std::filesystem::path& run, const std::filesystem::path& bundle, const BundleText& text,
                      const std::filesystem::path& crossValidation, WeightPrecision precision) {
  try {
    return withTorchErrors([&] { return bundleOf(run, bundle, text, crossValidation, precision); });
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::FileInvalid, jsonProblem(problem), toUtf8(run));
  }
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/comparison.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/words.h"
#include "core/baselines/baselines.h"
#include "core/comparison/methods.h"
#include "core/comparison/stored_answers.h"
#include "core/runs/cross_validation.h"
#include "core/runs/environment.h"
#include "core/runs/fusion.h"
#include "core/runs/pooling.h"
#include "core/runs/run_folder.h"
#include "core/runs/stored_parts.h"
#include "core/training/network_options.h"
#include "core/training/prediction.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

// Reasons to leave out a fold; nothing else is stored.
const Words<ErrorCode> kReasons{{std::string(errorName(ErrorCode::Diverged)), ErrorCode::Diverged},
                                {std::string(errorName(ErrorCode::NotANumber)), ErrorCode::NotANumber},
                                {std::string(errorName(ErrorCode::OutOfMemory)), ErrorCode::OutOfMemory}};

class Runner {
 public:
  Runner(const ComparisonOptions& options, const PixelCache& cache, fs::path folder, const CancelToken& token,
         const ComparisonObserver& observer)
      : options_(options), cache_(cache), folder_(std::move(folder)), token_(token), observer_(observer), baselines_(cache) {}

  ComparisonTable run();
  ComparisonTable stored();

 private:
  Folds chooseFolds() const;
  void requireAcceptable(const std::vector<Method>& methods, const std::vector<std::size_t>& folds);
  void addToList(std::vector<Method> all, const std::vector<Method>& methods) const;
  std::vector<Method> listed() const;
  TrainingOptions optionsOf(const Method& method);
  fs::path place(const std::string& method, std::size_t fold) const { return folder_ / method / foldName(fold); }
  std::vector<fs::path> placesOf(const std::vector<std::string>& methods, std::size_t fold) const;

  bool isStored(const Method& method, std::size_t fold, const Split& split);
  StoredParts make(const Method& method, std::size_t fold, const Split& split);
  void tryMethod(const Method& method, std::size_t fold, const Split& split);
  void leaveOut(const Method& method, std::size_t fold, ErrorCode code, const std::string& why) const;
  std::optional<ErrorCode> whyLeftOut(const std::string& method, std::size_t fold) const;
  StoredParts vote(const Method& method, std::size_t fold) const;
  void answerFold(const std::vector<Method>& methods, std::size_t fold);
  ComparisonTable table() const;

  const ComparisonOptions& options_;
  const PixelCache& cache_;
  const fs::path folder_;
  const CancelToken& token_;
  const ComparisonObserver& observer_;
  Baselines baselines_;
  Folds folds_;
  std::map<std::string, std::int64_t> smallestInput_;
};

// The folds of the folder, of the given file, or newly drawn ones.
Folds Runner::chooseFolds() const {
  const auto stored = folder_ / "folds.json";
  Folds folds;
  if (!options_.foldFile.empty()) {
    folds = readFolds(fromUtf8(options_.foldFile), cache_.items());
  } else if (std::error_code failure; fs::exists(stored, failure)) {
    folds = readFolds(stored, cache_.items());
    if (folds.folds.size() != options_.folds || folds.seed != options_.splitSeed) {
      throw Error(ErrorCode::CheckpointInvalid, "the comparison in this folder has other folds", toUtf8(stored));
    }
  } else {
    folds = stratifiedFolds(cache_.items(), options_.folds, options_.splitSeed);
  }
  requireSameFolds(stored, folds, cache_.items());
  return folds;
}

// Checks the folder for another comparison before anything in it changes.
void Runner::requireAcceptable(const std::vector<Method>& methods, const std::vector<std::size_t>& folds) {
  for (const auto fold : folds) {
    const auto split = splitOfFold(cache_.items(), folds_, fold - 1, options_.validationShare);
    const auto digest = digestsOf({cache_, split}).split;
    for (const auto& method : methods) {
      if (method.kind == MethodKind::Network) requireResumable({place(method.name, fold - 1)}, optionsOf(method), digest);
    }
  }
}

std::vector<Method> Runner::listed() const {
  std::vector<Method> methods;
  const auto file = folder_ / "methods.json";
  if (!fs::exists(file)) return methods;
  try {
    for (const auto& json : readJson(file)) methods.push_back(methodFromJson(json));
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::CheckpointInvalid, jsonProblem(problem), toUtf8(file));
  }
  return methods;
}

void Runner::addToList(std::vector<Method> all, const std::vector<Method>& methods) const {
  for (const auto& method : methods) {
    if (std::none_of(all.begin(), all.end(), [&](const Method& known) { return known.name == method.name; })) all.push_back(method);
  }
  std::stable_sort(all.begin(), all.end(), [](const Method& a, const Method& b) { return a.kind < b.kind; });
  auto json = nlohmann::ordered_json::array();
  for (const auto& method : all) json.push_back(toJson(method));
  writeJson(folder_ / "methods.json", json);
}

TrainingOptions Runner::optionsOf(const Method& method) {
  auto options = options_.training;
  options.architecture = method.network;
  options.startWeights = method.startWeights;
  auto& smallest = smallestInput_[method.network];
  if (smallest == 0) smallest = makeNetwork(networkOptions(options, cache_.info().labels.size()))->minimumInput();
  options.inputSize = std::max(options.inputSize, smallest);
  return options;
}

std::vector<fs::path> Runner::placesOf(const std::vector<std::string>& methods, std::size_t fold) const {
  std::vector<fs::path> places;
  for (const auto& method : methods) places.push_back(place(method, fold));
  return places;
}

bool Runner::isStored(const Method& method, std::size_t fold, const Split& split) {
  const auto where = place(method.name, fold);
  const auto stored = readStoredParts(where, cache_);
  if (!stored || stored->test.positions != split.test || stored->validation.positions != split.validation) return false;
  if (method.kind == MethodKind::Network) requireSameOptions(readJson(where / "options.json"), optionsOf(method));
  // Joint answers are valid only if no member was trained again after they were made.
  return std::all_of(method.members.begin(), method.members.end(), [&](const std::string& member) {
    return fs::last_write_time(place(member, fold) / "evaluation.json") <= fs::last_write_time(where / "evaluation.json");
  });
}

StoredParts Runner::vote(const Method& method, std::size_t fold) const {
  const auto& labels = cache_.info().labels;
  std::vector<Predictions> validation, test;
  StoredParts parts;
  for (const auto& where : placesOf(method.members, fold)) {
    const auto member = readStoredParts(where, cache_).value();
    // Pooling divides each member's logits by its temperature.
    validation.push_back(poolParts({member.validation}, labels).predictions);
    test.push_back(poolParts({member.test}, labels).predictions);
    parts.validation.positions = member.validation.positions;
    parts.test.positions = member.test.positions;
  }
  parts.validation.predictions = softVote(validation);
  parts.test.predictions = softVote(test);
  const double temperature = fitTemperature(parts.validation.predictions);
  for (auto* part : {&parts.validation, &parts.test}) part->evaluation = evaluate(part->predictions, labels, temperature);
  return parts;
}

StoredParts Runner::make(const Method& method, std::size_t fold, const Split& split) {
  const auto where = place(method.name, fold);
  if (method.kind == MethodKind::Network) {
    const auto options = optionsOf(method);
    if (options.inputSize != options_.training.inputSize && observer_.training.fact) {
      observer_.training.fact({FactCode::InputSizeRaised, {method.network, options.inputSize}});
    }
    auto ofMethod = observer_.training;
    ofMethod.accepted = nullptr;  // called once for the whole comparison
    auto result = train(options, {cache_, split}, where, token_, ofMethod);
    return {std::move(result.validation), std::move(result.test), std::move(result.testAugmented)};
  }
  StoredParts parts;
  if (method.kind == MethodKind::Baseline) {
    parts = baselines_.answer(method.name, split, options_.splitSeed, token_);
  } else if (method.kind == MethodKind::Ensemble) {
    parts = vote(method, fold);
  } else {
    auto fusion = fuseRuns(placesOf(method.members, fold), {cache_, split}, options_.training.device, token_, observer_.training);
    parts = {std::move(fusion.validation), std::move(fusion.test), {}};
  }
  writeStoredParts(where, parts, cache_);
  return parts;
}

void Runner::leaveOut(const Method& method, std::size_t fold, ErrorCode code, const std::string& why) const {
  writeJson(place(method.name, fold) / "left-out.json", {{"code", wordOf(code, kReasons)}});
  if (observer_.training.fact) {
    observer_.training.fact({FactCode::MethodLeftOut, {method.title, static_cast<std::int64_t>(fold + 1), why}});
  }
}

std::optional<ErrorCode> Runner::whyLeftOut(const std::string& method, std::size_t fold) const {
  const auto file = place(method, fold) / "left-out.json";
  if (!fs::exists(file)) return std::nullopt;
  return fromWord(readJson(file).value("code", ""), kReasons, "code", ErrorCode::CheckpointInvalid);
}

// A network that diverges, or is too large for the device, must not stop the others.
void Runner::tryMethod(const Method& method, std::size_t fold, const Split& split) {
  for (const auto& member : method.members) {
    if (const auto code = whyLeftOut(member, fold)) return leaveOut(method, fold, *code, "it needs " + member);
  }
  if (isStored(method, fold, split)) return;
  if (observer_.starts) observer_.starts(method.title, fold + 1);
  try {
    const auto parts = make(method, fold, split);
    fs::remove(place(method.name, fold) / "left-out.json");
    if (observer_.ends) observer_.ends(method.title, fold + 1, parts.test.evaluation);
  } catch (const Error& error) {
    const bool isReason = std::any_of(kReasons.begin(), kReasons.end(), [&](const auto& reason) { return reason.second == error.code(); });
    if (!isReason) throw;
    leaveOut(method, fold, error.code(), error.message());
  }
}

void Runner::answerFold(const std::vector<Method>& methods, std::size_t fold) {
  const auto split = splitOfFold(cache_.items(), folds_, fold, options_.validationShare);
  for (const auto& method : methods) {
    token_.check();
    tryMethod(method, fold, split);
  }
}

ComparisonTable Runner::table() const {
  std::vector<MethodAnswers> answers;
  for (const auto& method : listed()) {
    std::vector<PartResult> single, augmented;
    std::vector<LeftOutFold> leftOut;
    for (std::size_t fold = 0; fold < folds_.folds.size(); ++fold) {
      if (const auto code = whyLeftOut(method.name, fold)) leftOut.push_back({fold + 1, *code});
      auto parts = readStoredParts(place(method.name, fold), cache_);
      if (!parts || parts->test.positions != folds_.folds[fold]) continue;
      single.push_back(std::move(parts->test));
      if (!parts->testAugmented.positions.empty()) augmented.push_back(std::move(parts->testAugmented));
    }
    const auto add = [&](const std::vector<PartResult>& parts, const char* file, const std::string& name, std::vector<std::string> how) {
      if (parts.empty()) return;
      const auto pool = poolParts(parts, cache_.info().labels);
      writePredictions(folder_ / method.name / file, pool.predictions, cache_, pool.positions);
      answers.push_back({name, method.title, parts.size(), readPredictionTable(folder_ / method.name / file), leftOut, std::move(how)});
    };
    if (single.empty() && !leftOut.empty()) answers.push_back({method.name, method.title, 0, {}, leftOut});
    add(single, "predictions.csv", method.name, {});
    add(augmented, "predictions-augmented.csv", method.name + "-augmented", {kMeanOfLooks});
  }
  return comparisonTable(answers, folds_.folds.size());
}

ComparisonTable Runner::run() {
  folds_ = chooseFolds();
  if (observer_.folds) observer_.folds(folds_);
  const auto methods = methodsOf(options_), before = listed();
  auto chosen = options_.onlyFolds;
  for (std::size_t fold = 1; options_.onlyFolds.empty() && fold <= folds_.folds.size(); ++fold) chosen.push_back(fold);
  requireAcceptable(methods, chosen);
  if (observer_.training.accepted) observer_.training.accepted();
  for (const auto& method : methods) {
    removeUnfinished(folder_ / method.name);
    for (const auto fold : chosen) removeUnfinished(place(method.name, fold - 1));
  }
  writeJson(folder_ / "folds.json", toJson(folds_, cache_.items()));
  addToList(before, methods);
  writeJson(folder_ / "options.json", toJson(options_));
  ComparisonTable result;
  for (const auto fold : chosen) {
    answerFold(methods, fold - 1);
    result = table();
    if (observer_.table) observer_.table(result);
  }
  return result;
}

ComparisonTable Runner::stored() {
  folds_ = readFolds(folder_ / "folds.json", cache_.items());
  return table();
}

}  // namespace

ComparisonTable storedComparison(const PixelCache& cache, const FolderLock& folder) {
  const ComparisonOptions options;
  const CancelToken token;
  const ComparisonObserver observer;
  return Runner(options, cache, folder.path(), token, observer).stored();
}

ComparisonTable compareMethods(const ComparisonOptions& options, const PixelCache& cache, const FolderLock& folder,
                               const CancelToken& token, const ComparisonObserver& observer) {
  checkOptions(options);
  return Runner(options, cache, folder.path(), token, observer).run();
}

}  // namespace glenoid

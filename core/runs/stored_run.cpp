// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/stored_run.h"

#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/set_aside.h"
#include "core/runs/fold_name.h"
#include "core/runs/history.h"
#include "core/runs/run_failure.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr char kNotes[] = "notes.txt";

double numberIn(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? found->get<double>() : std::nan("");  // JSON has null for NaN
}

std::optional<RunFigures> figuresIn(const nlohmann::json& evaluation, const char* part) {
  const auto found = evaluation.find(part);
  if (found == evaluation.end()) return {};
  const auto& json = *found;
  const auto& interval = json.at("accuracyInterval95");
  return RunFigures{.count = json.at("count").get<std::size_t>(),
                    .accuracy = json.at("accuracy").get<double>(),
                    .interval = {interval.at(0).get<double>(), interval.at(1).get<double>()},
                    .balancedAccuracy = numberIn(json, "balancedAccuracy"),
                    .macroF1 = numberIn(json.at("macro"), "f1"),
                    .macroAuc = numberIn(json, "macroAuc"),
                    .calibrationError = numberIn(json, "calibrationError")};
}

// "section.key" and its value, in the order of options.json.
void flatten(const nlohmann::ordered_json& json, const std::string& prefix, std::vector<std::pair<std::string, nlohmann::json>>& into) {
  for (const auto& [key, value] : json.items()) {
    if (value.is_object())
      flatten(value, prefix + key + ".", into);
    else
      into.emplace_back(prefix + key, value);
  }
}

// Its own folder and, for a fold, those of its cross-validation and of the comparison.
std::vector<fs::path> originFolders(const fs::path& run) {
  if (!isFoldName(toUtf8(run.filename()))) return {run};
  return {run, run.parent_path(), run.parent_path().parent_path()};
}

// The data set as the run found it.
void readData(StoredRun& run) {
  const auto file = run.folder / "environment.json";
  std::error_code none;
  if (!fs::exists(file, none)) return;
  const auto environment = readJson(file);
  run.labels = environment.value("labels", run.labels);
  run.images = environment.value("images", run.images);
}

}  // namespace

RunOrigin readRunOrigin(const fs::path& runFolder) {
  std::error_code none;
  for (const auto& folder : originFolders(runFolder)) {
    for (const char* name : {"request.json", "origin.json"}) {
      if (!fs::exists(folder / name, none)) continue;
      const auto json = readJson(folder / name);
      return {fromUtf8(json.value("data", std::string())), fromUtf8(json.value("cache", std::string())), json.value("finalFit", false)};
    }
    const auto cache = folder / "pixels.cache";
    if (fs::exists(cache, none)) return {cache, cache};
  }
  return {{}, runFolder / "pixels.cache"};
}

bool isRun(const fs::path& folder) {
  std::error_code none;
  const auto has = [&](const char* name) { return fs::exists(folder / name, none); };
  return has("options.json") && has("split.json") && !has("methods.json");
}

bool holdsTraining(const fs::path& folder) {
  std::error_code none;
  const auto has = [&](const char* name) { return fs::exists(folder / name, none); };
  return has("options.json") || has("methods.json") || has("folds.json");
}

StoredRun readRun(const fs::path& folder) {
  StoredRun run;
  run.folder = folder;
  const auto historyFile = folder / "history.csv";
  std::error_code none;
  const bool hasHistory = fs::exists(historyFile, none);
  run.changed = fs::last_write_time(hasHistory ? historyFile : folder / "options.json", none);
  try {
    run.options = trainingOptionsFromJson(readJson(folder / "options.json"));
    run.origin = readRunOrigin(folder);
    readData(run);
    if (hasHistory) run.history = readHistory(historyFile);
    if (fs::exists(folder / kNotes)) run.notes = readTextFile(folder / kNotes);
    if (fs::exists(folder / "evaluation.json")) {
      const auto evaluation = readJson(folder / "evaluation.json");
      run.validation = figuresIn(evaluation, "validation");
      run.test = figuresIn(evaluation, "test");
      run.state = StoredRun::State::Finished;
    }
    run.problem = readRunFailure(folder);
    if (run.problem) run.state = StoredRun::State::Failed;
  } catch (const nlohmann::json::exception& problem) {
    run.state = StoredRun::State::Unreadable;
    run.problem = Error(ErrorCode::FileInvalid, jsonProblem(problem), toUtf8(folder));
  } catch (const std::exception& failure) {
    run.state = StoredRun::State::Unreadable;
    run.problem = errorAbout(toUtf8(folder), failure);
  }
  return run;
}

std::vector<StoredRun> readRuns(const fs::path& folder, const CancelToken& token) {
  std::vector<StoredRun> runs;
  for (const auto& entry : entriesOf(folder).entries) {
    token.check();
    if (!isSetAside(entry.path()) && isRun(entry.path())) runs.push_back(readRun(entry.path()));
  }
  std::sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.changed > b.changed; });
  return runs;
}

std::vector<StoredCrossValidation> readCrossValidations(const fs::path& folder, const CancelToken& token) {
  std::vector<StoredCrossValidation> found;
  for (const auto& entry : entriesOf(folder).entries) {
    token.check();
    std::error_code none;
    const auto& place = entry.path();
    const auto has = [&](const std::string& name) { return fs::exists(place / name, none); };
    // Beside a split, and without a fold that was trained, the folds are those that the verb data drew.
    if (isSetAside(place) || !has("folds.json") || (has("split.json") && !has(foldName(0)))) continue;
    try {
      StoredCrossValidation one{place, readJson(place / "folds.json").at("folds").size()};
      if (fs::exists(place / "methods.json", none)) one.methods = readJson(place / "methods.json").size();
      for (std::size_t fold = 0; fold < one.folds; ++fold) one.finished += fs::exists(place / foldName(fold) / "evaluation.json", none);
      found.push_back(std::move(one));
    } catch (const Error&) {  // left out, as is one that is no JSON of folds
    } catch (const nlohmann::json::exception&) {
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.folder < b.folder; });
  return found;
}

void writeRunNotes(const fs::path& runFolder, const std::string& notes) {
  if (notes.find_first_not_of(" \t\r\n") != std::string::npos) return writeFileAtomically(runFolder / kNotes, std::string_view(notes));
  std::error_code none;
  fs::remove(runFolder / kNotes, none);
}

RunRequest runRequest(const TrainingRequest& request) {
  return {.data = request.data,
          .cache = request.cacheFile,
          .run = request.runFolder,
          .split = request.runFolder / "split.json",
          .finalFit = request.isFinalFit,
          .training = request.options};
}

TrainingRequest requestOf(const fs::path& runFolder) {
  const auto origin = readRunOrigin(runFolder);
  TrainingRequest request{.options = trainingOptionsFromJson(readJson(runFolder / "options.json")),
                          .cache = std::make_shared<const PixelCache>(origin.cache),
                          .split = {},
                          .runFolder = runFolder,
                          .cacheFile = origin.cache,
                          .data = origin.data,
                          .isFinalFit = origin.isFinalFit};
  request.split = splitFromJson(readJson(runFolder / "split.json"), request.cache->items());
  return request;
}

std::vector<OptionDifference> compareRuns(const std::vector<StoredRun>& runs) {
  std::vector<std::vector<std::pair<std::string, nlohmann::json>>> options(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) flatten(toJson(runs[i].options), {}, options[i]);
  std::vector<OptionDifference> differences;
  for (std::size_t line = 0; !runs.empty() && line < options.front().size(); ++line) {
    OptionDifference one{options.front()[line].first, {}};
    for (const auto& run : options) one.values.push_back(run[line].second);
    const auto& first = one.values.front();
    if (!std::all_of(one.values.begin(), one.values.end(), [&](const auto& value) { return value == first; })) {
      differences.push_back(std::move(one));
    }
  }
  return differences;
}

}  // namespace glenoid

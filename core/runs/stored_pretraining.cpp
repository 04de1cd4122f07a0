// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/stored_pretraining.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/set_aside.h"
#include "core/runs/history.h"
#include "core/runs/run_failure.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

bool isStored(const fs::path& file) {
  std::error_code none;
  return fs::exists(file, none);
}

// The epoch of the last line of a table; 0 if there is none yet.
template <class Record>
std::int64_t lastEpochIn(const fs::path& table, std::vector<Record> (*read)(const fs::path&)) {
  if (!isStored(table)) return 0;
  const auto records = read(table);
  return records.empty() ? 0 : records.back().epoch;
}

}  // namespace

bool isPretraining(const fs::path& folder) { return isStored(folder / "pretraining.json"); }

StoredPretraining readPretraining(const fs::path& folder) {
  StoredPretraining run;
  run.folder = folder;
  const auto options = folder / "pretraining.json", history = folder / "history.csv", request = folder / "request.json";
  std::error_code none;
  run.changed = fs::last_write_time(isStored(history) ? history : options, none);
  try {
    run.options = pretrainingOptionsFromJson(readJson(options));
    run.epochs = lastEpochIn(history, readHistory);
    run.hasRequest = isStored(request);
    const bool hasProbe = run.hasRequest && !readJson(request).at("probe").get<std::string>().empty();
    // A run writes these tables last, so the weights may be of the last epoch although its probe is missing.
    const auto wanted = run.options.training.epochs;
    const bool isWhole = run.epochs >= wanted && (!hasProbe || lastEpochIn(folder / "probes.csv", readProbes) >= wanted);
    if (isWhole) run.state = StoredPretraining::State::Finished;
    run.problem = readRunFailure(folder);
    if (run.problem) run.state = StoredPretraining::State::Failed;
  } catch (const nlohmann::json::exception& problem) {
    run.state = StoredPretraining::State::Unreadable;
    run.problem = Error(ErrorCode::FileInvalid, jsonProblem(problem), toUtf8(folder));
  } catch (const std::exception& failure) {
    run.state = StoredPretraining::State::Unreadable;
    run.problem = errorAbout(toUtf8(folder), failure);
  }
  return run;
}

std::vector<StoredPretraining> readPretrainings(const fs::path& folder, const CancelToken& token) {
  std::vector<StoredPretraining> runs;
  for (const auto& entry : entriesOf(folder).entries) {
    token.check();
    if (!isSetAside(entry.path()) && isPretraining(entry.path())) runs.push_back(readPretraining(entry.path()));
  }
  std::sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.changed > b.changed; });
  return runs;
}

bool isUnfinishedPretraining(const fs::path& folder) {
  if (!isPretraining(folder)) return false;
  const auto run = readPretraining(folder);
  return run.state == StoredPretraining::State::Unfinished && run.hasRequest;
}

}  // namespace glenoid

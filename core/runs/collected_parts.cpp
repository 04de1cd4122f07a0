// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/collected_parts.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/json_file.h"
#include "core/runs/fold_name.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr char kFinished[] = "evaluation.json";  // of a fold, written last
constexpr char kPooled[] = "crossval.json";      // of a cross-validation, written after all its folds

bool isThere(const fs::path& file) {
  std::error_code failure;
  return fs::exists(file, failure);
}

// What has to be the same in all parts.
struct WholeWork {
  nlohmann::json folds, methods, options;  // methods: null for a cross-validation
  bool operator==(const WholeWork&) const = default;
};

// Of a part of a cross-validation, also of one that was stopped.
nlohmann::json trainingOf(const fs::path& part) {
  const bool isPooled = isThere(part / kPooled);
  const auto json = readJson(part / (isPooled ? kPooled : "request.json"));
  return json.is_object() ? json.value(isPooled ? "options" : "training", nlohmann::json()) : nlohmann::json();
}

WholeWork wholeOf(const fs::path& part) {
  WholeWork whole{readJson(part / "folds.json"), nullptr, nullptr};
  if (isThere(part / "methods.json")) {
    whole.methods = readJson(part / "methods.json");
    whole.options = readJson(part / "options.json");
    if (whole.options.is_object()) whole.options["onlyFolds"] = nlohmann::json::array();
  } else {
    whole.options = trainingOf(part);
  }
  return whole;
}

// Without what changes no answer.
WholeWork comparable(WholeWork work) {
  auto& training = work.methods.is_null() || !work.options.is_object() ? work.options : work.options["training"];
  if (training.is_object()) {
    for (const char* option : {"device", "checkpointEpochs"}) training.erase(option);
  }
  return work;
}

void copyFolder(const fs::path& from, const fs::path& to) {
  std::vector<fs::path> files;
  for (const auto& entry : entriesOf(from).entries) {
    std::error_code failure;
    if (entry.is_regular_file(failure) && !isFolderLock(entry.path())) files.push_back(entry.path().filename());
  }
  std::stable_partition(files.begin(), files.end(), [](const fs::path& file) { return file != kFinished; });
  for (const auto& file : files) writeFileAtomically(to / file, readFile(from / file));
}

// A method that was left out of a fold has a reason there instead of answers.
void copyFolds(const fs::path& from, const fs::path& to) {
  for (const auto& entry : entriesOf(from).entries) {
    const auto name = entry.path().filename();
    if (!isFoldName(toUtf8(name)) || isThere(to / name / kFinished)) continue;
    if (isThere(entry.path() / kFinished) || isThere(entry.path() / "left-out.json")) copyFolder(entry.path(), to / name);
  }
}

std::size_t foldCount(const WholeWork& work) {
  return work.folds.is_object() && work.folds.contains("folds") ? work.folds["folds"].size() : 0;
}

// Nothing says which folds a part that was stopped would have held, so it counts as finished if no fold is missing.
void requireFinished(const std::vector<fs::path>& parts, const fs::path& out, std::size_t folds) {
  const auto isStopped = [](const fs::path& part) { return !isThere(part / kPooled); };
  const auto stopped = std::find_if(parts.begin(), parts.end(), isStopped);
  if (stopped == parts.end()) return;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto name = foldName(fold);
    const auto holdsIt = [&](const fs::path& folder) { return isThere(folder / name / kFinished); };
    if (holdsIt(out) || std::any_of(parts.begin(), parts.end(), holdsIt)) continue;
    const auto begun = std::find_if(stopped, parts.end(), [&](const fs::path& part) { return isStopped(part) && isThere(part / name); });
    throw Error(ErrorCode::PartUnfinished, "fold " + std::to_string(fold + 1), toUtf8(begun == parts.end() ? *stopped : *begun));
  }
}

}  // namespace

std::vector<std::size_t> everyOf(const WorkShare& share, std::size_t count) {
  std::vector<std::size_t> positions;
  for (auto at = share.number - 1; at < count; at += share.of) positions.push_back(at);
  return positions;
}

CollectedParts collectParts(const std::vector<fs::path>& parts, const fs::path& out) {
  const auto first = wholeOf(parts.front());
  const bool isComparison = !first.methods.is_null();
  const auto requireSame = [&](const fs::path& folder) {
    if (comparable(wholeOf(folder)) != comparable(first))
      throw Error(ErrorCode::FileInvalid, "it is a part of another work", toUtf8(folder));
  };
  for (const auto& part : parts) requireSame(part);
  const char* const description = isComparison ? "options.json" : kPooled;
  if (isThere(out / description)) requireSame(out);
  if (!isComparison) requireFinished(parts, out, foldCount(first));
  for (const auto& part : parts) {
    if (!isComparison) {
      copyFolds(part, out);
      continue;
    }
    for (const auto& method : first.methods) {
      const auto name = fromUtf8(method.is_object() ? method.value("name", "") : "");
      if (!name.empty() && name == name.filename()) copyFolds(part / name, out / name);
    }
  }
  const auto copy = [&](const char* file) { writeFileAtomically(out / file, readFile(parts.front() / file)); };
  copy("folds.json");
  CollectedParts collected{isComparison, first.options, {}};
  if (isComparison) {
    copy("methods.json");
    auto options = nlohmann::ordered_json::parse(readTextFile(parts.front() / "options.json"));
    if (options.is_object()) options["onlyFolds"] = nlohmann::ordered_json::array();
    writeJson(out / "options.json", options);
    return collected;
  }
  for (std::size_t fold = 0; fold < foldCount(first); ++fold) {
    if (isThere(out / foldName(fold) / kFinished)) collected.folds.push_back(fold);
  }
  return collected;
}

}  // namespace glenoid

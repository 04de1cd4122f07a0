// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/pretraining_request.h"

#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/runs/history.h"
#include "core/training/pretraining.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

std::string absoluteText(const fs::path& path) { return path.empty() ? std::string() : toUtf8(fs::absolute(path)); }

// The epoch of the last line of a table; 0 if there is none yet.
template <class Record>
std::int64_t lastEpochIn(const fs::path& table, std::vector<Record> (*read)(const fs::path&)) {
  std::error_code none;
  if (!fs::exists(table, none)) return 0;
  const auto records = read(table);
  return records.empty() ? 0 : records.back().epoch;
}

}  // namespace

Split probeSplitOf(const std::vector<Item>& items) {
  auto split = splitOfFold(items, stratifiedFolds(items, kProbeFolds, kProbeSeed), 0, kProbeMeasuredShare);
  if (split.train.empty() || split.validation.empty()) {
    throw Error(ErrorCode::DatasetTooSmall, "a probe needs pictures to know and pictures to measure");
  }
  return split;
}

void writePretrainingRequest(const PretrainingRequest& request) {
  writeJson(request.runFolder / "request.json", {{"pictures", absoluteText(request.picturesFile)},
                                                 {"probe", absoluteText(request.probeFile)},
                                                 {"labels", absoluteText(request.labels)},
                                                 {"tasks", request.tasks}});
}

PretrainingRequest pretrainingRequestOf(const fs::path& runFolder) {
  const auto file = runFolder / "request.json";
  const auto json = readJson(file);
  PretrainingRequest request;
  try {
    request.picturesFile = fromUtf8(json.at("pictures").get<std::string>());
    request.probeFile = fromUtf8(json.at("probe").get<std::string>());
    request.labels = fromUtf8(json.at("labels").get<std::string>());
    request.tasks = json.at("tasks").get<std::vector<std::string>>();
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::FileInvalid, jsonProblem(problem), toUtf8(file));
  }
  request.options = pretrainingOptionsFromJson(readJson(runFolder / "pretraining.json"));
  request.pictures = std::make_shared<const PixelCache>(request.picturesFile);
  if (!request.probeFile.empty()) request.probe = std::make_shared<const PixelCache>(request.probeFile);
  request.runFolder = runFolder;
  return request;
}

bool isUnfinishedPretraining(const fs::path& runFolder) {
  std::error_code none;
  if (!fs::exists(runFolder / "request.json", none) || !fs::exists(runFolder / "pretraining.json", none)) return false;
  try {
    const auto epochs = pretrainingOptionsFromJson(readJson(runFolder / "pretraining.json")).training.epochs;
    const bool hasProbe = !readJson(runFolder / "request.json").at("probe").get<std::string>().empty();
    // A run writes these tables last, so the weights may be of the last epoch although its probe is missing.
    return lastEpochIn(runFolder / "history.csv", readHistory) < epochs ||
           (hasProbe && lastEpochIn(runFolder / "probes.csv", readProbes) < epochs);
  } catch (const nlohmann::json::exception&) {
    return false;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace glenoid

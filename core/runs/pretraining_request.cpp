// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/pretraining_request.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/training/pretraining.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

std::string absoluteText(const fs::path& path) { return path.empty() ? std::string() : toUtf8(fs::absolute(path)); }

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

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_weights.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/nn/weights.h"
#include "core/runs/run_folder.h"
#include "core/training/checkpoint.h"
#include "core/training/network_options.h"

namespace glenoid {

BestWeights readBestWeights(const std::filesystem::path& file) {
  BestWeights best{readAnyWeights(file), {}, {}};
  const auto parsed = [&](const char* key) { return parseJson(best.file.metadata.at(key), ErrorCode::ModelMismatch, toUtf8(file)); };
  try {
    best.labels = parsed("labels").get<std::vector<std::string>>();
    best.options = trainingOptionsFromJson(parsed("options"));
  } catch (const std::out_of_range&) {
    throw Error(ErrorCode::ModelMismatch, "no training run wrote these weights", toUtf8(file));
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::ModelMismatch, jsonProblem(problem), toUtf8(file));
  } catch (const Error& error) {  // an unknown option here is the file's fault, not the command's
    throw Error(ErrorCode::ModelMismatch, error.detail(), toUtf8(file));
  }
  return best;
}

RunNetwork loadRunNetwork(const std::filesystem::path& runFolder, const std::vector<std::string>& labels, torch::Device device) {
  const auto best = readBestWeights(RunFolder{runFolder}.best());
  if (best.labels != labels) throw Error(ErrorCode::DatasetMismatch, "the data set has other labels than the run", toUtf8(runFolder));
  RunNetwork run{makeNetwork(networkOptions(best.options, labels.size())), best.options};
  loadWeights(*run.network, best.file);
  run.network->to(device);
  return run;
}

}  // namespace glenoid

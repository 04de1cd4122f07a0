// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_folder.h"

#include <system_error>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/training/checkpoint.h"

namespace glenoid {
namespace {

void requireSame(nlohmann::json before, nlohmann::json now, const std::vector<const char*>& withoutEffect) {
  for (const auto* key : withoutEffect) {
    const nlohmann::json::json_pointer place(key);
    for (auto* options : {&before, &now}) options->at(place.parent_pointer()).erase(place.back());
  }
  const auto difference = nlohmann::json::diff(before, now);
  if (difference.empty()) return;
  throw Error(ErrorCode::CheckpointInvalid,
              "the run in this folder had another value for " + difference[0].at("path").get<std::string>().substr(1));
}

}  // namespace

// Options added since the file was stored get their defaults.
void requireSameOptions(const nlohmann::json& stored, const TrainingOptions& options) {
  requireSame(toJson(trainingOptionsFromJson(stored)), toJson(options), {"/device", "/checkpointEpochs"});
}

void requireSameOptions(const nlohmann::json& stored, const PretrainingOptions& options) {
  requireSame(toJson(pretrainingOptionsFromJson(stored)), toJson(options),
              {"/device", "/checkpointEpochs", "/pretraining/probeEpochs", "/pretraining/neighbours", "/pretraining/halfPrecision"});
}

void requireResumable(const RunFolder& folder, const TrainingOptions& options, const std::string& splitDigest) {
  std::error_code failure;
  if (!std::filesystem::exists(folder.last(), failure)) return;
  const auto invalid = [&](const std::string& why) { return Error(ErrorCode::CheckpointInvalid, why, toUtf8(folder.last())); };
  const auto state = readCheckpointState(folder.last());
  try {
    requireSameOptions(state.at("options"), options);
    if (state.at("split") != splitDigest) throw invalid("the run in this folder had another split or data set");
  } catch (const nlohmann::json::exception& problem) {
    throw invalid(jsonProblem(problem));
  } catch (const Error& error) {
    throw error.about(toUtf8(folder.last()));
  }
}

}  // namespace glenoid

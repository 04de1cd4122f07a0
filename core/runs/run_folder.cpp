// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_folder.h"

#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/training/checkpoint.h"

namespace glenoid {

void requireSameOptions(const nlohmann::json& stored, const TrainingOptions& options) {
  // Options added since the file was stored get their defaults.
  nlohmann::json before = toJson(trainingOptionsFromJson(stored)), now = toJson(options);
  for (const auto* withoutEffect : {"device", "checkpointEpochs"}) {
    before.erase(withoutEffect);
    now.erase(withoutEffect);
  }
  const auto difference = nlohmann::json::diff(before, now);
  if (difference.empty()) return;
  throw Error(ErrorCode::CheckpointInvalid,
              "the run in this folder had another value for " + difference[0].at("path").get<std::string>().substr(1));
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

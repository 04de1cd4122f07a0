#include "core/training/run_folder.h"

#include "core/base/error.h"

namespace glenoid {

void requireSameOptions(const nlohmann::json& stored, const TrainingOptions& options) {
  // Options that came later have their defaults in what was stored before.
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

NetworkOptions networkOptions(const TrainingOptions& options, std::size_t classes) {
  return {options.architecture, static_cast<std::int64_t>(classes), options.head, options.mapDropout, options.headDropout};
}

}  // namespace glenoid

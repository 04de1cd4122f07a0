#include "core/training/run_folder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/training/checkpoint.h"

namespace glenoid {
nlohmann::json readJson(const std::filesystem::path& file) {
  try {
    return nlohmann::json::parse(readTextFile(file));
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::DatasetInvalid, problem.what(), toUtf8(file));
  }
}

void writeJson(const std::filesystem::path& file, const nlohmann::ordered_json& json) {
  writeFileAtomically(file, json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void requireSameOptions(const nlohmann::json& stored, const TrainingOptions& options) {
  // Options that came later have their defaults in what was stored before.
  nlohmann::json before = toJson(trainingOptionsFromJson(stored)), now = toJson(options);
  before.erase("device");
  now.erase("device");
  const auto difference = nlohmann::json::diff(before, now);
  if (difference.empty()) return;
  throw Error(ErrorCode::CheckpointInvalid,
              "the run in this folder had another value for " + difference[0].at("path").get<std::string>().substr(1));
}

BestWeights readBestWeights(const std::filesystem::path& file) {
  BestWeights best{readAnyWeights(file), {}, {}};
  try {
    best.labels = nlohmann::json::parse(best.file.metadata.at("labels")).get<std::vector<std::string>>();
    best.options = trainingOptionsFromJson(nlohmann::json::parse(best.file.metadata.at("options")));
  } catch (const std::out_of_range&) {
    throw Error(ErrorCode::ModelMismatch, "no training run wrote these weights", toUtf8(file));
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::ModelMismatch, problem.what(), toUtf8(file));
  }
  return best;
}

NetworkOptions networkOptions(const TrainingOptions& options, std::size_t classes) {
  return {options.architecture, static_cast<std::int64_t>(classes), options.head, options.mapDropout, options.headDropout};
}

Preprocessing preprocessingOf(const TrainingOptions& options) {
  Preprocessing preprocessing;
  preprocessing.inputSize = options.inputSize;
  return preprocessing;
}

}  // namespace glenoid

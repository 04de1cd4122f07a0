#include "core/training/run_folder.h"

#include <cmath>
#include <limits>
#include <sstream>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

// JSON has no NaN: null stands for it.
double numberOrNan(const nlohmann::json& json) { return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>(); }

}  // namespace

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

void writeHistory(const std::filesystem::path& file, const std::vector<EpochRecord>& history) {
  std::ostringstream text;
  text.precision(9);
  text << "epoch,rate,trainLoss,trainAccuracy,validationLoss,validationAccuracy,seconds,imagesPerSecond\n";
  for (const auto& record : history) {
    text << record.epoch;
    for (const double value : {record.rate, record.trainLoss, record.trainAccuracy, record.validationLoss, record.validationAccuracy,
                               record.seconds, record.imagesPerSecond}) {
      text << ',';
      if (!std::isnan(value)) text << value;
    }
    text << '\n';
  }
  writeFileAtomically(file, text.str());
}

nlohmann::json toJson(const EpochRecord& record) {
  return {{"epoch", record.epoch},
          {"rate", record.rate},
          {"trainLoss", record.trainLoss},
          {"trainAccuracy", record.trainAccuracy},
          {"validationLoss", record.validationLoss},
          {"validationAccuracy", record.validationAccuracy},
          {"seconds", record.seconds},
          {"imagesPerSecond", record.imagesPerSecond}};
}

EpochRecord epochFromJson(const nlohmann::json& json) {
  return {json.at("epoch").get<std::int64_t>(),  json.at("rate").get<double>(),           numberOrNan(json.at("trainLoss")),
          numberOrNan(json.at("trainAccuracy")), numberOrNan(json.at("validationLoss")),  numberOrNan(json.at("validationAccuracy")),
          json.at("seconds").get<double>(),      json.at("imagesPerSecond").get<double>()};
}

void requireSameOptions(const nlohmann::json& stored, const TrainingOptions& options) {
  nlohmann::json before = stored, now = toJson(options);
  before.erase("device");
  now.erase("device");
  const auto difference = nlohmann::json::diff(before, now);
  if (difference.empty()) return;
  throw Error(ErrorCode::CheckpointInvalid,
              "the run in this folder had another value for " + difference[0].at("path").get<std::string>().substr(1));
}

BestWeights readBestWeights(const std::filesystem::path& file) {
  BestWeights best{readSafetensors(file), {}, {}};
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

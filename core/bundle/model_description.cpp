#include "core/bundle/model_description.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/format.h"

namespace glenoid {
namespace {

constexpr int kFormatVersion = 1;
constexpr std::array kFigures{"accuracy", "low", "high", "images"};

template <typename T>
T required(const nlohmann::json& json, const char* key) {
  try {
    return json.at(key).get<T>();
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::ModelMismatch, std::string("model.json lacks a valid \"") + key + "\"");
  }
}

void require(bool condition, const char* what) {
  if (!condition) throw Error(ErrorCode::ModelMismatch, std::string("model.json: ") + what);
}

}  // namespace

ModelDescription modelDescriptionFromJson(const nlohmann::json& json) {
  require(required<std::string>(json, "format") == "glenoid-model", "the format is not glenoid-model");
  require(required<int>(json, "formatVersion") == kFormatVersion, "the format version is newer than this program");
  ModelDescription d;
  d.name = required<std::string>(json, "name");
  require(
      !d.name.empty() && d.name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == std::string::npos,
      "the name has characters beyond letters, digits, '.', '_' and '-'");
  require(d.name.front() != '.', "the name starts with a dot");  // a folder of this name would be hidden, or another one
  d.version = required<std::string>(json, "version");
  d.summary = required<std::string>(json, "summary");
  d.architecture = required<std::string>(json, "architecture");
  d.head = required<std::string>(json, "head");
  for (const auto& label : required<nlohmann::json>(json, "labels")) {
    d.labels.push_back({required<std::string>(label, "name"), required<std::string>(label, "display")});
  }
  require(d.labels.size() >= 2, "fewer than two labels");
  const auto preprocessing = required<nlohmann::json>(json, "preprocessing");
  d.inputSize = required<std::int64_t>(preprocessing, "inputSize");
  require(d.inputSize >= 32 && d.inputSize <= 1024, "inputSize is outside 32..1024");
  d.mean = required<std::array<double, 3>>(preprocessing, "mean");
  d.deviation = required<std::array<double, 3>>(preprocessing, "deviation");
  for (const double value : d.deviation) require(value > 0, "a deviation is not positive");
  const auto& temperature = json.contains("temperature") ? json["temperature"] : nlohmann::json();
  d.calibrated = temperature.is_number();
  if (d.calibrated) d.temperature = temperature.get<double>();
  require(std::isfinite(d.temperature) && d.temperature > 0, "the temperature is not positive");
  d.weightsSha256 = required<std::string>(json, "weightsSha256");
  d.training = required<nlohmann::json>(json, "training");
  d.figures = required<nlohmann::json>(json, "figures");
  d.licence = required<std::string>(json, "licence");
  d.limits = required<std::string>(json, "limits");
  return d;
}

nlohmann::json toJson(const ModelDescription& d) {
  auto labels = nlohmann::json::array();
  for (const auto& label : d.labels) labels.push_back({{"name", label.name}, {"display", label.display}});
  return {{"format", "glenoid-model"},
          {"formatVersion", kFormatVersion},
          {"name", d.name},
          {"version", d.version},
          {"summary", d.summary},
          {"architecture", d.architecture},
          {"head", d.head},
          {"labels", labels},
          {"preprocessing", {{"inputSize", d.inputSize}, {"mean", d.mean}, {"deviation", d.deviation}}},
          {"temperature", d.calibrated ? nlohmann::json(d.temperature) : nlohmann::json()},
          {"weightsSha256", d.weightsSha256},
          {"training", d.training},
          {"figures", d.figures},
          {"licence", d.licence},
          {"limits", d.limits}};
}

std::string ModelDescription::identification() const { return name + " " + version + " (" + weightsSha256.substr(0, 8) + ")"; }

std::string ModelDescription::accuracySentence() const {
  const auto pooled = figures.find("crossValidation");
  const auto test = figures.find("test");
  const auto found = pooled != figures.end() ? pooled : test;
  const bool measured = found != figures.end() && found->is_object() && std::all_of(kFigures.begin(), kFigures.end(), [&](const char* key) {
                          return found->contains(key) && (*found)[key].is_number();
                        });
  if (!measured) return "Its accuracy was not measured.";
  const auto& f = *found;
  const auto percentOf = [&](const char* key) { return 100 * f[key].get<double>(); };
  return fmt::format("Measured accuracy {:.1f} % (95 % interval {:.1f} % to {:.1f} %, {} images {}).", percentOf("accuracy"),
                     percentOf("low"), percentOf("high"), f["images"].get<int>(),
                     found == pooled ? "in cross-validation" : "of a test part");
}

}  // namespace glenoid

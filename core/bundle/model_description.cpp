// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/model_description.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/base/json_file.h"
#include "core/bundle/run_words.h"

namespace glenoid {
namespace {

constexpr int kFormatVersion = 1;
constexpr std::array kFigures{"accuracy", "low", "high", "images"};
constexpr std::array kShares{"accuracy", "low", "high", "balancedAccuracy", "macroAuc", "calibrationError", "foldDeviation"};
constexpr std::array kCounts{"images", "folds"};
constexpr std::int64_t kMostImages = 1'000'000'000;
// Pixels are in 0 to 1 before the mean is subtracted and the result divided by the deviation.
constexpr double kLargestMean = 1000, kSmallestDeviation = 1e-3, kLargestDeviation = 1000;
constexpr std::size_t kLongestSubject = 40;  // characters

template <typename T>
T required(const nlohmann::json& json, const char* key) {
  try {
    return json.at(key).get<T>();
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::ModelMismatch, std::string("model.json lacks a valid \"") + key + "\"");
  }
}

std::string written(double value) { return nlohmann::json(value).dump(); }

void require(bool condition, const char* what) {
  if (!condition) throw Error(ErrorCode::ModelMismatch, std::string("model.json: ") + what);
}

double number(const nlohmann::json& json, const std::string& key, double lowest, double highest) {
  const auto value = numberIn(json, lowest, highest);
  if (!value) throw Error(ErrorCode::ModelMismatch, key + ": " + written(lowest) + " to " + written(highest) + " is allowed");
  return *value;
}

std::int64_t wholeNumber(const nlohmann::json& json, const std::string& key, std::int64_t lowest, std::int64_t highest) {
  const auto value = wholeNumberIn(json, lowest, highest);
  if (!value) {
    throw Error(ErrorCode::ModelMismatch,
                key + ": a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest) + " is allowed");
  }
  return *value;
}

// One number for each channel R, G, B.
std::array<double, 3> channels(const nlohmann::json& json, const char* key, double lowest, double highest) {
  const auto list = required<nlohmann::json>(json, key);
  if (!list.is_array() || list.size() != 3) throw Error(ErrorCode::ModelMismatch, std::string(key) + ": three numbers are expected");
  return {number(list[0], key, lowest, highest), number(list[1], key, lowest, highest), number(list[2], key, lowest, highest)};
}

// Checks the figures of the parts that were measured; null means that a figure could not be measured. Unknown figures of later versions
// pass.
void checkFigures(const nlohmann::json& figures) {
  if (!figures.is_object()) throw Error(ErrorCode::ModelMismatch, "figures: an object is expected");
  for (const auto& [part, values] : figures.items()) {
    if (!values.is_object()) throw Error(ErrorCode::ModelMismatch, "figures." + part + ": an object is expected");
    for (const char* key : kShares) {
      if (values.contains(key) && !values[key].is_null()) number(values[key], "figures." + part + "." + key, 0, 1);
    }
    for (const char* key : kCounts) {
      if (values.contains(key)) wholeNumber(values[key], "figures." + part + "." + key, 0, kMostImages);
    }
  }
}

std::string subjectIn(const nlohmann::json& json) {
  if (!json.contains("subject")) return ModelDescription().subject;
  const auto subject = required<std::string>(json, "subject");
  require(isSubject(subject), "subject: up to 40 lower-case letters, spaces and hyphens are allowed");
  return subject;
}

nlohmann::json doubtIn(const nlohmann::json& json) {
  if (!json.contains("doubt") || json["doubt"].is_null()) return {};
  auto doubt = json["doubt"];
  require(doubt.is_object(), "doubt: an object is expected");
  doubt.erase("sets");  // ModelDescription::sets
  if (doubt.contains("gate")) {
    require(doubt["gate"].is_object(), "doubt.gate: an object is expected");
    for (const char* key : {"sha256", "backboneSha256"}) required<std::string>(doubt["gate"], key);
  }
  if (doubt.contains("neighbours")) {
    require(doubt["neighbours"].is_object(), "doubt.neighbours: an object is expected");
    required<std::string>(doubt["neighbours"], "sha256");
  }
  return doubt.empty() ? nlohmann::json() : doubt;
}

// Earlier versions wrote other sentences about the model of a run. Only those of this version have translations.
void renewRunWords(ModelDescription& d) {
  const auto data = d.training.is_object() ? d.training.value("data", nlohmann::json()) : nlohmann::json();
  if (data.is_string() && d.summary == "Trained with Glenoid on " + data.get<std::string>() + ".") d.summary = kRunSummary;
  if (d.limits == "It knows the makers it was trained on and no other.") d.limits = kRunLimits;
}

}  // namespace

bool isSubject(std::string_view text) {
  return !text.empty() && text.size() <= kLongestSubject && text.front() != ' ' && text.back() != ' ' &&
         text.find("  ") == std::string_view::npos && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz -") == std::string_view::npos;
}

ModelDescription modelDescriptionFromJson(const nlohmann::json& json) {
  require(required<std::string>(json, "format") == "glenoid-model", "the format is not glenoid-model");
  const auto version = wholeNumber(required<nlohmann::json>(json, "formatVersion"), "formatVersion", 1, INT_MAX);
  if (version > kFormatVersion) throw Error(ErrorCode::ModelTooNew, "format version " + std::to_string(version));
  ModelDescription d;
  d.name = required<std::string>(json, "name");
  require(
      !d.name.empty() && d.name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == std::string::npos,
      "the name may hold only letters, digits, '.', '_' and '-'");
  require(d.name.front() != '.', "the name starts with a dot");  // a folder of this name would be hidden, or be another folder
  d.version = required<std::string>(json, "version");
  d.summary = required<std::string>(json, "summary");
  d.architecture = required<std::string>(json, "architecture");
  d.head = required<std::string>(json, "head");
  for (const auto& label : required<nlohmann::json>(json, "labels")) {
    d.labels.push_back({required<std::string>(label, "name"), required<std::string>(label, "display")});
  }
  require(d.labels.size() >= 2, "fewer than two labels");
  std::set<std::string> names;
  for (const auto& label : d.labels)
    require(!label.name.empty() && names.insert(label.name).second, "labels: a name is empty or occurs twice");
  d.subject = subjectIn(json);
  d.doubt = doubtIn(json);
  const auto preprocessing = required<nlohmann::json>(json, "preprocessing");
  d.inputSize = wholeNumber(required<nlohmann::json>(preprocessing, "inputSize"), "inputSize", 32, 1024);
  d.mean = channels(preprocessing, "mean", -kLargestMean, kLargestMean);
  d.deviation = channels(preprocessing, "deviation", kSmallestDeviation, kLargestDeviation);
  const auto& temperature = json.contains("temperature") ? json["temperature"] : nlohmann::json();
  d.hasTemperature = !temperature.is_null();
  if (d.hasTemperature) d.temperature = number(temperature, "temperature", kLowestTemperature, kHighestTemperature);
  d.weightsSha256 = required<std::string>(json, "weightsSha256");
  if (json.contains("doubt") && json["doubt"].is_object() && json["doubt"].contains("sets")) {
    d.sets = setRulesFromJson(json["doubt"]["sets"], d.labelNames());
    for (const auto& rule : d.sets) {
      require(rule.looks != 1 || rule.temperature == d.temperature, "doubt.sets: they were fitted at another temperature");
    }
  }
  d.training = required<nlohmann::json>(json, "training");
  d.figures = required<nlohmann::json>(json, "figures");
  checkFigures(d.figures);
  d.licence = required<std::string>(json, "licence");
  d.limits = required<std::string>(json, "limits");
  renewRunWords(d);
  return d;
}

nlohmann::json toJson(const ModelDescription& d) {
  auto labels = nlohmann::json::array();
  for (const auto& label : d.labels) labels.push_back({{"name", label.name}, {"display", label.display}});
  nlohmann::json json{{"format", "glenoid-model"},
                      {"formatVersion", kFormatVersion},
                      {"name", d.name},
                      {"version", d.version},
                      {"summary", d.summary},
                      {"architecture", d.architecture},
                      {"head", d.head},
                      {"labels", labels},
                      {"subject", d.subject},
                      {"preprocessing", {{"inputSize", d.inputSize}, {"mean", d.mean}, {"deviation", d.deviation}}},
                      {"temperature", d.hasTemperature ? nlohmann::json(d.temperature) : nlohmann::json()},
                      {"weightsSha256", d.weightsSha256},
                      {"training", d.training},
                      {"figures", d.figures},
                      {"licence", d.licence},
                      {"limits", d.limits}};
  if (!d.doubt.is_null()) json["doubt"] = d.doubt;
  if (!d.sets.empty()) json["doubt"]["sets"] = toJson(d.sets, d.labelNames());
  return json;
}

std::vector<std::string> ModelDescription::labelNames() const {
  std::vector<std::string> names;
  for (const auto& label : labels) names.push_back(label.name);
  return names;
}

std::vector<std::size_t> ModelDescription::indicesOf(const std::vector<std::string>& names) const {
  const auto known = labelNames();
  std::vector<std::size_t> indices;
  for (const auto& wanted : names) {
    const auto found = std::find(known.begin(), known.end(), wanted);
    if (found == known.end()) throw Error(ErrorCode::DatasetMismatch, "the data set has a label that the model lacks");
    indices.push_back(static_cast<std::size_t>(found - known.begin()));
  }
  return indices;
}

std::string ModelDescription::title() const { return version == "1" ? name : name + " " + version; }

std::string ModelDescription::identification() const { return title() + " (" + weightsSha256.substr(0, 8) + ")"; }

bool ModelDescription::isCalibrated() const {
  constexpr std::int64_t kFewest = 50;
  if (!hasTemperature || !figures.is_object()) return false;
  const auto part = figures.find(figures.contains("crossValidation") ? "crossValidation" : "validation");
  if (part == figures.end() || !part->is_object()) return false;
  const auto images = part->find("images");
  return images != part->end() && images->is_number() && images->get<std::int64_t>() >= kFewest;
}

std::optional<MeasuredAccuracy> ModelDescription::measuredAccuracy() const {
  const auto pooled = figures.find("crossValidation");
  const auto found = pooled != figures.end() ? pooled : figures.find("test");
  const bool measured = found != figures.end() && found->is_object() && std::all_of(kFigures.begin(), kFigures.end(), [&](const char* key) {
                          return found->contains(key) && (*found)[key].is_number();
                        });
  if (!measured) return std::nullopt;
  const auto& f = *found;
  const auto number = [&](const char* key) { return f[key].get<double>(); };
  return MeasuredAccuracy{number("accuracy"), number("low"), number("high"), f["images"].get<int>(), found == pooled};
}

ReportText ModelDescription::accuracyText() const {
  const auto m = measuredAccuracy();
  if (!m) return {GLENOID_TEXT("Core", "Its accuracy was not measured.")};
  const char* pattern = m->crossValidated
                            ? GLENOID_TEXT("Core", "Measured accuracy %1 % (95 % interval %2 % to %3 %, %4 images in cross-validation).")
                            : GLENOID_TEXT("Core", "Measured accuracy %1 % (95 % interval %2 % to %3 %, %4 test images).");
  return {pattern, {100 * m->accuracy, 100 * m->low, 100 * m->high, std::int64_t{m->images}}, 1};
}

}  // namespace glenoid

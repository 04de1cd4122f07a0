// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/options.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/dataset/split.h"
#include "core/training/option_fields.h"
#include "core/training/option_list.h"

namespace glenoid {
namespace {

class Writer {
 public:
  nlohmann::ordered_json json = nlohmann::ordered_json::object();

  void number(const char* key, const auto& value) { json[key] = value; }
  void word(const char* key, const std::string& value, const std::vector<std::string>&) { json[key] = value; }
  void text(const char* key, const std::string& value) { json[key] = value; }
  void file(const char* key, const std::string& value) { json[key] = value; }
  void files(const char* key, const std::vector<std::string>& values) { json[key] = values; }
  void flag(const char* key, bool value) { json[key] = value; }
  template <typename Enum>
  void choice(const char* key, Enum value, const Words<Enum>& words) {
    json[key] = wordOf(value, words);
  }
  void section(const char* key, const auto& content) {
    Writer inner;
    content(inner);
    json[key] = std::move(inner.json);
  }
};

class Reader {
 public:
  Reader(const nlohmann::json& json, std::string prefix) : json_(json), prefix_(std::move(prefix)) {
    if (!json_.is_object())
      throw OptionError({FactCode::OptionsNotObject, {prefix_.empty() ? "the options" : prefix_.substr(0, prefix_.size() - 1)}});
  }

  template <typename Number>
  void number(const char* key, Number& value) {
    const auto& range = optionRange(prefix_ + key);
    const auto* given = find(key);
    if (!given) return;
    if (!given->is_number()) fail(key, FactCode::OptionNotNumber);
    const double number = given->get<double>();
    if (!range.holds(number)) throw OptionError(range.fact(prefix_ + key));
    if (std::is_integral_v<Number> && number != std::floor(number)) fail(key, FactCode::OptionNotWhole);
    value = static_cast<Number>(number);
  }
  void text(const char* key, std::string& value) {
    const auto* given = find(key);
    if (!given) return;
    if (!given->is_string()) fail(key, FactCode::OptionNotText);
    value = given->get<std::string>();
  }
  void file(const char* key, std::string& value) { text(key, value); }
  // A single text counts as a list of one.
  void files(const char* key, std::vector<std::string>& values) {
    const auto* given = find(key);
    if (!given) return;
    const auto isText = [](const nlohmann::json& item) { return item.is_string(); };
    if (given->is_string())
      values = {given->get<std::string>()};
    else if (given->is_array() && std::all_of(given->begin(), given->end(), isText))
      values = given->get<std::vector<std::string>>();
    else
      fail(key, FactCode::OptionNotTexts);
  }
  void flag(const char* key, bool& value) {
    const auto* given = find(key);
    if (!given) return;
    if (!given->is_boolean()) fail(key, FactCode::OptionNotFlag);
    value = given->get<bool>();
  }
  void word(const char* key, std::string& value, const std::vector<std::string>& words) {
    text(key, value);
    if (std::find(words.begin(), words.end(), value) == words.end()) failAllowing(key, words);
  }
  template <typename Enum>
  void choice(const char* key, Enum& value, const Words<Enum>& words) {
    std::string given;
    text(key, given);
    if (!find(key)) return;
    std::vector<std::string> allowed;
    for (const auto& [word, which] : words) allowed.push_back(word);
    const auto found = words.find(given);
    if (found == words.end()) failAllowing(key, allowed);
    value = found->second;
  }
  void section(const char* key, const auto& content) {
    const auto* given = find(key);
    if (!given) return;
    Reader inner(*given, prefix_ + key + ".");
    content(inner);
    inner.refuseUnknown();
  }
  void refuseUnknown() const {
    for (const auto& [key, value] : json_.items()) {
      if (!known_.contains(key)) fail(key, FactCode::OptionUnknown);
    }
  }

 private:
  const nlohmann::json* find(const char* key) {
    known_.insert(key);
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }
  [[noreturn]] void failAllowing(const char* key, const std::vector<std::string>& words) const {
    std::string list;
    for (const auto& word : words) list += (list.empty() ? "" : ", ") + word;
    throw OptionError({FactCode::OptionNotAmong, {prefix_ + key, list}});
  }
  [[noreturn]] void fail(const std::string& key, FactCode why) const { throw OptionError({why, {prefix_ + key}}); }

  const nlohmann::json& json_;
  std::string prefix_;
  std::set<std::string> known_;
};

void require(bool condition, FactCode why, std::vector<FactValue> values) {
  if (!condition) throw OptionError({why, std::move(values)});
}

void checkTogether(const TrainingOptions& options) {
  require(isSubject(options.subject), FactCode::OptionNotSubject, {"subject"});
  require(!options.balancedSampling || !options.classWeights, FactCode::OptionNotTogether, {"balancedSampling", "classWeights"});
  const auto& d = options.distillation;
  if (d.teachers.empty()) {
    require(d.probabilities == 0 && d.features == 0, FactCode::TeacherMissing, {"distillation.teachers"});
    require(d.labels > 0, FactCode::NothingToLearn, {"distillation.labels"});
    return;
  }
  require(d.probabilities > 0 || d.features > 0, FactCode::TeacherWithoutWeight, {"distillation.teachers"});
  require(d.architecture.empty() || d.probabilities == 0, FactCode::TeacherWithoutAnswers, {"distillation.probabilities"});
}

void checkTogether(const PretrainingOptions& options) {
  checkTogether(options.training);
  const auto& training = options.training;
  const auto useless = [](bool isSet, const char* key) { require(!isSet, FactCode::OptionNotInPretraining, {key}); };
  useless(training.patience > 0, "patience");
  useless(training.testTimeAugmentation, "testTimeAugmentation");
  useless(training.augmentation.mixupAlpha > 0, "augmentation.mixupAlpha");
  useless(training.distillation.probabilities > 0, "distillation.probabilities");
  const bool isTaught = !training.distillation.teachers.empty();
  require(isTaught || options.method != PretrainingMethod::Teacher, FactCode::TeacherMissing, {"distillation.teachers"});
}

template <typename Options>
nlohmann::ordered_json written(Options options) {
  Writer writer;
  describe(writer, options);
  return writer.json;
}

template <typename Options>
Options optionsIn(const nlohmann::json& json) {
  Options options;
  Reader reader(json, "");
  describe(reader, options);
  reader.refuseUnknown();
  checkTogether(options);
  return options;
}

}  // namespace

OptionError::OptionError(Fact problem) : Error(ErrorCode::OptionInvalid, sentence(problem)), problem_(std::move(problem)) {}

AugmentationOptions noAugmentation() { return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}; }

TrainingOptions PretrainingOptions::pretrainingDefaults() {
  TrainingOptions options;
  options.architecture = "densenet121";
  options.head = Head::Linear;
  options.inputSize = 128;
  options.batch = 64;
  options.optimizer.method = OptimizerMethod::AdamW;
  options.optimizer.rate = 1e-3;
  options.optimizer.weightDecay = 0.02;
  options.mixedPrecision = true;
  // Views must differ more than pictures do in training, or there is little to learn.
  options.augmentation.crop = 0.6;
  options.augmentation.contrast = 0.4;
  options.augmentation.brightness = 0.2;
  options.augmentation.gamma = 0.5;
  options.augmentation.blur = 1;
  return options;
}

nlohmann::ordered_json toJson(const TrainingOptions& options) { return written(options); }
nlohmann::ordered_json toJson(const PretrainingOptions& options) { return written(options); }

TrainingOptions trainingOptionsFromJson(const nlohmann::json& json) { return optionsIn<TrainingOptions>(json); }
PretrainingOptions pretrainingOptionsFromJson(const nlohmann::json& json) { return optionsIn<PretrainingOptions>(json); }

void checkOptions(const TrainingOptions& options) { trainingOptionsFromJson(nlohmann::json(toJson(options))); }
void checkOptions(const PretrainingOptions& options) { pretrainingOptionsFromJson(nlohmann::json(toJson(options))); }

void requireParts(const TrainingOptions& options, const Split& split) {
  if (split.train.empty()) throw Error(ErrorCode::DatasetTooSmall, "the training part is empty");
  require(options.patience == 0 || !split.validation.empty(), FactCode::OptionNeedsValidation, {"patience"});
}

}  // namespace glenoid

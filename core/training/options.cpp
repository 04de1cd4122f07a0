#include "core/training/options.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "core/base/error.h"

namespace glenoid {
namespace {

struct Range {
  double low = 0, high = 1;
  bool openLow = false, openHigh = false;
  bool holds(double value) const { return (openLow ? value > low : value >= low) && (openHigh ? value < high : value <= high); }
  std::string text() const {
    std::ostringstream out;
    out << (openLow ? "above " : "from ") << low << (openHigh ? " to below " : " to ") << high;
    return out.str();
  }
};
constexpr Range kShare{0, 1};
constexpr Range kOpenShare{0, 1, true, true};
constexpr Range kWeight{0, 1000};
constexpr Range kBelowOne{0, 1, false, true};
constexpr Range kAboveZero{0, 1, true, false};
constexpr double kLargestSeed = 9007199254740992;  // 2^53

template <typename Enum>
using Names = std::map<std::string, Enum>;
const Names<Head> kHeads{{"linear", Head::Linear}, {"original", Head::Original}};
const Names<OptimizerMethod> kMethods{{"sgd", OptimizerMethod::Sgd}, {"adam", OptimizerMethod::Adam}, {"adamw", OptimizerMethod::AdamW}};
const Names<ScheduleKind> kKinds{{"constant", ScheduleKind::Constant},
                                 {"cosine", ScheduleKind::Cosine},
                                 {"one-cycle", ScheduleKind::OneCycle},
                                 {"step", ScheduleKind::Step}};

// Every option once: key, field and range. A visitor reads or writes them.
template <typename Visitor>
void describe(Visitor& v, AugmentationOptions& o) {
  v.number("flipHorizontal", o.flipHorizontal, kShare);
  v.number("flipVertical", o.flipVertical, kShare);
  v.number("rotationDegrees", o.rotationDegrees, {0, 180});
  v.number("scale", o.scale, kShare);
  v.number("shift", o.shift, {0, 0.5});
  v.number("crop", o.crop, {0, 0.9});
  v.number("blur", o.blur, {0, 10});
  v.number("contrast", o.contrast, kShare);
  v.number("brightness", o.brightness, kShare);
  v.number("gamma", o.gamma, {0, 4});
  v.number("noise", o.noise, kShare);
  v.number("erasing", o.erasing, kShare);
  v.number("mixupAlpha", o.mixupAlpha, {0, 10});
}

template <typename Visitor>
void describe(Visitor& v, OptimizerOptions& o) {
  v.choice("method", o.method, kMethods);
  v.number("rate", o.rate, {0, 10, true});
  v.number("momentum", o.momentum, kBelowOne);
  v.number("weightDecay", o.weightDecay, kShare);
  v.number("clipNorm", o.clipNorm, {0, 1e6});
}

template <typename Visitor>
void describe(Visitor& v, ScheduleOptions& o) {
  v.choice("kind", o.kind, kKinds);
  v.number("warmupEpochs", o.warmupEpochs, {0, 1000});
  v.number("stepEpochs", o.stepEpochs, {1, 100000});
  v.number("stepFactor", o.stepFactor, kAboveZero);
  v.number("riseShare", o.riseShare, kOpenShare);
}

template <typename Visitor>
void describe(Visitor& v, DistillationOptions& o) {
  v.texts("teachers", o.teachers);
  v.text("architecture", o.architecture);
  v.number("inputSize", o.inputSize, {0, 1024});
  v.number("labels", o.labels, kWeight);
  v.number("probabilities", o.probabilities, kWeight);
  v.number("features", o.features, kWeight);
  v.number("temperature", o.temperature, {1, 100});
}

template <typename Visitor>
void describe(Visitor& v, TrainingOptions& o) {
  v.section("network", [&](auto& s) {
    s.text("architecture", o.architecture);
    s.choice("head", o.head, kHeads);
    s.number("mapDropout", o.mapDropout, kBelowOne);
    s.number("headDropout", o.headDropout, kBelowOne);
  });
  v.text("startWeights", o.startWeights);
  v.number("inputSize", o.inputSize, {32, 1024});
  v.text("device", o.device);
  v.number("seed", o.seed, {0, kLargestSeed});
  v.number("epochs", o.epochs, {1, 100000});
  v.number("batch", o.batch, {1, 65536});
  v.section("optimizer", [&](auto& s) { describe(s, o.optimizer); });
  v.section("schedule", [&](auto& s) { describe(s, o.schedule); });
  v.number("frozenStages", o.frozenStages, {0, 1000});
  v.number("stageRateFactor", o.stageRateFactor, kAboveZero);
  v.number("labelSmoothing", o.labelSmoothing, {0, 0.9});
  v.number("focalGamma", o.focalGamma, {0, 10});
  v.flag("classWeights", o.classWeights);
  v.flag("balancedSampling", o.balancedSampling);
  v.number("emaDecay", o.emaDecay, kBelowOne);
  v.flag("mixedPrecision", o.mixedPrecision);
  v.number("patience", o.patience, {0, 100000});
  v.number("checkpointEpochs", o.checkpointEpochs, {1, 100000});
  v.flag("testTimeAugmentation", o.testTimeAugmentation);
  v.section("augmentation", [&](auto& s) { describe(s, o.augmentation); });
  v.section("distillation", [&](auto& s) { describe(s, o.distillation); });
}

class Writer {
 public:
  nlohmann::ordered_json json = nlohmann::ordered_json::object();

  void number(const char* key, const auto& value, const Range&) { json[key] = value; }
  void text(const char* key, const std::string& value) { json[key] = value; }
  void texts(const char* key, const std::vector<std::string>& values) { json[key] = values; }
  void flag(const char* key, bool value) { json[key] = value; }
  template <typename Enum>
  void choice(const char* key, Enum value, const Names<Enum>& names) {
    for (const auto& [name, which] : names) {
      if (which == value) json[key] = name;
    }
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
      throw Error(ErrorCode::OptionInvalid,
                  (prefix_.empty() ? "the options" : prefix_.substr(0, prefix_.size() - 1)) + ": an object is expected");
  }

  template <typename Number>
  void number(const char* key, Number& value, const Range& range) {
    const auto* given = find(key);
    if (!given) return;
    if (!given->is_number()) fail(key, "a number is expected");
    const double number = given->get<double>();
    if (!range.holds(number)) fail(key, range.text() + " is allowed");
    if (std::is_integral_v<Number> && number != std::floor(number)) fail(key, "a whole number is expected");
    value = static_cast<Number>(number);
  }
  void text(const char* key, std::string& value) {
    const auto* given = find(key);
    if (!given) return;
    if (!given->is_string()) fail(key, "a text is expected");
    value = given->get<std::string>();
  }
  // One text stands for a list of one.
  void texts(const char* key, std::vector<std::string>& values) {
    const auto* given = find(key);
    if (!given) return;
    const auto isText = [](const nlohmann::json& item) { return item.is_string(); };
    if (given->is_string())
      values = {given->get<std::string>()};
    else if (given->is_array() && std::all_of(given->begin(), given->end(), isText))
      values = given->get<std::vector<std::string>>();
    else
      fail(key, "a list of texts is expected");
  }
  void flag(const char* key, bool& value) {
    const auto* given = find(key);
    if (!given) return;
    if (!given->is_boolean()) fail(key, "true or false is expected");
    value = given->get<bool>();
  }
  template <typename Enum>
  void choice(const char* key, Enum& value, const Names<Enum>& names) {
    std::string word;
    text(key, word);
    if (!find(key)) return;
    const auto found = names.find(word);
    std::string list;
    for (const auto& [name, which] : names) list += (list.empty() ? "" : ", ") + name;
    if (found == names.end()) fail(key, "one of " + list + " is allowed");
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
      if (!known_.contains(key)) throw Error(ErrorCode::OptionInvalid, prefix_ + key + ": there is no such option");
    }
  }

 private:
  const nlohmann::json* find(const char* key) {
    known_.insert(key);
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }
  [[noreturn]] void fail(const char* key, const std::string& why) const {
    throw Error(ErrorCode::OptionInvalid, prefix_ + key + ": " + why);
  }

  const nlohmann::json& json_;
  std::string prefix_;
  std::set<std::string> known_;
};

void checkTogether(const TrainingOptions& options) {
  const auto require = [](bool condition, const char* complaint) {
    if (!condition) throw Error(ErrorCode::OptionInvalid, complaint);
  };
  require(!options.balancedSampling || !options.classWeights, "balancedSampling: not together with classWeights");
  const auto& d = options.distillation;
  if (d.teachers.empty()) {
    require(d.probabilities == 0 && d.features == 0, "distillation.teachers: none is given");
    require(d.labels > 0, "distillation.labels: without a teacher there is nothing else to learn from");
    return;
  }
  require(d.probabilities > 0 || d.features > 0, "distillation: probabilities or features must be above 0 for a teacher");
  require(d.architecture.empty() || d.probabilities == 0, "distillation.probabilities: published weights can teach features alone");
}

}  // namespace

AugmentationOptions noAugmentation() { return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}; }

nlohmann::ordered_json toJson(const TrainingOptions& options) {
  Writer writer;
  auto copy = options;
  describe(writer, copy);
  return writer.json;
}

TrainingOptions trainingOptionsFromJson(const nlohmann::json& json) {
  TrainingOptions options;
  Reader reader(json, "");
  describe(reader, options);
  reader.refuseUnknown();
  checkTogether(options);
  return options;
}

void checkOptions(const TrainingOptions& options) { trainingOptionsFromJson(nlohmann::json(toJson(options))); }

}  // namespace glenoid

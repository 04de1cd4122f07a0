#include "core/training/option_list.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/base/error.h"
#include "core/training/option_fields.h"

namespace glenoid {
namespace {

constexpr OptionRange kNone{};  // of what is no number
constexpr OptionRange kShare{0, 1};
constexpr OptionRange kOpenShare{0, 1, true, true};
constexpr OptionRange kWeight{0, 1000};
constexpr OptionRange kBelowOne{0, 1, false, true};
constexpr OptionRange kAboveZero{0, 1, true, false};
constexpr OptionRange kEpochs{1, 100000};
constexpr OptionRange kSeed{0, 9007199254740992};  // 2^53

struct Row {
  const char *key, *label, *unit;
  OptionRange range;
  const char *word, *explanation;
};
struct Group {
  const char* name;
  std::vector<Row> rows;
};

// What a person reads; kind, choices and default come from the options themselves.
const std::vector<Group>& groups() {
  static const std::vector<Group> all{
      {"Network",
       {{"network.architecture", "Network", "", kNone, "--network", "Architecture of the network"},
        {"startWeights", "Start weights", "", kNone, "--start",
         "File (.safetensors) with the weights it starts from; without one they are random, which costs much accuracy on small data sets"},
        {"inputSize", "Input size", "px", {32, 1024}, "--size", "Side of the square picture that the network sees"},
        {"network.head", "Head", "", kNone, "--head",
         "What follows pooling: one dense layer (linear), or 512 SELU units before it (original)"},
        {"network.mapDropout", "Dropout of the map", "", kBelowOne, "", "Share of the last feature map that is dropped while training"},
        {"network.headDropout", "Dropout of the head", "", kBelowOne, "",
         "Share of the units before the last dense layer that is dropped while training"},
        {"frozenStages", "Frozen stages", "", {0, 1000}, "--frozen-stages", "First stages of the network that do not learn"},
        {"stageRateFactor", "Rate per stage", "", kAboveZero, "",
         "Each stage learns at this share of the rate of the stage after it; 1 is the same rate everywhere"}}},
      {"Run",
       {{"epochs", "Epochs", "", kEpochs, "--epochs", "Passes over the training part, at most"},
        {"batch", "Batch", "images", {1, 65536}, "--batch", "Images in one step; halved by itself where the device's memory is full"},
        {"patience",
         "Patience",
         "epochs",
         {0, 100000},
         "--patience",
         "Stops after so many epochs without a better validation; 0 never stops early"},
        {"device", "Device", "", kNone, "--device", "Where it trains; auto takes a graphics processor where there is one"},
        {"mixedPrecision", "Mixed precision", "", kNone, "",
         "Computes in bfloat16 on a CUDA device, which is faster; nothing changes elsewhere"},
        {"seed", "Seed", "", kSeed, "--seed", "Start of every random draw: the same seed gives the same run on the processor"},
        {"checkpointEpochs", "Checkpoint every", "epochs", kEpochs, "", "Epochs between checkpoints: what a crash loses at most"},
        {"testTimeAugmentation", "Test with eight views", "", kNone, "",
         "Measures the test part also as the mean over four quarter turns, each also mirrored"}}},
      {"Optimizer",
       {{"optimizer.method", "Method", "", kNone, "--optimizer",
         "How weights follow the gradient: sgd (with Nesterov momentum), adam or adamw"},
        {"optimizer.rate", "Learning rate", "", {0, 10, true}, "--rate", "Length of a step; about 0.01 for sgd, 0.0003 for adam and adamw"},
        {"optimizer.momentum", "Momentum", "", kBelowOne, "", "Share of the last step that goes on in the next, for sgd alone"},
        {"optimizer.weightDecay", "Weight decay", "", kShare, "", "Pull of the weights towards zero; biases and norms are left alone"},
        {"optimizer.clipNorm", "Longest gradient", "", {0, 1e6}, "", "Longer gradients are shortened to this; 0 leaves them as they are"},
        {"emaDecay", "Weight averaging", "", kBelowOne, "",
         "Decay of a running average of the weights, which then is validated and kept; 0 for none"}}},
      {"Learning rate schedule",
       {{"schedule.kind", "Schedule", "", kNone, "",
         "How the rate changes: constant, cosine (down to 0), one-cycle (up, then down) or step"},
        {"schedule.warmupEpochs", "Warm-up", "epochs", {0, 1000}, "", "Linear rise of the rate from 0 at the start, except for one-cycle"},
        {"schedule.stepEpochs", "Step after", "epochs", kEpochs, "", "Epochs between two steps of the step schedule"},
        {"schedule.stepFactor", "Step factor", "", kAboveZero, "", "Factor on the rate at each step of the step schedule"},
        {"schedule.riseShare", "Rise", "", kOpenShare, "", "Share of the run in which one-cycle climbs to the rate"}}},
      {"Loss and classes",
       {{"labelSmoothing", "Label smoothing", "", {0, 0.9}, "", "Share of certainty taken from the right label and spread over all"},
        {"focalGamma", "Focal exponent", "", {0, 10}, "", "Above 0, images that are already answered well count less"},
        {"classWeights", "Class weights", "", kNone, "--class-weights", "Weighs images of rare makers up in the loss"},
        {"balancedSampling", "Balanced sampling", "", kNone, "",
         "Draws images of each maker equally often; not together with class weights"}}},
      {"Augmentation",
       {{"augmentation.flipHorizontal", "Mirror left-right", "", kShare, "", "Probability that a picture is mirrored left-right"},
        {"augmentation.flipVertical", "Mirror top-bottom", "", kShare, "", "Probability that a picture is mirrored top-bottom"},
        {"augmentation.rotationDegrees", "Rotation", "degrees", {0, 180}, "", "Turned by up to this angle either way"},
        {"augmentation.scale", "Zoom", "", kShare, "", "Zoomed in or out by up to this share"},
        {"augmentation.shift", "Shift", "", {0, 0.5}, "", "Moved along both axes by up to this share of the side"},
        {"augmentation.crop", "Crop", "", {0, 0.9}, "", "Up to this share of the side is cut off, and the rest enlarged"},
        {"augmentation.blur", "Blur", "px", {0, 10}, "", "Gaussian blur with a deviation of up to this"},
        {"augmentation.contrast", "Contrast", "", kShare, "", "Contrast raised or lowered by up to this share"},
        {"augmentation.brightness", "Brightness", "", kShare, "", "Brightness raised or lowered by up to this share of the full range"},
        {"augmentation.gamma", "Gamma", "", {0, 4}, "", "Grey values bent by an exponent of up to 1 plus this, or its inverse"},
        {"augmentation.noise", "Noise", "", kShare, "", "Gaussian noise with a deviation of up to this share of the full range"},
        {"augmentation.erasing", "Erasing", "", kShare, "", "Probability that a rectangle of 2 to 20 % of the area is made black"},
        {"augmentation.mixupAlpha",
         "Mixup",
         "",
         {0, 10},
         "",
         "Pictures and labels of two images are mixed, the more the larger this is; 0 for none"}}},
      {"Learning from other networks",
       {{"distillation.teachers", "Teachers", "", kNone, "",
         "Model bundles whose answers are learnt too, or files of published weights with their network named below"},
        {"distillation.architecture", "Network of published weights", "", kNone, "",
         "Architecture of the teachers where they are published weights; empty for model bundles"},
        {"distillation.inputSize",
         "Input size of published weights",
         "px",
         {0, 1024},
         "",
         "At which size published weights see the pictures; 0 for that of the network that learns"},
        {"distillation.labels", "Weight of the labels", "", kWeight, "", "How much the labels count in the loss"},
        {"distillation.probabilities", "Weight of the teachers' answers", "", kWeight, "",
         "How much the teachers' probabilities count; they must know the same makers"},
        {"distillation.features", "Weight of the teachers' features", "", kWeight, "", "How much the teachers' pooled features count"},
        {"distillation.temperature", "Temperature", "", {1, 100}, "", "How much the probabilities are softened before they are compared"}}},
  };
  return all;
}

const Row* findRow(std::string_view key) {
  for (const auto& group : groups()) {
    for (const auto& row : group.rows) {
      if (row.key == key) return &row;
    }
  }
  return nullptr;
}

// Collects kind, choices and default of every field.
class Lister {
 public:
  Lister(std::vector<TrainingOption>& options, std::string prefix) : options_(options), prefix_(std::move(prefix)) {}

  void number(const char* key, const auto& value) {
    add(key, std::is_integral_v<std::decay_t<decltype(value)>> ? OptionKind::Integer : OptionKind::Real, value);
  }
  void flag(const char* key, bool value) { add(key, OptionKind::Flag, value); }
  void file(const char* key, const std::string& value) { add(key, OptionKind::File, value); }
  void files(const char* key, const std::vector<std::string>& value) { add(key, OptionKind::Files, value); }
  void word(const char* key, const std::string& value, const std::vector<std::string>& words) {
    add(key, OptionKind::Choice, value).choices = words;
  }
  template <typename Enum>
  void choice(const char* key, Enum value, const OptionNames<Enum>& names) {
    auto& option = add(key, OptionKind::Choice, "");
    for (const auto& [name, which] : names) {
      option.choices.push_back(name);
      if (which == value) option.standard = name;
    }
  }
  void section(const char* key, const auto& content) {
    Lister inner(options_, prefix_ + key + ".");
    content(inner);
  }

 private:
  TrainingOption& add(const char* key, OptionKind kind, nlohmann::json standard) {
    TrainingOption option;
    option.key = prefix_ + key;
    option.kind = kind;
    option.standard = std::move(standard);
    return options_.emplace_back(std::move(option));
  }

  std::vector<TrainingOption>& options_;
  std::string prefix_;
};

std::vector<TrainingOption> makeList() {
  std::vector<TrainingOption> fields, list;
  Lister lister(fields, "");
  TrainingOptions defaults;
  describe(lister, defaults);
  for (const auto& group : groups()) {
    for (const auto& row : group.rows) {
      const auto found = std::find_if(fields.begin(), fields.end(), [&](const TrainingOption& field) { return field.key == row.key; });
      if (found == fields.end()) throw Error(ErrorCode::Internal, std::string("the table of options names ") + row.key);
      auto& option = list.emplace_back(std::move(*found));
      option.key = row.key;
      option.group = group.name;
      option.label = row.label;
      option.unit = row.unit;
      option.range = row.range;
      option.word = row.word;
      option.explanation = row.explanation;
    }
  }
  return list;
}

}  // namespace

std::string OptionRange::text() const {
  std::ostringstream out;
  out.precision(16);  // 2^53 digit by digit
  out << (openLow ? "above " : "from ") << low << (openHigh ? " to below " : " to ") << high;
  return out.str();
}

const std::vector<TrainingOption>& trainingOptionList() {
  static const auto list = makeList();
  return list;
}

const OptionRange& optionRange(std::string_view key) {
  if (const auto* row = findRow(key)) return row->range;
  throw Error(ErrorCode::Internal, "the table of options lacks " + std::string(key));
}

const nlohmann::json& optionAt(const nlohmann::json& options, const std::string& key) {
  auto pointer = "/" + key;
  std::replace(pointer.begin(), pointer.end(), '.', '/');
  try {
    return options.at(nlohmann::json::json_pointer(pointer));
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::OptionInvalid, key + ": there is no such option");
  }
}

nlohmann::json& optionAt(nlohmann::json& options, const std::string& key) {
  return const_cast<nlohmann::json&>(optionAt(std::as_const(options), key));
}

}  // namespace glenoid

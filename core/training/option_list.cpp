// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/option_list.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/training/option_fields.h"

namespace glenoid {
namespace {

constexpr OptionRange kNone{};  // for options that are not numbers
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

// Texts for users. Kind, choices and default come from the options themselves.
const std::vector<Group>& groups() {
  static const std::vector<Group> all{
      {GLENOID_TEXT("TrainingOption", "Network"),
       {{"network.architecture", GLENOID_TEXT("TrainingOption", "Network"), "", kNone, "--network",
         GLENOID_TEXT("TrainingOption", "Architecture of the network")},
        {"startWeights", GLENOID_TEXT("TrainingOption", "Start weights"), "", kNone, "--start",
         GLENOID_TEXT("TrainingOption",
                      "File (.safetensors) with the weights it starts from; without one they are random, which costs much accuracy on "
                      "small data sets")},
        {"inputSize",
         GLENOID_TEXT("TrainingOption", "Input size"),
         GLENOID_TEXT("TrainingOption", "px"),
         {32, 1024},
         "--size",
         GLENOID_TEXT("TrainingOption", "Side of the square picture that the network sees")},
        {"network.head", GLENOID_TEXT("TrainingOption", "Head"), "", kNone, "--head",
         GLENOID_TEXT("TrainingOption", "What follows pooling: one dense layer (linear), or 512 SELU units before it (original)")},
        {"network.mapDropout", GLENOID_TEXT("TrainingOption", "Dropout of the map"), "", kBelowOne, "",
         GLENOID_TEXT("TrainingOption", "Share of the last feature map that is dropped while training")},
        {"network.headDropout", GLENOID_TEXT("TrainingOption", "Dropout of the head"), "", kBelowOne, "",
         GLENOID_TEXT("TrainingOption", "Share of the units before the last dense layer that is dropped while training")},
        {"frozenStages",
         GLENOID_TEXT("TrainingOption", "Frozen stages"),
         "",
         {0, 1000},
         "--frozen-stages",
         GLENOID_TEXT("TrainingOption", "First stages of the network that do not learn")},
        {"stageRateFactor", GLENOID_TEXT("TrainingOption", "Rate per stage"), "", kAboveZero, "",
         GLENOID_TEXT("TrainingOption",
                      "Each stage learns at this share of the rate of the stage after it; 1 is the same rate everywhere")}}},
      {GLENOID_TEXT("TrainingOption", "Run"),
       {{"subject", GLENOID_TEXT("TrainingOption", "Subject"), "", kNone, "--subject",
         GLENOID_TEXT(
             "TrainingOption",
             "Any word for what the radiographs show, such as shoulder or hip. In whole films, shoulder implants are located before "
             "they are named")},
        {"epochs", GLENOID_TEXT("TrainingOption", "Epochs"), "", kEpochs, "--epochs",
         GLENOID_TEXT("TrainingOption", "Passes over the training part, at most")},
        {"batch",
         GLENOID_TEXT("TrainingOption", "Batch"),
         GLENOID_TEXT("TrainingOption", "images"),
         {1, 65536},
         "--batch",
         GLENOID_TEXT("TrainingOption", "Images in one step; halved automatically if the device's memory is full")},
        {"patience",
         GLENOID_TEXT("TrainingOption", "Patience"),
         GLENOID_TEXT("TrainingOption", "epochs"),
         {0, 100000},
         "--patience",
         GLENOID_TEXT("TrainingOption", "Stops after this many epochs without a better validation; 0 never stops early")},
        {"device", GLENOID_TEXT("TrainingOption", "Device"), "", kNone, "--device",
         GLENOID_TEXT("TrainingOption", "Device to train on; auto takes a graphics processor if there is one")},
        {"mixedPrecision", GLENOID_TEXT("TrainingOption", "Mixed precision"), "", kNone, "",
         GLENOID_TEXT("TrainingOption", "Computes in bfloat16 on a CUDA device, which is faster; nothing changes elsewhere")},
        {"synchronisedBatchNorm", GLENOID_TEXT("TrainingOption", "Joint batch norm"), "", kNone, "--synchronised-batch-norm",
         GLENOID_TEXT("TrainingOption",
                      "If several processes train together, batch norm measures their images together instead of those of each process; "
                      "slower, but the result does not depend on the number of processes")},
        {"seed", GLENOID_TEXT("TrainingOption", "Seed"), "", kSeed, "--seed",
         GLENOID_TEXT("TrainingOption", "Start of every random draw: the same seed gives the same run on the processor")},
        {"checkpointEpochs", GLENOID_TEXT("TrainingOption", "Checkpoint every"), GLENOID_TEXT("TrainingOption", "epochs"), kEpochs, "",
         GLENOID_TEXT("TrainingOption", "Epochs between checkpoints: what a crash loses at most")},
        {"testTimeAugmentation", GLENOID_TEXT("TrainingOption", "Test with eight looks"), "", kNone, "",
         GLENOID_TEXT("TrainingOption",
                      "Also measures the mean of eight looks at each test picture: four quarter turns, each also mirrored")}}},
      {GLENOID_TEXT("TrainingOption", "Optimizer"),
       {{"optimizer.method", GLENOID_TEXT("TrainingOption", "Method"), "", kNone, "--optimizer",
         GLENOID_TEXT("TrainingOption", "How weights follow the gradient: sgd (with Nesterov momentum), adam or adamw")},
        {"optimizer.rate",
         GLENOID_TEXT("TrainingOption", "Learning rate"),
         "",
         {0, 10, true},
         "--rate",
         GLENOID_TEXT("TrainingOption", "Length of a step; about 0.01 for sgd, 0.0003 for adam and adamw")},
        {"optimizer.momentum", GLENOID_TEXT("TrainingOption", "Momentum"), "", kBelowOne, "",
         GLENOID_TEXT("TrainingOption", "Share of the last step that carries over to the next; sgd only")},
        {"optimizer.weightDecay", GLENOID_TEXT("TrainingOption", "Weight decay"), "", kShare, "",
         GLENOID_TEXT("TrainingOption", "Pull of the weights towards zero; biases and norms are left alone")},
        {"optimizer.clipNorm",
         GLENOID_TEXT("TrainingOption", "Longest gradient"),
         "",
         {0, 1e6},
         "",
         GLENOID_TEXT("TrainingOption", "Longer gradients are shortened to this; 0 leaves them as they are")},
        {"emaDecay", GLENOID_TEXT("TrainingOption", "Weight averaging"), "", kBelowOne, "",
         GLENOID_TEXT("TrainingOption",
                      "Decay of an exponential moving average of the weights, which is then validated and kept; 0 for none")}}},
      {GLENOID_TEXT("TrainingOption", "Learning rate schedule"),
       {{"schedule.kind", GLENOID_TEXT("TrainingOption", "Schedule"), "", kNone, "",
         GLENOID_TEXT("TrainingOption", "How the rate changes: constant, cosine (down to 0), one-cycle (up, then down) or step")},
        {"schedule.warmupEpochs",
         GLENOID_TEXT("TrainingOption", "Warm-up"),
         GLENOID_TEXT("TrainingOption", "epochs"),
         {0, 1000},
         "",
         GLENOID_TEXT("TrainingOption", "Linear rise of the rate from 0 at the start, except for one-cycle")},
        {"schedule.stepEpochs", GLENOID_TEXT("TrainingOption", "Step after"), GLENOID_TEXT("TrainingOption", "epochs"), kEpochs, "",
         GLENOID_TEXT("TrainingOption", "Epochs between two steps of the step schedule")},
        {"schedule.stepFactor", GLENOID_TEXT("TrainingOption", "Step factor"), "", kAboveZero, "",
         GLENOID_TEXT("TrainingOption", "Factor on the rate at each step of the step schedule")},
        {"schedule.riseShare", GLENOID_TEXT("TrainingOption", "Rise"), "", kOpenShare, "",
         GLENOID_TEXT("TrainingOption", "Share of the run in which one-cycle climbs to the rate")}}},
      {GLENOID_TEXT("TrainingOption", "Loss and classes"),
       {{"labelSmoothing",
         GLENOID_TEXT("TrainingOption", "Label smoothing"),
         "",
         {0, 0.9},
         "",
         GLENOID_TEXT("TrainingOption", "Share of certainty taken from the right label and spread over all")},
        {"focalGamma",
         GLENOID_TEXT("TrainingOption", "Focal exponent"),
         "",
         {0, 10},
         "",
         GLENOID_TEXT("TrainingOption", "Above 0, images that are already answered well count less")},
        {"classWeights", GLENOID_TEXT("TrainingOption", "Class weights"), "", kNone, "--class-weights",
         GLENOID_TEXT("TrainingOption", "Gives images of rare makers more weight in the loss")},
        {"balancedSampling", GLENOID_TEXT("TrainingOption", "Balanced sampling"), "", kNone, "",
         GLENOID_TEXT("TrainingOption", "Draws images of each maker equally often; cannot be combined with class weights")}}},
      {GLENOID_TEXT("TrainingOption", "Augmentation"),
       {{"augmentation.flipHorizontal", GLENOID_TEXT("TrainingOption", "Mirror left-right"), "", kShare, "",
         GLENOID_TEXT("TrainingOption", "Probability that a picture is mirrored left-right")},
        {"augmentation.flipVertical", GLENOID_TEXT("TrainingOption", "Mirror top-bottom"), "", kShare, "",
         GLENOID_TEXT("TrainingOption", "Probability that a picture is mirrored top-bottom")},
        {"augmentation.rotationDegrees",
         GLENOID_TEXT("TrainingOption", "Rotation"),
         GLENOID_TEXT("TrainingOption", "degrees"),
         {0, 180},
         "",
         GLENOID_TEXT("TrainingOption", "Turned by up to this angle either way")},
        {"augmentation.scale", GLENOID_TEXT("TrainingOption", "Zoom"), "", kShare, "",
         GLENOID_TEXT("TrainingOption", "Zoomed in or out by up to this share")},
        {"augmentation.shift",
         GLENOID_TEXT("TrainingOption", "Shift"),
         "",
         {0, 0.5},
         "",
         GLENOID_TEXT("TrainingOption", "Moved along both axes by up to this share of the side")},
        {"augmentation.crop",
         GLENOID_TEXT("TrainingOption", "Crop"),
         "",
         {0, 0.9},
         "",
         GLENOID_TEXT("TrainingOption", "Up to this share of the side is cut off, and the rest enlarged")},
        {"augmentation.blur",
         GLENOID_TEXT("TrainingOption", "Blur"),
         GLENOID_TEXT("TrainingOption", "px"),
         {0, 10},
         "",
         GLENOID_TEXT("TrainingOption", "Gaussian blur with a deviation of up to this")},
        {"augmentation.contrast", GLENOID_TEXT("TrainingOption", "Contrast"), "", kShare, "",
         GLENOID_TEXT("TrainingOption", "Contrast raised or lowered by up to this share")},
        {"augmentation.brightness", GLENOID_TEXT("TrainingOption", "Brightness"), "", kShare, "",
         GLENOID_TEXT("TrainingOption", "Brightness raised or lowered by up to this share of the full range")},
        {"augmentation.gamma",
         GLENOID_TEXT("TrainingOption", "Gamma"),
         "",
         {0, 4},
         "",
         GLENOID_TEXT("TrainingOption", "Grey values bent by an exponent of up to 1 plus this, or its inverse")},
        {"augmentation.noise", GLENOID_TEXT("TrainingOption", "Noise"), "", kShare, "",
         GLENOID_TEXT("TrainingOption", "Gaussian noise with a deviation of up to this share of the full range")},
        {"augmentation.erasing", GLENOID_TEXT("TrainingOption", "Erasing"), "", kShare, "",
         GLENOID_TEXT("TrainingOption", "Probability that a rectangle of 2 to 20 % of the area is made black")},
        {"augmentation.mixupAlpha",
         GLENOID_TEXT("TrainingOption", "Mixup"),
         "",
         {0, 10},
         "",
         GLENOID_TEXT("TrainingOption", "Mixes the pictures and labels of two images; larger values mix more, 0 mixes none")}}},
      {GLENOID_TEXT("TrainingOption", "Learning from other networks"),
       {{"distillation.teachers", GLENOID_TEXT("TrainingOption", "Teachers"), "", kNone, "",
         GLENOID_TEXT("TrainingOption",
                      "Model bundles whose answers are learnt too, or files of published weights with their network named below")},
        {"distillation.architecture", GLENOID_TEXT("TrainingOption", "Network of published weights"), "", kNone, "",
         GLENOID_TEXT("TrainingOption", "Architecture of the teachers if they are published weights; empty for model bundles")},
        {"distillation.inputSize",
         GLENOID_TEXT("TrainingOption", "Input size of published weights"),
         GLENOID_TEXT("TrainingOption", "px"),
         {0, 1024},
         "",
         GLENOID_TEXT("TrainingOption",
                      "Size at which the published weights see the pictures; 0 for the input size of the network that learns")},
        {"distillation.labels", GLENOID_TEXT("TrainingOption", "Weight of the labels"), "", kWeight, "",
         GLENOID_TEXT("TrainingOption", "How much the labels count in the loss")},
        {"distillation.probabilities", GLENOID_TEXT("TrainingOption", "Weight of the teachers' answers"), "", kWeight, "",
         GLENOID_TEXT("TrainingOption", "How much the teachers' probabilities count; they must know the same makers")},
        {"distillation.features", GLENOID_TEXT("TrainingOption", "Weight of the teachers' features"), "", kWeight, "",
         GLENOID_TEXT("TrainingOption", "How much the teachers' pooled features count")},
        {"distillation.temperature",
         GLENOID_TEXT("TrainingOption", "Temperature"),
         "",
         {1, 100},
         "",
         GLENOID_TEXT("TrainingOption", "How much the probabilities are softened before they are compared")}}},
  };
  return all;
}

const std::vector<Group>& pretrainingGroups() {
  static const std::vector<Group> all{
      {GLENOID_TEXT("TrainingOption", "Pretraining"),
       {{"pretraining.method", GLENOID_TEXT("TrainingOption", "Method"), "", kNone, "--method",
         GLENOID_TEXT("TrainingOption",
                      "What is learned: labels (of one or several tasks), views (two varied views of a picture give the same features; no "
                      "label needed) or teacher (only the features of the teachers)")},
        {"pretraining.projection",
         GLENOID_TEXT("TrainingOption", "Projection"),
         "",
         {8, 8192},
         "",
         GLENOID_TEXT("TrainingOption", "Views only: width of the dense layers behind the features, which are not kept")},
        {"pretraining.invariance", GLENOID_TEXT("TrainingOption", "Weight of the invariance"), "", kWeight, "",
         GLENOID_TEXT("TrainingOption", "Views only: how much two views of a picture must give the same features")},
        {"pretraining.variance", GLENOID_TEXT("TrainingOption", "Weight of the variance"), "", kWeight, "",
         GLENOID_TEXT("TrainingOption", "Views only: how much a feature must vary from picture to picture")},
        {"pretraining.covariance", GLENOID_TEXT("TrainingOption", "Weight of the covariance"), "", kWeight, "",
         GLENOID_TEXT("TrainingOption", "Views only: how much the features must differ from each other")},
        {"pretraining.probeEpochs", GLENOID_TEXT("TrainingOption", "Probe every"), GLENOID_TEXT("TrainingOption", "epochs"), kEpochs, "",
         GLENOID_TEXT("TrainingOption", "Epochs between two probes of the features on labelled pictures")},
        {"pretraining.neighbours",
         GLENOID_TEXT("TrainingOption", "Neighbours"),
         "",
         {1, 1000},
         "",
         GLENOID_TEXT("TrainingOption", "Labelled pictures that vote on a picture in a probe")},
        {"pretraining.halfPrecision", GLENOID_TEXT("TrainingOption", "Half precision"), "", kNone, "",
         GLENOID_TEXT("TrainingOption", "Stores the start weights in 16 instead of 32 bits")}}},
  };
  return all;
}

// Of the number 1.
const char* singularOf(std::string_view unit) {
  constexpr std::pair<const char*, std::string_view> kOfOne[] = {{GLENOID_TEXT("TrainingOption", "epoch"), "epochs"},
                                                                 {GLENOID_TEXT("TrainingOption", "image"), "images"},
                                                                 {GLENOID_TEXT("TrainingOption", "degree"), "degrees"}};
  const auto* found = std::find_if(std::begin(kOfOne), std::end(kOfOne), [&](const auto& one) { return one.second == unit; });
  return found == std::end(kOfOne) ? nullptr : found->first;
}

const Row* findRow(std::string_view key) {
  for (const auto* all : {&groups(), &pretrainingGroups()}) {
    for (const auto& group : *all) {
      for (const auto& row : group.rows) {
        if (row.key == key) return &row;
      }
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
  void text(const char* key, const std::string& value) { add(key, OptionKind::Text, value); }
  void file(const char* key, const std::string& value) { add(key, OptionKind::File, value); }
  void files(const char* key, const std::vector<std::string>& value) { add(key, OptionKind::Files, value); }
  void word(const char* key, const std::string& value, const std::vector<std::string>& words) {
    add(key, OptionKind::Choice, value).choices = words;
  }
  template <typename Enum>
  void choice(const char* key, Enum value, const Words<Enum>& names) {
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

template <typename Options>
std::vector<TrainingOption> makeList(const std::vector<Group>& all) {
  std::vector<TrainingOption> fields, list;
  Lister lister(fields, "");
  Options defaults;
  describe(lister, defaults);
  for (const auto& group : all) {
    for (const auto& row : group.rows) {
      const auto found = std::find_if(fields.begin(), fields.end(), [&](const TrainingOption& field) { return field.key == row.key; });
      if (found == fields.end()) throw Error(ErrorCode::Internal, std::string("the table of options names ") + row.key);
      auto& option = list.emplace_back(std::move(*found));
      option.key = row.key;
      option.group = group.name;
      option.label = row.label;
      option.unit = row.unit;
      const auto* singular = singularOf(row.unit);
      option.unitOfOne = singular ? singular : row.unit;
      option.range = row.range;
      option.word = row.word;
      option.explanation = row.explanation;
    }
  }
  return list;
}

}  // namespace

Fact OptionRange::fact(const std::string& key) const {
  const auto code = openLow ? (openHigh ? FactCode::OptionAboveToBelow : FactCode::OptionAboveTo)
                            : (openHigh ? FactCode::OptionFromToBelow : FactCode::OptionFromTo);
  const auto value = [](double number) {
    return number == std::floor(number) ? FactValue(static_cast<std::int64_t>(number)) : FactValue(number);
  };
  return {code, {key, value(low), value(high)}};
}

const std::vector<TrainingOption>& trainingOptionList() {
  static const auto list = makeList<TrainingOptions>(groups());
  return list;
}

const std::vector<TrainingOption>& pretrainingOptionList() {
  static const auto list = [] {
    auto all = pretrainingGroups();
    all.insert(all.end(), groups().begin(), groups().end());
    return makeList<PretrainingOptions>(all);
  }();
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
    throw OptionError({FactCode::OptionUnknown, {key}});
  }
}

nlohmann::json& optionAt(nlohmann::json& options, const std::string& key) {
  return const_cast<nlohmann::json&>(optionAt(std::as_const(options), key));
}

}  // namespace glenoid

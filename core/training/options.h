// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting of a training run; shared by the window, the terminal and JSON files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/fact.h"
#include "core/bundle/model_description.h"
#include "core/nn/architecture.h"

namespace glenoid {

struct Split;

// Variation of pictures in training, applied in this order; 0 turns a field off. Ranges in brackets.
struct AugmentationOptions {
  double flipHorizontal = 0.5;   // probability [0, 1]
  double flipVertical = 0.5;     // probability [0, 1]
  double rotationDegrees = 180;  // uniform in [-r, r], r in [0, 180]
  double scale = 0.1;            // zoom factor log-uniform in [1 / (1 + s), 1 + s], s in [0, 1]
  double shift = 0.05;           // along x and y, uniform in [-s, s] of the side, s in [0, 0.5]
  double crop = 0.1;             // enlarges a window of side [1 - c, 1] at a random place to the whole, c in [0, 0.9]
  double blur = 0;               // Gaussian, with deviation uniform in [0, b] pixels of the stored picture, b in [0, 10]
  double contrast = 0.2;         // factor around the picture's mean, uniform in [1 - c, 1 + c], c in [0, 1]
  double brightness = 0.1;       // added, uniform in [-b, b] of 255, b in [0, 1]
  double gamma = 0;              // value / 255 to a power log-uniform in [1 / (1 + g), 1 + g], g in [0, 4]
  double noise = 0;              // Gaussian, with deviation uniform in [0, n] of 255, n in [0, 1]
  double erasing = 0;            // probability [0, 1] of a black rectangle of 2 to 20 % of the area (Zhong et al. 2020)
  double mixupAlpha = 0;         // pictures and labels mixed by Beta(a, a) (Zhang et al. 2018), a in [0, 10]
  bool operator==(const AugmentationOptions&) const = default;
};
AugmentationOptions noAugmentation();

enum class OptimizerMethod { Sgd, Adam, AdamW };
struct OptimizerOptions {
  OptimizerMethod method = OptimizerMethod::Sgd;  // "sgd" (Nesterov), "adam", "adamw"
  double rate = 0.01;                             // (0, 10], for the head; see TrainingOptions::stageRateFactor
  double momentum = 0.9;                          // [0, 1), only SGD; Adam uses 0.9 and 0.999
  double weightDecay = 1e-4;                      // [0, 1], on weights but not on biases and norms; decoupled for AdamW
  double clipNorm = 0;                            // longest gradient, up to 1e6; 0: not clipped
  bool operator==(const OptimizerOptions&) const = default;
};

enum class ScheduleKind { Constant, Cosine, OneCycle, Step };
struct ScheduleOptions {
  ScheduleKind kind = ScheduleKind::Cosine;  // "constant", "cosine" (down to 0 at the last epoch), "one-cycle", "step"
  double warmupEpochs = 3;                   // linear rise from 0, [0, 1000]; not used by one-cycle, which has a separate rise
  std::int64_t stepEpochs = 30;              // [1, 100000]
  double stepFactor = 0.1;                   // (0, 1]
  double riseShare = 0.3;                    // share of the run in which one-cycle rises to the rate, (0, 1)
  bool operator==(const ScheduleOptions&) const = default;
};

// Learning from other networks in addition to the labels. The loss is labels * (the loss of the labels) + probabilities * T^2 * KL(teachers
// || student) of softmax(logits / T) (Hinton et al. 2015) + features * |teacher - map(student)|^2. The last term compares pooled features,
// each scaled to length 1, so it is two minus twice their cosine; `map` is a linear map of the student's features that learns too. The
// three weights are in [0, 1000].
struct DistillationOptions {
  std::vector<std::string> teachers;  // model bundles (their probabilities are averaged), or published weights if `architecture` is set
  std::string architecture;           // of published weights (safetensors), which can teach only features; empty for bundles
  std::int64_t inputSize = 0;         // of published weights, pixels, [0, 1024]; 0: the student's. A bundle has its input size
  double labels = 1;
  double probabilities = 0;  // the teachers must know the data set's labels
  double features = 0;
  double temperature = 4;  // T, [1, 100]
  bool operator==(const DistillationOptions&) const = default;
};

struct TrainingOptions {
  std::string subject = ModelDescription().subject;  // what the radiographs show, as ModelDescription::subject
  std::string architecture = "densenet121-se";
  Head head = Head::Original;
  double mapDropout = 0.4;       // [0, 1)
  double headDropout = 0.5;      // [0, 1)
  std::string startWeights;      // a safetensors file; empty: random
  std::int64_t inputSize = 180;  // pixels, [32, 1024]
  std::string device = "auto";   // as chooseDevice
  std::uint64_t seed = 1;        // up to 2^53, so that every JSON reader keeps it exactly
  std::int64_t epochs = 100;     // [1, 100000]
  std::int64_t batch = 32;       // images, [1, 65536]
  OptimizerOptions optimizer;
  ScheduleOptions schedule;
  std::int64_t frozenStages = 0;  // number of Network::stages() from the input with fixed weights and batch norm, [0, 1000]
  double stageRateFactor = 1;     // the rate of a stage is this share of the rate of the stage after it, (0, 1]
  double labelSmoothing = 0;      // [0, 0.9]
  double focalGamma = 0;          // easy pictures count less: each term of the cross entropy times (1 - p)^gamma, [0, 10]
  bool classWeights = false;      // weights the loss by N / (classes * images of the class in the training part)
  bool balancedSampling = false;  // instead of classWeights: an epoch draws each class of the training part with equal probability
  double emaDecay = 0;  // of the average of the weights over steps, below 1; 0: no average. The average is then validated and kept
  bool synchronisedBatchNorm = false;  // with several processes: the mean and variance of a batch are those of all processes together
  bool mixedPrecision = false;         // bfloat16 on CUDA; no effect elsewhere
  std::int64_t patience = 0;           // epochs without a better validation before the run stops, up to 100000; 0: never
  std::int64_t checkpointEpochs = 1;   // epochs between checkpoints, [1, 100000]: what a kill loses at most
  bool testTimeAugmentation = false;   // also predict the test part as the mean of eight looks
  AugmentationOptions augmentation;
  DistillationOptions distillation;
  bool operator==(const TrainingOptions&) const = default;
};

// Start weights made from pictures without labels, or with labels of another kind. The loss replaces that of the labels in a training run;
// teachers of `training.distillation` may add theirs.
enum class PretrainingMethod {
  Labels,  // cross entropy of every task (TaskLabels), on one backbone with one dense layer each; the mean over the tasks
  // Two varied views of a picture give the same features, which vary from picture to picture and repeat no other (VICReg: Bardes, Ponce and
  // LeCun 2022). Needs no label, no second network and no large batch, and its loss shows a collapse of the features.
  Views,
  Teacher,  // only the features of the teachers
};
struct PretrainingOptions {
  PretrainingMethod method = PretrainingMethod::Views;  // "labels", "views", "teacher"
  std::int64_t projection = 512;                        // width of the three dense layers behind the features, only views, [8, 8192]
  double invariance = 25;                               // weight of the squared difference between two views, [0, 1000]
  double variance = 25;                                 // of the lacking deviation of a projected feature, [0, 1000]
  double covariance = 1;                                // of the squared covariances between projected features, [0, 1000]
  std::int64_t probeEpochs = 1;                         // epochs between two probes, [1, 100000]
  std::int64_t neighbours = 20;                         // of a picture in the probe, [1, 1000]
  bool halfPrecision = true;                            // of the stored start weights
  TrainingOptions training = pretrainingDefaults();     // how it learns

  static TrainingOptions pretrainingDefaults();
  bool operator==(const PretrainingOptions&) const = default;
};

// An Error OptionInvalid that says which option is wrong, and why.
class OptionError : public Error {
 public:
  explicit OptionError(Fact problem);
  const Fact& problem() const noexcept { return problem_; }  // its first value is the option's key

 private:
  Fact problem_;
};

// Every option, in sections "network", "optimizer", "schedule", "augmentation", "distillation".
nlohmann::ordered_json toJson(const TrainingOptions& options);
// A missing option keeps its default. Throws OptionError for a key that is unknown, of another type, out of range or in conflict with
// another option.
TrainingOptions trainingOptionsFromJson(const nlohmann::json& json);
// Throws as trainingOptionsFromJson() does.
void checkOptions(const TrainingOptions& options);

// The same for pretraining: the options of `training`, and a section "pretraining" with the others. Options of `training` that pretraining
// cannot use must have their defaults.
nlohmann::ordered_json toJson(const PretrainingOptions& options);
PretrainingOptions pretrainingOptionsFromJson(const nlohmann::json& json);
void checkOptions(const PretrainingOptions& options);

// Whether a person may train on these parts. Throws Error DatasetTooSmall if there is nothing to learn from, and OptionError if an option
// needs validation but its part is empty. Any other empty part is a notice (factsOf() in core/dataset/parts.h).
void requireParts(const TrainingOptions& options, const Split& split);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Every option once, as key and field. A visitor reads, writes or lists them. The texts for users are in option_list.cpp.
#pragma once

#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/training/options.h"

namespace glenoid {

inline const Words<OptimizerMethod> kMethods{
    {"sgd", OptimizerMethod::Sgd}, {"adam", OptimizerMethod::Adam}, {"adamw", OptimizerMethod::AdamW}};
inline const Words<ScheduleKind> kKinds{{"constant", ScheduleKind::Constant},
                                        {"cosine", ScheduleKind::Cosine},
                                        {"one-cycle", ScheduleKind::OneCycle},
                                        {"step", ScheduleKind::Step}};

inline const Words<PretrainingMethod> kPretrainingMethods{
    {"labels", PretrainingMethod::Labels}, {"views", PretrainingMethod::Views}, {"teacher", PretrainingMethod::Teacher}};

// A visitor has text(key, field), number(key, field), flag(key, field), choice(key, field, names), word(key, field, allowed words),
// file(key, field), files(key, field) and section(key, contents).
template <typename Visitor>
void describe(Visitor& v, AugmentationOptions& o) {
  v.number("flipHorizontal", o.flipHorizontal);
  v.number("flipVertical", o.flipVertical);
  v.number("rotationDegrees", o.rotationDegrees);
  v.number("scale", o.scale);
  v.number("shift", o.shift);
  v.number("crop", o.crop);
  v.number("blur", o.blur);
  v.number("contrast", o.contrast);
  v.number("brightness", o.brightness);
  v.number("gamma", o.gamma);
  v.number("noise", o.noise);
  v.number("erasing", o.erasing);
  v.number("mixupAlpha", o.mixupAlpha);
}

template <typename Visitor>
void describe(Visitor& v, OptimizerOptions& o) {
  v.choice("method", o.method, kMethods);
  v.number("rate", o.rate);
  v.number("momentum", o.momentum);
  v.number("weightDecay", o.weightDecay);
  v.number("clipNorm", o.clipNorm);
}

template <typename Visitor>
void describe(Visitor& v, ScheduleOptions& o) {
  v.choice("kind", o.kind, kKinds);
  v.number("warmupEpochs", o.warmupEpochs);
  v.number("stepEpochs", o.stepEpochs);
  v.number("stepFactor", o.stepFactor);
  v.number("riseShare", o.riseShare);
}

template <typename Visitor>
void describe(Visitor& v, DistillationOptions& o) {
  auto networks = networkNames();
  networks.insert(networks.begin(), "");
  v.files("teachers", o.teachers);
  v.word("architecture", o.architecture, networks);
  v.number("inputSize", o.inputSize);
  v.number("labels", o.labels);
  v.number("probabilities", o.probabilities);
  v.number("features", o.features);
  v.number("temperature", o.temperature);
}

template <typename Visitor>
void describe(Visitor& v, TrainingOptions& o) {
  v.text("subject", o.subject);
  v.section("network", [&](auto& s) {
    s.word("architecture", o.architecture, networkNames());
    s.choice("head", o.head, headWords());
    s.number("mapDropout", o.mapDropout);
    s.number("headDropout", o.headDropout);
  });
  v.file("startWeights", o.startWeights);
  v.number("inputSize", o.inputSize);
  v.word("device", o.device, {"auto", "cuda", "mps", "cpu"});
  v.number("seed", o.seed);
  v.number("epochs", o.epochs);
  v.number("batch", o.batch);
  v.section("optimizer", [&](auto& s) { describe(s, o.optimizer); });
  v.section("schedule", [&](auto& s) { describe(s, o.schedule); });
  v.number("frozenStages", o.frozenStages);
  v.number("stageRateFactor", o.stageRateFactor);
  v.number("labelSmoothing", o.labelSmoothing);
  v.number("focalGamma", o.focalGamma);
  v.flag("classWeights", o.classWeights);
  v.flag("balancedSampling", o.balancedSampling);
  v.number("emaDecay", o.emaDecay);
  v.flag("synchronisedBatchNorm", o.synchronisedBatchNorm);
  v.flag("mixedPrecision", o.mixedPrecision);
  v.number("patience", o.patience);
  v.number("checkpointEpochs", o.checkpointEpochs);
  v.flag("testTimeAugmentation", o.testTimeAugmentation);
  v.section("augmentation", [&](auto& s) { describe(s, o.augmentation); });
  v.section("distillation", [&](auto& s) { describe(s, o.distillation); });
}

template <typename Visitor>
void describe(Visitor& v, PretrainingOptions& o) {
  v.section("pretraining", [&](auto& s) {
    s.choice("method", o.method, kPretrainingMethods);
    s.number("projection", o.projection);
    s.number("invariance", o.invariance);
    s.number("variance", o.variance);
    s.number("covariance", o.covariance);
    s.number("probeEpochs", o.probeEpochs);
    s.number("neighbours", o.neighbours);
    s.flag("halfPrecision", o.halfPrecision);
  });
  describe(v, o.training);
}

}  // namespace glenoid

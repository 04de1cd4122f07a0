// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/presets.h"

#include "core/base/text.h"

namespace glenoid {

TrainingOptions originalMethod() {
  TrainingOptions options;
  options.frozenStages = 2;  // the stem: convolution and norm
  options.optimizer.weightDecay = 0;
  options.schedule.kind = ScheduleKind::Constant;
  options.schedule.warmupEpochs = 0;
  options.augmentation.scale = options.augmentation.shift = options.augmentation.brightness = 0;
  return options;
}

TrainingOptions quickTrial() {
  TrainingOptions options;
  options.architecture = "custom-cnn";
  options.head = Head::Linear;
  options.mapDropout = options.headDropout = 0.1;
  options.inputSize = 96;
  options.epochs = 12;
  options.optimizer.method = OptimizerMethod::AdamW;
  options.optimizer.rate = 0.002;
  options.schedule.warmupEpochs = 1;
  return options;
}

TrainingOptions bestRecipe() {
  TrainingOptions options;
  options.inputSize = 288;
  options.epochs = 60;
  options.optimizer = {OptimizerMethod::AdamW, 3e-4, 0.9, 0.02, 5};
  options.labelSmoothing = 0.1;
  options.emaDecay = 0.99;
  options.mixedPrecision = true;
  options.testTimeAugmentation = true;
  auto& a = options.augmentation;
  a.scale = a.crop = 0.15;
  a.contrast = a.erasing = 0.25;
  a.noise = 0.02;
  return options;
}

std::vector<TrainingPreset> trainingPresets() {
  const std::string pretrained = "densenet121";
  return {
      {GLENOID_TEXT("TrainingOption", "Best"),
       GLENOID_TEXT("TrainingOption", "How the shipped model was trained; hours on a processor, minutes on a graphics processor"),
       pretrained, bestRecipe()},
      {GLENOID_TEXT("TrainingOption", "Original method (180 px)"),
       GLENOID_TEXT("TrainingOption",
                    "The published study: DenseNet-121 with squeeze-and-excitation, its first layers frozen, SGD for 100 epochs"),
       pretrained, originalMethod()},
      {GLENOID_TEXT("TrainingOption", "Quick trial"),
       GLENOID_TEXT("TrainingOption",
                    "A small network on small pictures: shows in a few minutes on a processor that everything works, but learns little"),
       "", quickTrial()}};
}

}  // namespace glenoid

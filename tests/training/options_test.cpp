// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/options.h"

#include <optional>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/dataset/split.h"

namespace glenoid {
namespace {

using nlohmann::json;

std::string complaintAbout(const json& options) {
  try {
    trainingOptionsFromJson(options);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::OptionInvalid);
    return error.detail();
  }
  return "accepted";
}

TEST(TrainingOptions, NeedPartsToLearnAndPerhapsToValidate) {
  TrainingOptions options;
  const auto complaint = [&](const Split& split) -> std::optional<ErrorCode> {
    try {
      requireParts(options, split);
    } catch (const Error& error) {
      return error.code();
    }
    return std::nullopt;
  };
  const Split whole{1, {0, 1}, {2}, {3}}, learning{1, {0, 1}, {}, {}};
  EXPECT_EQ(complaint(whole), std::nullopt);
  EXPECT_EQ(complaint(learning), std::nullopt) << "notices say that nothing is measured";
  EXPECT_EQ(complaint({1, {}, {2}, {3}}), ErrorCode::DatasetTooSmall);
  options.patience = 5;
  EXPECT_EQ(complaint(whole), std::nullopt);
  EXPECT_EQ(complaint({1, {0}, {2}, {}}), std::nullopt);
  ASSERT_EQ(complaint(learning), ErrorCode::OptionInvalid);
  try {
    requireParts(options, learning);
  } catch (const OptionError& needed) {
    EXPECT_EQ(needed.problem(), (Fact{FactCode::OptionNeedsValidation, {"patience"}}));
  }
}

TEST(PretrainingOptions, SurviveJson) {
  PretrainingOptions options;
  EXPECT_EQ(pretrainingOptionsFromJson(json(toJson(options))), options);
  EXPECT_EQ(pretrainingOptionsFromJson(json::object()), options);
  options = {PretrainingMethod::Labels, 8, 1, 2, 3, 4, 5, false, options.training};
  options.training.inputSize = 64;
  EXPECT_EQ(pretrainingOptionsFromJson(json(toJson(options))), options);
}

TEST(PretrainingOptions, RefuseWhatPretrainingCannotUse) {
  const auto complaint = [](const char* text) -> std::optional<Fact> {
    try {
      pretrainingOptionsFromJson(json::parse(text));
    } catch (const OptionError& error) {
      return error.problem();
    }
    return std::nullopt;
  };
  const auto useless = [](const char* key) { return Fact{FactCode::OptionNotInPretraining, {key}}; };
  EXPECT_EQ(complaint(R"({"patience": 3})"), useless("patience"));
  EXPECT_EQ(complaint(R"({"testTimeAugmentation": true})"), useless("testTimeAugmentation"));
  EXPECT_EQ(complaint(R"({"augmentation": {"mixupAlpha": 0.2}})"), useless("augmentation.mixupAlpha"));
  EXPECT_EQ(complaint(R"({"distillation": {"teachers": "a", "probabilities": 1}})"), useless("distillation.probabilities"));
  EXPECT_EQ(complaint(R"({"pretraining": {"method": "teacher"}})"), (Fact{FactCode::TeacherMissing, {"distillation.teachers"}}));
  EXPECT_EQ(complaint(R"({"pretraining": {"method": "teacher"}, "distillation": {"teachers": "a", "features": 1}})"), std::nullopt);
  EXPECT_EQ(complaint(R"({"pretraining": {"projection": 7}})"),
            (Fact{FactCode::OptionFromTo, {"pretraining.projection", std::int64_t{8}, std::int64_t{8192}}}));
  EXPECT_EQ(complaint(R"({"pretraining": {"projections": 7}})"), (Fact{FactCode::OptionUnknown, {"pretraining.projections"}}));
}

TEST(TrainingOptions, SurviveJson) {
  TrainingOptions options;
  EXPECT_EQ(trainingOptionsFromJson(json(toJson(options))), options);
  EXPECT_EQ(trainingOptionsFromJson(json::object()), options);
  options.architecture = "custom-cnn";
  options.head = Head::Linear;
  options.seed = 9007199254740991;
  options.optimizer = {OptimizerMethod::AdamW, 3e-4, 0, 0.05, 1};
  options.schedule = {ScheduleKind::OneCycle, 1.5, 7, 0.3, 0.2};
  options.augmentation = noAugmentation();
  options.classWeights = options.mixedPrecision = true;
  options.startWeights = "a/b.safetensors";
  options.focalGamma = 2;
  options.distillation = {{"a", "b.glenoid"}, "", 0, 0.5, 1, 2, 3};
  const auto text = toJson(options).dump();
  EXPECT_EQ(trainingOptionsFromJson(json::parse(text)), options);
  EXPECT_NE(text.find("\"method\":\"adamw\""), std::string::npos);
}

TEST(TrainingOptions, NameTheKeyThatIsWrong) {
  EXPECT_EQ(complaintAbout({{"epoch", 3}}), "epoch: there is no such option");
  EXPECT_EQ(complaintAbout({{"optimizer", {{"rat", 3}}}}), "optimizer.rat: there is no such option");
  EXPECT_EQ(complaintAbout({{"optimizer", {{"rate", 0}}}}), "optimizer.rate: above 0 to 10 is allowed");
  EXPECT_EQ(complaintAbout({{"epochs", 0}}), "epochs: from 1 to 100000 is allowed");
  EXPECT_EQ(complaintAbout({{"epochs", 1.5}}), "epochs: a whole number is expected");
  EXPECT_EQ(complaintAbout({{"epochs", "3"}}), "epochs: a number is expected");
  EXPECT_EQ(complaintAbout({{"classWeights", 1}}), "classWeights: true or false is expected");
  EXPECT_EQ(complaintAbout({{"network", 1}}), "network: an object is expected");
  EXPECT_EQ(complaintAbout({{"schedule", {{"kind", "linear"}}}}), "schedule.kind: one of constant, cosine, one-cycle, step is allowed");
  EXPECT_EQ(complaintAbout({{"emaDecay", 1}}), "emaDecay: from 0 to below 1 is allowed");
  EXPECT_EQ(complaintAbout({{"augmentation", {{"rotationDegrees", 181}}}}), "augmentation.rotationDegrees: from 0 to 180 is allowed");
  EXPECT_EQ(complaintAbout({{"augmentation", {{"gamma", 4.5}}}}), "augmentation.gamma: from 0 to 4 is allowed");
  EXPECT_EQ(complaintAbout({{"augmentation", {{"blur", -1}}}}), "augmentation.blur: from 0 to 10 is allowed");
  EXPECT_EQ(complaintAbout({{"schedule", {{"riseShare", 0}}}}), "schedule.riseShare: above 0 to below 1 is allowed");
  EXPECT_EQ(complaintAbout({{"distillation", {{"teachers", {1}}}}}), "distillation.teachers: a list of texts is expected");
  EXPECT_EQ(complaintAbout(json::array()), "the options: an object is expected");
}

TEST(TrainingOptions, AreRefusedWhereTwoAreAtOdds) {
  EXPECT_EQ(complaintAbout({{"classWeights", true}, {"balancedSampling", true}}), "balancedSampling: cannot be combined with classWeights");
  EXPECT_EQ(complaintAbout({{"distillation", {{"features", 1}}}}), "distillation.teachers: no teacher is given");
  EXPECT_EQ(complaintAbout({{"distillation", {{"labels", 0}}}}),
            "distillation.labels: without a teacher there is nothing else to learn from");
  EXPECT_EQ(complaintAbout({{"distillation", {{"teachers", "m"}}}}),
            "distillation.teachers: with a teacher, probabilities or features must be above 0");
  EXPECT_EQ(complaintAbout({{"distillation", {{"teachers", "m"}, {"architecture", "mobilenetv2"}, {"probabilities", 1}}}}),
            "distillation.probabilities: published weights can teach only features");
  const auto options = trainingOptionsFromJson({{"distillation", {{"teachers", "m"}, {"features", 1}}}});
  EXPECT_EQ(options.distillation.teachers, std::vector<std::string>{"m"}) << "one text is a list of one";
}

TEST(TrainingOptions, AreCheckedAsStructsToo) {
  TrainingOptions options;
  checkOptions(options);
  options.labelSmoothing = -0.1;
  EXPECT_THROW(checkOptions(options), Error);
}

}  // namespace
}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/pretraining_run.h"

#include <cmath>
#include <fstream>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/sha256.h"
#include "core/bundle/bundle_weights.h"
#include "core/nn/weights.h"
#include "core/runs/history.h"
#include "core/runs/pretraining_request.h"
#include "core/runs/stored_pretraining.h"
#include "core/runs/stored_run.h"
#include "tests/runs/small_run.h"
#include "tests/support/small_model.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using test::codeOf;

class PretrainingRun : public testing::Test {
 protected:
  static Pretraining planOf(PretrainingMethod method) {
    Pretraining plan;
    plan.options.method = method;
    plan.options.projection = 16;
    plan.options.neighbours = 3;
    plan.options.training = smallOptions();
    plan.options.training.optimizer = {OptimizerMethod::AdamW, 1e-3, 0, 0.01, 0};
    return plan;
  }
  Pretraining labelled() const {
    auto plan = planOf(PretrainingMethod::Labels);
    plan.tasks = ownLabels(cache_.info().labels, cache_.items());
    // A second task that only half of the pictures have.
    plan.tasks.tasks.push_back({"half", {"no", "yes"}});
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < cache_.size(); ++i) {
      const auto label = cache_.items()[i].label;
      values.insert(values.end(), {label, i % 2 == 0 ? 1 - label : -1});
    }
    plan.tasks.values = values;
    return plan;
  }
  PretrainingResult run(const Pretraining& plan, const std::string& name) { return pretrain(plan, cache_, nullptr, folder_ / name); }

  // Stops a run in its third epoch, continues it, and compares it with one that was never stopped.
  void expectResumeIsExact(const Pretraining& plan) {
    const auto whole = run(plan, "whole");
    const CancelToken token;
    PretrainingObserver stopping;
    stopping.training.progress = [&, epochs = 0](const Progress& progress) mutable {
      if (progress.stage.code != FactCode::Epoch) return;
      if (epochs == 2) token.cancel();
      if (progress.done == progress.total) ++epochs;
    };
    EXPECT_THROW(pretrain(plan, cache_, nullptr, folder_ / "cut", token, stopping), Cancelled);
    EXPECT_EQ(readJson(folder_ / "cut" / "start.json")["epochs"], 2);
    const auto resumed = run(plan, "cut");
    expectSameHistory(whole.history, resumed.history);
    expectSameTensors(whole.weights, resumed.weights);
    expectSameTensors(folder_ / "whole" / "last.safetensors", folder_ / "cut" / "last.safetensors");
  }

  const test::TemporaryFolder folder_;
  const PixelCache cache_ = makeSyntheticCache(folder_ / "c.pixels", 8, 2, 32);
};

TEST_F(PretrainingRun, LearnsFromLabelsSomeOfWhichAreMissing) {
  auto plan = labelled();
  plan.options.training.epochs = 20;
  plan.options.training.augmentation = noAugmentation();
  const auto result = run(plan, "run");
  ASSERT_EQ(result.history.size(), 20u);
  EXPECT_LT(result.history.back().trainLoss, result.history.front().trainLoss / 2);
  EXPECT_GT(result.history.back().trainAccuracy, 0.9);
  const auto card = readJson(result.card);
  EXPECT_EQ(card["tasks"][0]["known"], 16);
  EXPECT_EQ(card["tasks"][1]["known"], 8);
  EXPECT_EQ(card["sha256"], sha256OfFile(result.weights));
  EXPECT_EQ(card["images"], 16);
}

TEST_F(PretrainingRun, LearnsFromViewsWithoutALabel) {
  auto plan = planOf(PretrainingMethod::Views);
  plan.options.training.epochs = 30;
  plan.options.training.batch = 8;
  // Turned by any angle, the stripes of both classes look alike, and there is nothing to learn.
  plan.options.training.augmentation = noAugmentation();
  plan.options.training.augmentation.flipHorizontal = 0.5;
  plan.options.training.augmentation.contrast = 0.2;
  plan.options.training.augmentation.noise = 0.1;
  const auto result = run(plan, "run");
  EXPECT_LT(result.history.back().trainLoss, result.history.front().trainLoss * 0.75);
  EXPECT_TRUE(std::isnan(result.history.back().trainAccuracy));
}

TEST_F(PretrainingRun, LearnsFromTheFeaturesOfATeacherAlone) {
  torch::manual_seed(5);
  writeBundle(folder_ / "teacher", test::smallModelDescription(), *makeNetwork({"custom-cnn", 3, Head::Linear, 0, 0}),
              WeightPrecision::Half);
  auto plan = planOf(PretrainingMethod::Teacher);
  EXPECT_EQ(codeOf([&] { run(plan, "run"); }), ErrorCode::OptionInvalid) << "no teacher";
  plan.options.training.distillation.teachers = {toUtf8(folder_ / "teacher")};
  plan.options.training.distillation.features = 1;
  plan.options.training.epochs = 10;
  const auto result = run(plan, "run");
  EXPECT_LT(result.history.back().trainLoss, result.history.front().trainLoss / 2);
  const auto card = readTextFile(result.card);
  EXPECT_EQ(card.find(toUtf8(folder_.path())), std::string::npos) << "a card names no folder";
  EXPECT_NE(card.find("\"teacher\""), std::string::npos);
}

TEST_F(PretrainingRun, ResumedFromLabelsEqualsTheUninterruptedRun) {
  auto plan = labelled();
  plan.options.training.emaDecay = 0.9;
  expectResumeIsExact(plan);
}

TEST_F(PretrainingRun, ResumedFromViewsEqualsTheUninterruptedRun) {
  auto plan = planOf(PretrainingMethod::Views);
  plan.options.training.augmentation.noise = 0.05;
  expectResumeIsExact(plan);
}

TEST_F(PretrainingRun, ItsWeightsStartATraining) {
  for (const bool half : {false, true}) {
    auto plan = planOf(PretrainingMethod::Views);
    plan.options.halfPrecision = half;
    plan.options.training.epochs = 1;
    const auto result = run(plan, half ? "half" : "float");
    const auto file = readSafetensors(result.weights);
    const auto fresh = makeNetwork({"custom-cnn", 3, Head::Original, 0, 0});
    const auto report = loadStartWeights(*fresh, file);
    EXPECT_TRUE(report.unused.empty()) << "only the backbone is stored";
    EXPECT_FALSE(report.fresh.empty());
    for (const auto& [key, tensor] : file.tensors) {
      if (tensor.is_floating_point()) {
        EXPECT_EQ(tensor.scalar_type(), half ? torch::kHalf : torch::kFloat32) << key;
      }
    }
    auto options = smallOptions();
    options.epochs = 1;
    options.startWeights = toUtf8(result.weights);
    EXPECT_NO_THROW(trainOnAll(options, cache_, folder_ / (half ? "half-train" : "float-train")));
  }
}

TEST_F(PretrainingRun, ProbesAsItGoesAndNeverLearnsWhatIsMeasured) {
  const Split split{1, {0, 1, 2, 3, 8, 9, 10, 11}, {4, 12}, {5, 13}};
  const ProbeData probe{cache_, split};
  auto plan = planOf(PretrainingMethod::Views);
  plan.options.probeEpochs = 3;
  std::vector<Fact> facts;
  PretrainingObserver observer;
  observer.training.fact = [&](const Fact& fact) { facts.push_back(fact); };
  const auto result = pretrain(plan, cache_, &probe, folder_ / "run", {}, observer);
  EXPECT_EQ(facts, (std::vector<Fact>{{FactCode::ProbeLeftOut, {std::int64_t{4}}}}));
  std::vector<std::int64_t> epochs;
  for (const auto& record : result.probes) epochs.push_back(record.epoch);
  EXPECT_EQ(epochs, (std::vector<std::int64_t>{0, 3, 4})) << "before, at the interval, and at the end";
  const auto card = readJson(result.card);
  EXPECT_EQ(card["images"], 12);
  EXPECT_EQ(card["leftOut"], 4);
  EXPECT_EQ(card["probe"]["results"].size(), 3u);
  auto taught = labelled();
  taught.options.training.epochs = 1;
  const auto tasks = readJson(pretrain(taught, cache_, &probe, folder_ / "taught").card)["tasks"];
  EXPECT_EQ(tasks[0]["known"], 12) << "of the pictures that are learned from";
  EXPECT_EQ(tasks[1]["known"], 6);
  const auto stored = readSplit(folder_ / "run" / "split.json", cache_.items());
  EXPECT_EQ(stored.test, (std::vector<std::size_t>{4, 5, 12, 13}));
  const auto table = readTextFile(folder_ / "run" / "probes.csv");
  EXPECT_TRUE(table.starts_with("epoch,neighbours,linear\n0,")) << table;
  const auto read = readProbes(folder_ / "run" / "probes.csv");
  ASSERT_EQ(read.size(), 3u);
  for (std::size_t i = 0; i < read.size(); ++i) {
    EXPECT_EQ(read[i].epoch, result.probes[i].epoch);
    EXPECT_EQ(read[i].neighbours, result.probes[i].neighbours);
    EXPECT_EQ(read[i].linear, result.probes[i].linear);
  }
  // The probe changes nothing about the learning.
  const ProbeData same{cache_, split};
  plan.options.probeEpochs = 100;
  expectSameTensors(pretrain(plan, cache_, &same, folder_ / "other").weights, result.weights);
}

TEST_F(PretrainingRun, ItsCurvesNeverHoldEpochsThatTheCheckpointLacks) {
  auto plan = planOf(PretrainingMethod::Views);
  plan.options.training.epochs = 6;
  plan.options.training.checkpointEpochs = 4;
  const CancelToken token;
  PretrainingObserver stopping;
  stopping.training.epoch = [&](const EpochRecord& record) {
    if (record.epoch == 5) token.cancel();
  };
  EXPECT_THROW(pretrain(plan, cache_, nullptr, folder_ / "run", token, stopping), Cancelled);
  EXPECT_EQ(readHistory(folder_ / "run" / "history.csv").size(), 5u);
  std::size_t seen = 0;
  PretrainingObserver looking;
  looking.training.progress = [&](const Progress&) {
    if (seen == 0) seen = readHistory(folder_ / "run" / "history.csv").size();
  };
  pretrain(plan, cache_, nullptr, folder_ / "run", {}, looking);
  EXPECT_EQ(seen, 4u) << "from the first batch on";
}

TEST_F(PretrainingRun, AProbeThatWasInterruptedIsMadeUpFor) {
  const Split split{1, {0, 1, 2, 3, 8, 9, 10, 11}, {4, 12}, {5, 13}};
  const ProbeData probe{cache_, split};
  const auto plan = planOf(PretrainingMethod::Views);
  const CancelToken token;
  PretrainingObserver stopping;
  std::size_t epochs = 0;
  stopping.training.epoch = [&](const EpochRecord&) { ++epochs; };
  stopping.training.progress = [&](const Progress& progress) {
    if (epochs == 2 && progress.stage.code == FactCode::Features) token.cancel();
  };
  EXPECT_THROW(pretrain(plan, cache_, &probe, folder_ / "cut", token, stopping), Cancelled);
  const auto resumed = pretrain(plan, cache_, &probe, folder_ / "cut");
  const auto whole = pretrain(plan, cache_, &probe, folder_ / "whole");
  ASSERT_EQ(resumed.probes.size(), whole.probes.size());
  for (std::size_t i = 0; i < whole.probes.size(); ++i) {
    EXPECT_EQ(resumed.probes[i].epoch, whole.probes[i].epoch);
    EXPECT_EQ(resumed.probes[i].linear, whole.probes[i].linear);
  }
  EXPECT_EQ(readTextFile(folder_ / "cut" / "probes.csv"), readTextFile(folder_ / "whole" / "probes.csv"));
}

TEST_F(PretrainingRun, IsUnfinishedWithoutItsLastProbe) {
  const Split split{1, {0, 1, 2, 3, 8, 9, 10, 11}, {4, 12}, {5, 13}};
  const ProbeData probe{cache_, split};
  const auto plan = planOf(PretrainingMethod::Views);
  const auto epochs = static_cast<std::size_t>(plan.options.training.epochs);
  PretrainingRequest request;
  request.probeFile = folder_ / "c.pixels";
  request.runFolder = folder_ / "run";
  const CancelToken token;
  std::size_t learned = 0;
  PretrainingObserver stopping;
  stopping.training.accepted = [&] { writePretrainingRequest(request); };
  stopping.training.epoch = [&](const EpochRecord&) { ++learned; };
  stopping.training.progress = [&](const Progress& progress) {
    if (learned == epochs && progress.stage.code == FactCode::Features) token.cancel();
  };
  EXPECT_THROW(pretrain(plan, cache_, &probe, request.runFolder, token, stopping), Cancelled);
  EXPECT_EQ(readJson(request.runFolder / "start.json")["epochs"], epochs);
  EXPECT_TRUE(isUnfinishedPretraining(request.runFolder));
  EXPECT_THROW(pretrain(plan, cache_, &probe, request.runFolder, token, stopping), Cancelled);
  EXPECT_EQ(readHistory(request.runFolder / "history.csv").size(), epochs);
  EXPECT_TRUE(isUnfinishedPretraining(request.runFolder)) << "although its history is whole";
  pretrain(plan, cache_, &probe, request.runFolder);
  EXPECT_FALSE(isUnfinishedPretraining(request.runFolder));
}

TEST_F(PretrainingRun, ItsFolderIsDescribedAndNoTrainingRun) {
  auto plan = planOf(PretrainingMethod::Views);
  plan.options.training.epochs = 1;
  run(plan, "run");
  EXPECT_FALSE(readJson(folder_ / "run" / "environment.json")["deviceName"].get<std::string>().empty());
  EXPECT_FALSE(isRun(folder_ / "run"));
  EXPECT_TRUE(readRuns(folder_.path()).empty());
}

TEST_F(PretrainingRun, AFolderContinuesOnlyTheSameRun) {
  auto plan = labelled();
  plan.options.training.epochs = 1;
  run(plan, "run");
  auto other = plan;
  other.options.invariance = 1;
  EXPECT_EQ(codeOf([&] { run(other, "run"); }), ErrorCode::CheckpointInvalid);
  other = plan;
  other.tasks.values[0] = -1;
  EXPECT_EQ(codeOf([&] { run(other, "run"); }), ErrorCode::CheckpointInvalid) << "other labels";
  other = plan;
  other.options.halfPrecision = false;
  EXPECT_NO_THROW(run(other, "run"));
  EXPECT_EQ(codeOf([&] { trainOnAll(smallOptions(), cache_, folder_ / "run"); }), ErrorCode::PretrainingFolder);
  std::filesystem::remove(folder_ / "run" / "last.safetensors");
  EXPECT_EQ(codeOf([&] { trainOnAll(smallOptions(), cache_, folder_ / "run"); }), ErrorCode::PretrainingFolder) << "it has just begun";
  EXPECT_FALSE(std::filesystem::exists(folder_ / "run" / "best.safetensors"));
  other.tasks.values.pop_back();
  EXPECT_EQ(codeOf([&] { run(other, "new"); }), ErrorCode::DatasetMismatch);
}

TEST_F(PretrainingRun, LeavesTheFolderOfATrainingAlone) {
  const CancelToken token;
  TrainingObserver stopping;
  stopping.progress = [&](const Progress& progress) {
    if (progress.stage.code == FactCode::Epoch) token.cancel();
  };
  EXPECT_THROW(trainOnAll(smallOptions(), cache_, folder_ / "run", token, stopping), Cancelled) << "before its first checkpoint";
  const auto before = readTextFile(folder_ / "run" / "environment.json");
  bool isAccepted = false;
  PretrainingObserver observer;
  observer.training.accepted = [&] { isAccepted = true; };
  const auto plan = planOf(PretrainingMethod::Views);
  EXPECT_EQ(codeOf([&] { pretrain(plan, cache_, nullptr, folder_ / "run", {}, observer); }), ErrorCode::TrainingFolder);
  EXPECT_FALSE(isAccepted);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "run" / "pretraining.json"));
  EXPECT_EQ(readTextFile(folder_ / "run" / "environment.json"), before);
  EXPECT_NO_THROW(trainOnAll(smallOptions(), cache_, folder_ / "run"));
  for (const char* file : {"methods.json", "folds.json"}) {
    const auto folder = folder_ / "of several";
    std::filesystem::create_directories(folder);
    writeFileAtomically(folder / file, std::string_view("[]"));
    EXPECT_EQ(codeOf([&] { pretrain(plan, cache_, nullptr, folder); }), ErrorCode::TrainingFolder) << file;
    std::filesystem::remove(folder / file);
  }
}

}  // namespace
}  // namespace glenoid

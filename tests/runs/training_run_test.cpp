// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/training_run.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <new>
#include <thread>
#include <utility>

#include <c10/util/Exception.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/bundle/bundle_weights.h"
#include "core/nn/random.h"
#include "core/nn/weights.h"
#include "core/runs/run_evaluation.h"
#include "core/runs/run_failure.h"
#include "core/runs/run_folder.h"
#include "core/runs/run_weights.h"
#include "core/runs/stored_run.h"
#include "core/training/checkpoint.h"
#include "core/training/network_options.h"
#include "core/training/schedule.h"
#include "tests/runs/small_run.h"
#include "tests/support/small_model.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using test::codeOf;

// Stops a run after `steps` steps.
TrainingObserver cancelAfter(int steps, const CancelToken& token) {
  auto left = std::make_shared<int>(steps);
  return {{},
          [left, token](const Progress& p) {
            if (p.stage.code == FactCode::Epoch && --*left == 0) token.cancel();
          },
          {}};
}

TEST(Trainer, OverfitsEightPictures) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4, 2, 32);
  auto options = smallOptions();
  options.augmentation = noAugmentation();
  options.mapDropout = options.headDropout = 0;
  options.epochs = 30;
  options.batch = 8;
  const auto result = trainOnAll(options, cache, folder / "run");
  EXPECT_EQ(result.history.size(), 30u);
  EXPECT_EQ(result.bestEpoch, 30);
  EXPECT_EQ(result.history.back().trainAccuracy, 1);
  EXPECT_LT(result.history.back().trainLoss, 0.05);
  EXPECT_LT(result.history.back().trainLoss, result.history.front().trainLoss / 5);
  EXPECT_THROW(evaluateRun(folder / "run", cache, {"cpu", false, true}), Error) << "it learned from all of them";
  const auto others = makeSyntheticCache(folder / "o.pixels", 4, 2, 32, 2);
  EXPECT_EQ(evaluateRun(folder / "run", others, {"cpu", false, true}).augmented.predictions.size(), 8u);
}

// Eight images of each class, half of them to learn from.
class SplitTraining : public testing::Test {
 protected:
  const test::TemporaryFolder folder_;
  const PixelCache cache_ = makeSyntheticCache(folder_ / "c.pixels", 8);
  const Split split_ = stratifiedSplit(cache_.items(), {0.5, 0.25, 0.25}, 1);
  TrainingOptions options_ = smallOptions();
};

TEST_F(SplitTraining, OneSeedGivesOneHistoryAndAnotherGivesAnother) {
  const auto first = train(options_, {cache_, split_}, folder_ / "a");
  const auto second = train(options_, {cache_, split_}, folder_ / "b");
  expectSameHistory(first.history, second.history);
  expectSameTensors(folder_ / "a" / "best.safetensors", folder_ / "b" / "best.safetensors");
  options_.seed = 2;
  EXPECT_NE(train(options_, {cache_, split_}, folder_ / "c").history[0].trainLoss, first.history[0].trainLoss);
}

// Stops a run in its third epoch, continues it, and compares it with one that was never stopped.
void expectResumeIsExact(const test::TemporaryFolder& folder, const TrainingOptions& options) {
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  const auto split = stratifiedSplit(cache.items(), {0.5, 0.25, 0.25}, 1);
  const auto whole = train(options, {cache, split}, folder / "whole");
  const CancelToken token;
  // Two steps make an epoch: the run stops after the first step of the third.
  EXPECT_THROW(train(options, {cache, split}, folder / "cut", token, cancelAfter(5, token)), Cancelled);
  EXPECT_TRUE(std::filesystem::exists(folder / "cut" / "last.safetensors"));
  EXPECT_TRUE(std::filesystem::exists(folder / "cut" / "best.safetensors"));
  std::vector<Fact> facts;
  const auto resumed = train(options, {cache, split}, folder / "cut", {}, {{}, {}, [&](const Fact& fact) { facts.push_back(fact); }});
  EXPECT_EQ(facts, (std::vector<Fact>{{FactCode::RunContinued, {std::int64_t{2}}}}));
  expectSameHistory(whole.history, resumed.history);
  EXPECT_EQ(whole.bestEpoch, resumed.bestEpoch);
  expectSameTensors(folder / "whole" / "last.safetensors", folder / "cut" / "last.safetensors");
  expectSameTensors(folder / "whole" / "best.safetensors", folder / "cut" / "best.safetensors");
  EXPECT_EQ(whole.test.predictions.logits, resumed.test.predictions.logits);
}

class Resume : public ::testing::TestWithParam<OptimizerMethod> {};

TEST_P(Resume, EqualsTheUninterruptedRunBitForBit) {
  const test::TemporaryFolder folder;
  auto options = smallOptions();
  options.optimizer.method = GetParam();
  options.optimizer.rate = GetParam() == OptimizerMethod::Sgd ? 0.02 : 0.001;
  options.emaDecay = 0.9;
  options.augmentation.mixupAlpha = 0.2;
  options.augmentation.noise = 0.05;
  options.augmentation.erasing = 0.5;
  expectResumeIsExact(folder, options);
}

INSTANTIATE_TEST_SUITE_P(All, Resume, ::testing::Values(OptimizerMethod::Sgd, OptimizerMethod::Adam, OptimizerMethod::AdamW));

TEST(Resume, IsExactWithATeacherAndEveryOtherOption) {
  const test::TemporaryFolder folder;
  torch::manual_seed(5);
  auto model = test::smallModelDescription();
  model.labels = {{"class 0", "class 0"}, {"class 1", "class 1"}};
  writeBundle(folder / "teacher", model, *makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0}), WeightPrecision::Half);
  auto options = smallOptions();
  options.optimizer.method = OptimizerMethod::AdamW;
  options.optimizer.rate = 0.001;
  options.optimizer.clipNorm = 1;
  options.schedule.kind = ScheduleKind::OneCycle;
  options.balancedSampling = true;
  options.focalGamma = 2;
  options.labelSmoothing = 0.1;
  options.augmentation.gamma = 0.5;
  options.augmentation.blur = 1;
  options.distillation.teachers = {toUtf8(folder / "teacher"), toUtf8(folder / "teacher")};
  options.distillation.probabilities = options.distillation.features = 0.5;
  expectResumeIsExact(folder, options);
}

TEST(Resume, IsExactWhileOtherThreadsMakeNetworks) {
  const test::TemporaryFolder folder;
  std::atomic<bool> over = false;
  std::thread window([&] {
    while (!over) makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0});
  });
  auto options = smallOptions();
  options.mapDropout = options.headDropout = 0.5;
  expectResumeIsExact(folder, options);
  over = true;
  window.join();
}

TEST(Trainer, CountsNoTimeInWhichItIsPaused) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  auto options = smallOptions();
  options.epochs = 1;
  bool paused = false;
  const auto pause = std::chrono::seconds(1);
  const TrainingObserver observer{{},
                                  [&](const Progress&) {
                                    if (!std::exchange(paused, true)) std::this_thread::sleep_for(pause);
                                  },
                                  {}};
  const auto start = std::chrono::steady_clock::now();
  const auto result = trainOnAll(options, cache, folder / "run", {}, observer);
  const std::chrono::duration<double> worked = std::chrono::steady_clock::now() - start - pause;
  ASSERT_TRUE(paused);
  EXPECT_LT(result.history[0].seconds, worked.count());
  EXPECT_GT(result.history[0].imagesPerSecond, 16 / worked.count());
}

TEST(Resume, RefusesAnotherTeacher) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4);
  auto options = smallOptions();
  options.epochs = 1;
  options.distillation.teachers = {toUtf8(folder / "teacher.safetensors")};
  options.distillation.architecture = "custom-cnn";
  options.distillation.features = 1;
  torch::manual_seed(5);
  const auto writeTeacher = [&] {
    writeSafetensors(folder / "teacher.safetensors", weightsOf(*makeNetwork({"custom-cnn", 7, Head::Linear, 0, 0})));
  };
  writeTeacher();
  trainOnAll(options, cache, folder / "run");
  writeTeacher();
  EXPECT_EQ(codeOf([&] { trainOnAll(options, cache, folder / "run"); }), ErrorCode::CheckpointInvalid);
}

class EveryNetwork : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryNetwork, TrainsTwoSteps) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4);
  auto options = smallOptions();
  options.architecture = GetParam();
  options.inputSize = makeNetwork({GetParam(), 2, Head::Linear, 0, 0})->minimumInput();
  options.epochs = 1;
  options.schedule.warmupEpochs = 0;
  options.optimizer.rate = 1e-3;
  const auto result = trainOnAll(options, cache, folder / "run");
  EXPECT_TRUE(std::isfinite(result.history[0].trainLoss));
  RandomStream stream(torch::kCPU, options.seed);
  const UseRandomStream use(stream);
  const auto before = makeNetwork(networkOptions(options, 2));
  std::size_t still = 0;
  const auto after = readBestWeights(result.weights).file.tensors;
  for (const auto& item : before->named_parameters()) still += torch::equal(item.value(), after.at(item.key()));
  EXPECT_EQ(still, 0u) << "every weight learns";
  EXPECT_EQ(readCheckpoint(folder / "run" / "last.safetensors").state.at("steps"), 2);
}

std::string wordOf(const ::testing::TestParamInfo<std::string>& network) {
  auto word = network.param;
  std::replace(word.begin(), word.end(), '-', '_');
  return word;
}
INSTANTIATE_TEST_SUITE_P(All, EveryNetwork, ::testing::ValuesIn(networkNames()), wordOf);

TEST(Trainer, StartsFromTheBestOrTheLastWeightsOfAnotherRun) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4);
  auto options = smallOptions();
  options.emaDecay = 0.5;
  options.epochs = 2;
  trainOnAll(options, cache, folder / "first");
  options.epochs = 1;
  options.optimizer.rate = 0.001;
  for (const char* name : {"best", "last"}) {
    options.startWeights = toUtf8(folder / "first" / (std::string(name) + ".safetensors"));
    trainOnAll(options, cache, folder / name);
  }
  // Without validation the last epoch counts as the best, and its averaged weights give the answers.
  expectSameTensors(folder / "best" / "best.safetensors", folder / "last" / "best.safetensors");
  EXPECT_EQ(readBestWeights(folder / "first" / "last.safetensors").file.tensors.size(),
            readBestWeights(folder / "first" / "best.safetensors").file.tensors.size());
}

TEST_F(SplitTraining, RefusesToGoOnWithOtherOptionsOrData) {
  options_.epochs = 1;
  train(options_, {cache_, split_}, folder_ / "run");
  const auto other = stratifiedSplit(cache_.items(), {0.5, 0.25, 0.25}, 2);
  EXPECT_EQ(codeOf([&] { train(options_, {cache_, other}, folder_ / "run"); }), ErrorCode::CheckpointInvalid);
  options_.optimizer.rate = 0.5;
  const auto error = test::errorOf([&] { train(options_, {cache_, split_}, folder_ / "run"); });
  EXPECT_EQ(error.code(), ErrorCode::CheckpointInvalid);
  EXPECT_NE(error.detail().find("optimizer/rate"), std::string::npos);
  writeFileAtomically(folder_ / "run" / "last.safetensors", "rubbish");
  EXPECT_EQ(codeOf([&] { train(options_, {cache_, split_}, folder_ / "run"); }), ErrorCode::CheckpointInvalid);
}

// Every file with its content.
std::map<std::string, std::string> contentsOf(const std::filesystem::path& folder) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : entriesOf(folder).entries) {
    if (entry.is_regular_file()) contents[toUtf8(entry.path().filename())] = readTextFile(entry.path());
  }
  return contents;
}

TEST_F(SplitTraining, ARefusedRequestIsNotAcceptedAndChangesNothing) {
  const auto other = stratifiedSplit(cache_.items(), {0.5, 0.25, 0.25}, 2);
  int accepted = 0;
  TrainingObserver observer;
  observer.accepted = [&] { ++accepted; };
  options_.epochs = 1;
  train(options_, {cache_, split_}, folder_ / "run", {}, observer);
  EXPECT_EQ(accepted, 1);
  const auto before = contentsOf(folder_ / "run");
  const auto refused = [&](const TrainingOptions& wrong, const Split& parts) {
    EXPECT_THROW(train(wrong, {cache_, parts}, folder_ / "run", {}, observer), Error);
    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(contentsOf(folder_ / "run"), before);
  };
  refused(options_, other);
  refused(options_, {});
  auto wrong = options_;
  wrong.optimizer.rate = 0.5;
  refused(wrong, split_);
  wrong = options_;
  wrong.startWeights = "nowhere.safetensors";
  refused(wrong, split_);
  EXPECT_THROW(train(wrong, {cache_, split_}, folder_ / "new", {}, observer), Error);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "new"));
}

TEST(Trainer, OneRunAtATimeWorksInAFolder) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  auto options = smallOptions();
  options.epochs = 1;
  TrainingObserver observer;
  int tried = 0;
  observer.epoch = [&](const EpochRecord&) {
    ++tried;
    EXPECT_EQ(codeOf([&] { trainOnAll(options, cache, folder / "run"); }), ErrorCode::FolderBusy);
  };
  trainOnAll(options, cache, folder / "run", {}, observer);
  EXPECT_EQ(tried, 1);
  EXPECT_NO_THROW(trainOnAll(options, cache, folder / "run"));
}

TEST_F(SplitTraining, SaysWhereItGoesOnAndAfterWhichEpochs) {
  const auto file = folder_ / "run" / "environment.json";
  // Two steps make an epoch.
  for (const int steps : {3, 5}) {
    const CancelToken token;
    EXPECT_THROW(train(options_, {cache_, split_}, folder_ / "run", token, cancelAfter(steps, token)), Cancelled);
    auto elsewhere = readJson(file);
    elsewhere["device"] = "elsewhere";
    writeJson(file, elsewhere);
  }
  train(options_, {cache_, split_}, folder_ / "run");
  EXPECT_EQ(readJson(file).at("device"), "cpu");
  EXPECT_EQ(readJson(file).at("resumedAfterEpochs"), (nlohmann::json{1, 3}));
  train(options_, {cache_, split_}, folder_ / "run");
  EXPECT_EQ(readJson(file).at("resumedAfterEpochs"), (nlohmann::json{1, 3})) << "nothing is left to learn";
}

TEST(Trainer, StopsWithinOneBatch) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 16);
  auto options = smallOptions();
  const CancelToken token;
  std::size_t steps = 0;
  const TrainingObserver observer{{},
                                  [&](const Progress&) {
                                    if (++steps == 3) token.cancel();
                                  },
                                  {}};
  EXPECT_THROW(trainOnAll(options, cache, folder / "run", token, observer), Cancelled);
  EXPECT_EQ(steps, 3u);
}

TEST(Trainer, TellsTheFirstBatchBeforeTheEpochEnds) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  auto options = smallOptions();
  options.epochs = 1;
  std::vector<BatchRecord> batches;
  TrainingObserver observer;
  observer.batch = [&](const BatchRecord& batch) { batches.push_back(batch); };
  observer.epoch = [&](const EpochRecord&) { EXPECT_FALSE(batches.empty()); };
  trainOnAll(options, cache, folder / "run", {}, observer);
  ASSERT_FALSE(batches.empty());
  EXPECT_DOUBLE_EQ(batches.front().epochs, 0.25) << "4 of 16 images";
  EXPECT_GT(batches.front().loss, 0);
  EXPECT_LE(batches.front().accuracy, 1);
  EXPECT_DOUBLE_EQ(batches.front().rate, options.optimizer.rate * rateFactor(options.schedule, 0.25, 1));
}

TEST(Trainer, LeavesFrozenStagesAlone) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4);
  auto options = smallOptions();
  torch::manual_seed(9);
  writeSafetensors(folder / "start.safetensors", weightsOf(*makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0})));
  options.startWeights = toUtf8(folder / "start.safetensors");
  options.frozenStages = 2;
  options.optimizer.weightDecay = 0.1;
  options.epochs = 2;
  trainOnAll(options, cache, folder / "run");
  const auto start = folder / "start.safetensors", best = folder / "run" / "best.safetensors";
  for (const char* stage : {"features.stage1", "features.stage2"}) {
    for (const char* key : {".conv1.weight", ".norm1.weight", ".norm1.running_mean", ".norm2.running_var", ".norm2.num_batches_tracked"}) {
      EXPECT_TRUE(haveSameTensor(start, best, std::string(stage) + key)) << stage << key;
    }
  }
  for (const char* key : {"features.stage3.conv1.weight", "features.stage3.norm1.running_mean", "classifier.weight"}) {
    EXPECT_FALSE(haveSameTensor(start, best, key)) << key;
  }
}

TEST(Trainer, StopsWithASentenceWhenTheLossIsNoNumber) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4);
  auto options = smallOptions();
  torch::manual_seed(9);
  const auto network = makeNetwork({"custom-cnn", 2, Head::Linear, 0, 0});
  {
    torch::NoGradGuard noGrad;
    network->named_parameters()["features.stage5.conv1.weight"].fill_(std::nan(""));
  }
  writeSafetensors(folder / "start.safetensors", weightsOf(*network));
  options.startWeights = toUtf8(folder / "start.safetensors");
  const auto error = test::errorOf([&] { trainOnAll(options, cache, folder / "run"); });
  EXPECT_EQ(error.code(), ErrorCode::Diverged);
  EXPECT_EQ(error.detail(), "in epoch 1");
  const auto stored = readRun(folder / "run");
  EXPECT_EQ(stored.state, StoredRun::State::Failed);
  ASSERT_TRUE(stored.problem);
  EXPECT_EQ(stored.problem->code(), ErrorCode::Diverged);
  EXPECT_TRUE(wouldFailAgain(*stored.problem));
  EXPECT_FALSE(std::filesystem::exists(folder / "run" / "last.safetensors"));
}

TEST(Trainer, TheRunSaysWhatLibTorchReportedOrThatMemoryRanOut) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4);
  const auto problemOf = [&](const std::function<void()>& failure) {
    TrainingObserver observer;
    observer.epoch = [&](const EpochRecord&) { failure(); };
    std::filesystem::remove_all(folder / "run");
    const auto thrown = test::errorOf([&] { trainOnAll(smallOptions(), cache, folder / "run", {}, observer); });
    const auto stored = readRun(folder / "run");
    EXPECT_EQ(stored.state, StoredRun::State::Failed);
    return stored.problem.value_or(thrown);
  };
  EXPECT_EQ(problemOf([] { throw std::bad_alloc(); }).code(), ErrorCode::OutOfMemory);
  const auto reported = problemOf([] { TORCH_CHECK(false, "two sizes"); });
  EXPECT_EQ(reported.code(), ErrorCode::ComputingFailed);
  EXPECT_EQ(reported.detail(), "two sizes");
}

TEST_F(SplitTraining, StopsEarlyAndKeepsTheBest) {
  options_.epochs = 40;
  options_.patience = 2;
  options_.optimizer.rate = 1e-9;
  options_.optimizer.momentum = 0;
  options_.checkpointEpochs = 3;
  const auto result = train(options_, {cache_, split_}, folder_ / "run");
  EXPECT_TRUE(result.stoppedEarly);
  ASSERT_LT(result.history.size(), 40u);
  EXPECT_EQ(static_cast<std::int64_t>(result.history.size()) - result.bestEpoch, 2);
  for (const auto& record : result.history) {
    const auto& best = result.history[static_cast<std::size_t>(result.bestEpoch - 1)];
    EXPECT_LE(record.validationAccuracy, best.validationAccuracy);
    if (record.validationAccuracy == best.validationAccuracy) {
      EXPECT_GE(record.validationLoss, best.validationLoss);
    }
  }
  EXPECT_EQ(readBestWeights(result.weights).file.metadata.at("epoch"), std::to_string(result.bestEpoch));
}

TEST_F(SplitTraining, WritesItsFolder) {
  options_.epochs = 2;
  options_.testTimeAugmentation = true;
  options_.labelSmoothing = 0.1;
  options_.optimizer.clipNorm = 1;
  const auto result = train(options_, {cache_, split_}, folder_ / "run");
  EXPECT_EQ(trainingOptionsFromJson(readJson(folder_ / "run" / "options.json")), options_);
  EXPECT_EQ(splitFromJson(readJson(folder_ / "run" / "split.json"), cache_.items()), split_);
  const auto environment = readJson(folder_ / "run" / "environment.json");
  EXPECT_EQ(environment.at("images"), 16);
  for (const char* key : {"glenoid", "torch", "compiler", "device", "deviceName"}) {
    EXPECT_FALSE(environment.at(key).get<std::string>().empty()) << key;
  }
  for (const auto& record : result.history) {
    EXPECT_GT(record.waitShare, 0);
    EXPECT_LT(record.waitShare, 1);
  }
  const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  EXPECT_EQ(lines(readTextFile(folder_ / "run" / "history.csv")), 3);
  EXPECT_EQ(lines(readTextFile(folder_ / "run" / "test.csv")), 5);
  EXPECT_EQ(lines(readTextFile(folder_ / "run" / "test-augmented.csv")), 5);
  EXPECT_TRUE(readTextFile(folder_ / "run" / "validation.csv").starts_with("path,sha256,label,logit:class 0,logit:class 1\n"));
  const auto json = readJson(folder_ / "run" / "evaluation.json");
  EXPECT_EQ(json.at("test").at("count"), 4);
  EXPECT_EQ(json.at("test").at("temperature"), json.at("temperature"));
  EXPECT_EQ(json.at("test-augmented").at("temperature"), json.at("temperatureAugmented"));
  const auto again = evaluateRun(folder_ / "run", cache_, {"cpu", true, true});
  EXPECT_EQ(again.single.predictions.logits, result.test.predictions.logits);
  EXPECT_EQ(again.augmented.predictions.logits, result.testAugmented.predictions.logits);
  EXPECT_EQ(again.single.evaluation.temperature, result.test.evaluation.temperature);
}

TEST(Trainer, RefusesWhatCannotBeTrained) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 4);
  const auto run = [&](const TrainingOptions& options, const Split& split) {
    return codeOf([&] { train(options, {cache, split}, folder / "run"); });
  };
  const auto options = smallOptions();
  EXPECT_EQ(run(options, {}), ErrorCode::DatasetTooSmall);
  EXPECT_EQ(run(options, {1, {0, 1}, {1}, {}}), ErrorCode::FileInvalid);
  EXPECT_EQ(run(options, {1, {0, 99}, {}, {}}), ErrorCode::DatasetMismatch);
  auto changed = options;
  changed.architecture = "none";
  EXPECT_EQ(run(changed, {1, {0, 4}, {}, {}}), ErrorCode::OptionInvalid);
  changed = options;
  changed.startWeights = toUtf8(folder / "none.safetensors");
  EXPECT_EQ(run(changed, {1, {0, 4}, {}, {}}), ErrorCode::FileNotFound);
  changed = options;
  changed.frozenStages = 7;
  EXPECT_EQ(run(changed, {1, {0, 4}, {}, {}}), ErrorCode::OptionInvalid);
  const auto three = makeSyntheticCache(folder / "d.pixels", 2, 3);
  changed = options;
  changed.epochs = 1;
  trainOnAll(changed, cache, folder / "done");
  EXPECT_EQ(codeOf([&] { evaluateRun(folder / "done", three, {"cpu", false, false}); }), ErrorCode::DatasetMismatch);
}

}  // namespace
}  // namespace glenoid

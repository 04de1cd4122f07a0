#include "core/training/trainer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/nn/weights.h"
#include "core/training/run_evaluation.h"
#include "core/training/run_folder.h"
#include "tests/training/small_run.h"

namespace glenoid {
namespace {

ErrorCode codeOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

// Stops a run when it has made so many steps.
TrainingObserver cancelAfter(int steps, const CancelToken& token) {
  auto left = std::make_shared<int>(steps);
  return {{},
          [left, token](const Progress& p) {
            if (p.stage.starts_with("epoch") && --*left == 0) token.cancel();
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
  const auto all = evaluateRun(folder / "run", cache, {"cpu", false, true});
  EXPECT_EQ(all.single.evaluation.accuracy, 1);
  EXPECT_EQ(all.augmented.predictions.size(), 8u);
}

TEST(Trainer, OneSeedGivesOneHistoryAndAnotherGivesAnother) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  const auto split = stratifiedSplit(cache.items(), {0.5, 0.25, 0.25}, 1);
  auto options = smallOptions();
  const auto first = train(options, {cache, split}, folder / "a");
  const auto second = train(options, {cache, split}, folder / "b");
  expectSameHistory(first.history, second.history);
  expectSameTensors(folder / "a" / "best.safetensors", folder / "b" / "best.safetensors");
  options.seed = 2;
  EXPECT_NE(train(options, {cache, split}, folder / "c").history[0].trainLoss, first.history[0].trainLoss);
}

class Resume : public ::testing::TestWithParam<OptimizerMethod> {};

TEST_P(Resume, EqualsTheUninterruptedRunBitForBit) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  const auto split = stratifiedSplit(cache.items(), {0.5, 0.25, 0.25}, 1);
  auto options = smallOptions();
  options.optimizer.method = GetParam();
  options.optimizer.rate = GetParam() == OptimizerMethod::Sgd ? 0.02 : 0.001;
  options.emaDecay = 0.9;
  options.augmentation.mixupAlpha = 0.2;
  options.augmentation.noise = 0.05;
  options.augmentation.erasing = 0.5;
  const auto whole = train(options, {cache, split}, folder / "whole");
  const CancelToken token;
  // Two steps make an epoch: the third epoch is left after its first.
  EXPECT_THROW(train(options, {cache, split}, folder / "cut", token, cancelAfter(5, token)), Cancelled);
  EXPECT_TRUE(std::filesystem::exists(folder / "cut" / "last.safetensors"));
  EXPECT_TRUE(std::filesystem::exists(folder / "cut" / "best.safetensors"));
  std::vector<std::string> notices;
  const auto resumed = train(options, {cache, split}, folder / "cut", {}, {{}, {}, [&](const std::string& n) { notices.push_back(n); }});
  EXPECT_EQ(notices, std::vector<std::string>{"going on after epoch 2"});
  expectSameHistory(whole.history, resumed.history);
  EXPECT_EQ(whole.bestEpoch, resumed.bestEpoch);
  expectSameTensors(folder / "whole" / "last.safetensors", folder / "cut" / "last.safetensors");
  expectSameTensors(folder / "whole" / "best.safetensors", folder / "cut" / "best.safetensors");
  EXPECT_EQ(whole.test.predictions.logits, resumed.test.predictions.logits);
}

INSTANTIATE_TEST_SUITE_P(All, Resume, ::testing::Values(OptimizerMethod::Sgd, OptimizerMethod::Adam, OptimizerMethod::AdamW));

TEST(Trainer, RefusesToGoOnWithOtherOptionsOrData) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  const auto split = stratifiedSplit(cache.items(), {0.5, 0.25, 0.25}, 1);
  auto options = smallOptions();
  options.epochs = 1;
  train(options, {cache, split}, folder / "run");
  const auto other = stratifiedSplit(cache.items(), {0.5, 0.25, 0.25}, 2);
  EXPECT_EQ(codeOf([&] { train(options, {cache, other}, folder / "run"); }), ErrorCode::CheckpointInvalid);
  options.optimizer.rate = 0.5;
  try {
    train(options, {cache, split}, folder / "run");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::CheckpointInvalid);
    EXPECT_NE(error.detail().find("optimizer/rate"), std::string::npos);
  }
  writeFileAtomically(folder / "run" / "last.safetensors", "rubbish");
  EXPECT_EQ(codeOf([&] { train(options, {cache, split}, folder / "run"); }), ErrorCode::CheckpointInvalid);
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

TEST(Trainer, LearnsFromTheTrainingPartAlone) {
  const test::TemporaryFolder folder;
  const auto honest = makeSyntheticCache(folder / "a.pixels", 8);
  const auto split = stratifiedSplit(honest.items(), {0.5, 0.25, 0.25}, 1);
  // The same data set, but what is not for training is other pictures.
  PixelCacheWriter writer(folder / "b.pixels", honest.info());
  for (std::size_t i = 0; i < honest.size(); ++i) {
    const bool trained = std::count(split.train.begin(), split.train.end(), i) > 0;
    const auto picture = honest.picture(i);
    writer.add(honest.items()[i], trained ? picture : std::span<const std::uint8_t>(std::vector<std::uint8_t>(picture.size(), 77)));
  }
  writer.finish();
  const PixelCache changed(folder / "b.pixels");
  auto options = smallOptions();
  options.augmentation.mixupAlpha = 0.4;
  options.classWeights = true;
  options.epochs = 3;
  const auto first = train(options, {honest, split}, folder / "a"), second = train(options, {changed, split}, folder / "b");
  for (std::size_t e = 0; e < 3; ++e) EXPECT_EQ(first.history[e].trainLoss, second.history[e].trainLoss);
  EXPECT_NE(first.history[0].validationLoss, second.history[0].validationLoss);
  const auto a = readSafetensors(folder / "a" / "last.safetensors").tensors, b = readSafetensors(folder / "b" / "last.safetensors").tensors;
  for (const auto& [key, tensor] : a) EXPECT_TRUE(torch::equal(tensor, b.at(key))) << key;
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
  try {
    trainOnAll(options, cache, folder / "run");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::NotANumber);
    EXPECT_EQ(error.message(), "the loss is no longer a number (in epoch 1). Lower the learning rate or clip the gradient.");
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "run" / "last.safetensors"));
}

TEST(Trainer, StopsEarlyAndKeepsTheBest) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  const auto split = stratifiedSplit(cache.items(), {0.5, 0.25, 0.25}, 1);
  auto options = smallOptions();
  options.epochs = 40;
  options.patience = 2;
  options.optimizer.rate = 1e-9;
  options.optimizer.momentum = 0;
  options.checkpointEpochs = 3;
  const auto result = train(options, {cache, split}, folder / "run");
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

TEST(Trainer, WritesItsFolder) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 8);
  const auto split = stratifiedSplit(cache.items(), {0.5, 0.25, 0.25}, 1);
  auto options = smallOptions();
  options.epochs = 2;
  options.testTimeAugmentation = true;
  options.labelSmoothing = 0.1;
  options.optimizer.clipNorm = 1;
  const auto result = train(options, {cache, split}, folder / "run");
  EXPECT_EQ(trainingOptionsFromJson(readJson(folder / "run" / "options.json")), options);
  EXPECT_EQ(splitFromJson(readJson(folder / "run" / "split.json"), cache.items()), split);
  EXPECT_EQ(readJson(folder / "run" / "environment.json").at("images"), 16);
  const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  EXPECT_EQ(lines(readTextFile(folder / "run" / "history.csv")), 3);
  EXPECT_EQ(lines(readTextFile(folder / "run" / "test.csv")), 5);
  EXPECT_EQ(lines(readTextFile(folder / "run" / "test-augmented.csv")), 5);
  EXPECT_TRUE(readTextFile(folder / "run" / "validation.csv").starts_with("path,sha256,label,logit:class 0,logit:class 1\n"));
  const auto json = readJson(folder / "run" / "evaluation.json");
  EXPECT_EQ(json.at("test").at("count"), 4);
  EXPECT_EQ(json.at("test").at("temperature"), json.at("temperature"));
  EXPECT_EQ(json.at("test-augmented").at("temperature"), json.at("temperatureAugmented"));
  const auto again = evaluateRun(folder / "run", cache, {"cpu", true, true});
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
  EXPECT_EQ(run(options, {}), ErrorCode::DatasetInvalid);
  EXPECT_EQ(run(options, {1, {0, 1}, {1}, {}}), ErrorCode::DatasetInvalid);
  EXPECT_EQ(run(options, {1, {0, 99}, {}, {}}), ErrorCode::DatasetInvalid);
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
  EXPECT_EQ(codeOf([&] { evaluateRun(folder / "done", three, {"cpu", false, false}); }), ErrorCode::ModelMismatch);
}

}  // namespace
}  // namespace glenoid

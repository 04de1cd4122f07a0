// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/conformal.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/json_file.h"
#include "core/dataset/random.h"
#include "core/doubt/stored_sets.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using testing::ElementsAre;

namespace {

// Answers about two labels. `first` and `second` hold the probabilities of the first label for images of either label.
Predictions twoLabels(const std::vector<double>& first, const std::vector<double>& second) {
  Predictions answers{2, {}, {}};
  const auto add = [&](double p, std::size_t truth) {
    answers.truth.push_back(truth);
    answers.logits.insert(answers.logits.end(), {std::log(p), std::log(1 - p)});
  };
  for (const double p : first) add(p, 0);
  for (const double p : second) add(p, 1);
  return answers;
}

std::vector<double> steps(std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 1; i <= count; ++i) values.push_back(static_cast<double>(i) / static_cast<double>(count + 1));
  return values;
}

// Uneven and noisy: label 0 is easy, label 2 is hard.
Predictions noisy(std::size_t images, Random& random) {
  Predictions answers{3, {}, {}};
  for (std::size_t i = 0; i < images; ++i) {
    const std::size_t truth = random.below(10) < 6 ? 0 : 1 + random.below(2);
    answers.truth.push_back(truth);
    for (std::size_t c = 0; c < 3; ++c) {
      const double noise = static_cast<double>(random.below(1000)) / 250;
      answers.logits.push_back(noise + (c == truth ? 3.0 - static_cast<double>(truth) : 0));
    }
  }
  return answers;
}

FoldImages turns(std::size_t images, std::size_t count) {
  FoldImages folds(count);
  for (std::size_t i = 0; i < images; ++i) folds[i % count].push_back(i);
  return folds;
}

}  // namespace

TEST(Sets, AThresholdIsTheCeilingRankOfTheOwnImages) {
  // 19 images of each label: the thresholds are the 18th and 19th largest probability ((19 + 1) x 0.9 and x 0.95); 99 % would need 99
  // images.
  const auto rule = fitSets(twoLabels(steps(19), steps(19)), 1, 1);
  ASSERT_EQ(rule.levels.size(), 2u);
  EXPECT_THAT(rule.images, ElementsAre(19u, 19u));
  EXPECT_EQ(rule.levels[0].confidence, 90);
  EXPECT_NEAR(rule.levels[0].leastProbability[0], 2.0 / 20, 1e-12);
  EXPECT_NEAR(rule.levels[1].leastProbability[0], 1.0 / 20, 1e-12);
  EXPECT_NEAR(rule.levels[1].leastProbability[1], 1.0 / 20, 1e-12);
}

TEST(Sets, ALevelNeedsEnoughImagesOfEveryLabel) {
  const auto levels = [](std::size_t first, std::size_t second) {
    return fitSets(twoLabels(steps(first), steps(second)), 1, 1).levels.size();
  };
  EXPECT_EQ(levels(200, 8), 0u);
  EXPECT_EQ(levels(200, 9), 1u);
  EXPECT_EQ(levels(18, 200), 1u);
  EXPECT_EQ(levels(19, 98), 2u);
  EXPECT_EQ(levels(99, 99), 3u);
  EXPECT_EQ(levels(0, 0), 0u);
}

TEST(Sets, TheTemperatureStandsInTheThresholds) {
  const auto answers = twoLabels(steps(19), steps(19));
  const auto rule = fitSets(answers, 2, 8);
  EXPECT_EQ(rule.looks, 8);
  const double odds = std::sqrt((2.0 / 20) / (18.0 / 20));  // the second smallest probability, its log odds halved
  EXPECT_NEAR(rule.levels[0].leastProbability[0], odds / (1 + odds), 1e-12);
}

TEST(Sets, TheMostProbableComesFirstAndStaysWhateverItsThreshold) {
  const SetLevel level{90, {0.7, 0.2, 0.2, 0.3}, std::nullopt};
  const auto set = [&](std::vector<double> p) { return setOf(p, level); };
  EXPECT_THAT(set({0.8, 0.1, 0.06, 0.04}), ElementsAre(0u));
  EXPECT_THAT(set({0.25, 0.2, 0.25, 0.3}), ElementsAre(3u, 2u, 1u)) << "among equals the first label comes first";
  EXPECT_THAT(set({0.5, 0.25, 0.15, 0.1}), ElementsAre(0u, 1u)) << "too improbable for its own label, but the most probable";
  EXPECT_THAT(set({0.6, 0.19, 0.11, 0.1}), ElementsAre(0u)) << "no label is probable enough: the set would be empty";
}

TEST(Sets, NewImagesOfEachLabelAreCovered) {
  Random random(3);
  const auto rule = fitSets(noisy(2000, random), 1, 1);
  const auto fresh = noisy(6000, random);
  const auto likely = probabilities(fresh);
  for (const auto& level : rule.levels) {
    std::vector<double> covered(3, 0), images(3, 0);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      const auto set = setOf({&likely[i * 3], 3}, level);
      ++images[fresh.truth[i]];
      covered[fresh.truth[i]] += std::count(set.begin(), set.end(), fresh.truth[i]) > 0 ? 1 : 0;
    }
    for (std::size_t label = 0; label < 3; ++label)
      EXPECT_GT(covered[label] / images[label], level.confidence / 100.0 - 0.03) << level.confidence << " %, label " << label;
  }
}

TEST(Sets, NoImageHasASayInItsOwnMeasurement) {
  Random random(5);
  const auto answers = noisy(300, random);
  const auto folds = turns(300, 10);
  for (const std::size_t fold : {0u, 7u}) {
    const auto before = fitSetsBeside(answers, folds, fold, 1);
    const auto fitted = crossFitted(answers, folds);
    auto changed = answers;
    for (const auto i : folds[fold]) {
      changed.truth[i] = (changed.truth[i] + 1) % 3;
      for (std::size_t c = 0; c < 3; ++c) changed.logits[i * 3 + c] = static_cast<double>(c * i);
    }
    EXPECT_EQ(fitSetsBeside(changed, folds, fold, 1), before);
    EXPECT_FALSE(fitSetsBeside(changed, folds, fold + 1, 1) == before) << "it does change those of other folds";
    // Its labels do not change the temperature that its own answers are divided by, either.
    auto otherLabels = answers;
    for (const auto i : folds[fold]) otherLabels.truth[i] = (otherLabels.truth[i] + 1) % 3;
    const auto refitted = crossFitted(otherLabels, folds);
    for (const auto i : folds[fold]) EXPECT_EQ(refitted.logits[i * 3], fitted.logits[i * 3]);
  }
}

TEST(Sets, WhatIsMeasuredCountsEveryImageOnce) {
  Random random(9);
  const auto answers = noisy(600, random);
  auto rule = fitSets(answers, fitTemperature(answers), 1);
  const auto thresholds = rule.levels.at(0).leastProbability;
  measureSets(rule, answers, turns(600, 10));
  EXPECT_EQ(rule.levels[0].leastProbability, thresholds);
  for (const auto& level : rule.levels) {
    ASSERT_TRUE(level.measured) << level.confidence;
    const auto& [covered, single, singleRight] = *level.measured;
    EXPECT_LE(singleRight, single);
    EXPECT_LE(single, 600u);
    for (std::size_t label = 0; label < 3; ++label) {
      EXPECT_LE(covered[label], rule.images[label]);
      EXPECT_GT(static_cast<double>(covered[label]), (level.confidence / 100.0 - 0.05) * static_cast<double>(rule.images[label]));
    }
  }
}

// The shipped models state exactly the figures of their stored answers.
TEST(StoredSets, OfTheShippedModelsAreThoseOfTheirAnswers) {
  for (const std::string name : {"densenet121-se", "mobilenetv2"}) {
    const auto folder = std::filesystem::path(GLENOID_SOURCE_DIR) / "models" / name;
    const auto shipped = modelDescriptionFromJson(readJson(folder / "model.json"));
    auto model = shipped;
    addSetsOutOfFold(folder, model);
    ASSERT_EQ(model.sets.size(), 2u) << "one look and eight";
    ASSERT_EQ(shipped.sets.size(), 2u);
    for (std::size_t r = 0; r < 2; ++r) {
      EXPECT_EQ(shipped.sets[r].looks, r == 0 ? 1 : 8);
      EXPECT_EQ(shipped.sets[r].images, model.sets[r].images);
      ASSERT_EQ(model.sets[r].levels.size(), 2u) << "99 % needs 99 images of each maker";
      for (std::size_t l = 0; l < 2; ++l) {
        const auto &stated = shipped.sets[r].levels.at(l), &level = model.sets[r].levels[l];
        for (std::size_t label = 0; label < 4; ++label) EXPECT_NEAR(stated.leastProbability[label], level.leastProbability[label], 1e-9);
        EXPECT_EQ(stated.measured, level.measured);
        const auto& covered = level.measured.value().covered;
        const double all = static_cast<double>(std::accumulate(covered.begin(), covered.end(), std::size_t{0})) / 538;
        EXPECT_GE(all, level.confidence / 100.0 - 0.02) << name;  // 538 images measure it about this exactly
      }
    }
    for (const char* key : {"calibration", "calibrationAugmented"}) {
      const auto& figures = model.figures.at(key);
      EXPECT_NEAR(shipped.figures.at(key).at("calibrationError").get<double>(), figures.at("calibrationError").get<double>(), 1e-6);
      EXPECT_LE(figures.at("calibrationError"), figures.at("perfectCalibrationBand95").at(1)) << name << ": " << key;
    }
  }
}

TEST(StoredSets, RefuseAnswersAboutOtherLabels) {
  const auto models = std::filesystem::path(GLENOID_SOURCE_DIR) / "models";
  auto model = modelDescriptionFromJson(readJson(models / "mobilenetv2" / "model.json"));
  model.labels[0].name = "another";
  EXPECT_EQ(test::codeOf([&] { addSetsOutOfFold(models / "mobilenetv2", model); }), ErrorCode::DatasetMismatch) << "other labels";
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Guards the program's numbers: how the samples are read, rendered and scaled, what the shipped models answer, and what two short trainings
// learn. If a number is meant to change, run from the top of the source tree:
//     GLENOID_WRITE_GOLDEN=1 build/release/bin/test_golden
// It rewrites tests/golden/numbers/*.json.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <span>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/base/json_file.h"
#include "core/base/sha256.h"
#include "core/decoding/in_process_decoder.h"
#include "core/imaging/render.h"
#include "core/inference/classifier.h"
#include "core/nn/network.h"
#include "core/runs/run_folder.h"
#include "core/training/checkpoint.h"
#include "core/training/network_options.h"
#include "tests/runs/small_run.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// Digests must be equal. Other numbers may differ by a share of the largest of their group: processors and libraries add the same terms in
// different orders, which moves a float32 sum of n terms by about sqrt(n) * 2^-24 of its size, and sqrt(L) times as far through L layers.
// For the 512 * 9 terms and 121 layers of DenseNet-121 that is 2e-5 at worst.
constexpr double kTolerance = 2e-5;
// If a gradient goes through such a network, the last digits decide whether ReLUs close to zero let it pass, so it is only exact to a few
// per cent; small steps keep its effect small.
constexpr double kGradientTolerance = 10 * kTolerance;

fs::path sourceFolder() { return GLENOID_SOURCE_DIR; }

std::vector<fs::path> samples() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(sourceFolder() / "resources" / "samples")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Radiograph decoded(const fs::path& file) { return makeInProcessDecoder()->read(file, {}, {}); }

template <class Value>
std::string digest(const std::vector<Value>& values) {
  return sha256(std::as_bytes(std::span(values)));
}

// Returns the largest difference as a share of the largest number of its group.
double expectSame(const Json& stored, const Json& today, double tolerance, const std::string& where) {
  double share = 0;
  EXPECT_EQ(stored.size(), today.size()) << where;
  if (stored.is_object() && today.is_object()) {
    for (const auto& [key, value] : stored.items()) {
      share = std::max(share, expectSame(value, today.value(key, Json()), tolerance, where + "/" + key));
    }
  } else if (stored.is_array() && today.size() == stored.size()) {
    double largest = 0;
    for (const double value : stored) largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < stored.size(); ++i) {
      const double difference = std::abs(today[i].get<double>() - stored[i].get<double>());
      EXPECT_LE(difference, tolerance * largest) << where << "/" << i;
      if (difference > 0) share = std::max(share, difference / largest);
    }
  } else {
    EXPECT_EQ(stored, today) << where;
  }
  return share;
}

void expectStored(const std::string& name, const Json& today, double tolerance) {
  const auto file = sourceFolder() / "tests/golden/numbers" / (name + ".json");
  if (std::getenv("GLENOID_WRITE_GOLDEN")) writeJson(file, today);
  const auto share = expectSame(readJson(file), today, tolerance, name);
  std::cout << name << ": largest difference " << share << " of " << tolerance << " allowed\n";
}

// The final weights of a run, for each stage of the network and its head: their Euclidean norm, and their sum weighted by the sine of their
// position, which changes with any of them.
Json weightFigures(const fs::path& run, const Network& network) {
  auto stages = network.stages();
  stages.push_back("");
  std::map<std::string, double> squares, sums;
  for (const auto& [key, tensor] : readCheckpoint(run / "last.safetensors").network) {
    if (!tensor.is_floating_point()) continue;
    const auto& name = key;
    const auto stage = *std::find_if(stages.begin(), stages.end(), [&](const auto& prefix) { return name.starts_with(prefix); });
    const auto flat = tensor.to(torch::kFloat64).flatten();
    squares[stage] += flat.square().sum().item<double>();
    sums[stage] += (flat * torch::arange(1, flat.numel() + 1, torch::kFloat64).mul(1e4).sin()).sum().item<double>();
  }
  Json figures;
  for (const auto& stage : stages) figures[stage.empty() ? "head" : stage] = {std::sqrt(squares[stage]), sums[stage]};
  return figures;
}

TrainingOptions toyOptions() {
  auto options = smallOptions();
  options.inputSize = 64;
  options.batch = 12;
  options.optimizer.rate = 0.01;
  return options;
}

// Trains with two steps per epoch on 24 made-up pictures; returns the history and the final weights.
Json training(const TrainingOptions& options) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "c.pixels", 16, 2, 64);
  const auto split = stratifiedSplit(cache.items(), {0.75, 0.25, 0}, 1);
  Json figures;
  for (const auto& record : train(options, {cache, split}, folder / "run").history) {
    figures["rate"].push_back(record.rate);
    figures["trainLoss"].push_back(record.trainLoss);
    figures["trainAccuracy"].push_back(record.trainAccuracy);
    figures["validationLoss"].push_back(record.validationLoss);
    figures["validationAccuracy"].push_back(record.validationAccuracy);
  }
  figures["weights"] = weightFigures(folder / "run", *makeNetwork(networkOptions(options, 2)));
  return figures;
}

}  // namespace

TEST(Numbers, SamplesAreReadRenderedAndScaledAsStored) {
  Json today;
  for (const auto& file : samples()) {
    const auto radiograph = decoded(file);
    today[file.filename().string()] = {{"stored", std::visit([](const auto& pixels) { return digest(pixels); }, radiograph.pixels)},
                                       {"rendered", digest(render(radiograph).pixels)},
                                       {"square", digest(squareImage(radiograph).grey)}};
  }
  expectStored("pictures", today, 0);
}

TEST(Numbers, ShippedModelsAnswerTheSamplesAsStored) {
  Json today;
  for (const char* name : {"densenet121-se", "mobilenetv2"}) {
    Classifier classifier(readBundle(sourceFolder() / "models" / name), {"cpu"});
    for (const auto& file : samples()) {
      const auto image = squareImage(decoded(file));
      const auto answer = classifier.predict({&image, 1}).front();
      today[name][file.filename().string()] = {{"logits", answer.logits}, {"probabilities", answer.probabilities}};
    }
  }
  expectStored("answers", today, kTolerance);
}

// Only the last stage and the head learn, so a gradient passes through nothing that magnifies rounding.
TEST(Numbers, AShortTrainingLearnsAsStored) {
  auto options = toyOptions();
  options.frozenStages = 4;
  options.epochs = 3;
  expectStored("custom-cnn-training", training(options), kTolerance);
}

TEST(Numbers, TwoStepsOfTheWholeNetworkLearnAsStored) {
  auto options = toyOptions();
  options.architecture = "densenet121-se";
  options.epochs = 1;
  options.optimizer.rate = 1e-3;
  expectStored("densenet121-se-training", training(options), kGradientTolerance);
}

}  // namespace glenoid

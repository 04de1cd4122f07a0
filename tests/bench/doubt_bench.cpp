// SPDX-License-Identifier: GPL-3.0-or-later
// The time of gate and finder compared with a pass of the default model, on one thread.
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/bundle/model_folders.h"
#include "core/doubt/finder.h"
#include "core/doubt/gate_features.h"
#include "core/inference/classifier.h"
#include "core/nn/compute.h"

using namespace glenoid;

namespace {

SquareImage square() {
  SquareImage image;
  image.side = 250;
  for (int i = 0; i < 250 * 250; ++i) image.grey.push_back(static_cast<std::uint8_t>(i * 31 % 256));
  return image;
}

void DefaultModel(benchmark::State& state) {
  setComputeThreads(1);
  Classifier classifier(findModel("densenet121-se"), {"cpu"});
  const std::vector<SquareImage> images{square()};
  for (auto _ : state) benchmark::DoNotOptimize(classifier.predict(images));
}
BENCHMARK(DefaultModel)->Unit(benchmark::kMillisecond)->UseRealTime();

void GateAlone(benchmark::State& state) {
  setComputeThreads(1);
  GateFeatures features(installedBackbone());
  const auto image = square();
  for (auto _ : state) benchmark::DoNotOptimize(features.of(image.grey, image.side));
}
BENCHMARK(GateAlone)->Unit(benchmark::kMillisecond)->UseRealTime();

void GateAndFinder(benchmark::State& state) {
  setComputeThreads(1);
  GateFeatures features(installedBackbone());
  const auto finder = installedFinder("shoulder");
  const auto image = square();
  for (auto _ : state) {
    benchmark::DoNotOptimize(features.of(image.grey, image.side));
    benchmark::DoNotOptimize(finder->find(image.grey, image.side));
  }
}
BENCHMARK(GateAndFinder)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

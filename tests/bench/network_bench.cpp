// SPDX-License-Identifier: GPL-3.0-or-later
// The original network at 180 px on one thread: as Glenoid uses it, and as plain LibTorch code would.
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <vector>

#include <benchmark/benchmark.h>
#include <sys/wait.h>
#include <torch/torch.h>
#include <unistd.h>

#include "core/bundle/bundle_weights.h"
#include "core/explain/heat_map.h"
#include "core/inference/classifier.h"
#include "core/nn/class_activation.h"
#include "core/nn/compute.h"
#include "core/nn/network.h"
#include "core/nn/weights.h"
#include "core/plan/frozen_network.h"
#include "tests/bench/plain_densenet.h"

using namespace glenoid;

namespace {

std::shared_ptr<Network> originalNetwork() {
  setComputeThreads(1);
  torch::manual_seed(1);
  auto network = makeNetwork({});
  network->eval();
  return network;
}

torch::Tensor pictures(std::int64_t count) { return torch::rand({count, 3, 180, 180}); }

Classifier originalClassifier() {
  const auto folder = std::filesystem::temp_directory_path() / "glenoid-bench-model";
  const auto network = originalNetwork();
  ModelDescription model;
  model.name = "bench";
  model.architecture = "densenet121-se";
  model.head = "original";
  model.labels = {{"A", "A"}, {"B", "B"}, {"C", "C"}, {"D", "D"}};
  model.mean = {0.485, 0.456, 0.406};
  model.deviation = {0.229, 0.224, 0.225};
  model.training = model.figures = nlohmann::json::object();
  return Classifier(writeBundle(folder, model, *network, WeightPrecision::Half), {"cpu"});
}

std::vector<SquareImage> squares(std::size_t count) {
  SquareImage image;
  image.side = 250;
  for (int i = 0; i < 250 * 250; ++i) image.grey.push_back(static_cast<std::uint8_t>(i * 31 % 256));
  return std::vector<SquareImage>(count, image);
}

void PlainForward(benchmark::State& state) {
  setComputeThreads(1);
  bench::PlainDenseNet network;
  network.eval();
  const auto input = pictures(state.range(0));
  const torch::NoGradGuard guard;
  for (auto _ : state) benchmark::DoNotOptimize(network.forward(input));
}
BENCHMARK(PlainForward)->ArgName("batch")->Arg(1)->Arg(16)->Unit(benchmark::kMillisecond)->UseRealTime();

void Predict(benchmark::State& state) {
  auto classifier = originalClassifier();
  const auto images = squares(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(classifier.predict(images));
}
BENCHMARK(Predict)->ArgName("batch")->Arg(1)->Arg(16)->Unit(benchmark::kMillisecond)->UseRealTime();

void PredictBesideBusyCores(benchmark::State& state) {
  auto classifier = originalClassifier();
  const auto images = squares(1);
  std::vector<pid_t> busy;
  for (long i = 0; i < sysconf(_SC_NPROCESSORS_ONLN); ++i) {
    if (const pid_t child = fork(); child == 0) {
      for (volatile std::uint64_t spin = 0;;) spin = spin + 1;
    } else {
      busy.push_back(child);
    }
  }
  for (auto _ : state) benchmark::DoNotOptimize(classifier.predict(images));
  for (const pid_t child : busy) {
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
  }
}
BENCHMARK(PredictBesideBusyCores)->Unit(benchmark::kMillisecond)->UseRealTime();

void Forward(benchmark::State& state) {
  const auto network = frozen(originalNetwork());
  const auto input = pictures(1).contiguous(torch::MemoryFormat::ChannelsLast);
  const torch::NoGradGuard guard;
  for (auto _ : state) benchmark::DoNotOptimize(network->forward(input));
}
BENCHMARK(Forward)->Unit(benchmark::kMillisecond)->UseRealTime();

void ClassMaps(benchmark::State& state) {
  const auto network = frozen(originalNetwork());
  const auto input = pictures(1).contiguous(torch::MemoryFormat::ChannelsLast);
  for (auto _ : state) benchmark::DoNotOptimize(classMaps(*network, input));
}
BENCHMARK(ClassMaps)->Unit(benchmark::kMillisecond)->UseRealTime();

// The textbook way: gradients through the whole network, then the map of one class.
void FullGraphGradCam(benchmark::State& state) {
  setComputeThreads(1);
  bench::PlainDenseNet network;
  network.eval();
  const auto input = pictures(1);
  for (auto _ : state) {
    const auto map = network.featureMap(input);
    map.retain_grad();
    network.zero_grad();
    network.logits(map)[0][0].backward();
    const auto weights = map.grad().mean({2, 3}, true);
    benchmark::DoNotOptimize(torch::relu((weights * map).sum(1)));
  }
}
BENCHMARK(FullGraphGradCam)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

// One training step of the original network at 180 px: from the decoded cache with batched augmentation and channels-last, and as the plain
// loop writes it (NCHW, each picture augmented on its own).
#include <vector>

#include <benchmark/benchmark.h>
#include <torch/torch.h>

#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/weights.h"
#include "core/training/augmentation.h"
#include "tests/bench/plain_densenet.h"

using namespace glenoid;

namespace {

constexpr std::int64_t kBatch = 4;  // small, so that a repetition takes seconds on two cores

torch::Tensor storedPictures() { return torch::randint(0, 256, {kBatch, 1, kSquareSide, kSquareSide}, torch::kUInt8); }

template <typename AnyNetwork>
void step(AnyNetwork& network, torch::optim::SGD& optimizer, const torch::Tensor& input, const torch::Tensor& labels) {
  optimizer.zero_grad();
  torch::nn::functional::cross_entropy(network.forward(input), labels).backward();
  optimizer.step();
}

void TrainingStep(benchmark::State& state) {
  auto network = makeNetwork({});
  useChannelsLast(*network);
  network->train();
  torch::optim::SGD optimizer(network->parameters(), torch::optim::SGDOptions(0.01).momentum(0.9));
  Augmentation augmentation({}, torch::kCPU);
  const auto pictures = storedPictures();
  const auto labels = torch::randint(0, 4, {kBatch}, torch::kInt64);
  for (auto _ : state) step(*network, optimizer, toNetworkInput(augmentation.apply(pictures), {}), labels);
  state.counters["images/s"] = benchmark::Counter(static_cast<double>(kBatch * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(TrainingStep)->Unit(benchmark::kMillisecond)->UseRealTime();

void PlainTrainingStep(benchmark::State& state) {
  bench::PlainDenseNet network;
  network.train();
  torch::optim::SGD optimizer(network.parameters(), torch::optim::SGDOptions(0.01).momentum(0.9));
  Augmentation augmentation({}, torch::kCPU);
  const auto pictures = storedPictures();
  const auto labels = torch::randint(0, 4, {kBatch}, torch::kInt64);
  for (auto _ : state) {
    std::vector<torch::Tensor> inputs;
    for (std::int64_t i = 0; i < kBatch; ++i) {
      inputs.push_back(toNetworkInput(augmentation.apply(pictures.slice(0, i, i + 1)), {}).contiguous());
    }
    step(network, optimizer, torch::cat(inputs).contiguous(), labels);
  }
}
BENCHMARK(PlainTrainingStep)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// One training step of the original network on 32 pictures of 180 px: as the trainer does it (decoded cache, batched augmentation, one
// node for each dense block), and as a plain loop does it (each JPEG decoded and augmented with OpenCV, NCHW, torch's own layers and
// optimizer). Then the epochs of small networks, with the share of the time in which they wait for their pictures.
#include <filesystem>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <torch/torch.h>

#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/weights.h"
#include "core/training/augmentation.h"
#include "core/training/learner.h"
#include "core/training/loss.h"
#include "core/training/optimizer.h"
#include "core/training/pixel_store.h"
#include "tests/bench/plain_densenet.h"
#include "tests/support/synthetic_cache.h"

using namespace glenoid;

namespace {

constexpr int kBatch = 32, kSide = 180, kStored = static_cast<int>(kSquareSide);

torch::Tensor labels() { return torch::arange(kBatch) % 4; }

// Smooth grey pictures, so that their JPEG files are as large as those of radiographs.
cv::Mat picture(int number) {
  cv::Mat small(16, 16, CV_8U), large;
  cv::theRNG().state = static_cast<std::uint64_t>(number) + 1;
  cv::randu(small, 0, 256);
  cv::resize(small, large, {kStored, kStored}, 0, 0, cv::INTER_CUBIC);
  return large;
}

void countImages(benchmark::State& state) {
  state.counters["images/s"] = benchmark::Counter(static_cast<double>(kBatch * state.iterations()), benchmark::Counter::kIsRate);
}

torch::Tensor cachedPictures() {
  auto pictures = torch::empty({kBatch, 1, kStored, kStored}, torch::kUInt8);
  for (int i = 0; i < kBatch; ++i) picture(i).copyTo(cv::Mat(kStored, kStored, CV_8U, pictures[i].data_ptr()));
  return pictures;
}

void TrainingStep(benchmark::State& state) {
  auto network = makeNetwork({});
  useChannelsLast(*network);
  network->train();
  WeightOptimizer optimizer(*network, {}, 1);
  Augmentation augmentation({}, torch::kCPU);
  const auto pictures = cachedPictures();
  const auto targets = softTargets(labels(), 4, 0);
  for (auto _ : state) {
    softCrossEntropy(network->forward(toNetworkInput(augmentation.apply(pictures), {})), targets, {}).backward();
    optimizer.step(1);
  }
  countImages(state);
}
BENCHMARK(TrainingStep)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

// The input of a step. The argument is the side in pixels.
void TrainingInput(benchmark::State& state) {
  Augmentation augmentation({}, torch::kCPU);
  const auto pictures = cachedPictures();
  Preprocessing preprocessing;
  preprocessing.inputSize = state.range(0);
  for (auto _ : state) benchmark::DoNotOptimize(toNetworkInput(augmentation.apply(pictures), preprocessing));
}
BENCHMARK(TrainingInput)->ArgName("side")->Arg(kSide)->Arg(48)->Unit(benchmark::kMillisecond)->UseRealTime();

// An epoch of four steps at 48 px, learned as a training run learns it. "waiting" is EpochRecord::waitShare.
void SmallEpoch(benchmark::State& state, const std::string& architecture) {
  const auto folder = std::filesystem::temp_directory_path() / "glenoid-bench-epoch";
  const auto cache = makeSyntheticCache(folder / "small.pixels", 2 * kBatch, 2, kStored);
  Split split;
  split.train.resize(cache.size());
  std::iota(split.train.begin(), split.train.end(), std::size_t{0});
  TrainingOptions options;
  options.architecture = architecture;
  options.head = Head::Linear;
  options.inputSize = 48;
  options.batch = kBatch;
  const TrainingData data{cache, split};
  const TrainingObserver observer{};
  const PixelStore store(cache, torch::kCPU);
  Learner learner(options, data, store, observer);
  std::int64_t epoch = 1;
  learner.learn(epoch, {});  // the first steps choose kernels and fetch memory
  double waited = 0;
  for (auto _ : state) waited += learner.learn(++epoch, {}).waitShare;
  state.counters["waiting"] = benchmark::Counter(waited, benchmark::Counter::kAvgIterations);
  std::filesystem::remove_all(folder);
}
BENCHMARK_CAPTURE(SmallEpoch, mobilenetv2, "mobilenetv2")->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);
BENCHMARK_CAPTURE(SmallEpoch, custom_cnn, "custom-cnn")->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

std::vector<std::vector<unsigned char>> jpegFiles() {
  std::vector<std::vector<unsigned char>> files(kBatch);
  for (int i = 0; i < kBatch; ++i) cv::imencode(".jpg", picture(i), files[static_cast<std::size_t>(i)]);
  return files;
}

// [1, 3, S, S] float32: decoded, flipped, turned, brightened and normalised separately.
torch::Tensor plainPicture(const std::vector<unsigned char>& jpeg, std::mt19937& random) {
  std::uniform_real_distribution<double> share(0, 1);
  cv::Mat grey = cv::imdecode(jpeg, cv::IMREAD_GRAYSCALE), turned, colour;
  cv::resize(grey, grey, {kSide, kSide}, 0, 0, cv::INTER_AREA);
  if (share(random) < 0.5) cv::flip(grey, grey, 1);
  if (share(random) < 0.5) cv::flip(grey, grey, 0);
  const auto turn = cv::getRotationMatrix2D({kSide / 2.F, kSide / 2.F}, 360 * share(random), 0.9 + 0.2 * share(random));
  cv::warpAffine(grey, turned, turn, grey.size(), cv::INTER_LINEAR);
  turned.convertTo(turned, CV_32F, (0.8 + 0.4 * share(random)) / 255, 0.2 * share(random) - 0.1);
  cv::cvtColor(turned, colour, cv::COLOR_GRAY2RGB);
  const auto image = torch::from_blob(colour.data, {1, kSide, kSide, 3}, torch::kFloat32).permute({0, 3, 1, 2}).contiguous();
  const auto mean = torch::tensor({0.485F, 0.456F, 0.406F}).view({1, 3, 1, 1}),
             deviation = torch::tensor({0.229F, 0.224F, 0.225F}).view({1, 3, 1, 1});
  return (image - mean) / deviation;
}

void PlainTrainingStep(benchmark::State& state) {
  bench::PlainDenseNet network;
  network.train();
  torch::optim::SGD optimizer(network.parameters(), torch::optim::SGDOptions(0.01).momentum(0.9).nesterov(true).weight_decay(1e-4));
  const auto files = jpegFiles();
  std::mt19937 random(1);
  for (auto _ : state) {
    std::vector<torch::Tensor> inputs;
    for (const auto& file : files) inputs.push_back(plainPicture(file, random));
    optimizer.zero_grad();
    torch::nn::functional::cross_entropy(network.forward(torch::cat(inputs)), labels()).backward();
    optimizer.step();
  }
  countImages(state);
}
BENCHMARK(PlainTrainingStep)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace

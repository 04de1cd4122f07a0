// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/classifier.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstring>
#include <functional>
#include <future>
#include <utility>

#include <ATen/Parallel.h>

#include "core/base/error.h"
#include "core/bundle/bundle_weights.h"
#include "core/doubt/finder.h"
#include "core/inference/input_tensor.h"
#include "core/nn/compute.h"
#include "core/nn/device.h"
#include "core/nn/looks.h"
#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/torch_error.h"
#include "core/nn/weights.h"
#include "core/plan/frozen_network.h"

namespace glenoid {

Prediction predictionFromLogits(std::span<const float> logits, double temperature, double milliseconds) {
  Prediction p;
  if (!std::all_of(logits.begin(), logits.end(), [](float logit) { return std::isfinite(logit); })) {
    throw Error(ErrorCode::NotANumber, "a logit");
  }
  p.milliseconds = milliseconds;
  p.logits.assign(logits.begin(), logits.end());
  const double top = *std::max_element(p.logits.begin(), p.logits.end());
  double sum = 0;
  for (const double logit : p.logits) {
    p.probabilities.push_back(std::exp((logit - top) / temperature));
    sum += p.probabilities.back();
  }
  for (double& probability : p.probabilities) probability /= sum;
  p.best = static_cast<std::size_t>(std::max_element(p.probabilities.begin(), p.probabilities.end()) - p.probabilities.begin());
  p.looks = {p.best};
  return p;
}

struct Classifier::Impl {
  std::shared_ptr<const Bundle> bundle;
  std::shared_ptr<Network> network, active;  // on its device; the network that predicts there
  Doubt doubt;
  torch::Device device;
  std::string deviceName;
  std::vector<Fact> facts;
  std::filesystem::path finderFile;
  std::unique_ptr<Finder> finder;
  bool finderSought = false;
  std::future<std::unique_ptr<Finder>> comingFinder = {};  // while another thread loads it

  void moveTo(const torch::Device& target) {
    device = target;
    deviceName = torch::DeviceTypeName(target.type(), true);
    network->to(target);
    if (!target.is_cpu()) useChannelsLast(*network);
    active = frozen(network);
  }

  // Turns LibTorch's exceptions into an Error. If the device is not the CPU, the CPU takes over first and the work is repeated there.
  template <class Work>
  auto withFallback(const Work& work) {
    try {
      return work();
    } catch (const c10::Error& error) {
      if (device.is_cpu()) throw errorOf(error);
      facts.push_back({FactCode::DeviceReplaced, {deviceName}});
    }
    return withTorchErrors([&] {
      moveTo(torch::kCPU);
      return work();
    });
  }

  // [N, C, h, w] on the device.
  torch::Tensor featureMap(const torch::Tensor& input) {
    const c10::InferenceMode guard;
    return active->featureMap(input.to(device));
  }

  struct Outputs {
    torch::Tensor logits, features;  // [N, K] and [N, C] float32 on the CPU
  };
  Outputs outputs(const torch::Tensor& map) {
    const c10::InferenceMode guard;
    const auto onCpu = [](const torch::Tensor& tensor) { return tensor.to(torch::kCPU, torch::kFloat32).contiguous(); };
    return {onCpu(active->logitsFromFeatureMap(map)), onCpu(map.mean({2, 3}))};
  }

  std::vector<Prediction> predictions(const Outputs& made, double milliseconds) const {
    const auto& [logits, features] = made;
    const auto images = static_cast<std::size_t>(logits.size(0)), classes = static_cast<std::size_t>(logits.size(1));
    const std::span<const float> values(logits.data_ptr<float>(), static_cast<std::size_t>(logits.numel()));
    std::vector<Prediction> all;
    for (std::size_t i = 0; i < images; ++i) {
      auto& prediction = all.emplace_back(predictionFromLogits(values.subspan(i * classes, classes), bundle->model.temperature,
                                                               milliseconds / static_cast<double>(images)));
      const auto* first = features.data_ptr<float>() + static_cast<std::int64_t>(i) * features.size(1);
      prediction.features.assign(first, first + features.size(1));
    }
    return all;
  }
};

namespace {

constexpr std::int64_t kBlankSide = 64;  // any will do: a picture is resized to the input of a network
constexpr std::array<std::uint8_t, kBlankSide * kBlankSide> kBlank{};

Doubt doubtFor(const Bundle& bundle, bool isPrepared, int threads) {
  Doubt doubt(bundle);
  if (isPrepared) {
    const ComputeThreads those(threads);
    doubt.gateMargins(kBlank, kBlankSide);
  }
  return doubt;
}

std::unique_ptr<Finder> finderIn(const std::filesystem::path& file, const std::string& subject) {
  return file.empty() ? installedFinder(subject) : std::make_unique<Finder>(file);
}

// A plan is made for a number of threads: that of the thread that will ask.
std::unique_ptr<Finder> preparedFinder(const std::filesystem::path& file, const std::string& subject, int threads) {
  auto finder = finderIn(file, subject);
  const ComputeThreads those(threads);
  if (finder) finder->find(kBlank, kBlankSide);
  return finder;
}

double millisecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

// The predictions of each look, of every image. `first` are those of look 0.
std::vector<std::vector<Prediction>> allLooks(Classifier& classifier, std::span<const SquareImage> images, std::vector<Prediction> first,
                                              int workers, const CancelToken& token) {
  std::vector<std::vector<Prediction>> looks(kLooks);
  looks.front() = std::move(first);
  if (workers > 1 && classifier.device() == "cpu") {
    for (const auto& image : images) {
      token.check();
      auto further = classifier.furtherLooks(image, workers);
      for (std::size_t i = 0; i < further.size(); ++i) looks[i + 1].push_back(std::move(further[i]));
    }
    return looks;
  }
  for (std::size_t look = 1; look < looks.size(); ++look) {
    token.check();
    looks[look] = classifier.predict(images, static_cast<int>(look));
  }
  return looks;
}

}  // namespace

Classifier::Classifier(const Bundle& bundle, const ClassifierOptions& options) {
  const auto threads = at::get_num_threads();
  // All of them at once; the finder, which the first picture needs first, before the others.
  std::future<std::unique_ptr<Finder>> finder;
  if (options.searches) {
    finder = std::async(std::launch::async, preparedFinder, options.finder, bundle.model.subject, threads);
  }
  auto doubt = std::async(std::launch::async, [&] { return doubtFor(bundle, options.searches, threads); });
  auto network = loadNetwork(bundle);
  impl_.reset(new Impl{std::make_shared<const Bundle>(bundle),
                       std::move(network),
                       {},
                       doubt.get(),
                       torch::kCPU,
                       {},
                       {},
                       options.finder,
                       {},
                       false,
                       std::move(finder)});
  impl_->device = chooseDevice(options.device, impl_->facts);
  impl_->withFallback([&] { impl_->moveTo(impl_->device); });
}
Classifier::Classifier(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Classifier::~Classifier() = default;
Classifier::Classifier(Classifier&&) noexcept = default;
Classifier& Classifier::operator=(Classifier&&) noexcept = default;

Classifier Classifier::another() const {
  const auto& own = *impl_;
  if (!own.device.is_cpu()) throw Error(ErrorCode::Internal, "only a classifier on the CPU has a second one for another thread");
  // Finder and gate never compute at once, and their maps are alike, so they share memory. The classifier's maps are too large for it.
  const auto memory = std::make_shared<PlanMemory>();
  auto finder = own.finder ? std::make_unique<Finder>(own.finder->another(memory)) : nullptr;
  return Classifier(std::unique_ptr<Impl>(new Impl{own.bundle, own.network, anotherFrozen(*own.active, std::make_shared<PlanMemory>()),
                                                   own.doubt.another(memory), own.device, own.deviceName, own.facts, own.finderFile,
                                                   std::move(finder), own.finderSought}));
}

const ModelDescription& Classifier::model() const { return impl_->bundle->model; }
std::shared_ptr<const ModelDescription> Classifier::sharedModel() const { return {impl_->bundle, &impl_->bundle->model}; }
const std::string& Classifier::device() const { return impl_->deviceName; }
const std::vector<Fact>& Classifier::facts() const { return impl_->facts; }
Finder* Classifier::finder() {
  if (!impl_->finderSought) {
    impl_->finder = impl_->comingFinder.valid() ? impl_->comingFinder.get() : finderIn(impl_->finderFile, model().subject);
    impl_->finderSought = true;
  }
  return impl_->finder.get();
}

Doubt& Classifier::doubt() { return impl_->doubt; }
void Classifier::run(const std::function<void(Network&)>& work) {
  impl_->withFallback([&] { work(*impl_->active); });
}

std::vector<Prediction> Classifier::predict(std::span<const SquareImage> images, int look) {
  const auto input = inputTensor(images, model(), look);
  const auto start = std::chrono::steady_clock::now();
  const auto outputs = impl_->withFallback([&] { return impl_->outputs(impl_->featureMap(input)); });
  return impl_->predictions(outputs, millisecondsSince(start));
}

std::vector<Prediction> Classifier::furtherLooks(const SquareImage& image, int workers) {
  std::vector<torch::Tensor> inputs;
  for (int look = 1; look < kLooks; ++look) inputs.push_back(inputTensor({&image, 1}, model(), look));
  const auto start = std::chrono::steady_clock::now();
  return impl_->withFallback([&] {
    const c10::InferenceMode guard;
    torch::Tensor maps;
    {
      const ComputeThreads shared(workers);  // each image of a batch has one of them
      maps = impl_->featureMap(torch::cat(inputs));
    }
    const double milliseconds = millisecondsSince(start) / static_cast<double>(inputs.size());
    std::vector<Prediction> looks;
    // The head computes each look alone: in a batch its sums could differ in the last bits.
    for (std::int64_t i = 0; i < maps.size(0); ++i) {
      looks.push_back(std::move(impl_->predictions(impl_->outputs(maps.narrow(0, i, 1)), milliseconds).front()));
    }
    return looks;
  });
}

std::vector<Prediction> meanPredictions(Classifier& classifier, std::span<const SquareImage> images, std::vector<Prediction> first,
                                        double temperature, int workers, const CancelToken& token) {
  auto looks = allLooks(classifier, images, std::move(first), workers, token);
  std::vector<Prediction> means;
  for (std::size_t i = 0; i < images.size(); ++i) {
    std::vector<torch::Tensor> logits;
    std::vector<std::size_t> best;
    double milliseconds = 0;
    for (auto& look : looks) {
      auto& values = look[i].logits;
      logits.push_back(torch::from_blob(values.data(), {1, static_cast<std::int64_t>(values.size())}, torch::kFloat64).to(torch::kFloat32));
      best.push_back(look[i].best);
      milliseconds += look[i].milliseconds;
    }
    const auto mean = meanOfLooks(logits).contiguous();
    auto& prediction = means.emplace_back(
        predictionFromLogits({mean.data_ptr<float>(), static_cast<std::size_t>(mean.numel())}, temperature, milliseconds));
    prediction.looks = std::move(best);
    prediction.features = std::move(looks.front()[i].features);
  }
  return means;
}

}  // namespace glenoid

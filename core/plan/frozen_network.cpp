// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/frozen_network.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <list>
#include <mutex>

#include <ATen/Parallel.h>

#include "core/base/error.h"
#include "core/nn/compute.h"
#include "core/plan/inference_plan.h"

namespace glenoid {
namespace {

// Enough for single images and for batches, both of one size.
constexpr std::size_t kKeptEntries = 2;
// No network halves its input more than six times: two sides with the same remainder get the same paddings.
constexpr std::int64_t kLargestStride = 64;

// A function of maps that treats every image separately, computed by plans for one image each. All threads together compute a single image.
// Each of several images is computed by the next free thread: the maps stay in its cache, and threads wait for each other only at the end.
// One calling thread at a time.
class PlannedFunction {
 public:
  PlannedFunction(std::function<LayerGraph(const torch::Tensor& image)> layers, std::shared_ptr<PlanMemory> memory)
      : layers_(std::move(layers)), memory_(std::move(memory)) {}

  torch::Tensor operator()(const torch::Tensor& input, ConvolutionStore& store) {
    const auto images = input.size(0), threads = std::int64_t{at::get_num_threads()}, workers = std::min(images, threads);
    const auto imageOf = [](const torch::Tensor& batch, std::int64_t i) { return batch.narrow(0, i, 1); };
    auto& plans = plansOf(imageOf(input, 0), static_cast<int>(images == 1 ? threads : 1));
    const auto known = plans.size();
    std::atomic<std::int64_t> next = 0;
    if (std::ssize(plans) < workers) {
      const ComputeThreads guard(static_cast<int>(images == 1 ? threads : 1));
      const auto graph = layers_(imageOf(input, 0));
      while (std::ssize(plans) < workers) {
        const auto memory = plans.empty() ? memory_ : std::make_shared<PlanMemory>();  // they compute at once
        plans.push_back(std::make_unique<InferencePlan>(graph, imageOf(input, next++), store, memory));
      }
    }
    auto sizes = plans.front()->outputSizes();
    sizes.front() = images;
    const auto output = torch::empty(sizes, input.options().memory_format(torch::MemoryFormat::ChannelsLast));
    for (auto plan = known; plan < plans.size(); ++plan) {
      plans[plan]->copyAnswer(imageOf(output, static_cast<std::int64_t>(plan - known)));  // computed while the plan was prepared
    }
    const auto work = [&](InferencePlan& plan) {
      for (auto i = next++; i < images; i = next++) plan.run(imageOf(input, i), imageOf(output, i));
    };
    if (workers == 1) {
      work(*plans.front());  // outside parallel_for, which would leave the plan one thread
    } else {
      at::parallel_for(0, workers, 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto worker = begin; worker < end; ++worker) work(*plans[static_cast<std::size_t>(worker)]);
      });
    }
    return output;
  }

 private:
  using Plans = std::vector<std::unique_ptr<InferencePlan>>;  // one plan for each worker
  struct Entry {
    std::vector<std::int64_t> sizes;
    int threads;
    Plans plans;
  };

  Plans& plansOf(const torch::Tensor& image, int threads) {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.sizes == image.sizes() && entry.threads == threads; });
    if (found != entries_.end()) {
      entries_.splice(entries_.begin(), entries_, found);
    } else {
      entries_.push_front({image.sizes().vec(), threads, {}});
      if (entries_.size() > kKeptEntries) entries_.pop_back();
    }
    return entries_.front().plans;
  }

  std::function<LayerGraph(const torch::Tensor&)> layers_;
  std::shared_ptr<PlanMemory> memory_;
  std::list<Entry> entries_;  // the most recently used first
};

// Used while the layers are read: the tracer does not treat a tensor as a constant if it may collect a gradient.
class ConstantParameters {
 public:
  explicit ConstantParameters(const torch::nn::Module& module) {
    for (auto& parameter : module.parameters()) {
      if (parameter.requires_grad()) learning_.push_back(parameter.set_requires_grad(false));
    }
  }
  ~ConstantParameters() {
    for (auto& parameter : learning_) parameter.set_requires_grad(true);
  }
  ConstantParameters(const ConstantParameters&) = delete;

 private:
  std::vector<torch::Tensor> learning_;
};

enum class NetworkPart { ToDetail, ToFeatureMap };

// What the frozen networks of several threads share. Any thread.
class SharedNetwork {
 public:
  explicit SharedNetwork(std::shared_ptr<Network> network) : network_(std::move(network)) {}

  const std::shared_ptr<Network>& network() const { return network_; }
  ConvolutionStore& store() { return store_; }

  // The layers of a part for an image like this one, [1, C, H, W].
  LayerGraph layers(NetworkPart part, const torch::Tensor& image) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(known_.begin(), known_.end(), [&](const Known& known) { return known.part == part && known.sizes == image.sizes(); });
    if (found != known_.end()) return found->graph;
    auto graph = part == NetworkPart::ToDetail ? read(&Network::detailMap, standIn(image)) : read(&Network::featureMapFromDetail, image);
    known_.push_front({part, image.sizes().vec(), graph});
    if (known_.size() > 2 * kKeptEntries) known_.pop_back();
    return graph;
  }

 private:
  struct Known {
    NetworkPart part;
    std::vector<std::int64_t> sizes;
    LayerGraph graph;
  };

  LayerGraph read(torch::Tensor (Network::*part)(const torch::Tensor&), const torch::Tensor& example) {
    return readLayers(
        [&](const torch::Tensor& map) {
          const ConstantParameters constant(*network_);
          return ((*network_).*part)(map);
        },
        example);
  }
  // Can replace the image while the layers are read: it is smaller, and the network treats it in the same way.
  torch::Tensor standIn(const torch::Tensor& image) const {
    return torch::zeros({1, 3, standInSide(image.size(2)), standInSide(image.size(3))});
  }
  std::int64_t standInSide(std::int64_t side) const {
    auto small = side % kLargestStride;
    while (small < network_->minimumInput()) small += kLargestStride;
    return std::min(small, side);
  }

  std::shared_ptr<Network> network_;
  ConvolutionStore store_;
  std::mutex mutex_;        // held while layers are read, which may change the network's parameters for a moment
  std::list<Known> known_;  // the most recently read first
};

class FrozenNetwork : public Network {
 public:
  FrozenNetwork(std::shared_ptr<SharedNetwork> shared, const std::shared_ptr<PlanMemory>& memory)
      : shared_(std::move(shared)),
        network_(*shared_->network()),
        toDetail_([this](const torch::Tensor& image) { return shared_->layers(NetworkPart::ToDetail, image); }, memory),
        toFeatureMap_([this](const torch::Tensor& image) { return shared_->layers(NetworkPart::ToFeatureMap, image); }, memory) {
    train(false);  // before the network belongs to this one: other threads may be using it
    register_module("network", shared_->network());
  }

  std::shared_ptr<Network> another(const std::shared_ptr<PlanMemory>& memory) const {
    return std::make_shared<FrozenNetwork>(shared_, memory);
  }

  torch::Tensor detailMap(const torch::Tensor& nchw) override {
    return torch::GradMode::is_enabled() ? network_.detailMap(nchw) : toDetail_(nchw, shared_->store());
  }
  torch::Tensor featureMapFromDetail(const torch::Tensor& detail) override {
    return torch::GradMode::is_enabled() ? network_.featureMapFromDetail(detail) : toFeatureMap_(detail, shared_->store());
  }
  torch::Tensor logitsFromFeatureMap(const torch::Tensor& map) override { return network_.logitsFromFeatureMap(map); }

  std::int64_t featureChannels() const override { return network_.featureChannels(); }
  std::int64_t minimumInput() const override { return network_.minimumInput(); }
  std::string detailLayer() const override { return network_.detailLayer(); }
  CellGrid featureGrid(std::int64_t inputSize) const override { return network_.featureGrid(inputSize); }
  CellGrid detailGrid(std::int64_t inputSize) const override { return network_.detailGrid(inputSize); }
  std::vector<std::string> stages() const override { return network_.stages(); }

 private:
  std::shared_ptr<SharedNetwork> shared_;
  Network& network_;
  PlannedFunction toDetail_, toFeatureMap_;
};

}  // namespace

std::shared_ptr<Network> frozen(std::shared_ptr<Network> network) {
  if (network->is_training()) throw Error(ErrorCode::Internal, "a network in training mode cannot be frozen");
  const auto parameter = network->parameters().front();
  if (!parameter.is_cpu() || parameter.scalar_type() != torch::kFloat32) return network;
  return std::make_shared<FrozenNetwork>(std::make_shared<SharedNetwork>(std::move(network)), std::make_shared<PlanMemory>());
}

std::shared_ptr<Network> anotherFrozen(const Network& network, const std::shared_ptr<PlanMemory>& memory) {
  if (const auto* known = dynamic_cast<const FrozenNetwork*>(&network)) return known->another(memory);
  throw Error(ErrorCode::Internal, "a network that is not frozen has no second one for another thread");
}

}  // namespace glenoid

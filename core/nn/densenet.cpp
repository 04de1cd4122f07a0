// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/architectures.h"
#include "core/nn/blocks.h"
#include "core/nn/dense_block_training.h"
#include "core/nn/headed_network.h"

namespace glenoid {
namespace {

constexpr std::int64_t kGrowth = 32;
constexpr std::int64_t kBottleneck = 4 * kGrowth;
constexpr std::int64_t kStem = 64;
constexpr std::int64_t kLayers[] = {6, 12, 24, 16};
constexpr std::int64_t kChannels = 1024;
constexpr std::int64_t kReduction = 16;

// relu_ in place is allowed everywhere here: the backward pass of batch norm needs its input, not its output.
class DenseLayer : public torch::nn::Module {
 public:
  explicit DenseLayer(std::int64_t channels)
      : norm1_(register_module("norm1", torch::nn::BatchNorm2d(channels))),
        conv1_(register_module("conv1", sameConv(channels, kBottleneck, 1))),
        norm2_(register_module("norm2", torch::nn::BatchNorm2d(kBottleneck))),
        conv2_(register_module("conv2", sameConv(kBottleneck, kGrowth, 3))) {}

  torch::Tensor forward(const torch::Tensor& map) {
    const auto narrow = conv1_->forward(normalised(*norm1_, map).relu_());
    return conv2_->forward(normalised(*norm2_, narrow).relu_());
  }
  DenseLayerParts parts() { return {*norm1_, *conv1_, *norm2_, *conv2_}; }

 private:
  torch::nn::BatchNorm2d norm1_;
  Convolution conv1_;
  torch::nn::BatchNorm2d norm2_;
  Convolution conv2_;
};

class DenseBlock : public torch::nn::Module {
 public:
  DenseBlock(std::int64_t channels, std::int64_t layers) {
    for (std::int64_t i = 0; i < layers; ++i) {
      layers_.push_back(register_module("denselayer" + std::to_string(i + 1), std::make_shared<DenseLayer>(channels + i * kGrowth)));
    }
  }

  torch::Tensor forward(torch::Tensor map) {
    if (takesTrainingPath(*this, map)) {
      std::vector<DenseLayerParts> parts;
      for (const auto& layer : layers_) parts.push_back(layer->parts());
      return trainDenseBlock(map, parts);
    }
    for (const auto& layer : layers_) map = torch::cat({map, layer->forward(map)}, 1);
    return map;
  }

 private:
  std::vector<std::shared_ptr<DenseLayer>> layers_;
};

class Transition : public torch::nn::Module {
 public:
  explicit Transition(std::int64_t channels)
      : norm_(register_module("norm", torch::nn::BatchNorm2d(channels))),
        conv_(register_module("conv", sameConv(channels, channels / 2, 1))) {}

  torch::Tensor forward(const torch::Tensor& map) { return torch::avg_pool2d(conv_->forward(normalised(*norm_, map).relu_()), 2); }

 private:
  torch::nn::BatchNorm2d norm_;
  Convolution conv_;
};

class SqueezeExcitation : public torch::nn::Module {
 public:
  SqueezeExcitation()
      : fc1_(register_module("fc1", denseLayer(kChannels, kChannels / kReduction, false))),
        fc2_(register_module("fc2", denseLayer(kChannels / kReduction, kChannels, false))) {}

  // [N, C, h, w] -> the factor of each channel, [N, C] in (0, 1).
  torch::Tensor gate(const torch::Tensor& map) { return torch::sigmoid(fc2_->forward(torch::relu(fc1_->forward(map.mean({2, 3}))))); }

 private:
  torch::nn::Linear fc1_, fc2_;
};

class DenseNet121 : public HeadedNetwork {
 public:
  DenseNet121(const NetworkOptions& options, bool squeezeExcitation) : HeadedNetwork(options) {
    auto features = register_module("features", container());
    conv0_ = features->register_module("conv0", Convolution(torch::nn::Conv2dOptions(3, kStem, 7).stride(2).padding(3).bias(false)));
    norm0_ = features->register_module("norm0", torch::nn::BatchNorm2d(kStem));
    std::int64_t channels = kStem;
    for (std::size_t i = 0; i < 4; ++i) {
      const auto number = std::to_string(i + 1);
      blocks_.push_back(features->register_module("denseblock" + number, std::make_shared<DenseBlock>(channels, kLayers[i])));
      channels += kLayers[i] * kGrowth;
      if (i == 3) break;
      transitions_.push_back(features->register_module("transition" + number, std::make_shared<Transition>(channels)));
      channels /= 2;
    }
    norm5_ = features->register_module("norm5", torch::nn::BatchNorm2d(channels));
    initialiseConvolutions(*features, false);
    if (squeezeExcitation) se_ = register_module("se", std::make_shared<SqueezeExcitation>());
    registerHead("classifier");
  }

  torch::Tensor detailMap(const torch::Tensor& nchw) override {
    auto map = torch::max_pool2d(normalised(*norm0_, conv0_->forward(nchw)).relu_(), 3, 2, 1);
    for (std::size_t i = 0; i < 2; ++i) map = transitions_[i]->forward(blocks_[i]->forward(map));
    return blocks_[2]->forward(map);
  }

  torch::Tensor featureMapFromDetail(const torch::Tensor& detail) override {
    return normalised(*norm5_, blocks_[3]->forward(transitions_[2]->forward(detail))).relu_();
  }

  torch::Tensor logitsFromFeatureMap(const torch::Tensor& map) override {
    // The gate is constant over space, so it may follow dropout and pooling: a vector then gives the same numbers as the whole map.
    return logitsFromFeatures(se_ ? pool(map) * se_->gate(map) : pool(map));
  }

  std::int64_t featureChannels() const override { return kChannels; }
  std::int64_t minimumInput() const override { return 32; }
  CellGrid featureGrid(std::int64_t) const override { return {14.5, 32}; }
  CellGrid detailGrid(std::int64_t) const override { return {6.5, 16}; }
  std::string detailLayer() const override { return "features.denseblock3"; }
  std::vector<std::string> stages() const override {
    return {"features.conv0",       "features.norm0",       "features.denseblock1", "features.transition1", "features.denseblock2",
            "features.transition2", "features.denseblock3", "features.transition3", "features.denseblock4", "features.norm5"};
  }

 private:
  Convolution conv0_{nullptr};
  torch::nn::BatchNorm2d norm0_{nullptr};
  std::vector<std::shared_ptr<DenseBlock>> blocks_;
  std::vector<std::shared_ptr<Transition>> transitions_;
  torch::nn::BatchNorm2d norm5_{nullptr};
  std::shared_ptr<SqueezeExcitation> se_;  // null without squeeze-and-excitation
};

}  // namespace

std::shared_ptr<Network> makeDenseNet121(const NetworkOptions& options, bool squeezeExcitation) {
  return std::make_shared<DenseNet121>(options, squeezeExcitation);
}

}  // namespace glenoid

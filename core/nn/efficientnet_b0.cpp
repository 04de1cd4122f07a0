// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/architectures.h"
#include "core/nn/blocks.h"
#include "core/nn/headed_network.h"
#include "core/nn/random.h"

namespace glenoid {
namespace {

struct BlockShape {
  std::int64_t in, out, expansion, kernel, stride;
};

class MobileBlock : public torch::nn::Module {
  // Weighs the channels of a map by their means (Hu et al. 2018).
  struct SqueezeExcitation : torch::nn::Module {
    SqueezeExcitation(std::int64_t channels, std::int64_t squeezed)
        : fc1(register_module("fc1", Convolution(torch::nn::Conv2dOptions(channels, squeezed, 1)))),
          fc2(register_module("fc2", Convolution(torch::nn::Conv2dOptions(squeezed, channels, 1)))) {}

    torch::Tensor forward(const torch::Tensor& map) {
      return map * torch::sigmoid(fc2->forward(torch::silu(fc1->forward(map.mean({2, 3}, true)))));
    }

    Convolution fc1, fc2;
  };

 public:
  MobileBlock(const BlockShape& shape, double dropProbability)
      : residual_(shape.stride == 1 && shape.in == shape.out), dropProbability_(dropProbability) {
    const auto wide = shape.in * shape.expansion;
    auto block = register_module("block", container());
    int index = 0;
    if (shape.expansion != 1) {
      expand_ = block->register_module(std::to_string(index++), std::make_shared<ConvNorm>(sameConv(shape.in, wide, 1), Activation::Silu));
    }
    depthwise_ = block->register_module(
        std::to_string(index++), std::make_shared<ConvNorm>(sameConv(wide, wide, shape.kernel, shape.stride, wide), Activation::Silu));
    excite_ = block->register_module(std::to_string(index++), std::make_shared<SqueezeExcitation>(wide, shape.in / 4));
    project_ = block->register_module(std::to_string(index), std::make_shared<ConvNorm>(sameConv(wide, shape.out, 1), Activation::None));
  }

  torch::Tensor forward(const torch::Tensor& map) {
    const auto wide = depthwise_->forward(expand_ ? expand_->forward(map) : map);
    auto result = project_->forward(excite_->forward(wide));
    if (!residual_) return result;
    if (is_training() && dropProbability_ > 0) {
      // Stochastic depth (Huang et al. 2016): drops whole branches, decided separately for each image.
      const auto keep = dropped(torch::ones({map.size(0), 1, 1, 1}, map.options()), dropProbability_, true);
      result = result * keep;
    }
    return result.add_(map);
  }

 private:
  bool residual_;
  double dropProbability_;
  std::shared_ptr<ConvNorm> expand_;  // null if the expansion is 1
  std::shared_ptr<ConvNorm> depthwise_;
  std::shared_ptr<SqueezeExcitation> excite_;
  std::shared_ptr<ConvNorm> project_;
};

class EfficientNetB0 : public HeadedNetwork {
  static constexpr std::int64_t kStem = 32;
  static constexpr std::int64_t kLast = 1280;
  static constexpr std::size_t kDetail = 5;  // features.5 is the last map at input / 16
  static constexpr double kStochasticDepth = 0.2;
  // Tan & Le 2019, table 1.
  struct Row {
    std::int64_t expansion, kernel, stride, channels, repeats;
  };
  static constexpr Row kRows[] = {{1, 3, 1, 16, 1},  {6, 3, 2, 24, 2},  {6, 5, 2, 40, 2}, {6, 3, 2, 80, 3},
                                  {6, 5, 1, 112, 3}, {6, 5, 2, 192, 4}, {6, 3, 1, 320, 1}};

 public:
  explicit EfficientNetB0(const NetworkOptions& options) : HeadedNetwork(options) {
    auto features = register_module("features", container());
    stem_ = features->register_module("0", std::make_shared<ConvNorm>(sameConv(3, kStem, 3, 2), Activation::Silu));
    std::int64_t total = 0, built = 0, channels = kStem;
    for (const auto& row : kRows) total += row.repeats;
    for (const auto& row : kRows) {
      auto stage = features->register_module(std::to_string(stages_.size() + 1), container());
      std::vector<std::shared_ptr<MobileBlock>> blocks;
      for (std::int64_t i = 0; i < row.repeats; ++i) {
        const BlockShape shape{channels, row.channels, row.expansion, row.kernel, i == 0 ? row.stride : 1};
        const double drop = kStochasticDepth * static_cast<double>(built++) / static_cast<double>(total);
        blocks.push_back(stage->register_module(std::to_string(i), std::make_shared<MobileBlock>(shape, drop)));
        channels = row.channels;
      }
      stages_.push_back(std::move(blocks));
    }
    last_ = features->register_module(std::to_string(stages_.size() + 1),
                                      std::make_shared<ConvNorm>(sameConv(channels, kLast, 1), Activation::Silu));
    initialiseConvolutions(*features, true);
    registerHead("classifier.1");
  }

  torch::Tensor detailMap(const torch::Tensor& nchw) override { return through(0, kDetail, stem_->forward(nchw)); }

  torch::Tensor featureMapFromDetail(const torch::Tensor& detail) override {
    return last_->forward(through(kDetail, stages_.size(), detail));
  }

  std::int64_t featureChannels() const override { return kLast; }
  std::int64_t minimumInput() const override { return 32; }
  CellGrid featureGrid(std::int64_t) const override { return {0.5, 32}; }
  CellGrid detailGrid(std::int64_t) const override { return {0.5, 16}; }
  std::string detailLayer() const override { return "features." + std::to_string(kDetail); }
  std::vector<std::string> stages() const override { return numberedFeatures(stages_.size() + 2); }

 private:
  torch::Tensor through(std::size_t begin, std::size_t end, torch::Tensor map) {
    for (std::size_t i = begin; i < end; ++i) {
      for (const auto& block : stages_[i]) map = block->forward(map);
    }
    return map;
  }

  std::shared_ptr<ConvNorm> stem_;
  std::vector<std::vector<std::shared_ptr<MobileBlock>>> stages_;  // features.1 to features.7
  std::shared_ptr<ConvNorm> last_;
};

}  // namespace

std::shared_ptr<Network> makeEfficientNetB0(const NetworkOptions& options) { return std::make_shared<EfficientNetB0>(options); }

}  // namespace glenoid

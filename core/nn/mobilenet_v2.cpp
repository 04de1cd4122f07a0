// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/architectures.h"
#include "core/nn/blocks.h"
#include "core/nn/headed_network.h"

namespace glenoid {
namespace {

class InvertedResidual : public torch::nn::Module {
 public:
  InvertedResidual(std::int64_t in, std::int64_t out, std::int64_t stride, std::int64_t expansion) : residual_(stride == 1 && in == out) {
    const auto wide = in * expansion;
    auto conv = register_module("conv", container());
    int index = 0;
    if (expansion != 1) {
      expand_ = conv->register_module(std::to_string(index++), std::make_shared<ConvNorm>(sameConv(in, wide, 1), Activation::Relu6));
    }
    depthwise_ = conv->register_module(std::to_string(index++),
                                       std::make_shared<ConvNorm>(sameConv(wide, wide, 3, stride, wide), Activation::Relu6));
    project_ = conv->register_module(std::to_string(index++), sameConv(wide, out, 1));
    norm_ = conv->register_module(std::to_string(index), torch::nn::BatchNorm2d(out));
  }

  torch::Tensor forward(const torch::Tensor& map) {
    const auto wide = depthwise_->forward(expand_ ? expand_->forward(map) : map);
    auto result = normalised(*norm_, project_->forward(wide));
    return residual_ ? result.add_(map) : result;
  }

 private:
  bool residual_;
  std::shared_ptr<ConvNorm> expand_;  // null if the expansion is 1
  std::shared_ptr<ConvNorm> depthwise_;
  Convolution project_{nullptr};
  torch::nn::BatchNorm2d norm_{nullptr};
};

class MobileNetV2 : public HeadedNetwork {
  static constexpr std::int64_t kStem = 32;
  static constexpr std::int64_t kTrunk = 320;  // channels of the map before the last convolution
  static constexpr std::int64_t kLast = 1280;
  static constexpr std::size_t kDetail = 13;  // the last map at input / 16
  // Sandler et al. 2018, table 2.
  struct Row {
    std::int64_t expansion, channels, repeats, stride;
  };
  static constexpr Row kRows[] = {{1, 16, 1, 1}, {6, 24, 2, 2},  {6, 32, 3, 2}, {6, 64, 4, 2},
                                  {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}};

 public:
  explicit MobileNetV2(const NetworkOptions& options, bool trunkAlone = false) : HeadedNetwork(options), trunkAlone_(trunkAlone) {
    auto features = register_module("features", container());
    stem_ = features->register_module("0", std::make_shared<ConvNorm>(sameConv(3, kStem, 3, 2), Activation::Relu6));
    std::int64_t channels = kStem;
    for (const auto& row : kRows) {
      for (std::int64_t i = 0; i < row.repeats; ++i) {
        blocks_.push_back(
            features->register_module(std::to_string(blocks_.size() + 1),
                                      std::make_shared<InvertedResidual>(channels, row.channels, i == 0 ? row.stride : 1, row.expansion)));
        channels = row.channels;
      }
    }
    if (!trunkAlone_) {
      last_ = features->register_module(std::to_string(blocks_.size() + 1),
                                        std::make_shared<ConvNorm>(sameConv(channels, kLast, 1), Activation::Relu6));
    }
    initialiseConvolutions(*features, true);
    registerHead("classifier.1");
  }

  torch::Tensor detailMap(const torch::Tensor& nchw) override {
    auto map = stem_->forward(nchw);
    for (std::size_t i = 0; i < kDetail; ++i) map = blocks_[i]->forward(map);
    return map;
  }

  torch::Tensor featureMapFromDetail(const torch::Tensor& detail) override {
    auto map = detail;
    for (std::size_t i = kDetail; i < blocks_.size(); ++i) map = blocks_[i]->forward(map);
    return trunkAlone_ ? map : last_->forward(map);
  }

  std::int64_t featureChannels() const override { return trunkAlone_ ? kTrunk : kLast; }
  std::int64_t minimumInput() const override { return 32; }
  CellGrid featureGrid(std::int64_t) const override { return {0.5, 32}; }
  CellGrid detailGrid(std::int64_t) const override { return {0.5, 16}; }
  std::string detailLayer() const override { return "features." + std::to_string(kDetail); }
  std::vector<std::string> stages() const override { return numberedFeatures(blocks_.size() + (trunkAlone_ ? 1 : 2)); }

 private:
  bool trunkAlone_;
  std::shared_ptr<ConvNorm> stem_;
  std::vector<std::shared_ptr<InvertedResidual>> blocks_;  // features.1 to features.17
  std::shared_ptr<ConvNorm> last_;                         // null for a trunk
};

}  // namespace

std::shared_ptr<Network> makeMobileNetV2(const NetworkOptions& options) { return std::make_shared<MobileNetV2>(options); }
std::shared_ptr<Network> makeMobileNetV2Trunk() {
  return std::make_shared<MobileNetV2>(NetworkOptions{.architecture = "mobilenetv2", .classes = 2, .head = Head::Linear}, true);
}

}  // namespace glenoid

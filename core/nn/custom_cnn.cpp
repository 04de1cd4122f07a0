// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/architectures.h"
#include "core/nn/blocks.h"
#include "core/nn/headed_network.h"

namespace glenoid {
namespace {

constexpr std::int64_t kWidths[] = {24, 48, 96, 160, 256};

// Two 3x3 convolutions, each with batch norm and ReLU.
class Stage : public torch::nn::Module {
 public:
  Stage(std::int64_t in, std::int64_t out)
      : conv1_(register_module("conv1", sameConv(in, out, 3))),
        norm1_(register_module("norm1", torch::nn::BatchNorm2d(out))),
        conv2_(register_module("conv2", sameConv(out, out, 3))),
        norm2_(register_module("norm2", torch::nn::BatchNorm2d(out))) {}

  torch::Tensor forward(const torch::Tensor& map) {
    const auto first = normalised(*norm1_, conv1_->forward(map)).relu_();
    return normalised(*norm2_, conv2_->forward(first)).relu_();
  }

 private:
  Convolution conv1_;
  torch::nn::BatchNorm2d norm1_;
  Convolution conv2_;
  torch::nn::BatchNorm2d norm2_;
};

class CustomCnn : public HeadedNetwork {
 public:
  explicit CustomCnn(const NetworkOptions& options) : HeadedNetwork(options) {
    auto features = register_module("features", container());
    std::int64_t channels = 3;
    for (std::size_t i = 0; i < std::size(kWidths); ++i) {
      stages_.push_back(features->register_module("stage" + std::to_string(i + 1), std::make_shared<Stage>(channels, kWidths[i])));
      channels = kWidths[i];
    }
    initialiseConvolutions(*features, true);
    registerHead("classifier");
  }

  torch::Tensor detailMap(const torch::Tensor& nchw) override {
    auto map = stages_[0]->forward(nchw);
    for (std::size_t i = 1; i < 4; ++i) map = stages_[i]->forward(torch::max_pool2d(map, 2));
    return map;
  }

  torch::Tensor featureMapFromDetail(const torch::Tensor& detail) override { return stages_[4]->forward(torch::max_pool2d(detail, 2)); }

  std::int64_t featureChannels() const override { return kWidths[4]; }
  std::int64_t minimumInput() const override { return 32; }
  CellGrid featureGrid(std::int64_t) const override { return {8, 16}; }
  CellGrid detailGrid(std::int64_t) const override { return {4, 8}; }
  std::string detailLayer() const override { return "features.stage4"; }
  std::vector<std::string> stages() const override {
    return {"features.stage1", "features.stage2", "features.stage3", "features.stage4", "features.stage5"};
  }

 private:
  std::vector<std::shared_ptr<Stage>> stages_;
};

}  // namespace

std::shared_ptr<Network> makeCustomCnn(const NetworkOptions& options) { return std::make_shared<CustomCnn>(options); }

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/finder_network.h"

#include "core/base/error.h"
#include "core/nn/architectures.h"
#include "core/nn/blocks.h"

namespace glenoid {
namespace {

constexpr std::int64_t kSixteenth = 96, kWidth = 96, kOutputs = 5;  // channels of features.13, of the head and of its output

Convolution convolution(std::int64_t in, std::int64_t out, std::int64_t kernel) {
  return Convolution(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2));
}

class FinderNetwork : public Network {
 public:
  FinderNetwork() : trunk_(makeMobileNetV2Trunk()) {
    register_module("features", trunk_->named_children()["features"]);  // without the trunk's head
    lateral_ = register_module("lateral", convolution(kSixteenth, kWidth, 1));
    top_ = register_module("top", convolution(trunk_->featureChannels(), kWidth, 1));
    mix_ = register_module("mix", convolution(kWidth, kWidth, 3));
    out_ = register_module("out", convolution(kWidth, kOutputs, 1));
  }

  torch::Tensor detailMap(const torch::Tensor& nchw) override { return trunk_->detailMap(nchw); }
  torch::Tensor featureMapFromDetail(const torch::Tensor& detail) override {
    const auto deeper = top_->forward(trunk_->featureMapFromDetail(detail));
    const auto wider = torch::upsample_nearest2d(deeper, {2 * deeper.size(2), 2 * deeper.size(3)});
    return out_->forward(torch::relu(mix_->forward(lateral_->forward(detail) + wider)));
  }
  torch::Tensor logitsFromFeatureMap(const torch::Tensor&) override { throw Error(ErrorCode::Internal, "the finder has no logits"); }

  std::int64_t featureChannels() const override { return kOutputs; }
  std::int64_t minimumInput() const override { return 32; }
  CellGrid featureGrid(std::int64_t) const override { return {0.5 * kFinderCell, kFinderCell}; }
  CellGrid detailGrid(std::int64_t) const override { return {0.5, kFinderCell}; }
  std::string detailLayer() const override { return trunk_->detailLayer(); }
  std::vector<std::string> stages() const override { return trunk_->stages(); }

 private:
  std::shared_ptr<Network> trunk_;
  Convolution lateral_{nullptr}, top_{nullptr}, mix_{nullptr}, out_{nullptr};
};

}  // namespace

std::shared_ptr<Network> makeFinderNetwork() { return std::make_shared<FinderNetwork>(); }

}  // namespace glenoid

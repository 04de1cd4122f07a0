// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/architectures.h"
#include "core/nn/blocks.h"
#include "core/nn/headed_network.h"

namespace glenoid {
namespace {

struct Kernel {
  std::int64_t height, width;
};

struct ConvSpec {
  std::string name;
  std::int64_t out;
  Kernel kernel;
  std::int64_t stride = 1;
  bool padded = true;  // pads so that stride 1 keeps the size
};

// Convolution, batch norm, ReLU.
class BasicConv : public torch::nn::Module {
 public:
  BasicConv(std::int64_t in, const ConvSpec& spec)
      : conv_(register_module("conv", Convolution(options(in, spec)))),
        bn_(register_module("bn", torch::nn::BatchNorm2d(torch::nn::BatchNormOptions(spec.out).eps(kNormEpsilon)))) {}

  torch::Tensor forward(const torch::Tensor& map) { return normalised(*bn_, conv_->forward(map)).relu_(); }

 private:
  static torch::nn::Conv2dOptions options(std::int64_t in, const ConvSpec& spec) {
    torch::nn::Conv2dOptions options(in, spec.out, {spec.kernel.height, spec.kernel.width});
    if (spec.padded) options.padding({spec.kernel.height / 2, spec.kernel.width / 2});
    return options.stride(spec.stride).bias(false);
  }

  Convolution conv_;
  torch::nn::BatchNorm2d bn_;
};

enum class Pool { None, Average, Max };

// Pooling, then a chain of convolutions, then (InceptionE) two convolutions side by side.
struct BranchSpec {
  Pool pool;
  std::vector<ConvSpec> chain;
  std::vector<ConvSpec> fork = {};
};

// Branches side by side, concatenated over channels.
class Mixed : public torch::nn::Module {
 public:
  Mixed(std::int64_t in, const std::vector<BranchSpec>& specs) {
    for (const auto& spec : specs) {
      auto& branch = branches_.emplace_back(Branch{spec.pool, {}, {}});
      auto channels = in;
      for (const auto& conv : spec.chain) {
        branch.chain.push_back(register_module(conv.name, std::make_shared<BasicConv>(channels, conv)));
        channels = conv.out;
      }
      for (const auto& conv : spec.fork) branch.fork.push_back(register_module(conv.name, std::make_shared<BasicConv>(channels, conv)));
    }
  }

  torch::Tensor forward(const torch::Tensor& map) {
    std::vector<torch::Tensor> outputs;
    for (const auto& branch : branches_) {
      auto result = map;
      if (branch.pool == Pool::Average) result = torch::avg_pool2d(map, 3, 1, 1);
      if (branch.pool == Pool::Max) result = torch::max_pool2d(map, 3, 2);
      for (const auto& conv : branch.chain) result = conv->forward(result);
      for (const auto& conv : branch.fork) outputs.push_back(conv->forward(result));
      if (branch.fork.empty()) outputs.push_back(result);
    }
    return torch::cat(outputs, 1);
  }

 private:
  struct Branch {
    Pool pool;
    std::vector<std::shared_ptr<BasicConv>> chain, fork;
  };
  std::vector<Branch> branches_;
};

// The five kinds of block in the paper, figures 5 to 7 and 10, under torchvision's names.
std::shared_ptr<Mixed> inceptionA(std::int64_t in, std::int64_t poolFeatures) {
  return std::make_shared<Mixed>(
      in, std::vector<BranchSpec>{
              {Pool::None, {{"branch1x1", 64, {1, 1}}}},
              {Pool::None, {{"branch5x5_1", 48, {1, 1}}, {"branch5x5_2", 64, {5, 5}}}},
              {Pool::None, {{"branch3x3dbl_1", 64, {1, 1}}, {"branch3x3dbl_2", 96, {3, 3}}, {"branch3x3dbl_3", 96, {3, 3}}}},
              {Pool::Average, {{"branch_pool", poolFeatures, {1, 1}}}}});
}

std::shared_ptr<Mixed> inceptionB(std::int64_t in) {
  return std::make_shared<Mixed>(
      in, std::vector<BranchSpec>{
              {Pool::None, {{"branch3x3", 384, {3, 3}, 2, false}}},
              {Pool::None, {{"branch3x3dbl_1", 64, {1, 1}}, {"branch3x3dbl_2", 96, {3, 3}}, {"branch3x3dbl_3", 96, {3, 3}, 2, false}}},
              {Pool::Max, {}}});
}

std::shared_ptr<Mixed> inceptionC(std::int64_t in, std::int64_t narrow) {
  return std::make_shared<Mixed>(
      in, std::vector<BranchSpec>{
              {Pool::None, {{"branch1x1", 192, {1, 1}}}},
              {Pool::None, {{"branch7x7_1", narrow, {1, 1}}, {"branch7x7_2", narrow, {1, 7}}, {"branch7x7_3", 192, {7, 1}}}},
              {Pool::None,
               {{"branch7x7dbl_1", narrow, {1, 1}},
                {"branch7x7dbl_2", narrow, {7, 1}},
                {"branch7x7dbl_3", narrow, {1, 7}},
                {"branch7x7dbl_4", narrow, {7, 1}},
                {"branch7x7dbl_5", 192, {1, 7}}}},
              {Pool::Average, {{"branch_pool", 192, {1, 1}}}}});
}

std::shared_ptr<Mixed> inceptionD(std::int64_t in) {
  return std::make_shared<Mixed>(
      in, std::vector<BranchSpec>{{Pool::None, {{"branch3x3_1", 192, {1, 1}}, {"branch3x3_2", 320, {3, 3}, 2, false}}},
                                  {Pool::None,
                                   {{"branch7x7x3_1", 192, {1, 1}},
                                    {"branch7x7x3_2", 192, {1, 7}},
                                    {"branch7x7x3_3", 192, {7, 1}},
                                    {"branch7x7x3_4", 192, {3, 3}, 2, false}}},
                                  {Pool::Max, {}}});
}

std::shared_ptr<Mixed> inceptionE(std::int64_t in) {
  return std::make_shared<Mixed>(
      in,
      std::vector<BranchSpec>{{Pool::None, {{"branch1x1", 320, {1, 1}}}},
                              {Pool::None, {{"branch3x3_1", 384, {1, 1}}}, {{"branch3x3_2a", 384, {1, 3}}, {"branch3x3_2b", 384, {3, 1}}}},
                              {Pool::None,
                               {{"branch3x3dbl_1", 448, {1, 1}}, {"branch3x3dbl_2", 384, {3, 3}}},
                               {{"branch3x3dbl_3a", 384, {1, 3}}, {"branch3x3dbl_3b", 384, {3, 1}}}},
                              {Pool::Average, {{"branch_pool", 192, {1, 1}}}}});
}

class InceptionV3 : public HeadedNetwork {
  static constexpr std::int64_t kChannels = 2048;

 public:
  explicit InceptionV3(const NetworkOptions& options) : HeadedNetwork(options) {
    std::int64_t channels = 3;
    for (const auto& spec :
         {ConvSpec{"Conv2d_1a_3x3", 32, {3, 3}, 2, false}, ConvSpec{"Conv2d_2a_3x3", 32, {3, 3}, 1, false},
          ConvSpec{"Conv2d_2b_3x3", 64, {3, 3}}, ConvSpec{"Conv2d_3b_1x1", 80, {1, 1}}, ConvSpec{"Conv2d_4a_3x3", 192, {3, 3}, 1, false}}) {
      stem_.push_back(register_module(spec.name, std::make_shared<BasicConv>(channels, spec)));
      channels = spec.out;
    }
    toDetail_ = {register_module("Mixed_5b", inceptionA(192, 32)),  register_module("Mixed_5c", inceptionA(256, 64)),
                 register_module("Mixed_5d", inceptionA(288, 64)),  register_module("Mixed_6a", inceptionB(288)),
                 register_module("Mixed_6b", inceptionC(768, 128)), register_module("Mixed_6c", inceptionC(768, 160)),
                 register_module("Mixed_6d", inceptionC(768, 160)), register_module("Mixed_6e", inceptionC(768, 192))};
    fromDetail_ = {register_module("Mixed_7a", inceptionD(768)), register_module("Mixed_7b", inceptionE(1280)),
                   register_module("Mixed_7c", inceptionE(kChannels))};
    initialiseConvolutions(*this, false);
    registerHead("fc");
  }

  torch::Tensor detailMap(const torch::Tensor& nchw) override {
    auto map = nchw;
    for (std::size_t i = 0; i < 3; ++i) map = stem_[i]->forward(map);
    map = torch::max_pool2d(map, 3, 2);
    for (std::size_t i = 3; i < stem_.size(); ++i) map = stem_[i]->forward(map);
    map = torch::max_pool2d(map, 3, 2);
    for (const auto& mixed : toDetail_) map = mixed->forward(map);
    return map;
  }

  torch::Tensor featureMapFromDetail(const torch::Tensor& detail) override {
    auto map = detail;
    for (const auto& mixed : fromDetail_) map = mixed->forward(map);
    return map;
  }

  std::int64_t featureChannels() const override { return kChannels; }
  std::int64_t minimumInput() const override { return 75; }
  CellGrid featureGrid(std::int64_t) const override { return {37.5, 32}; }
  CellGrid detailGrid(std::int64_t) const override { return {21.5, 16}; }
  std::string detailLayer() const override { return "Mixed_6e"; }
  std::vector<std::string> stages() const override {
    return {"Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "Conv2d_3b_1x1", "Conv2d_4a_3x3", "Mixed_5b", "Mixed_5c", "Mixed_5d",
            "Mixed_6a",      "Mixed_6b",      "Mixed_6c",      "Mixed_6d",      "Mixed_6e",      "Mixed_7a", "Mixed_7b", "Mixed_7c"};
  }

 private:
  std::vector<std::shared_ptr<BasicConv>> stem_;
  std::vector<std::shared_ptr<Mixed>> toDetail_, fromDetail_;
};

}  // namespace

std::shared_ptr<Network> makeInceptionV3(const NetworkOptions& options) { return std::make_shared<InceptionV3>(options); }

}  // namespace glenoid

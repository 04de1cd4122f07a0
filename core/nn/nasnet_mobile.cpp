// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/architectures.h"
#include "core/nn/blocks.h"
#include "core/nn/headed_network.h"

namespace glenoid {
namespace {

constexpr std::int64_t kFilters = 44;  // 1056 / 24
constexpr int kRepeats = 4;

// Keras' momentum of 0.9997 needs some ten thousand steps. The runs of this program are shorter, so torch's default (0.1) is used.
torch::nn::BatchNorm2d norm(std::int64_t channels) {
  return torch::nn::BatchNorm2d(torch::nn::BatchNormOptions(channels).eps(kNormEpsilon));
}

// Keras' correct_pad: pads so that unpadded stride-2 windows of this kernel end where TensorFlow's do (one less at the top and left of an
// even side). The padding is zero, also before max pooling, as in Keras.
torch::Tensor padForStride2(const torch::Tensor& map, std::int64_t kernel) {
  const auto half = kernel / 2;
  const auto top = half - (map.size(2) % 2 == 0), left = half - (map.size(3) % 2 == 0);
  return torch::constant_pad_nd(map, {left, half, top, half});
}

// TensorFlow's "same" average pooling: the mean leaves the padding out.
torch::Tensor averageSame(const torch::Tensor& map) { return torch::avg_pool2d(map, 3, 1, 1, false, false); }

class SeparableConv : public torch::nn::Module {
 public:
  SeparableConv(std::int64_t in, std::int64_t out, std::int64_t kernel, bool reduce)
      : kernel_(kernel), reduce_(reduce), pointwise_(sameConv(in, out, 1)) {
    auto options = torch::nn::Conv2dOptions(in, in, kernel).groups(in).bias(false);
    depthwise_ = register_module("depthwise", Convolution(reduce ? options.stride(2) : options.padding(kernel / 2)));
    register_module("pointwise", pointwise_);
  }

  torch::Tensor forward(const torch::Tensor& map) {
    return pointwise_->forward(depthwise_->forward(reduce_ ? padForStride2(map, kernel_) : map));
  }

 private:
  std::int64_t kernel_;
  bool reduce_;
  Convolution depthwise_{nullptr};
  Convolution pointwise_;
};

// ReLU, separable convolution and batch norm, twice; the first may halve the size.
class SeparableBlock : public torch::nn::Module {
 public:
  SeparableBlock(std::int64_t in, std::int64_t out, std::int64_t kernel, bool reduce)
      : conv1_(register_module("conv_1", std::make_shared<SeparableConv>(in, out, kernel, reduce))),
        bn1_(register_module("bn_1", norm(out))),
        conv2_(register_module("conv_2", std::make_shared<SeparableConv>(out, out, kernel, false))),
        bn2_(register_module("bn_2", norm(out))) {}

  torch::Tensor forward(const torch::Tensor& map) {
    const auto first = normalised(*bn1_, conv1_->forward(torch::relu(map))).relu_();
    return normalised(*bn2_, conv2_->forward(first));
  }

 private:
  std::shared_ptr<SeparableConv> conv1_;
  torch::nn::BatchNorm2d bn1_;
  std::shared_ptr<SeparableConv> conv2_;
  torch::nn::BatchNorm2d bn2_;
};

// Brings the output of the cell before the last to this cell's number of filters: nothing (the first cell has no such input), a projection,
// or a projection that also halves the size.
enum class Adjustment { None, Project, Halve };

// Channels of the outputs of the last cell and the cell before it; filters of this cell.
struct CellShape {
  std::int64_t in, previous, filters;
  Adjustment adjustment;
};

class Adjust : public torch::nn::Module {
 public:
  explicit Adjust(const CellShape& shape) : halve_(shape.adjustment == Adjustment::Halve) {
    if (halve_) {
      conv1_ = register_module("conv_1", sameConv(shape.previous, shape.filters / 2, 1));
      conv2_ = register_module("conv_2", sameConv(shape.previous, shape.filters / 2, 1));
    } else {
      conv1_ = register_module("conv_projection", sameConv(shape.previous, shape.filters, 1));
    }
    bn_ = register_module("bn", norm(shape.filters));
  }

  torch::Tensor forward(const torch::Tensor& previous) {
    using torch::indexing::None, torch::indexing::Slice;
    const auto active = torch::relu(previous);
    if (!halve_) return normalised(*bn_, conv1_->forward(active));
    // Every second pixel, and every second pixel of the map shifted by one in both directions.
    const auto even = active.index({Slice(), Slice(), Slice(None, None, 2), Slice(None, None, 2)});
    const auto odd = torch::constant_pad_nd(active, {-1, 1, -1, 1}).index({Slice(), Slice(), Slice(None, None, 2), Slice(None, None, 2)});
    return normalised(*bn_, torch::cat({conv1_->forward(even), conv2_->forward(odd)}, 1));
  }

 private:
  bool halve_;
  Convolution conv1_{nullptr}, conv2_{nullptr};
  torch::nn::BatchNorm2d bn_{nullptr};
};

// The part that both kinds of cell share: brings the two inputs to `filters` channels.
class Cell : public torch::nn::Module {
 public:
  explicit Cell(const CellShape& shape) {
    if (shape.adjustment != Adjustment::None) adjust_ = register_module("adjust", std::make_shared<Adjust>(shape));
    conv_ = register_module("conv_1", sameConv(shape.in, shape.filters, 1));
    bn_ = register_module("bn_1", norm(shape.filters));
  }
  virtual torch::Tensor forward(const torch::Tensor& map, const torch::Tensor& previous) = 0;

 protected:
  torch::Tensor fromLast(const torch::Tensor& map) { return normalised(*bn_, conv_->forward(torch::relu(map))); }
  torch::Tensor fromPrevious(const torch::Tensor& previous) { return adjust_ ? adjust_->forward(previous) : previous; }
  std::shared_ptr<SeparableBlock> separable(const char* name, std::int64_t in, std::int64_t filters, std::int64_t kernel, bool reduce) {
    return register_module(name, std::make_shared<SeparableBlock>(in, filters, kernel, reduce));
  }

 private:
  std::shared_ptr<Adjust> adjust_;  // null if nothing is to be adjusted
  Convolution conv_{nullptr};
  torch::nn::BatchNorm2d bn_{nullptr};
};

class NormalCell : public Cell {
 public:
  explicit NormalCell(const CellShape& shape)
      : Cell(shape),
        left1_(separable("left1", shape.filters, shape.filters, 5, false)),
        right1_(separable("right1", shape.filters, shape.filters, 3, false)),
        left2_(separable("left2", shape.filters, shape.filters, 5, false)),
        right2_(separable("right2", shape.filters, shape.filters, 3, false)),
        left5_(separable("left5", shape.filters, shape.filters, 3, false)) {}

  torch::Tensor forward(const torch::Tensor& map, const torch::Tensor& previous) override {
    const auto h = fromLast(map), p = fromPrevious(previous);
    return torch::cat({p, left1_->forward(h) + right1_->forward(p), left2_->forward(p) + right2_->forward(p), averageSame(h) + p,
                       2 * averageSame(p), left5_->forward(h) + h},
                      1);
  }

 private:
  std::shared_ptr<SeparableBlock> left1_, right1_, left2_, right2_, left5_;
};

class ReductionCell : public Cell {
 public:
  explicit ReductionCell(const CellShape& shape)
      : Cell(shape),
        left1_(separable("left1", shape.filters, shape.filters, 5, true)),
        right1_(separable("right1", adjustedChannels(shape), shape.filters, 7, true)),
        right2_(separable("right2", adjustedChannels(shape), shape.filters, 7, true)),
        right3_(separable("right3", adjustedChannels(shape), shape.filters, 5, true)),
        left5_(separable("left5", shape.filters, shape.filters, 3, false)) {}

  torch::Tensor forward(const torch::Tensor& map, const torch::Tensor& previous) override {
    const auto h = fromLast(map), p = fromPrevious(previous);
    const auto padded = padForStride2(h, 3);
    const auto largest = torch::max_pool2d(padded, 3, 2);
    const auto x1 = left1_->forward(h) + right1_->forward(p);
    const auto x2 = largest + right2_->forward(p);
    const auto x3 = torch::avg_pool2d(padded, 3, 2) + right3_->forward(p);
    return torch::cat({x2, x3, x2 + averageSame(x1), left5_->forward(x1) + largest}, 1);
  }

 private:
  static std::int64_t adjustedChannels(const CellShape& shape) {
    return shape.adjustment == Adjustment::None ? shape.previous : shape.filters;
  }
  std::shared_ptr<SeparableBlock> left1_, right1_, right2_, right3_, left5_;
};

// Passed from cell to cell: the last output and the one before it.
struct Flow {
  torch::Tensor map, previous;
};

// The stem is unpadded. A reduction of an even map is padded less at the top and left (padForStride2), which shifts its cells by one.
CellGrid gridAfter(std::int64_t inputSize, int reductions) {
  CellGrid grid{1.5, 2};
  for (std::int64_t size = (inputSize - 3) / 2 + 1; reductions > 0; --reductions, size = (size + 1) / 2) {
    if (size % 2 == 0) grid.first += grid.stride;
    grid.stride *= 2;
  }
  return grid;
}

class NasNetMobile : public HeadedNetwork {
  static constexpr std::int64_t kStem = 32;
  static constexpr std::int64_t kChannels = 6 * 4 * kFilters;

 public:
  explicit NasNetMobile(const NetworkOptions& options) : HeadedNetwork(options) {
    stem_ = register_module("stem_conv1", Convolution(torch::nn::Conv2dOptions(3, kStem, 3).stride(2).bias(false)));
    stemNorm_ = register_module("stem_bn1", norm(kStem));
    addReduction("reduction_stem_1", kFilters / 4);
    addReduction("reduction_stem_2", kFilters / 2);
    addNormals(0, kFilters);
    addReduction("reduction_4", 2 * kFilters);
    addNormals(5, 2 * kFilters);
    detailCells_ = cells_.size();
    addReduction("reduction_8", 4 * kFilters);
    addNormals(9, 4 * kFilters);
    initialiseConvolutions(*this, false);
    registerHead("predictions");
  }

  torch::Tensor detailMap(const torch::Tensor& nchw) override {
    const auto stem = normalised(*stemNorm_, stem_->forward(nchw));
    const auto flow = through(0, detailCells_, {stem, stem});
    return torch::cat({flow.map, flow.previous}, 1);
  }

  torch::Tensor featureMapFromDetail(const torch::Tensor& detail) override {
    const auto half = detail.size(1) / 2;
    return torch::relu(through(detailCells_, cells_.size(), {detail.narrow(1, 0, half), detail.narrow(1, half, half)}).map);
  }

  std::int64_t featureChannels() const override { return kChannels; }
  std::int64_t minimumInput() const override { return 32; }
  CellGrid featureGrid(std::int64_t inputSize) const override { return gridAfter(inputSize, 4); }
  CellGrid detailGrid(std::int64_t inputSize) const override { return gridAfter(inputSize, 3); }
  std::string detailLayer() const override { return "normal_8 + normal_7"; }
  std::vector<std::string> stages() const override {
    std::vector<std::string> names{"stem_conv1", "stem_bn1"};
    for (const auto& cell : cells_) names.push_back(cell.name);
    return names;
  }

 private:
  struct NamedCell {
    std::string name;
    std::shared_ptr<Cell> cell;
  };

  void addReduction(const std::string& name, std::int64_t filters) { add<ReductionCell>(name, filters, 4); }
  void addNormals(int first, std::int64_t filters) {
    for (int i = first; i < first + kRepeats; ++i) add<NormalCell>("normal_" + std::to_string(i), filters, 6);
  }

  // A cell after a reduction receives the output before that reduction at twice the width and height.
  template <typename Kind>
  void add(const std::string& name, std::int64_t filters, std::int64_t outputs) {
    const auto adjustment = cells_.empty() ? Adjustment::None : afterReduction_ ? Adjustment::Halve : Adjustment::Project;
    cells_.push_back({name, register_module(name, std::make_shared<Kind>(CellShape{channels_, previousChannels_, filters, adjustment}))});
    previousChannels_ = channels_;
    channels_ = outputs * filters;
    afterReduction_ = std::is_same_v<Kind, ReductionCell>;
  }

  Flow through(std::size_t begin, std::size_t end, Flow flow) {
    for (std::size_t i = begin; i < end; ++i) flow = {cells_[i].cell->forward(flow.map, flow.previous), flow.map};
    return flow;
  }

  Convolution stem_{nullptr};
  torch::nn::BatchNorm2d stemNorm_{nullptr};
  std::vector<NamedCell> cells_;
  std::size_t detailCells_ = 0;
  std::int64_t channels_ = kStem, previousChannels_ = kStem;  // used while building
  bool afterReduction_ = false;
};

}  // namespace

std::shared_ptr<Network> makeNasNetMobile(const NetworkOptions& options) { return std::make_shared<NasNetMobile>(options); }

}  // namespace glenoid

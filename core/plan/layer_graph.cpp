// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/layer_graph.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/passes/constant_propagation.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/utils.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

using torch::jit::Node;
using torch::jit::Value;

std::shared_ptr<torch::jit::Graph> traced(const std::function<torch::Tensor(const torch::Tensor&)>& function,
                                          const torch::Tensor& example) {
  auto [state, outputs] = torch::jit::tracer::trace(
      {example}, [&](torch::jit::Stack stack) { return torch::jit::Stack{function(stack.at(0).toTensor())}; },
      [](const torch::Tensor&) { return std::string(); }, true, true);
  torch::jit::ConstantPropagation(state->graph);
  torch::jit::EliminateDeadCode(state->graph);
  return state->graph;
}

c10::IValue constant(const Value* value) {
  if (auto known = torch::jit::toIValue(value)) return *known;
  throw Error(ErrorCode::Internal,
              std::string("an operation of the network depends on a value that is not constant: ") + value->node()->kind().toQualString());
}

class Reader {
 public:
  explicit Reader(const torch::jit::Graph& graph) {
    maps_[graph.inputs().at(0)] = 0;
    for (const auto* node : graph.nodes()) read(*node);
    result_.output = maps_.at(graph.outputs().at(0));
    planRows();
    findLastReaders();
  }
  LayerGraph result() && { return std::move(result_); }

 private:
  void read(const Node& node) {
    const std::string name = node.kind().toQualString();
    if (name == "prim::Constant" || name == "prim::ListConstruct") return;  // read where another node uses them
    if (node.outputs().size() != 1) throw Error(ErrorCode::Internal, name + " makes more than one value");
    if (name == "aten::mkldnn_convolution" || name == "aten::_convolution") return readConvolution(node, name);
    if (name == "aten::batch_norm") return readNorm(node);
    if (name == "aten::relu") return readActivation(node, Activation::Relu);
    if (name == "aten::silu") return readActivation(node, Activation::Silu);
    if (name == "aten::hardtanh" && number(node, 1) == 0 && number(node, 2) == 6) return readActivation(node, Activation::Relu6);
    if (name == "aten::cat" && constant(node.input(1)).toInt() == 1) return readRow(node);
    if (name == "aten::avg_pool2d" || name == "aten::max_pool2d") return readPool(node, name == "aten::avg_pool2d");
    if (name == "aten::add" && isSumOfMaps(node)) return add(node, {SumLayer{}, {map(node.input(0)), map(node.input(1))}});
    readOther(node);
  }

  MapId map(const Value* value) const {
    const auto found = maps_.find(value);
    if (found == maps_.end()) {
      throw Error(ErrorCode::Internal,
                  std::string("an operation of the network reads a value that is not a map: ") + value->node()->kind().toQualString());
    }
    return found->second;
  }
  static double number(const Node& node, std::size_t input) { return constant(node.input(input)).toScalar().toDouble(); }
  // For height and width; a single number means both.
  static std::vector<std::int64_t> numbers(const Node& node, std::size_t input) {
    auto list = constant(node.input(input)).toIntVector();
    if (list.size() == 1) list.push_back(list.front());
    return list;
  }
  static bool flag(const Node& node, std::size_t input) { return constant(node.input(input)).toBool(); }
  static torch::Tensor tensor(const Node& node, std::size_t input) {
    const auto value = constant(node.input(input));
    return value.isNone() ? torch::Tensor() : value.toTensor();
  }
  // [N, C, H, W]
  static std::vector<std::int64_t> sizesOf(const Value* value) {
    return value->type()->expectRef<c10::TensorType>().sizes().concrete_sizes().value();
  }
  static bool isReadOnce(const Value* value) { return value->uses().size() == 1; }

  void add(const Node& node, Layer layer) {
    result_.layers.push_back(std::move(layer));
    maps_[node.output()] = result_.layers.size();
  }
  // The layer that makes `value`, if nothing else reads the value: the layer may then absorb the next operation.
  template <typename Kind>
  Kind* maker(const Value* value) {
    const auto id = map(value);
    return id > 0 && isReadOnce(value) ? std::get_if<Kind>(&result_.layers[id - 1].work) : nullptr;
  }

  void readConvolution(const Node& node, const std::string& name) {
    ConvolutionLayer layer;
    layer.weight = tensor(node, 1);
    layer.bias = tensor(node, 2);
    const bool oneDnn = name == "aten::mkldnn_convolution";  // (.., padding, stride, dilation, groups), else (.., stride, padding, ...)
    layer.stride = numbers(node, oneDnn ? 4 : 3);
    layer.padding = numbers(node, oneDnn ? 3 : 4);
    layer.dilation = numbers(node, 5);
    if (!oneDnn && flag(node, 6)) throw Error(ErrorCode::Internal, "the network has a transposed convolution");
    layer.groups = constant(node.input(oneDnn ? 6 : 8)).toInt();
    add(node, {std::move(layer), {map(node.input(0))}});
  }

  void readNorm(const Node& node) {
    const auto weight = tensor(node, 1), bias = tensor(node, 2), mean = tensor(node, 3), variance = tensor(node, 4);
    if (flag(node, 5)) throw Error(ErrorCode::Internal, "a batch norm of the network is not in evaluation mode");
    ChannelAffine norm;
    norm.scale = weight / (variance + number(node, 7)).sqrt();
    norm.shift = bias - mean * norm.scale;
    if (auto* convolution = maker<ConvolutionLayer>(node.input(0));
        convolution && !convolution->norm.scale.defined() && convolution->activation == Activation::None) {
      convolution->norm = std::move(norm);
      maps_[node.output()] = map(node.input(0));
    } else {
      add(node, {NormLayer{std::move(norm), Activation::None}, {map(node.input(0))}});
    }
  }

  void readActivation(const Node& node, Activation activation) {
    auto* convolution = maker<ConvolutionLayer>(node.input(0));
    auto* norm = maker<NormLayer>(node.input(0));
    if (convolution && convolution->activation == Activation::None) {
      convolution->activation = activation;
    } else if (norm && norm->activation == Activation::None && activation == Activation::Relu) {
      norm->activation = activation;
    } else {
      return readOther(node);
    }
    maps_[node.output()] = map(node.input(0));
  }

  void readRow(const Node& node) {
    Layer layer{ConcatLayer{}, {}};
    for (const auto* member : node.input(0)->node()->inputs()) layer.inputs.push_back(map(member));
    auto& row = std::get<ConcatLayer>(layer.work);
    row.capacity = sizesOf(node.output()).at(1);
    add(node, std::move(layer));
  }

  void readPool(const Node& node, bool average) {
    PoolLayer pool{average, numbers(node, 1), numbers(node, 2), numbers(node, 3), true};
    if (pool.stride.empty()) pool.stride = pool.kernel;
    const bool plain = average ? !flag(node, 4) && constant(node.input(6)).isNone()
                               : !flag(node, 5) && numbers(node, 4) == std::vector<std::int64_t>{1, 1};
    if (!plain) return readOther(node);
    if (average) pool.countsPadding = flag(node, 5);
    const auto* convolution = maker<ConvolutionLayer>(node.input(0));
    const bool mayComeFirst = convolution && average && isPointwise(*convolution) && isHalving(pool);
    const auto before = map(node.input(0));
    add(node, {pool, {before}});
    if (mayComeFirst) std::swap(result_.layers[before - 1].work, result_.layers.back().work);
  }
  static bool isPointwise(const ConvolutionLayer& layer) {
    return layer.weight.size(2) == 1 && layer.weight.size(3) == 1 && layer.stride == std::vector<std::int64_t>{1, 1} &&
           layer.padding == std::vector<std::int64_t>{0, 0} && layer.groups == 1 && layer.activation == Activation::None;
  }
  static bool isHalving(const PoolLayer& layer) {
    const std::vector<std::int64_t> two{2, 2};
    return layer.kernel == two && layer.stride == two && layer.padding == std::vector<std::int64_t>{0, 0};
  }
  bool isSumOfMaps(const Node& node) const {
    return maps_.contains(node.input(0)) && maps_.contains(node.input(1)) && number(node, 2) == 1 &&
           sizesOf(node.input(0)) == sizesOf(node.input(1));
  }

  void readOther(const Node& node) {
    Layer layer;
    OtherLayer other{node.getOperation(), {}, {}};
    for (const auto* input : node.inputs()) {
      if (const auto found = maps_.find(input); found != maps_.end()) {
        other.places.push_back(other.arguments.size());
        layer.inputs.push_back(found->second);
        other.arguments.emplace_back();
      } else {
        other.arguments.push_back(constant(input));
      }
    }
    layer.work = std::move(other);
    add(node, std::move(layer));
  }

  ConcatLayer* row(MapId id) { return id == 0 ? nullptr : std::get_if<ConcatLayer>(&result_.layers[id - 1].work); }

  void planRows() {
    std::vector<bool> grown(result_.layers.size() + 1, false);
    for (auto& layer : result_.layers) {
      auto* next = std::get_if<ConcatLayer>(&layer.work);
      if (!next || !row(layer.inputs.front()) || grown[layer.inputs.front()]) continue;
      next->grows = true;
      grown[layer.inputs.front()] = true;
    }
    for (std::size_t i = result_.layers.size(); i-- > 0;) {
      const auto* next = std::get_if<ConcatLayer>(&result_.layers[i].work);
      if (next && next->grows) row(result_.layers[i].inputs.front())->capacity = next->capacity;
    }
  }

  void findLastReaders() {
    auto& last = result_.lastReader;
    last.assign(result_.layers.size() + 1, 0);
    last[result_.output] = result_.layers.size();
    for (std::size_t i = result_.layers.size(); i-- > 0;) {
      const auto* next = std::get_if<ConcatLayer>(&result_.layers[i].work);
      for (const auto id : result_.layers[i].inputs) last[id] = std::max(last[id], i);
      if (next && next->grows) {
        auto& before = last[result_.layers[i].inputs.front()];
        before = std::max(before, last[i + 1]);
      }
    }
  }

  LayerGraph result_;
  std::unordered_map<const Value*, MapId> maps_;
};

}  // namespace

LayerGraph readLayers(const std::function<torch::Tensor(const torch::Tensor&)>& function, const torch::Tensor& example) {
  const c10::InferenceMode no(false);
  const torch::NoGradGuard noGrad;
  return Reader(*traced(function, example)).result();
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Uses the processor's best kernels, made once for each size: oneDNN 2 or 3, the library that LibTorch computes with here.
#include <mutex>
#include <string>
#include <unordered_map>

#include <oneapi/dnnl/dnnl.hpp>

#include "core/base/error.h"
#include "core/plan/convolution_step.h"

namespace glenoid {
namespace {

using dnnl::memory;

// Turns oneDNN's exceptions into an Error.
template <class Work>
auto withOneDnnErrors(const Work& work) {
  try {
    return work();
  } catch (const dnnl::error& failure) {
    if (failure.status == dnnl_out_of_memory) throw Error(ErrorCode::OutOfMemory, "");
    throw Error(ErrorCode::Internal, "oneDNN, status " + std::to_string(failure.status));
  }
}

memory::dims dims(torch::IntArrayRef sizes) { return {sizes.begin(), sizes.end()}; }

memory::desc description(const torch::Tensor& map) { return {dims(map.sizes()), memory::data_type::f32, memory::format_tag::nhwc}; }

// [out, in / groups, h, w], or [groups, out / groups, in / groups, h, w].
memory::dims weightDims(const ConvolutionLayer& layer) {
  auto sizes = dims(layer.weight.sizes());
  if (layer.groups > 1) {
    sizes[0] /= layer.groups;
    sizes.insert(sizes.begin(), layer.groups);
  }
  return sizes;
}

// [out]; undefined if nothing is added.
torch::Tensor foldedBias(const ConvolutionLayer& layer) {
  if (!layer.norm.scale.defined()) return layer.bias;
  return (layer.bias.defined() ? layer.bias * layer.norm.scale + layer.norm.shift : layer.norm.shift).contiguous();
}

void appendActivation(dnnl::post_ops& after, dnnl::algorithm activation, float alpha, float beta) {
#if DNNL_VERSION_MAJOR >= 3
  after.append_eltwise(activation, alpha, beta);
#else
  after.append_eltwise(1, activation, alpha, beta);
#endif
}

dnnl::primitive_attr attributes(Activation activation) {
  dnnl::post_ops after;
  if (activation == Activation::Relu) appendActivation(after, dnnl::algorithm::eltwise_relu, 0, 0);
  if (activation == Activation::Relu6) appendActivation(after, dnnl::algorithm::eltwise_clip, 0, 6);
  if (activation == Activation::Silu) appendActivation(after, dnnl::algorithm::eltwise_swish, 1, 0);
  dnnl::primitive_attr attr;
  attr.set_post_ops(after);
  attr.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return attr;
}

// Weights in the layout that is fastest for these maps.
dnnl::convolution_forward::primitive_desc kernelFor(const ConvolutionLayer& layer, const torch::Tensor& input, const torch::Tensor& output,
                                                    const torch::Tensor& biases, const dnnl::engine& engine) {
  constexpr auto kKind = dnnl::prop_kind::forward_inference;
  constexpr auto kDirect = dnnl::algorithm::convolution_direct;
  const auto from = description(input), to = description(output);
  const memory::desc weight(weightDims(layer), memory::data_type::f32, memory::format_tag::any);
  memory::desc bias;
  if (biases.defined()) bias = {dims(biases.sizes()), memory::data_type::f32, memory::format_tag::a};
  const auto &stride = layer.stride, &padding = layer.padding;
  const memory::dims dilation{layer.dilation[0] - 1, layer.dilation[1] - 1};
  const auto attr = attributes(layer.activation);
#if DNNL_VERSION_MAJOR >= 3
  return {engine, kKind, kDirect, from, weight, bias, to, stride, dilation, padding, padding, attr};
#else
  return {{kKind, kDirect, from, weight, bias, to, stride, dilation, padding, padding}, attr, engine};
#endif
}

}  // namespace

struct ConvolutionStore::Impl {
  struct Packed {
    const void* source;  // the weight in the network
    memory weight;
  };

  dnnl::engine engine{dnnl::engine::kind::cpu, 0};
  std::mutex mutex;  // guards the rest
  dnnl::stream stream{engine};
  std::vector<Packed> packed;
  torch::Tensor product;  // of the last scaled(), as large as the largest: memory that is used again costs no page faults

  torch::Tensor scaled(const ConvolutionLayer& layer) {
    const auto& weight = layer.weight;
    if (!product.defined() || product.numel() < weight.numel()) {
      const c10::InferenceMode outside(false);  // so that it can be written in and outside of that mode
      product = torch::empty({weight.numel()});
    }
    auto folded = product.narrow(0, 0, weight.numel()).view(weight.sizes());
    return torch::mul_out(folded, weight, layer.norm.scale.view({-1, 1, 1, 1}));
  }

  memory weightOf(const ConvolutionLayer& layer, const memory::desc& layout) {
    const void* source = layer.weight.data_ptr();
    const std::lock_guard lock(mutex);
    for (const auto& known : packed) {
      if (known.source == source && known.weight.get_desc() == layout) return known.weight;
    }
    const auto folded = layer.norm.scale.defined() ? scaled(layer) : layer.weight.contiguous();
    const auto tag = layer.groups > 1 ? memory::format_tag::goihw : memory::format_tag::oihw;
    memory plain({weightDims(layer), memory::data_type::f32, tag}, engine, folded.data_ptr<float>());
    memory weight(layout, engine);
    dnnl::reorder(plain, weight).execute(stream, plain, weight);
    stream.wait();
    packed.push_back({source, weight});
    return weight;
  }
};

ConvolutionStore::ConvolutionStore() : impl_(new Impl) {}
ConvolutionStore::~ConvolutionStore() = default;

struct ConvolutionStep::Impl {
  static std::unique_ptr<Impl> make(const ConvolutionLayer& layer, const torch::Tensor& input, const torch::Tensor& output,
                                    ConvolutionStore& store);

  dnnl::stream stream;
  torch::Tensor bias;
  memory source, target, scratch;
  dnnl::convolution_forward primitive;
  std::unordered_map<int, memory> arguments;
};

std::unique_ptr<ConvolutionStep::Impl> ConvolutionStep::Impl::make(const ConvolutionLayer& layer, const torch::Tensor& input,
                                                                   const torch::Tensor& output, ConvolutionStore& store) {
  auto& engine = store.impl_->engine;
  auto bias = foldedBias(layer);
  const auto how = kernelFor(layer, input, output, bias, engine);
  std::unique_ptr<Impl> made(new Impl{dnnl::stream(engine),
                                      bias,
                                      memory(how.src_desc(), engine, nullptr),
                                      memory(how.dst_desc(), engine, nullptr),
                                      memory(how.scratchpad_desc(), engine, nullptr),
                                      dnnl::convolution_forward(how),
                                      {}});
  made->arguments = {{DNNL_ARG_SRC, made->source},
                     {DNNL_ARG_WEIGHTS, store.impl_->weightOf(layer, how.weights_desc())},
                     {DNNL_ARG_DST, made->target},
                     {DNNL_ARG_SCRATCHPAD, made->scratch}};
  if (bias.defined()) made->arguments[DNNL_ARG_BIAS] = memory(how.bias_desc(), engine, bias.data_ptr());
  return made;
}

ConvolutionStep::ConvolutionStep(const ConvolutionLayer& layer, const torch::Tensor& input, const torch::Tensor& output,
                                 ConvolutionStore& store)
    : impl_(withOneDnnErrors([&] { return Impl::make(layer, input, output, store); })) {}
ConvolutionStep::~ConvolutionStep() = default;
ConvolutionStep::ConvolutionStep(ConvolutionStep&&) noexcept = default;

std::int64_t ConvolutionStep::scratchBytes() const { return static_cast<std::int64_t>(impl_->scratch.get_desc().get_size()); }

void ConvolutionStep::run(const torch::Tensor& input, const torch::Tensor& output, const torch::Tensor& scratch) {
  impl_->source.set_data_handle(input.data_ptr());
  impl_->target.set_data_handle(output.data_ptr());
  impl_->scratch.set_data_handle(scratch.data_ptr());
  withOneDnnErrors([&] { impl_->primitive.execute(impl_->stream, impl_->arguments); });
}

}  // namespace glenoid

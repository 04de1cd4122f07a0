// SPDX-License-Identifier: GPL-3.0-or-later
// Uses the processor's best kernels, made once for each size: oneDNN 2, the library that LibTorch computes with here.
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

dnnl::primitive_attr attributes(Activation activation) {
  dnnl::post_ops after;
  if (activation == Activation::Relu) after.append_eltwise(1, dnnl::algorithm::eltwise_relu, 0, 0);
  if (activation == Activation::Relu6) after.append_eltwise(1, dnnl::algorithm::eltwise_clip, 0, 6);
  if (activation == Activation::Silu) after.append_eltwise(1, dnnl::algorithm::eltwise_swish, 1, 0);
  dnnl::primitive_attr attr;
  attr.set_post_ops(after);
  attr.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return attr;
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

  memory weightOf(const ConvolutionLayer& layer, const memory::desc& layout) {
    const void* source = layer.weight.data_ptr();
    const std::lock_guard lock(mutex);
    for (const auto& known : packed) {
      if (known.source == source && known.weight.get_desc() == layout) return known.weight;
    }
    auto folded = layer.norm.scale.defined() ? layer.weight * layer.norm.scale.view({-1, 1, 1, 1}) : layer.weight;
    folded = folded.contiguous();
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
  const memory::desc anyWeight(weightDims(layer), memory::data_type::f32, memory::format_tag::any);
  const auto biasDescription =
      bias.defined() ? memory::desc(dims(bias.sizes()), memory::data_type::f32, memory::format_tag::a) : memory::desc();
  const memory::dims dilation{layer.dilation[0] - 1, layer.dilation[1] - 1};
  const dnnl::convolution_forward::desc what(dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, description(input),
                                             anyWeight, biasDescription, description(output), layer.stride, dilation, layer.padding,
                                             layer.padding);
  const dnnl::convolution_forward::primitive_desc how(what, attributes(layer.activation), engine);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/dense_block_training.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <ATen/Parallel.h>
#include <torch/autograd.h>

#include "core/nn/blocks.h"

namespace glenoid {
namespace {

using torch::Tensor;

constexpr std::int64_t kRowsAtOnce = 64;  // summed in float before they are added to doubles
constexpr std::size_t kWeightsOfALayer = 6;

using In = const float* __restrict;
using InOut = float* __restrict;

// Arithmetic of one pixel over its channels. ReLU selects without a branch, because half of the signs would be mispredicted.
GLENOID_WIDE_VECTORS void addMoments(In value, In origin, InOut sum, InOut squares, std::int64_t channels) {
  for (std::int64_t c = 0; c < channels; ++c) {
    const float difference = value[c] - origin[c];
    sum[c] += difference;
    squares[c] += difference * difference;
  }
}

// For Norm: adds the share of `gradient` to the gradients of beta and gamma, and leaves in `gradient` the part that ReLU passes.
GLENOID_WIDE_VECTORS void passRelu(In value, In mean, In inverse, In scale, In shift, InOut gradient, InOut ofBeta, InOut ofGamma,
                                   std::int64_t channels) {
  for (std::int64_t c = 0; c < channels; ++c) {
    const float all = gradient[c];
    const float passed = value[c] * scale[c] + shift[c] > 0 ? all : 0.F;
    gradient[c] = passed;
    ofBeta[c] += passed;
    ofGamma[c] += passed * (value[c] - mean[c]) * inverse[c];
  }
}

// As passRelu(), but leaves `gradient` alone, so that it is not written to memory, and adds the passed part times gamma to `total`.
GLENOID_WIDE_VECTORS void addPassed(In value, In mean, In inverse, In scale, In shift, In gamma, In gradient, InOut total, InOut ofBeta,
                                    InOut ofGamma, std::int64_t channels) {
  for (std::int64_t c = 0; c < channels; ++c) {
    const float all = gradient[c];
    const float passed = value[c] * scale[c] + shift[c] > 0 ? all : 0.F;
    total[c] += passed * gamma[c];
    ofBeta[c] += passed;
    ofGamma[c] += passed * (value[c] - mean[c]) * inverse[c];
  }
}

// Batch norm's backward pass: `gradient` becomes factor * (gradient - its mean - normalised value * mean of their product).
GLENOID_WIDE_VECTORS void normBackward(In value, In mean, In inverse, In factor, In meanGradient, In meanProduct, InOut gradient,
                                       std::int64_t channels) {
  for (std::int64_t c = 0; c < channels; ++c) {
    gradient[c] = factor[c] * (gradient[c] - meanGradient[c] - (value[c] - mean[c]) * inverse[c] * meanProduct[c]);
  }
}

Tensor emptyMap(const Tensor& like, std::int64_t channels) {
  return torch::empty({like.size(0), channels, like.size(2), like.size(3)},
                      like.options().memory_format(torch::MemoryFormat::ChannelsLast));
}

// A channels-last map, or a range of neighbouring channels of one, as one row of values for each pixel.
struct Rows {
  explicit Rows(const Tensor& map)
      : values(map.data_ptr<float>()), pitch(pixelPitch(map)), pixels(map.size(0) * map.size(2) * map.size(3)), channels(map.size(1)) {}
  float* row(std::int64_t pixel) const { return values + pixel * pitch; }
  float* values;
  std::int64_t pitch, pixels, channels;
};

// `width` sums over all rows; body(pixel, sums) adds the share of one row. The parts depend on the number of threads, but their order is
// fixed.
template <typename Body>
std::vector<double> sumOverRows(std::int64_t pixels, std::int64_t width, const Body& body) {
  const auto parts = static_cast<std::int64_t>(at::get_num_threads());
  std::vector<double> totals(static_cast<std::size_t>(parts * width), 0.0);
  at::parallel_for(0, parts, 1, [&](std::int64_t firstPart, std::int64_t lastPart) {
    std::vector<float> sums(static_cast<std::size_t>(width));
    for (auto part = firstPart; part < lastPart; ++part) {
      auto* total = totals.data() + part * width;
      const auto end = pixels * (part + 1) / parts;
      for (auto begin = pixels * part / parts; begin < end; begin += kRowsAtOnce) {
        std::fill(sums.begin(), sums.end(), 0.F);
        for (auto pixel = begin; pixel < std::min(end, begin + kRowsAtOnce); ++pixel) body(pixel, sums.data());
        for (std::int64_t k = 0; k < width; ++k) total[k] += sums[static_cast<std::size_t>(k)];
      }
    }
  });
  for (std::int64_t k = width; k < parts * width; ++k) totals[static_cast<std::size_t>(k % width)] += totals[static_cast<std::size_t>(k)];
  totals.resize(static_cast<std::size_t>(width));
  return totals;
}

template <typename Body>
void forRows(std::int64_t pixels, std::int64_t channels, const Body& body) {
  at::parallel_for(0, pixels, std::max<std::int64_t>(1, 32768 / channels), [&](std::int64_t begin, std::int64_t end) {
    for (auto pixel = begin; pixel < end; ++pixel) body(pixel);
  });
}

// Mean and biased variance of each channel, [2, C]. Values are taken relative to the first pixel, so that a large mean does not cost
// precision.
Tensor momentsOf(const Tensor& map) {
  const Rows rows(map);
  const auto channels = rows.channels;
  const auto* origin = rows.row(0);
  const auto sums = sumOverRows(rows.pixels, 2 * channels, [&](std::int64_t pixel, float* sum) {
    addMoments(rows.row(pixel), origin, sum, sum + channels, channels);
  });
  auto moments = torch::empty({2, channels});
  auto* mean = moments.data_ptr<float>();
  const auto count = static_cast<double>(rows.pixels);
  for (std::int64_t c = 0; c < channels; ++c) {
    const double shift = sums[static_cast<std::size_t>(c)] / count;
    mean[c] = static_cast<float>(origin[c] + shift);
    mean[channels + c] = static_cast<float>(std::max(0.0, sums[static_cast<std::size_t>(channels + c)] / count - shift * shift));
  }
  return moments;
}

// One batch norm over the channels of `moments`: normalised = (value - mean) * inverse, result = normalised * gamma + beta.
struct Norm {
  Norm(const Tensor& moments, const Tensor& weight, const Tensor& bias, double eps)
      : mean(moments[0].contiguous()),
        inverse((moments[1] + eps).rsqrt()),
        gamma(weight.detach()),
        scale(gamma * inverse),
        shift(bias.detach() - mean * scale) {}
  Tensor relu(const Tensor& map) const {
    auto result = torch::empty(map.sizes(), map.options().memory_format(torch::MemoryFormat::ChannelsLast));
    applyAffine(map, scale.data_ptr<float>(), shift.data_ptr<float>(), true, result);
    return result;
  }
  // Adds the share of one pixel to the gradients of beta and gamma, `sum` [2, C], and leaves in `gradient` what ReLU passes.
  void passRelu(const float* value, float* gradient, float* sum) const {
    const auto channels = mean.size(0);
    glenoid::passRelu(value, mean.data_ptr<float>(), inverse.data_ptr<float>(), scale.data_ptr<float>(), shift.data_ptr<float>(), gradient,
                      sum, sum + channels, channels);
  }
  // The same sums; adds the gradient of the normalised values to `total`.
  void addPassed(const float* value, const float* gradient, float* total, float* sum) const {
    const auto channels = mean.size(0);
    glenoid::addPassed(value, mean.data_ptr<float>(), inverse.data_ptr<float>(), scale.data_ptr<float>(), shift.data_ptr<float>(),
                       gamma.data_ptr<float>(), gradient, total, sum, sum + channels, channels);
  }
  Tensor mean, inverse, gamma, scale, shift;  // [C]
};

void moveRunningStatistics(torch::nn::BatchNorm2dImpl& norm, const Tensor& moments, std::int64_t pixels) {
  const double momentum = *norm.options.momentum(), count = static_cast<double>(pixels);
  norm.running_mean.mul_(1 - momentum).add_(moments[0], momentum);
  norm.running_var.mul_(1 - momentum).add_(moments[1], momentum * count / (count - 1));
  norm.num_batches_tracked.add_(1);
}

struct ConvolutionGradients {
  Tensor input, weight;
};
ConvolutionGradients convolutionBackward(const Tensor& gradient, const Tensor& input, const Tensor& weight) {
  const auto padding = weight.size(2) / 2;
  auto [ofInput, ofWeight, ofBias] = at::convolution_backward(gradient, input, weight, at::OptionalIntArrayRef(), {1, 1},
                                                              {padding, padding}, {1, 1}, false, {0, 0}, 1, {true, true, false});
  return {ofInput.contiguous(torch::MemoryFormat::ChannelsLast), ofWeight};
}

Tensor vectorOf(const std::vector<double>& values) {
  auto tensor = torch::empty({static_cast<std::int64_t>(values.size())});
  std::transform(values.begin(), values.end(), tensor.data_ptr<float>(), [](double v) { return static_cast<float>(v); });
  return tensor;
}

// Backward pass of relu(norm(map)) for a norm that is the only reader of `map`: turns `gradient` [N, C, H, W] of the result into the
// gradient of the map. Returns the gradients of beta and gamma, [2, C].
Tensor normReluBackward(const Tensor& map, const Norm& norm, const Tensor& gradient) {
  const Rows in(map), grad(gradient);
  const auto channels = in.channels;
  const auto sums =
      sumOverRows(in.pixels, 2 * channels, [&](std::int64_t pixel, float* sum) { norm.passRelu(in.row(pixel), grad.row(pixel), sum); });
  const auto ofWeights = vectorOf(sums).view({2, channels});
  const auto averages = ofWeights / static_cast<double>(in.pixels);
  const auto *mean = norm.mean.data_ptr<float>(), *inverse = norm.inverse.data_ptr<float>(), *scale = norm.scale.data_ptr<float>(),
             *average = averages.data_ptr<float>();
  forRows(in.pixels, channels, [&](std::int64_t pixel) {
    normBackward(in.row(pixel), mean, inverse, scale, average, average + channels, grad.row(pixel), channels);
  });
  return ofWeights;
}

// Gradients of the block's channels, collected from the last layer to the first.
class BlockGradient {
 public:
  // `map`: the block's output; `moments` [2, C] of its channels; `ofOutput` its gradient.
  BlockGradient(const Tensor& map, const Tensor& moments, double eps, const Tensor& ofOutput)
      : map_(map),
        mean_(moments[0].contiguous()),
        inverse_((moments[1] + eps).rsqrt()),
        ofOutput_(ofOutput.contiguous(torch::MemoryFormat::ChannelsLast)),
        ofNormalised_(emptyMap(map, map.size(1)).zero_()),
        sums_(torch::zeros({2, map.size(1)})) {}

  // Adds the gradient from one layer, which reads the first channels through relu(norm). `gradient` [N, c, H, W] is that of the ReLU's
  // result. Returns the gradients of beta and gamma, [2, c].
  Tensor add(const Norm& norm, const Tensor& gradient) {
    const Rows in(map_), from(gradient), to(ofNormalised_);
    const auto channels = from.channels;
    const auto sums = sumOverRows(in.pixels, 2 * channels, [&](std::int64_t pixel, float* sum) {
      norm.addPassed(in.row(pixel), from.row(pixel), to.row(pixel), sum);
    });
    auto ofWeights = vectorOf(sums).view({2, channels});
    sums_.narrow(1, 0, channels) += ofWeights * norm.gamma;
    return ofWeights;
  }

  // The whole gradient of these channels, [N, count, H, W]. Valid once every layer that reads them was added.
  Tensor of(std::int64_t first, std::int64_t count) const {
    auto result = emptyMap(map_, count);
    const Rows in(map_.narrow(1, first, count)), out(result), direct(ofOutput_.narrow(1, first, count)),
        normalised(ofNormalised_.narrow(1, first, count));
    const auto averages = (sums_.narrow(1, first, count) / static_cast<double>(in.pixels)).contiguous();
    const auto *mean = mean_.data_ptr<float>() + first, *inverse = inverse_.data_ptr<float>() + first,
               *average = averages.data_ptr<float>();
    forRows(in.pixels, count, [&](std::int64_t pixel) {
      auto* target = out.row(pixel);
      const auto* d = direct.row(pixel);
      std::copy_n(normalised.row(pixel), count, target);
      normBackward(in.row(pixel), mean, inverse, inverse, average, average + count, target, count);
      for (std::int64_t c = 0; c < count; ++c) target[c] += d[c];
    });
    return result;
  }

 private:
  Tensor map_, mean_, inverse_, ofOutput_, ofNormalised_;
  Tensor sums_;  // [2, C]: sums of the normalised gradient and of its product with the normalised values
};

class DenseBlockFunction : public torch::autograd::Function<DenseBlockFunction> {
 public:
  // `weights`: for each layer, norm1's weight and bias, conv1's weight, norm2's weight and bias, conv2's weight.
  static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& map, at::TensorList weights,
                        const std::vector<DenseLayerParts>* layers) {
    auto channels = map.size(1);
    const auto growth = weights.back().size(0), pixels = map.size(0) * map.size(2) * map.size(3);
    const auto buffer = emptyMap(map, channels + growth * static_cast<std::int64_t>(layers->size()));
    const auto moments = torch::empty({2, buffer.size(1)});
    const auto place = [&](std::int64_t first, const Tensor& part) {
      buffer.narrow(1, first, part.size(1)).copy_(part);
      moments.narrow(1, first, part.size(1)).copy_(momentsOf(part));
    };
    place(0, map);
    std::vector<Tensor> saved{buffer, moments};
    saved.insert(saved.end(), weights.begin(), weights.end());
    for (const auto& layer : *layers) {
      const auto read = moments.narrow(1, 0, channels);
      const Norm norm1(read, layer.norm1.weight, layer.norm1.bias, layer.norm1.options.eps());
      const auto narrow = layer.conv1.forward(norm1.relu(buffer.narrow(1, 0, channels)));
      const auto narrowMoments = momentsOf(narrow);
      const Norm norm2(narrowMoments, layer.norm2.weight, layer.norm2.bias, layer.norm2.options.eps());
      place(channels, layer.conv2.forward(norm2.relu(narrow)));
      moveRunningStatistics(layer.norm1, read, pixels);
      moveRunningStatistics(layer.norm2, narrowMoments, pixels);
      saved.insert(saved.end(), {narrow, narrowMoments});
      channels += growth;
    }
    context->save_for_backward(std::move(saved));
    context->saved_data["eps"] = layers->front().norm1.options.eps();
    return buffer;
  }

  static std::vector<Tensor> backward(torch::autograd::AutogradContext* context, const std::vector<Tensor>& outputGradients) {
    const auto saved = context->get_saved_variables();
    const double eps = context->saved_data["eps"].toDouble();
    const auto &buffer = saved[0], &moments = saved[1];
    const auto layers = (saved.size() - 2) / (kWeightsOfALayer + 2);
    const auto weightsOf = [&](std::size_t layer) { return saved.begin() + 2 + static_cast<std::ptrdiff_t>(layer * kWeightsOfALayer); };
    const auto* narrowMaps = saved.data() + 2 + layers * kWeightsOfALayer;
    std::vector<Tensor> gradients(2 + layers * kWeightsOfALayer);
    BlockGradient block(buffer, moments, eps, outputGradients[0]);
    for (std::size_t l = layers; l-- > 0;) {
      const auto weight = weightsOf(l);
      const auto channels = weight[0].size(0), growth = weight[5].size(0);
      const auto &narrow = narrowMaps[2 * l], &narrowMoments = narrowMaps[2 * l + 1];
      const Norm norm1(moments.narrow(1, 0, channels), weight[0], weight[1], eps), norm2(narrowMoments, weight[3], weight[4], eps);
      const auto second = convolutionBackward(block.of(channels, growth), norm2.relu(narrow), weight[5]);
      const auto ofNorm2 = normReluBackward(narrow, norm2, second.input);
      const auto first = convolutionBackward(second.input, norm1.relu(buffer.narrow(1, 0, channels)), weight[2]);
      const auto ofNorm1 = block.add(norm1, first.input);
      const std::vector<Tensor> ofLayer{ofNorm1[1], ofNorm1[0], first.weight, ofNorm2[1], ofNorm2[0], second.weight};
      std::copy(ofLayer.begin(), ofLayer.end(), gradients.begin() + 1 + static_cast<std::ptrdiff_t>(l * kWeightsOfALayer));
    }
    if (context->needs_input_grad(0)) gradients[0] = block.of(0, weightsOf(0)[0].size(0));
    return gradients;
  }
};

}  // namespace

bool takesTrainingPath(const torch::nn::Module& block, const Tensor& map) {
  return block.is_training() && !sharesStatistics() && torch::GradMode::is_enabled() && map.device().is_cpu() &&
         map.scalar_type() == torch::kFloat32 && map.is_contiguous(torch::MemoryFormat::ChannelsLast) &&
         map.size(0) * map.size(2) * map.size(3) > 1;
}

Tensor trainDenseBlock(const Tensor& map, const std::vector<DenseLayerParts>& layers) {
  std::vector<Tensor> weights;
  for (const auto& layer : layers) {
    weights.insert(weights.end(),
                   {layer.norm1.weight, layer.norm1.bias, layer.conv1.weight, layer.norm2.weight, layer.norm2.bias, layer.conv2.weight});
  }
  return DenseBlockFunction::apply(map, at::TensorList(weights), &layers);
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/headed_network.h"

#include <cmath>

#include <torch/utils.h>

#include "core/nn/blocks.h"
#include "core/nn/random.h"

namespace glenoid {
namespace {

constexpr std::int64_t kHiddenUnits = 512;

void initialiseForSelu(torch::nn::Linear& layer) {
  torch::NoGradGuard noGrad;
  drawNormal(layer->weight, 1 / std::sqrt(static_cast<double>(layer->options.in_features())));
  layer->bias.zero_();
}

}  // namespace

void HeadedNetwork::registerHead(const std::string& linearKey) {
  if (options_.head == Head::Original) {
    auto classifier = register_module("classifier", std::make_shared<torch::nn::Module>("Head"));
    hidden_ = classifier->register_module("hidden", torch::nn::Linear(featureChannels(), kHiddenUnits));
    output_ = classifier->register_module("output", torch::nn::Linear(kHiddenUnits, options_.classes));
    initialiseForSelu(hidden_);
    initialiseForSelu(output_);
    return;
  }
  output_ = denseLayer(featureChannels(), options_.classes);
  if (const auto dot = linearKey.find('.'); dot != std::string::npos) {
    register_module(linearKey.substr(0, dot), std::make_shared<torch::nn::Module>("Head"))
        ->register_module(linearKey.substr(dot + 1), output_);
  } else {
    register_module(linearKey, output_);
  }
}

torch::Tensor HeadedNetwork::logitsFromFeatureMap(const torch::Tensor& map) { return logitsFromFeatures(pool(map)); }

torch::Tensor HeadedNetwork::pool(const torch::Tensor& map) const { return dropped(map, options_.mapDropout, is_training()).mean({2, 3}); }

torch::Tensor HeadedNetwork::logitsFromFeatures(const torch::Tensor& features) {
  const auto last = hidden_ ? torch::selu(hidden_->forward(features)) : features;
  return output_->forward(dropped(last, options_.headDropout, is_training()));
}

std::vector<std::string> HeadedNetwork::numberedFeatures(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("features." + std::to_string(i));
  return names;
}

}  // namespace glenoid

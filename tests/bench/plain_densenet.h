// SPDX-License-Identifier: GPL-3.0-or-later
// The original network in plain LibTorch code, as the baseline of the benchmarks. Random weights, four classes.
#pragma once

#include <torch/torch.h>

namespace glenoid::bench {

namespace nn = torch::nn;

inline nn::Conv2d plainConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1) {
  return nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

struct PlainDenseNet : nn::Module {
  PlainDenseNet() {
    stem = register_module("stem", nn::Sequential(plainConv(3, 64, 7, 2), nn::BatchNorm2d(64), nn::ReLU(),
                                                  nn::MaxPool2d(nn::MaxPool2dOptions(3).stride(2).padding(1))));
    std::int64_t channels = 64;
    for (const int layers : {6, 12, 24, 16}) {
      for (int i = 0; i < layers; ++i, channels += 32) {
        steps->push_back(nn::Sequential(nn::BatchNorm2d(channels), nn::ReLU(), plainConv(channels, 128, 1), nn::BatchNorm2d(128),
                                        nn::ReLU(), plainConv(128, 32, 3)));
        dense.push_back(true);
      }
      if (layers == 16) break;
      steps->push_back(nn::Sequential(nn::BatchNorm2d(channels), nn::ReLU(), plainConv(channels, channels / 2, 1),
                                      nn::AvgPool2d(nn::AvgPool2dOptions(2))));
      dense.push_back(false);
      channels /= 2;
    }
    register_module("steps", steps);
    norm = register_module("norm", nn::BatchNorm2d(channels));
    squeeze = register_module("squeeze", nn::Linear(nn::LinearOptions(channels, channels / 16).bias(false)));
    excite = register_module("excite", nn::Linear(nn::LinearOptions(channels / 16, channels).bias(false)));
    head = register_module("head", nn::Sequential(nn::Linear(channels, 512), nn::SELU(), nn::Dropout(0.5), nn::Linear(512, 4)));
  }

  torch::Tensor featureMap(const torch::Tensor& input) {
    auto map = stem->forward(input);
    for (std::size_t i = 0; i < dense.size(); ++i) {
      const auto next = steps[i]->as<nn::Sequential>()->forward(map);
      map = dense[i] ? torch::cat({map, next}, 1) : next;
    }
    return torch::relu(norm->forward(map));
  }

  torch::Tensor logits(const torch::Tensor& map) {
    const auto gate = torch::sigmoid(excite->forward(torch::relu(squeeze->forward(map.mean({2, 3})))));
    return head->forward((map * gate.unsqueeze(2).unsqueeze(3)).mean({2, 3}));
  }

  torch::Tensor forward(const torch::Tensor& input) { return logits(featureMap(input)); }

  nn::Sequential stem{nullptr}, head{nullptr};
  nn::ModuleList steps;
  std::vector<bool> dense;  // for each step: whether its output is joined to its input
  nn::BatchNorm2d norm{nullptr};
  nn::Linear squeeze{nullptr}, excite{nullptr};
};

}  // namespace glenoid::bench

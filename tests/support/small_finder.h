// SPDX-License-Identifier: GPL-3.0-or-later
// A finder that sees brightness, for tests of how its boxes are used.
#pragma once

#include <cmath>
#include <filesystem>
#include <string>

#include <torch/utils.h>

#include "core/nn/finder_network.h"
#include "core/nn/weights.h"

namespace glenoid::test {

// Sees an implant wherever the square is brighter than three quarters of white, and draws a square box with edges `reach` pixels of the
// network's input (256) from the middle of the brightest cell.
inline void writeSmallFinder(const std::filesystem::path& file, double reach = 32, const std::string& subject = "drawing") {
  const torch::NoGradGuard guard;
  const auto network = makeFinderNetwork();
  auto weights = network->named_parameters();
  for (auto& item : weights) {
    if (item.value().dim() == 4 || item.key() == "out.bias") item.value().zero_();
  }
  const auto middle = [&](const std::string& key) {
    weights[key].index_put_({0, 0, weights[key].size(2) / 2, weights[key].size(3) / 2}, 1.0);
  };
  // The mean of the picture's channels, through one channel of every block that changes the map; the others add nothing to it.
  weights["features.0.0.weight"][0].fill_(1.0 / 27);
  middle("features.1.conv.0.0.weight");
  middle("features.1.conv.1.weight");
  for (const char* block : {"2", "4", "7", "11"}) {
    for (const char* layer : {".conv.0.0.weight", ".conv.1.0.weight", ".conv.2.weight"}) middle(std::string("features.") + block + layer);
  }
  for (const char* layer : {"lateral.weight", "mix.weight", "out.weight"}) middle(layer);
  for (const char* layer : {"lateral.bias", "top.bias", "mix.bias"}) weights[layer].zero_();
  constexpr double kBright = (0.75 - 0.449) / 0.226;  // normalised, about
  weights["out.bias"][0].fill_(-kBright);
  weights["out.bias"].narrow(0, 1, 4).fill_(std::log(reach / static_cast<double>(kFinderCell)));
  auto content = weightsOf(*network);
  content.metadata = {{"subject", subject}, {"inputSize", "256"}, {"limit", "0"}};
  writeSafetensors(file, content);
}

}  // namespace glenoid::test

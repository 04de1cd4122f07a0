// SPDX-License-Identifier: GPL-3.0-or-later
// A bundle with a small network and random but fixed weights, for tests that need a model but not good answers.
#pragma once

#include <filesystem>
#include <string>

#include <torch/utils.h>

#include "core/bundle/bundle_weights.h"
#include "core/nn/network.h"

namespace glenoid::test {

inline ModelDescription smallModelDescription(const std::string& architecture = "custom-cnn") {
  ModelDescription m;
  m.name = "small";
  m.version = "test";
  m.summary = "A small network with random weights.";
  m.architecture = architecture;
  m.head = "linear";
  m.labels = {{"A", "Maker A"}, {"B", "Maker B"}, {"C", "Maker C"}};
  m.subject = "drawing";  // no finder knows it
  m.inputSize = 64;
  m.mean = {0.485, 0.456, 0.406};
  m.deviation = {0.229, 0.224, 0.225};
  m.training = nlohmann::json::object();
  m.figures = nlohmann::json::object();
  m.licence = "none";
  m.limits = "it knows nothing";
  return m;
}

// Writes the bundle to `path` (a folder, or a file that ends in ".glenoid").
inline Bundle writeSmallModel(const std::filesystem::path& path, const ModelDescription& model, std::uint64_t seed = 7) {
  torch::manual_seed(seed);
  NetworkOptions options;
  options.architecture = model.architecture;
  options.head = headWords().at(model.head);
  options.classes = static_cast<std::int64_t>(model.labels.size());
  const auto network = makeNetwork(options);
  return writeBundle(path, model, *network, WeightPrecision::Half);
}
inline Bundle writeSmallModel(const std::filesystem::path& path, const std::string& architecture = "custom-cnn") {
  return writeSmallModel(path, smallModelDescription(architecture));
}

}  // namespace glenoid::test

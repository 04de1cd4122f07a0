// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/heat_map.h"

#include <chrono>
#include <string>

#include <torch/types.h>

#include "core/base/error.h"
#include "core/explain/map_tensor.h"
#include "core/inference/input_tensor.h"
#include "core/nn/class_activation.h"
#include "core/nn/network.h"

namespace glenoid {
namespace {

torch::Tensor inputFor(Network& network, const Classifier& classifier, const SquareImage& image) {
  return inputTensor({&image, 1}, classifier.model()).to(network.parameters().front().device());
}

Prediction predictionOf(const torch::Tensor& logits, const Classifier& classifier, std::chrono::steady_clock::time_point start) {
  const auto values = logits.to(torch::kCPU, torch::kFloat32).contiguous();
  const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - start;
  return predictionFromLogits({values.data_ptr<float>(), static_cast<std::size_t>(values.numel())}, classifier.model().temperature,
                              elapsed.count());
}

}  // namespace

Explanation explain(Classifier& classifier, const SquareImage& image) {
  Explanation explanation;
  classifier.run([&](Network& network) {
    const auto input = inputFor(network, classifier, image);
    const auto start = std::chrono::steady_clock::now();
    const auto maps = classMaps(network, input);
    explanation = {predictionOf(maps.logits, classifier, start), {}};
    const auto features = maps.features.to(torch::kCPU, torch::kFloat32).contiguous();
    explanation.prediction.features.assign(features.data_ptr<float>(), features.data_ptr<float>() + features.numel());
    const auto cpu = maps.gradCam.to(torch::kCPU, torch::kFloat32);
    const auto side = classifier.model().inputSize;
    for (std::int64_t k = 0; k < cpu.size(1); ++k) {
      explanation.maps.push_back(heatMapFrom(cpu[0][k], network.featureGrid(side), image.side / static_cast<double>(side)));
    }
  });
  return explanation;
}

Explanation explainInDetail(Classifier& classifier, const SquareImage& image, std::size_t classIndex) {
  if (classIndex >= classifier.model().labels.size()) {
    throw Error(ErrorCode::OptionInvalid, "the model has no class " + std::to_string(classIndex));
  }
  Explanation explanation;
  classifier.run([&](Network& network) {
    const auto input = inputFor(network, classifier, image);
    const auto start = std::chrono::steady_clock::now();
    const auto cam = layerCam(network, input, static_cast<std::int64_t>(classIndex));
    const auto side = classifier.model().inputSize;
    explanation = {
        predictionOf(cam.logits, classifier, start),
        {heatMapFrom(cam.map[0].to(torch::kCPU, torch::kFloat32), network.detailGrid(side), image.side / static_cast<double>(side))}};
  });
  return explanation;
}

}  // namespace glenoid

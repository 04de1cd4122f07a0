// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/heat_map.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>

#include <opencv2/imgproc.hpp>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/explain/map_tensor.h"
#include "core/inference/input_tensor.h"
#include "core/nn/class_activation.h"
#include "core/nn/network.h"

namespace glenoid {
namespace {

// A map whose values differ by less than this share of its peak is flat.
constexpr float kFlatContrast = 0.05F;

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

HeatMap heatMapFrom(const torch::Tensor& map, const CellGrid& grid, double scale) {
  HeatMap heat;
  heat.first = grid.first * scale;
  heat.stride = grid.stride * scale;
  heat.rows = static_cast<int>(map.size(0));
  heat.columns = static_cast<int>(map.size(1));
  const auto values = map.contiguous();
  heat.values.assign(values.data_ptr<float>(), values.data_ptr<float>() + values.numel());
  if (!std::all_of(heat.values.begin(), heat.values.end(), [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::NotANumber, "a heat map");
  }
  const auto [least, most] = std::minmax_element(heat.values.begin(), heat.values.end());
  heat.peak = *most;
  heat.flat = !(heat.peak > 0) || *most - *least < kFlatContrast * *most;
  for (float& value : heat.values) value = heat.flat ? 0 : value / heat.peak;
  return heat;
}

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

std::vector<float> heatOverSource(const HeatMap& map, const SquareImage& image, int rows, int columns) {
  std::vector<float> heat(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), 0.F);
  if (map.flat || map.rows == 0) return heat;
  const auto& place = image.placement;
  // warpAffine needs the cell index for the centre of every source pixel.
  const cv::Matx23d toCells(place.scaleX / map.stride, 0, (0.5 * place.scaleX + place.offsetX - map.first) / map.stride, 0,
                            place.scaleY / map.stride, (0.5 * place.scaleY + place.offsetY - map.first) / map.stride);
  const cv::Mat cells(map.rows, map.columns, CV_32F, const_cast<float*>(map.values.data()));
  cv::Mat target(rows, columns, CV_32F, heat.data());
  cv::warpAffine(cells, target, toCells, target.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  const auto& part = image.part;
  if (part.by == PartOrigin::Whole) return heat;
  // The network saw nothing outside its part.
  target.rowRange(0, part.y).setTo(0);
  target.rowRange(part.y + part.height, rows).setTo(0);
  target.colRange(0, part.x).setTo(0);
  target.colRange(part.x + part.width, columns).setTo(0);
  return heat;
}

Picture overlayHeat(const Picture& picture, const std::vector<float>& heat, double opacity) {
  if (heat.size() != static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.columns)) {
    throw Error(ErrorCode::Internal, "the heat does not fit the picture");
  }
  cv::Mat ramp(1, 256, CV_8U);
  for (int i = 0; i < 256; ++i) ramp.at<std::uint8_t>(0, i) = static_cast<std::uint8_t>(i);
  cv::Mat colours;
  cv::applyColorMap(ramp, colours, cv::COLORMAP_CIVIDIS);  // BGR

  Picture out{picture.rows, picture.columns, 3, std::vector<std::uint8_t>(heat.size() * 3)};
  for (std::size_t i = 0; i < heat.size(); ++i) {
    const double cover = opacity * std::clamp(heat[i], 0.F, 1.F);
    const auto colour = colours.at<cv::Vec3b>(0, static_cast<int>(std::lround(255 * std::clamp(heat[i], 0.F, 1.F))));
    for (std::size_t c = 0; c < 3; ++c) {
      const auto under = picture.pixels[picture.channels == 3 ? i * 3 + c : i];
      out.pixels[i * 3 + c] = static_cast<std::uint8_t>(std::lround((1 - cover) * under + cover * colour[static_cast<int>(2 - c)]));
    }
  }
  return out;
}

}  // namespace glenoid

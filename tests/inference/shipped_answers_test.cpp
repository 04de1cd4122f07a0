// SPDX-License-Identifier: GPL-3.0-or-later
// With their plans, the shipped models give the same answers as without: for the samples, and for three published radiographs of each
// maker.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>
#include <torch/utils.h>

#include "core/bundle/bundle_weights.h"
#include "core/decoding/in_process_decoder.h"
#include "core/inference/input_tensor.h"
#include "core/nn/class_activation.h"
#include "core/plan/frozen_network.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

std::vector<SquareImage> squares() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(GLENOID_SOURCE_DIR) / "resources" / "samples")) files.push_back(entry.path());
  if (const char* data = std::getenv("GLENOID_TEST_DATA")) {
    for (const auto* maker : {"Cofield", "Depuy", "Tornier", "Zimmer"}) {
      for (const auto* number : {".1.jpg", ".10.jpg", ".20.jpg"}) {
        const auto file = fs::path(data) / "sixic" / maker / (maker + std::string(number));
        if (fs::exists(file)) files.push_back(file);
      }
    }
  }
  const auto decoder = makeInProcessDecoder();
  std::vector<SquareImage> images;
  for (const auto& file : files) images.push_back(squareImage(decoder->read(file, {}, {})));
  return images;
}

// Largest difference as a share of the largest value.
double distance(const torch::Tensor& a, const torch::Tensor& b) { return ((a - b).abs().max() / b.abs().max()).item<double>(); }

class ShippedModel : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(All, ShippedModel, testing::Values("densenet121-se", "mobilenetv2"),
                         [](const auto& parameter) { return std::string(parameter.param).substr(0, 8); });

}  // namespace

TEST_P(ShippedModel, AnswersRadiographsFromItsPlanAsFromItself) {
  const auto bundle = readBundle(fs::path(GLENOID_SOURCE_DIR) / "models" / GetParam());
  const auto network = loadNetwork(bundle);
  const auto planned = frozen(network);
  const torch::NoGradGuard noGrad;
  const auto images = squares();
  ASSERT_GE(images.size(), 5u);
  for (const auto& image : images) {
    const auto input = inputTensor({&image, 1}, bundle.model);
    const auto expected = classMaps(*network, input), maps = classMaps(*planned, input);
    EXPECT_LT(distance(maps.logits, expected.logits), 1e-4);
    EXPECT_LT(distance(maps.gradCam, expected.gradCam), 1e-4);
  }
}

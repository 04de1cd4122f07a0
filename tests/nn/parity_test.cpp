// SPDX-License-Identifier: GPL-3.0-or-later
// Compares our networks with torchvision's, with weights and inputs that both sides make by formula. tests/golden/make_network_golden.py
// states the formulas and writes the reference figures.
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <torch/utils.h>

#include "core/base/files.h"
#include "core/nn/finder_network.h"
#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/weights.h"

using namespace glenoid;

namespace {

constexpr double kTolerance = 1e-4;

double uniform(const std::string& key, std::uint32_t index) {
  std::uint32_t seed = 2166136261U;
  for (const char byte : key) seed = (seed ^ static_cast<unsigned char>(byte)) * 16777619U;
  std::uint32_t x = seed + index * 2654435761U;
  x = (x ^ (x >> 15)) * 2246822519U;
  x = (x ^ (x >> 13)) * 3266489917U;
  return (x ^ (x >> 16)) / 4294967296.0;
}

void fill(const std::string& key, torch::Tensor tensor) {
  const double bound = std::sqrt(4.5 * static_cast<double>(tensor.dim() > 1 ? tensor.size(0) : 1) / static_cast<double>(tensor.numel()));
  auto* values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) {
    const double u = uniform(key, static_cast<std::uint32_t>(i));
    if (tensor.dim() > 1) {
      values[i] = static_cast<float>((2 * u - 1) * bound);
    } else if (key.ends_with("running_var") || key.ends_with("weight")) {
      values[i] = static_cast<float>(0.75 + 0.5 * u);
    } else {
      values[i] = static_cast<float>(0.2 * u - 0.1);
    }
  }
}

torch::Tensor image(std::int64_t count, std::int64_t size) {
  auto tensor = torch::empty({count, 3, size, size});
  auto* value = tensor.data_ptr<float>();
  std::uint32_t index = 0;
  for (std::int64_t n = 0; n < count; ++n) {
    for (std::int64_t c = 0; c < 3; ++c) {
      for (std::int64_t y = 0; y < size; ++y) {
        for (std::int64_t x = 0; x < size; ++x) {
          const auto saw = static_cast<double>((x * 3 + y * 5 + c * 7 + n * 11) % 64) / 32.0 - 1.5;
          *value++ = static_cast<float>(saw + uniform("input", index++));
        }
      }
    }
  }
  return tensor;
}

torch::Tensor tensorOf(const nlohmann::json& rows) {
  std::vector<torch::Tensor> tensors;
  for (const auto& row : rows) tensors.push_back(torch::tensor(row.get<std::vector<float>>()));
  return torch::stack(tensors);
}

double largestDifference(const torch::Tensor& map, const nlohmann::json& summary) {
  EXPECT_EQ(map.sizes().vec(), summary["shape"].get<std::vector<std::int64_t>>());
  const auto flat = map.contiguous().flatten().to(torch::kFloat64);
  double largest = std::max(std::abs(flat.mean().item<double>() - summary["mean"].get<double>()),
                            std::abs(flat.std(false).item<double>() - summary["deviation"].get<double>()));
  for (std::int64_t k = 0; k < 16; ++k) {
    const auto ours = flat[k * (flat.numel() - 1) / 15].item<double>();
    largest = std::max(largest, std::abs(ours - summary["samples"][static_cast<std::size_t>(k)].get<double>()));
  }
  return largest;
}

nlohmann::json goldenOf(const std::string& name) {
  return nlohmann::json::parse(readTextFile(std::filesystem::path(GLENOID_SOURCE_DIR) / "tests/golden/networks" / (name + ".json")));
}

std::shared_ptr<Network> plainNetwork(const std::string& architecture, std::int64_t classes) {
  NetworkOptions options;
  options.architecture = architecture;
  options.classes = classes;
  options.head = Head::Linear;
  return makeNetwork(options);
}

std::shared_ptr<Network> filled(std::shared_ptr<Network> network) {
  network->eval();
  for (auto& item : network->named_parameters()) fill(item.key(), item.value());
  for (auto& item : network->named_buffers()) {
    if (item.value().is_floating_point()) fill(item.key(), item.value());
  }
  return network;
}

class Parity : public testing::TestWithParam<std::tuple<std::string, torch::MemoryFormat>> {};

INSTANTIATE_TEST_SUITE_P(Torchvision, Parity,
                         testing::Combine(testing::Values("densenet121", "efficientnetb0", "inceptionv3", "mobilenetv2"),
                                          testing::Values(torch::MemoryFormat::Contiguous, torch::MemoryFormat::ChannelsLast)));

}  // namespace

// The two layouts are computed by different code.
TEST_P(Parity, LogitsAndMapsAreTorchvisions) {
  const auto& [architecture, layout] = GetParam();
  torch::NoGradGuard noGrad;
  const auto golden = goldenOf(architecture);
  const auto network = filled(plainNetwork(architecture, golden["classes"].get<std::int64_t>()));
  ASSERT_EQ(golden["cases"].size(), 2u);
  for (const auto& item : golden["cases"]) {
    const auto input = image(item["count"].get<std::int64_t>(), item["size"].get<std::int64_t>());
    const auto detail = network->detailMap(input.contiguous(layout));
    const auto map = network->featureMapFromDetail(detail);
    const auto logits = (network->logitsFromFeatureMap(map) - tensorOf(item["logits"])).abs().max().item<double>();
    const auto details = largestDifference(detail, item["detail"]);
    const auto features = largestDifference(map, item["features"]);
    EXPECT_LT(logits, kTolerance);
    EXPECT_LT(details, kTolerance);
    EXPECT_LT(features, kTolerance);
    std::cout << architecture << " " << layout << " " << item["size"] << " px: largest difference of logits " << logits << ", detail map "
              << details << ", feature map " << features << "\n";
  }
}

// The shipped weights on a picture by formula; the reference rounds the enlarged picture to whole grey values.
TEST(FinderParity, TheShippedOneAnswersAsItDidWhereItLearned) {
  torch::NoGradGuard noGrad;
  const std::filesystem::path source(GLENOID_SOURCE_DIR);
  const auto network = makeFinderNetwork();
  loadWeights(*network, readSafetensors(source / "models/finder/finder.safetensors"));
  network->eval();
  auto grey = torch::empty({1, 1, kSquareSide, kSquareSide}, torch::kUInt8);
  for (std::int64_t y = 0; y < kSquareSide; ++y) {
    for (std::int64_t x = 0; x < kSquareSide; ++x) grey[0][0][y][x] = (3 * x + 5 * y + 7 * (x / 25) * (y / 20)) % 256;
  }
  Preprocessing preprocessing;
  preprocessing.inputSize = kFinderInput;
  const auto map = network->featureMap(toNetworkInput(grey, preprocessing))[0];
  const auto golden = nlohmann::json::parse(readTextFile(source / "tests/golden/finder.json"));
  ASSERT_FALSE(golden["cells"].empty());
  for (const auto& [channel, row, column, value] : golden["cells"].get<std::vector<std::tuple<int, int, int, double>>>()) {
    EXPECT_NEAR(map[channel][row][column].item<double>(), value, 0.02) << channel << " " << row << " " << column;
  }
}

TEST(FinderParity, ItsMapsAreThoseOfTheNetworkItIsLearnedWith) {
  torch::NoGradGuard noGrad;
  const auto network = filled(makeFinderNetwork());
  const auto golden = goldenOf("finder");
  ASSERT_EQ(golden["cases"].size(), 2u);
  for (const auto layout : {torch::MemoryFormat::Contiguous, torch::MemoryFormat::ChannelsLast}) {
    for (const auto& item : golden["cases"]) {
      const auto input = image(item["count"].get<std::int64_t>(), item["size"].get<std::int64_t>());
      const auto detail = network->detailMap(input.contiguous(layout));
      EXPECT_LT(largestDifference(detail, item["detail"]), kTolerance);
      EXPECT_LT(largestDifference(network->featureMapFromDetail(detail), item["features"]), kTolerance);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Weights are saved and loaded again; start weights fit other heads and class counts; old torchvision keys and published files are read.
#include "core/nn/weights.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <regex>

#include <gtest/gtest.h>

#include "core/base/error.h"

using namespace glenoid;

namespace {

NetworkOptions smallOptions() {
  NetworkOptions options;
  options.architecture = "custom-cnn";
  options.head = Head::Linear;
  return options;
}

bool sameWeights(const TensorFile& a, const TensorFile& b) {
  if (a.tensors.size() != b.tensors.size()) return false;
  return std::all_of(a.tensors.begin(), a.tensors.end(), [&](const auto& item) {
    return b.tensors.contains(item.first) && torch::equal(item.second, b.tensors.at(item.first));
  });
}

std::string mismatch(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::WeightsMismatch);
    return error.detail();
  }
  return "";
}

// Renames `denselayer1.norm1.weight` to `denselayer1.norm.1.weight`, as torchvision before 0.3 wrote it.
TensorFile withOldKeys(const TensorFile& file) {
  TensorFile old;
  const std::regex layer(R"((denselayer\d+\.(?:norm|conv))([12]))");
  for (const auto& [key, tensor] : file.tensors) old.tensors.emplace(std::regex_replace(key, layer, "$1.$2"), tensor);
  return old;
}

}  // namespace

TEST(Weights, InBytesAreOffByHalfAStepAtMost) {
  const auto source = makeNetwork(smallOptions()), target = makeNetwork(smallOptions());
  const auto file = weightsOf(*source), small = inBytes(file);
  loadWeights(*target, small);
  const auto loaded = weightsOf(*target);
  std::string large;
  for (const auto& [key, weight] : file.tensors) {
    if (small.tensors.at(key).scalar_type() != torch::kUInt8) {
      EXPECT_TRUE(torch::equal(weight, loaded.tensors.at(key))) << key;
      continue;
    }
    large = key;
    const auto step = weight.flatten(1).abs().amax(1, true) / 127;
    EXPECT_TRUE(((weight - loaded.tensors.at(key)).flatten(1).abs() <= 0.501 * step).all().item<bool>()) << key;
  }
  ASSERT_FALSE(large.empty());
  EXPECT_TRUE(loadStartWeights(*target, small).unused.empty());
  auto broken = small;
  broken.tensors.erase(large + ".scale");
  EXPECT_NE(mismatch([&] { loadWeights(*target, broken); }).find(large), std::string::npos) << "a weight needs its scales";
}

TEST(Weights, GoOutAndIn) {
  const auto source = makeNetwork(smallOptions()), target = makeNetwork(smallOptions());
  const auto file = weightsOf(*source);
  EXPECT_TRUE(file.tensors.contains("features.stage1.norm1.running_mean"));
  EXPECT_TRUE(file.tensors.contains("features.stage1.norm1.num_batches_tracked"));
  EXPECT_FALSE(sameWeights(file, weightsOf(*target)));
  loadWeights(*target, file);
  EXPECT_TRUE(sameWeights(file, weightsOf(*target)));
}

TEST(Weights, AreACopy) {
  const auto network = makeNetwork(smallOptions());
  const auto file = weightsOf(*network);
  const auto before = file.tensors.at("classifier.weight").clone();
  torch::NoGradGuard noGrad;
  network->named_parameters()["classifier.weight"].add_(1);
  EXPECT_TRUE(torch::equal(file.tensors.at("classifier.weight"), before));
}

TEST(Weights, HalfPrecisionKeepsCountersAndComesBack) {
  const auto source = makeNetwork(smallOptions()), target = makeNetwork(smallOptions());
  const auto file = weightsOf(*source, torch::kHalf);
  EXPECT_EQ(file.tensors.at("classifier.weight").scalar_type(), torch::kHalf);
  EXPECT_EQ(file.tensors.at("features.stage1.norm1.num_batches_tracked").scalar_type(), torch::kInt64);
  loadWeights(*target, file);
  const auto weights = weightsOf(*target).tensors.at("classifier.weight");
  EXPECT_EQ(weights.scalar_type(), torch::kFloat32);
  EXPECT_TRUE(torch::equal(weights, file.tensors.at("classifier.weight").to(torch::kFloat32)));
}

TEST(Weights, MismatchIsListedAndLeavesTheNetworkAlone) {
  const auto network = makeNetwork(smallOptions());
  const auto before = weightsOf(*network);
  auto file = weightsOf(*makeNetwork(smallOptions()));
  file.tensors.erase("classifier.bias");
  file.tensors.erase("features.stage1.norm1.num_batches_tracked");
  file.tensors["classifier.weight"] = torch::zeros({5, 256});
  file.tensors["features.stage1.norm1.weight"] = torch::zeros({24}, torch::kInt64);
  file.tensors["stranger"] = torch::zeros({1});
  EXPECT_EQ(
      mismatch([&] { loadWeights(*network, file); }),
      "missing (1): classifier.bias; unknown (1): stranger; wrong shape or type (2): classifier.weight, features.stage1.norm1.weight");
  EXPECT_TRUE(sameWeights(before, weightsOf(*network)));
}

TEST(StartWeights, OtherClassCountKeepsTheBackbone) {
  auto options = smallOptions();
  options.classes = 7;
  const auto source = makeNetwork(options), target = makeNetwork(smallOptions());
  const auto report = loadStartWeights(*target, weightsOf(*source));
  EXPECT_EQ(report.fresh, (std::vector<std::string>{"classifier.bias", "classifier.weight"}));
  EXPECT_EQ(report.unused, (std::vector<std::string>{"classifier.bias", "classifier.weight"}));
  const auto key = "features.stage5.conv2.weight";
  EXPECT_TRUE(torch::equal(weightsOf(*source).tensors.at(key), weightsOf(*target).tensors.at(key)));
}

// torchvision's file of InceptionV3 holds a second head, which was only used in training.
TEST(StartWeights, AnAuxiliaryHeadIsLeftOut) {
  NetworkOptions options;
  options.architecture = "inceptionv3";
  options.head = Head::Linear;
  const auto source = makeNetwork(options), target = makeNetwork(options);
  auto file = weightsOf(*source);
  file.tensors["AuxLogits.fc.bias"] = torch::zeros({1000});
  const auto report = loadStartWeights(*target, file);
  EXPECT_TRUE(report.fresh.empty());
  EXPECT_EQ(report.unused, (std::vector<std::string>{"AuxLogits.fc.bias"}));
  EXPECT_TRUE(sameWeights(weightsOf(*source), weightsOf(*target)));
}

TEST(StartWeights, HiddenLayerOfTheSameHeadIsTakenToo) {
  auto options = smallOptions();
  options.head = Head::Original;
  const auto target = makeNetwork(options);
  options.classes = 9;
  const auto report = loadStartWeights(*target, weightsOf(*makeNetwork(options)));
  EXPECT_EQ(report.fresh, (std::vector<std::string>{"classifier.output.bias", "classifier.output.weight"}));
}

TEST(StartWeights, MissingOrMisshapenBackboneIsRefused) {
  const auto target = makeNetwork(smallOptions());
  const auto before = weightsOf(*target);
  auto file = weightsOf(*makeNetwork(smallOptions()));
  file.tensors.erase("features.stage1.conv1.weight");
  file.tensors["features.stage2.conv1.weight"] = torch::zeros({1});
  EXPECT_EQ(mismatch([&] { loadStartWeights(*target, file); }),
            "missing (1): features.stage1.conv1.weight; wrong shape or type (1): features.stage2.conv1.weight");
  EXPECT_TRUE(sameWeights(before, weightsOf(*target)));
}

TEST(StartWeights, OldDenseNetKeysAreRenamed) {
  NetworkOptions options;
  options.architecture = "densenet121";
  const auto source = makeNetwork(options), target = makeNetwork(options);
  const auto old = withOldKeys(weightsOf(*source));
  ASSERT_TRUE(old.tensors.contains("features.denseblock1.denselayer1.norm.1.weight"));
  const auto report = loadStartWeights(*target, old);
  EXPECT_TRUE(report.fresh.empty() && report.unused.empty());
  EXPECT_TRUE(sameWeights(weightsOf(*source), weightsOf(*target)));
}

TEST(StartWeights, PublishedFilesStartEveryHead) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (data == nullptr) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  const std::pair<const char*, const char*> pairs[] = {{"mobilenetv2", "mobilenet_v2_imagenet"},
                                                       {"densenet121", "densenet121_tiny_imagenet"},
                                                       {"densenet121-se", "densenet121_tiny_imagenet"}};
  for (const auto& [architecture, name] : pairs) {
    const auto file = readSafetensors(std::filesystem::path(data) / "pretrained" / (std::string(name) + ".safetensors"));
    for (const auto head : {Head::Linear, Head::Original}) {
      NetworkOptions options;
      options.architecture = architecture;
      options.head = head;
      const auto network = makeNetwork(options);
      const auto report = loadStartWeights(*network, file);
      EXPECT_TRUE(report.unused.empty()) << architecture;
      for (const auto& key : report.fresh) EXPECT_TRUE(key.starts_with("classifier.") || key.starts_with("se.")) << key;
      EXPECT_EQ(report.fresh.size(), (head == Head::Linear ? 2u : 4u) + (std::string(architecture) == "densenet121-se" ? 2u : 0u));
      torch::NoGradGuard noGrad;
      network->eval();
      EXPECT_TRUE(network->forward(torch::randn({1, 3, 180, 180})).isfinite().all().item<bool>());
    }
  }
}

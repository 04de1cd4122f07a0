// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/heat_map.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/bundle/bundle_weights.h"
#include "core/nn/network.h"
#include "core/report/heat_map_export.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;

namespace {

Radiograph grey(int rows, int columns) {
  Radiograph r;
  r.kind = "PNG";
  r.photometric = "MONOCHROME2";
  r.rows = rows;
  r.columns = columns;
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < rows * columns; ++i) pixels.push_back(static_cast<std::uint8_t>(i * 37 % 256));
  r.pixels = pixels;
  return r;
}

// White on the left, black on the right.
Radiograph halves() {
  auto r = grey(100, 100);
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < 100 * 100; ++i) pixels.push_back(i % 100 < 50 ? 255 : 0);
  r.pixels = pixels;
  return r;
}

// A model that counts bright places for A, dark places for B, and for C both, dark ones half.
Bundle writeBrightDarkBoth(const std::filesystem::path& path) {
  const auto model = test::smallModelDescription();
  NetworkOptions options;
  options.architecture = model.architecture;
  options.head = Head::Linear;
  options.classes = 3;
  const auto network = makeNetwork(options);
  {
    const torch::NoGradGuard guard;
    auto weights = network->named_parameters();
    for (auto& item : weights) {
      if (item.value().dim() == 4) item.value().zero_();
    }
    for (int stage = 1; stage <= 5; ++stage) {
      const auto name = "features.stage" + std::to_string(stage);
      for (const char* layer : {".conv1.weight", ".conv2.weight"}) {
        weights[name + layer][0][0][1][1].fill_(1.0);
        weights[name + layer][1][1][1][1].fill_(1.0);
      }
    }
    weights["features.stage1.conv1.weight"][1][1][1][1].fill_(-1.0);
    auto& classifier = weights["classifier.weight"];
    classifier.zero_();
    classifier[0][0].fill_(1.0);
    classifier[1][1].fill_(1.0);
    classifier[2][0].fill_(1.0);
    classifier[2][1].fill_(0.5);
  }
  return writeBundle(path, model, *network, WeightPrecision::Half);
}

std::pair<int, int> hottest(const std::vector<float>& heat, int columns) {
  const auto at = static_cast<int>(std::max_element(heat.begin(), heat.end()) - heat.begin());
  return {at / columns, at % columns};
}

class Explain : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_F(Explain, OneForwardPassGivesTheClassifiersAnswerAndAMapForEachClass) {
  Classifier classifier(test::writeSmallModel(folder_.path(), "densenet121-se"), {"cpu"});
  const auto image = squareImage(grey(100, 80));
  const auto explanation = explain(classifier, image);
  const auto prediction = classifier.predict({&image, 1}).front();
  ASSERT_EQ(explanation.maps.size(), 3u);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(explanation.prediction.logits[k], prediction.logits[k], 1e-4);
  for (const auto& map : explanation.maps) {
    EXPECT_EQ(map.rows, 2) << "64 px over 32";
    EXPECT_EQ(map.values.size(), 4u);
    EXPECT_FLOAT_EQ(*std::max_element(map.values.begin(), map.values.end()), map.flat ? 0 : 1);
  }

  // Each map is that of its own class: four cells per row, two on the white half and two on the black one.
  Classifier known(writeBrightDarkBoth(folder_ / "known"), {"cpu"});
  const auto maps = explain(known, squareImage(halves())).maps;
  ASSERT_EQ(maps.size(), 3u);
  for (std::size_t k = 0; k < 3; ++k) {
    ASSERT_EQ(maps[k].values.size(), 16u);
    EXPECT_FALSE(maps[k].flat) << k;
    for (std::size_t other = 0; other < k; ++other) EXPECT_NE(maps[k].values, maps[other].values) << k << " and " << other;
  }
  for (std::size_t row = 0; row < 4; ++row) {
    const auto left = 4 * row, right = left + 3;
    EXPECT_NEAR(maps[0].values[left], 1, 0.02);
    EXPECT_NEAR(maps[0].values[right], 0, 0.02);
    EXPECT_NEAR(maps[1].values[left], 0, 0.02);
    EXPECT_NEAR(maps[1].values[right], 1, 0.02);
    EXPECT_NEAR(maps[2].values[left], 1, 0.02);
    EXPECT_NEAR(maps[2].values[right], 0.45, 0.05) << "black is 2.04 deviations below the mean, white 2.25 above it";
  }
}

TEST_F(Explain, LayerCamIsFinerAndKnowsItsClasses) {
  Classifier classifier(test::writeSmallModel(folder_.path(), "densenet121-se"), {"cpu"});
  const auto image = squareImage(grey(60, 60));
  const auto explanation = explainInDetail(classifier, image, 1);
  ASSERT_EQ(explanation.maps.size(), 1u);
  EXPECT_EQ(explanation.maps[0].rows, 4) << "64 px over 16";
  EXPECT_THROW(explainInDetail(classifier, image, 3), Error);
}

TEST_F(Explain, ABlankPictureGivesAFlatMap) {
  Classifier classifier(test::writeSmallModel(folder_.path()), {"cpu"});
  classifier.run([](Network& network) {
    const torch::NoGradGuard guard;
    for (auto& parameter : network.parameters()) parameter.zero_();
  });
  const auto image = squareImage(grey(50, 50));
  for (const auto& map : explain(classifier, image).maps) {
    EXPECT_TRUE(map.flat);
    EXPECT_EQ(map.peak, 0);
  }
}

TEST_F(Explain, WhatIsNoNumberIsNoMap) {
  Classifier classifier(test::writeSmallModel(folder_.path()), {"cpu"});
  classifier.run([](Network& network) {
    const torch::NoGradGuard guard;
    for (auto& parameter : network.parameters()) parameter.fill_(std::numeric_limits<float>::quiet_NaN());
  });
  const auto image = squareImage(grey(50, 50));
  for (const bool detail : {false, true}) {
    EXPECT_EQ(test::codeOf([&] { detail ? explainInDetail(classifier, image, 0) : explain(classifier, image); }), ErrorCode::NotANumber)
        << (detail ? "LayerCAM" : "Grad-CAM");
  }
}

namespace {

// Hot in the middle row of the last column: the centre of the right edge of what a square shows.
HeatMap hotAtTheRight(float elsewhere) {
  HeatMap map{5, 5, std::vector<float>(25, elsewhere), false, 25, 50, 1};
  map.values[2 * 5 + 4] = 1;
  return map;
}

}  // namespace

// A landscape source is between black bars: the square's cells must land on the source's pixels.
TEST(HeatOverSource, FollowsThePlacementOfTheSquare) {
  const auto image = squareImage(grey(100, 200));
  auto map = hotAtTheRight(0);
  const auto heat = heatOverSource(map, image, 100, 200);
  const auto [row, column] = hottest(heat, 200);
  EXPECT_NEAR(row, 50, 2);
  EXPECT_GE(column, 178);
  map.values.assign(25, 0);
  map.values[0] = 1;  // in the black bar: barely reaches the picture's corner
  const auto bar = heatOverSource(map, image, 100, 200);
  EXPECT_LT(*std::max_element(bar.begin(), bar.end()), 0.8F);
}

TEST(HeatOverSource, OfAPartLiesOnThePartAlone) {
  const auto image = squareImage(grey(100, 200), {.part = Part{120, 40, 60, 30, PartOrigin::User}});
  const auto heat = heatOverSource(hotAtTheRight(0.25F), image, 100, 200);
  const auto [row, column] = hottest(heat, 200);
  EXPECT_NEAR(row, 55, 1);
  EXPECT_GE(column, 173);
  EXPECT_LT(column, 180);
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 200; ++x) {
      const bool inside = x >= 120 && x < 180 && y >= 40 && y < 70;
      ASSERT_EQ(heat[static_cast<std::size_t>(y * 200 + x)] > 0, inside) << x << ", " << y;
    }
  }
}

TEST(HeatOverSource, FlatMapsAreNotDrawn) {
  const auto image = squareImage(grey(10, 10));
  const HeatMap flat{2, 2, {0, 0, 0, 0}, true, 62.5, 125, 0};
  const auto heat = heatOverSource(flat, image, 10, 10);
  EXPECT_EQ(*std::max_element(heat.begin(), heat.end()), 0);
}

TEST(OverlayHeat, CoversWhereItIsHotAndLeavesTheRest) {
  const Picture picture{1, 2, 1, {100, 100}};
  const auto overlay = overlayHeat(picture, {0.F, 1.F}, 1);
  ASSERT_EQ(overlay.channels, 3);
  EXPECT_EQ((std::vector<std::uint8_t>{overlay.pixels.begin(), overlay.pixels.begin() + 3}), (std::vector<std::uint8_t>{100, 100, 100}));
  EXPECT_GT(overlay.pixels[3], overlay.pixels[5]) << "the hot end of cividis is yellow: red over blue";
  EXPECT_THROW(overlayHeat(picture, {1.F}), Error);
}

TEST(Captioned, WordsStandBelowThePicture) {
  const Picture overlay{100, 100, 3, std::vector<std::uint8_t>(30000, 50)};
  const HeatMap map{5, 5, std::vector<float>(25, 1), false, 25, 50, 1};
  const auto out = captioned(overlay, map, "Grad-CAM for A");
  EXPECT_GT(out.rows, out.columns);
  const auto below = out.pixels.begin() + static_cast<std::ptrdiff_t>(out.columns) * out.columns * 3;
  EXPECT_GT(std::count_if(below, out.pixels.end(), [](auto v) { return v > 200; }), 200) << "words are burnt in";
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/map_honesty.h"

#include <cmath>

#include <gtest/gtest.h>
#include <torch/utils.h>

#include "core/base/json_file.h"
#include "core/dataset/split.h"
#include "core/nn/compute.h"
#include "core/nn/weights.h"
#include "core/report/honesty_report.h"
#include "core/runs/run_folder.h"
#include "core/training/network_options.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;

namespace {

constexpr std::int64_t kSide = 64;

// A run with a network that says "bright" if anything is bright, with the brightness of each place as its map, and otherwise "dark",
// without a map.
void writeBrightnessRun(const std::filesystem::path& run) {
  TrainingOptions options;
  options.architecture = "custom-cnn";
  options.head = Head::Linear;
  options.inputSize = kSide;
  const torch::NoGradGuard guard;
  const auto network = makeNetwork(networkOptions(options, 2));
  auto weights = network->named_parameters();
  for (auto& item : weights) {
    if (item.value().dim() == 4) item.value().zero_();
  }
  for (int stage = 1; stage <= 5; ++stage) {
    const auto name = "features.stage" + std::to_string(stage);
    for (const char* layer : {".conv1.weight", ".conv2.weight"}) weights[name + layer].index_put_({0, 0, 1, 1}, 1.0);
  }
  weights["features.stage1.norm1.bias"][0].fill_(-1.0);  // middle grey does not count as bright
  weights["classifier.weight"].zero_();
  weights["classifier.weight"].index_put_({0, 0}, 60.0);
  weights["classifier.bias"][0].fill_(-1.0);
  weights["classifier.bias"][1].fill_(0.0);
  auto content = weightsOf(*network);
  content.metadata = {{"labels", R"(["bright", "dark"])"}, {"options", toJson(options).dump()}};
  writeSafetensors(run / "best.safetensors", content);
}

// Dark, with a bright square of 6 pixels at a place that follows from the number, never in the middle; the last is only dark. Every other
// has black bars above and below.
PixelCache writePictures(const std::filesystem::path& file, int count) {
  PixelCacheWriter writer(file, {kSide, {"bright", "dark"}, "drawn"});
  const int places[][2] = {{5, 21}, {53, 21}, {5, 37}, {53, 37}};
  for (int i = 0; i < count; ++i) {
    std::vector<std::uint8_t> grey(kSide * kSide, 60);
    for (int row = 0; row < kSide; ++row) {
      for (int column = 0; column < kSide; ++column) {
        auto& value = grey[static_cast<std::size_t>(row * kSide + column)];
        const auto* place = places[i % 4];
        if (i + 1 < count && row >= place[1] && row < place[1] + 6 && column >= place[0] && column < place[0] + 6) value = 240;
        if (i % 2 == 0 && (row < 8 || row >= 56)) value = 0;
      }
    }
    writer.add({std::to_string(i) + ".png", i % 2, "hash " + std::to_string(i), ""}, grey);
  }
  writer.finish();
  return PixelCache(file);
}

class MapHonestyOf : public testing::Test {
 protected:
  void SetUp() override {
    writeBrightnessRun(folder_.path());
    writeJson(folder_ / "split.json", toJson(Split{1, {0, 1, 2}, {}, {3, 4, 5, 6, 7, 8, 9, 10, 11}}, cache_.items()));
  }
  test::TemporaryFolder folder_;
  PixelCache cache_ = writePictures(folder_ / "pixels.cache", 12);
};

}  // namespace

TEST_F(MapHonestyOf, AMapOfWhatDecidesIsToldFromOtherOrders) {
  const auto honesty = measureMaps(folder_.path(), cache_, {});
  EXPECT_EQ(honesty.images, 9u);
  EXPECT_EQ(honesty.flat, 1u) << "the map of the dark picture";
  ASSERT_EQ(honesty.orders.size(), 4u);
  const auto& map = honesty.orders[0];
  EXPECT_EQ(map.order, "map");
  EXPECT_EQ(map.deletion.count, 8u);
  EXPECT_EQ(map.deletionFromMap.mean, 0);
  for (const std::size_t other : {1u, 2u}) {
    const auto& order = honesty.orders[other];
    EXPECT_GT(order.deletionFromMap.low, 0.05) << order.order;
    EXPECT_LT(order.insertionFromMap.high, 0) << order.order;
    EXPECT_NEAR(order.deletion.mean - map.deletion.mean, order.deletionFromMap.mean, 1e-12);
  }
  EXPECT_NEAR(honesty.orders[3].deletionFromMap.mean, 0, 0.15) << "the only edges are those of the bright square and of the bars";

  EXPECT_EQ(honesty.heatInBars.count, 4u);
  EXPECT_NEAR(honesty.areaOfBars.mean, 0.25, 1e-9);
  EXPECT_LT(honesty.heatInBars.mean, 0.1);
  EXPECT_EQ(honesty.heatOnText.count, 8u);
  EXPECT_GT(honesty.areaOfText.mean, 0);
  EXPECT_GT(honesty.turned.mean, 0.7);
  EXPECT_LT(honesty.nextPicture.high, 0.2);
  // If the last layer's weight for brightness is drawn positive, the map stays the same; otherwise there is none.
  EXPECT_NEAR(honesty.lastLayerRandom.mean, 1, 1e-6);
  EXPECT_LT(honesty.allLayersRandom.mean, 0.9);
}

TEST_F(MapHonestyOf, TheSameSeedGivesTheSameFigures) {
  const auto json = [&](std::uint64_t seed) { return toJson(measureMaps(folder_.path(), cache_, {.seed = seed})); };
  EXPECT_EQ(json(1), json(1));
  EXPECT_NE(json(1).at("orders")[1], json(2).at("orders")[1]) << "the random order";
  EXPECT_EQ(json(1).at("orders")[2], json(2).at("orders")[2]) << "the centre";
}

TEST_F(MapHonestyOf, SeveralWorkersGiveTheFiguresOfOne) {
  const ComputeThreads oneThread(1);
  std::vector<std::size_t> steps;
  const auto alone = measureMaps(folder_.path(), cache_, {});
  const auto shared =
      measureMaps(folder_.path(), cache_, {.workers = 3}, {}, [&](const Progress& progress) { steps.push_back(progress.done); });
  EXPECT_EQ(toJson(shared).dump(), toJson(alone).dump());
  EXPECT_EQ(steps, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST_F(MapHonestyOf, CancelStopsBeforeTheNextPicture) {
  CancelToken token;
  std::size_t done = 0;
  EXPECT_THROW(measureMaps(folder_.path(), cache_, {}, token,
                           [&](const Progress& progress) {
                             EXPECT_EQ(progress.total, 9u);
                             ++done;
                             token.cancel();
                           }),
               Cancelled);
  EXPECT_EQ(done, 1u);
}

TEST(MeanFigureOf, HasAnIntervalOfTwoStandardErrors) {
  const auto figure = meanFigure({1, 2, 3, 4});
  EXPECT_EQ(figure.count, 4u);
  EXPECT_EQ(figure.mean, 2.5);
  EXPECT_NEAR(figure.high - figure.mean, 1.96 * std::sqrt(5.0 / 3 / 4), 1e-4);
  EXPECT_NEAR(figure.mean - figure.low, figure.high - figure.mean, 1e-12);
  EXPECT_EQ(meanFigure({7}).low, 7);
  EXPECT_TRUE(std::isnan(meanFigure({}).mean));
}

TEST(HonestyReport, SaysWhatWasNotMeasured) {
  MapHonesty honesty;
  honesty.images = honesty.flat = 3;
  const auto text = honestyText(honesty);
  EXPECT_NE(text.find("3 images, 3 of them with a flat map"), std::string::npos) << text;
  EXPECT_NE(text.find("share of the heat in black bars"), std::string::npos);
  EXPECT_EQ(text.find("nan"), std::string::npos) << text;
  EXPECT_TRUE(toJson(honesty).at("heatInBars").at("mean").is_null());
  honesty.turned = meanFigure({0.25, 0.75});
  EXPECT_NE(honestyText(honesty).find("0.500 (0.010 to 0.990)"), std::string::npos) << honestyText(honesty);
}

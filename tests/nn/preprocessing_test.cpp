// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/preprocessing.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/nn/compute.h"

using namespace glenoid;

namespace {

// A picture of integers. OpenCV's figures below come from the same picture.
torch::Tensor pattern(std::int64_t side) {
  const auto y = torch::arange(side).view({side, 1}), x = torch::arange(side).view({1, side});
  return ((x * 37 + y * 59 + x * y * 3) % 256).to(torch::kUInt8).view({1, 1, side, side});
}

}  // namespace

TEST(ResizeSquare, ConstantStaysConstant) {
  for (const std::int64_t size : {1, 99, 180, 250, 299}) {
    const auto resized = resizeSquare(torch::full({2, 1, 250, 250}, 97, torch::kUInt8), size);
    EXPECT_EQ(resized.sizes(), (torch::IntArrayRef{2, 1, size, size}));
    EXPECT_LT((resized - 97).abs().max().item<float>(), 1e-3F);
  }
}

TEST(ResizeSquare, HalvingAveragesFourPixels) {
  const auto source = pattern(250);
  const auto expected = torch::avg_pool2d(source.to(torch::kFloat32), 2);
  EXPECT_LT((resizeSquare(source, 125) - expected).abs().max().item<float>(), 1e-4F);
}

TEST(ResizeSquare, KeepsTheMean) {
  const auto source = pattern(250);
  EXPECT_NEAR(resizeSquare(source, 180).mean().item<double>(), source.to(torch::kFloat64).mean().item<double>(), 1e-3);
}

TEST(ResizeSquare, EnlargingIsLinearBetweenPixelCentres) {
  const auto ramp = (torch::arange(8, torch::kFloat32) * 10).view({1, 1, 1, 8}).expand({1, 1, 8, 8});
  const auto row = resizeSquare(ramp, 16)[0][0][5];
  EXPECT_FLOAT_EQ(row[0].item<float>(), 0);  // before the first centre the edge repeats
  EXPECT_FLOAT_EQ(row[1].item<float>(), 2.5);
  EXPECT_FLOAT_EQ(row[2].item<float>(), 7.5);
  EXPECT_FLOAT_EQ(row[15].item<float>(), 70);
}

TEST(ResizeSquare, RowsAndColumnsKeepTheirPlace) {
  auto source = torch::zeros({1, 1, 10, 10});
  source[0][0][2][7] = 4;
  const auto resized = resizeSquare(source, 5);
  EXPECT_FLOAT_EQ(resized[0][0][1][3].item<float>(), 1);
  EXPECT_FLOAT_EQ(resized.sum().item<float>(), 1);
}

// cv::resize of OpenCV 4.6 on float32 of the same pattern: INTER_AREA if it shrinks, INTER_LINEAR if it grows.
TEST(ResizeSquare, GivesOpenCvsNumbers) {
  struct Sample {
    std::int64_t size, row, column;
    float value;
  };
  const auto source = pattern(250);
  for (const auto& sample : std::initializer_list<Sample>{{180, 0, 0, 27.11520F},
                                                          {180, 0, 179, 201.43521F},
                                                          {180, 90, 60, 157.84320F},
                                                          {180, 60, 90, 167.27679F},
                                                          {180, 179, 0, 86.72481F},
                                                          {180, 179, 179, 228.11520F},
                                                          {96, 0, 0, 83.56531F},
                                                          {96, 0, 95, 168.32890F},
                                                          {96, 48, 32, 144.03220F},
                                                          {96, 32, 48, 125.93224F},
                                                          {96, 95, 0, 105.99174F},
                                                          {96, 95, 95, 199.36533F},
                                                          {299, 0, 0, 0.00000F},
                                                          {299, 0, 298, 253.00000F},
                                                          {299, 149, 99, 104.06129F},
                                                          {299, 99, 149, 169.15790F},
                                                          {299, 298, 298, 243.00000F}}) {
    EXPECT_NEAR(resizeSquare(source, sample.size)[0][0][sample.row][sample.column].item<float>(), sample.value, 1e-3F)
        << sample.size << " px, row " << sample.row << ", column " << sample.column;
  }
}

TEST(ResizeSquare, RefusesOtherShapes) {
  EXPECT_THROW(resizeSquare(torch::zeros({1, 1, 4, 5}), 2), Error);
  EXPECT_THROW(resizeSquare(torch::zeros({1, 3, 4, 4}), 2), Error);
  EXPECT_THROW(resizeSquare(torch::zeros({4, 4}), 2), Error);
  EXPECT_THROW(resizeSquare(torch::zeros({1, 1, 4, 4}), 0), Error);
}

TEST(NetworkInput, IsNormalisedByChannelAndChannelsLast) {
  Preprocessing preprocessing;
  preprocessing.inputSize = 90;
  const auto input = toNetworkInput(torch::full({2, 1, 250, 250}, 51, torch::kUInt8), preprocessing);
  EXPECT_EQ(input.sizes(), (torch::IntArrayRef{2, 3, 90, 90}));
  EXPECT_TRUE(input.is_contiguous(torch::MemoryFormat::ChannelsLast));
  const double expected[] = {(0.2 - 0.485) / 0.229, (0.2 - 0.456) / 0.224, (0.2 - 0.406) / 0.225};
  for (std::int64_t c = 0; c < 3; ++c) {
    EXPECT_LT((input.select(1, c) - expected[static_cast<std::size_t>(c)]).abs().max().item<float>(), 1e-5F) << c;
  }
}

TEST(NetworkInput, OfAPictureDependsNeitherOnItsNeighboursNorOnTheThreads) {
  const auto pictures = torch::cat({pattern(250), 255 - pattern(250), pattern(250).flip({2})});
  for (const std::int64_t size : {48, 180, 300}) {
    Preprocessing preprocessing;
    preprocessing.inputSize = size;
    setComputeThreads(2);
    const auto together = toNetworkInput(pictures, preprocessing);
    setComputeThreads(1);
    EXPECT_TRUE(torch::equal(toNetworkInput(pictures, preprocessing), together)) << size;
    for (std::int64_t i = 0; i < pictures.size(0); ++i) {
      EXPECT_TRUE(torch::equal(toNetworkInput(pictures.narrow(0, i, 1), preprocessing), together.narrow(0, i, 1))) << size << ", " << i;
    }
  }
}

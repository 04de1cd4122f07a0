// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/augmentation.h"

#include <cmath>

#include <gtest/gtest.h>
#include <torch/nn/functional/vision.h>

#include "core/nn/compute.h"

namespace glenoid {
namespace {

torch::Tensor somePictures(std::int64_t count, std::int64_t side = 20) {
  torch::manual_seed(3);
  return torch::randint(0, 256, {count, 1, side, side}, torch::kUInt8);
}

torch::Tensor applied(const AugmentationOptions& options, const torch::Tensor& pictures, std::uint64_t seed = 1) {
  Augmentation augmentation(options, torch::kCPU);
  augmentation.seed(seed);
  return augmentation.apply(pictures);
}

AugmentationOptions only(double AugmentationOptions::*field, double value) {
  auto options = noAugmentation();
  options.*field = value;
  return options;
}

TEST(Augmentation, WithoutOptionsIsTheIdentity) {
  const auto pictures = somePictures(3);
  EXPECT_TRUE(torch::equal(applied(noAugmentation(), pictures), pictures.to(torch::kFloat32)));
}

TEST(Augmentation, CertainFlipsAreFlips) {
  const auto pictures = somePictures(3);
  const auto plain = pictures.to(torch::kFloat32);
  EXPECT_TRUE(torch::allclose(applied(only(&AugmentationOptions::flipHorizontal, 1), pictures), plain.flip({3}), 0, 1e-2));
  EXPECT_TRUE(torch::allclose(applied(only(&AugmentationOptions::flipVertical, 1), pictures), plain.flip({2}), 0, 1e-2));
}

TEST(Augmentation, DrawsMapsWithinTheirRanges) {
  const std::int64_t count = 4000;
  Augmentation rotation(only(&AugmentationOptions::rotationDegrees, 30), torch::kCPU);
  const auto turned = rotation.drawAffine(count);
  const auto angle = torch::atan2(turned.select(1, 1).select(1, 0), turned.select(1, 0).select(1, 0)) * (180 / std::acos(-1.0));
  EXPECT_NEAR(angle.max().item<double>(), 30, 0.5);
  EXPECT_NEAR(angle.min().item<double>(), -30, 0.5);
  const auto linear = turned.narrow(2, 0, 2);
  EXPECT_TRUE(torch::allclose(torch::matmul(linear, linear.transpose(1, 2)), torch::eye(2).expand({count, 2, 2}), 0, 1e-5));

  Augmentation zoom(only(&AugmentationOptions::scale, 0.25), torch::kCPU);
  const auto zoomed = zoom.drawAffine(count).select(1, 0).select(1, 0);
  EXPECT_NEAR(zoomed.max().item<double>(), 1.25, 0.01);
  EXPECT_NEAR(zoomed.min().item<double>(), 0.8, 0.01);

  Augmentation shift(only(&AugmentationOptions::shift, 0.1), torch::kCPU);
  const auto shifted = shift.drawAffine(count).select(2, 2);
  EXPECT_NEAR(shifted.max().item<double>(), 0.2, 0.01);  // in units of half a side
  EXPECT_NEAR(shifted.min().item<double>(), -0.2, 0.01);

  // A crop never looks outside the picture.
  Augmentation crop(only(&AugmentationOptions::crop, 0.5), torch::kCPU);
  const auto cropped = crop.drawAffine(count);
  const auto window = cropped.select(1, 0).select(1, 0);
  EXPECT_NEAR(window.min().item<double>(), 0.5, 0.01);
  EXPECT_LE((cropped.select(2, 2).abs().amax(1) + window).max().item<double>(), 1 + 1e-6);
}

TEST(Augmentation, MovesPicturesAsTorchDoes) {
  namespace F = torch::nn::functional;
  auto options = noAugmentation();
  options.flipHorizontal = options.flipVertical = 0.5;
  options.rotationDegrees = 180;
  options.scale = options.shift = options.crop = 0.3;
  const auto pictures = somePictures(40, 33);
  Augmentation augmentation(options, torch::kCPU);
  augmentation.seed(1);
  const auto grid = F::affine_grid(augmentation.drawAffine(40), pictures.sizes(), /*align_corners=*/false);
  const auto sampling = F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kZeros).align_corners(false);
  const auto expected = F::grid_sample(pictures.to(torch::kFloat32), grid, sampling);
  EXPECT_TRUE(torch::allclose(applied(options, pictures), expected, 0, 1e-2));
}

TEST(Augmentation, IsTheSameForOneThreadAndForTwo) {
  AugmentationOptions options;
  options.gamma = options.erasing = 0.5;
  options.noise = 0.1;
  const auto pictures = somePictures(33, 60);
  setComputeThreads(2);
  const auto byTwo = applied(options, pictures);
  setComputeThreads(1);
  EXPECT_TRUE(torch::equal(applied(options, pictures), byTwo));
}

TEST(Augmentation, VariesAPictureInTheSameWayWhoeverHasIt) {
  AugmentationOptions options;
  options.gamma = options.erasing = 0.5;
  options.noise = 0.1;
  options.blur = 1;
  const auto pictures = somePictures(9);
  const auto whole = applied(options, pictures);
  for (std::int64_t rank = 0; rank < 2; ++rank) {
    const auto rows = torch::arange(rank, 9, 2, torch::kLong);
    Augmentation augmentation(options, torch::kCPU);
    augmentation.seed(1);
    augmentation.takeRows(9, rows);
    const auto own = augmentation.apply(pictures.index_select(0, rows));
    EXPECT_TRUE(torch::allclose(own, whole.index_select(0, rows), 0, 1e-3)) << rank;
  }
}

TEST(Augmentation, IsBlackOutside) {
  const auto white = torch::full({1, 1, 20, 20}, 255, torch::kUInt8);
  const auto shifted = applied(only(&AugmentationOptions::shift, 0.5), white, 4);
  EXPECT_EQ(shifted.min().item<float>(), 0);
  EXPECT_NEAR(shifted.max().item<float>(), 255, 1e-2);
}

TEST(Augmentation, ChangesGreyValuesWithinTheirRanges) {
  const auto pictures = somePictures(200).clamp(100, 150);
  const auto plain = pictures.to(torch::kFloat32);
  const auto brighter = applied(only(&AugmentationOptions::brightness, 0.1), pictures) - plain;
  EXPECT_NEAR(brighter.max().item<double>(), 25.5, 1);
  EXPECT_NEAR(brighter.min().item<double>(), -25.5, 1);
  EXPECT_TRUE(torch::allclose(brighter.std({2, 3}), torch::zeros({200, 1}), 0, 1e-3));
  const auto harder = applied(only(&AugmentationOptions::contrast, 0.5), pictures);
  const auto factor = harder.std({2, 3}) / plain.std({2, 3});
  EXPECT_NEAR(factor.max().item<double>(), 1.5, 0.02);
  EXPECT_NEAR(factor.min().item<double>(), 0.5, 0.02);
  EXPECT_TRUE(torch::allclose(harder.mean({2, 3}), plain.mean({2, 3}), 0, 1e-2));
  const auto noise = (applied(only(&AugmentationOptions::noise, 0.1), pictures) - plain).std({2, 3});
  EXPECT_NEAR(noise.max().item<double>(), 25.5, 2);
  auto wild = only(&AugmentationOptions::brightness, 1);
  wild.contrast = 1;
  const auto clamped = applied(wild, somePictures(50));
  EXPECT_EQ(clamped.min().item<float>(), 0);
  EXPECT_EQ(clamped.max().item<float>(), 255);
}

TEST(Augmentation, GammaIsAPowerOfTheValueAndKeepsBlackAndWhite) {
  auto pictures = torch::full({2000, 1, 2, 2}, 64, torch::kUInt8);
  pictures.select(3, 1).select(2, 0).fill_(0);
  pictures.select(3, 1).select(2, 1).fill_(255);
  pictures.select(3, 0).select(2, 1).fill_(128);
  const auto curved = applied(only(&AugmentationOptions::gamma, 0.5), pictures).to(torch::kFloat64);
  const auto at = [&](std::int64_t y, std::int64_t x) { return curved.select(3, x).select(2, y); };
  EXPECT_EQ(at(0, 1).abs().max().item<double>(), 0);
  EXPECT_TRUE(torch::allclose(at(1, 1), torch::full_like(at(1, 1), 255), 0, 1e-4));
  const auto exponent = torch::log(at(0, 0) / 255) / std::log(64.0 / 255);
  EXPECT_TRUE(torch::allclose(at(1, 0), 255 * torch::pow(torch::tensor(128.0 / 255, torch::kFloat64), exponent), 0, 1e-3));
  EXPECT_NEAR(exponent.max().item<double>(), 1.5, 0.01);
  EXPECT_NEAR(exponent.min().item<double>(), 1 / 1.5, 0.01);
  EXPECT_NEAR(exponent.log().mean().item<double>(), 0, 0.02);
}

TEST(Augmentation, BlurSpreadsEachPictureByAGaussianOfItsOwn) {
  const std::int64_t count = 400, side = 31, middle = side / 2;
  auto points = torch::zeros({count, 1, side, side}, torch::kUInt8);
  points.select(3, middle).select(2, middle).fill_(255);
  const auto spread = applied(only(&AugmentationOptions::blur, 2), points).to(torch::kFloat64).squeeze(1);
  EXPECT_TRUE(torch::allclose(spread.sum({1, 2}), torch::full({count}, 255, torch::kFloat64), 1e-5));
  EXPECT_TRUE(torch::allclose(spread, spread.transpose(1, 2), 0, 1e-5));
  const auto along = spread.select(1, middle);  // the row through the point
  const auto at = [&](std::int64_t x) { return along.select(1, middle + x).clamp_min(1e-300); };
  const auto deviation = torch::sqrt(1 / (2 * torch::log(at(0) / at(1))));
  EXPECT_NEAR(deviation.max().item<double>(), 2, 0.05);
  EXPECT_LT(deviation.min().item<double>(), 0.2);
  EXPECT_NEAR(deviation.median().item<double>(), 1, 0.15);
  const auto wide = deviation > 0.5;
  const auto expected = at(0) * torch::exp(-4 / (2 * deviation.square()));
  EXPECT_TRUE(torch::allclose(at(2).masked_select(wide), expected.masked_select(wide), 1e-3));
}

TEST(Augmentation, BlurKeepsTheMeanAndLowersTheVariance) {
  auto noise = somePictures(50, 40);
  const auto plain = noise.to(torch::kFloat32);
  const auto blurred = applied(only(&AugmentationOptions::blur, 3), noise);
  EXPECT_TRUE(torch::allclose(blurred.mean({1, 2, 3}), plain.mean({1, 2, 3}), 0, 6));
  EXPECT_TRUE((blurred.std({2, 3}) <= plain.std({2, 3}) + 1e-3).all().item<bool>());
  EXPECT_LT(blurred.std({2, 3}).mean().item<double>(), plain.std({2, 3}).mean().item<double>() / 2);
  const auto even = torch::full({3, 1, 9, 9}, 200, torch::kUInt8);
  EXPECT_TRUE(torch::allclose(applied(only(&AugmentationOptions::blur, 3), even), even.to(torch::kFloat32), 1e-5))
      << "the edges repeat outside";
}

TEST(Augmentation, ErasesRectanglesOfTheStatedSize) {
  const auto white = torch::full({500, 1, 50, 50}, 255, torch::kUInt8);
  const auto share = 1 - applied(only(&AugmentationOptions::erasing, 1), white).mean({1, 2, 3}) / 255;
  EXPECT_GT(share.min().item<double>(), 0.01);
  EXPECT_LT(share.max().item<double>(), 0.23);
  const auto half = 1 - applied(only(&AugmentationOptions::erasing, 0.5), white).mean({1, 2, 3}) / 255;
  EXPECT_NEAR((half > 0).to(torch::kFloat32).mean().item<double>(), 0.5, 0.1);
}

TEST(Augmentation, DependsOnItsSeedAloneAndLeavesTheProcessGeneratorAlone) {
  AugmentationOptions all;
  all.noise = 0.1;
  all.erasing = 0.5;
  all.gamma = 0.5;
  all.blur = 1;
  const auto pictures = somePictures(4);
  torch::manual_seed(5);
  const auto expected = torch::rand({3});
  torch::manual_seed(5);
  const auto first = applied(all, pictures, 7);
  EXPECT_TRUE(torch::equal(torch::rand({3}), expected));
  EXPECT_TRUE(torch::equal(applied(all, pictures, 7), first));
  EXPECT_FALSE(torch::equal(applied(all, pictures, 8), first));
}

TEST(Mixup, MixesPicturesAndTargetsByOneShare) {
  const std::int64_t count = 300;
  // Picture i has the value i everywhere, so the mixed value gives the share.
  auto grey = torch::arange(count, torch::kFloat32).view({-1, 1, 1, 1}).expand({count, 1, 4, 4}).contiguous();
  auto targets = torch::eye(count);
  Augmentation augmentation(only(&AugmentationOptions::mixupAlpha, 0.5), torch::kCPU);
  augmentation.seed(1);
  augmentation.mixup(grey, targets);
  EXPECT_TRUE(torch::allclose(targets.sum(1), torch::ones({count}), 0, 1e-5));
  EXPECT_TRUE(torch::allclose(targets.matmul(torch::arange(count, torch::kFloat32)), grey.mean({1, 2, 3}), 1e-4, 1e-2));
  EXPECT_GT((targets.amax(1) < 0.9).sum().item<std::int64_t>(), 50);
}

}  // namespace
}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/display_view.h"

#include <cmath>
#include <numbers>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_radiograph.h"

using namespace glenoid;
using namespace glenoid::test;
using testing::Each;
using testing::ElementsAre;

namespace {

constexpr std::uint32_t kBackground = 0xff123456;

Radiograph noise(int rows, int columns, unsigned highest = 4095) {
  std::mt19937 random(11);
  std::vector<std::uint16_t> values(static_cast<std::size_t>(rows * columns));
  for (auto& value : values) value = static_cast<std::uint16_t>(random() % (highest + 1));
  auto radiograph = greyRadiograph(columns, std::move(values));
  radiograph.rows = rows;
  radiograph.vois = {Window{2048, 4096, WindowFunction::LinearExact, ""}};
  return radiograph;
}

Radiograph coloured(ColourSpace space, int samples, std::vector<std::uint8_t> values) {
  auto radiograph = greyRadiograph<std::uint8_t>(3, {});
  radiograph.colourSpace = space, radiograph.samples = samples;
  radiograph.rows = static_cast<int>(values.size()) / 3 / samples;
  radiograph.pixels = std::move(values);
  return radiograph;
}

std::vector<std::uint32_t> sampled(const DisplayImage& image, const GreyScale& scale, const Viewport& viewport) {
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(viewport.width * viewport.height));
  sampleViewport(image, DisplayTable(image, scale), viewport, {pixels.data(), static_cast<std::size_t>(viewport.width) * 4, kBackground});
  return pixels;
}
std::vector<std::uint32_t> sampled(const Radiograph& radiograph, const Viewport& viewport) {
  const DisplayImage image(radiograph, 0);
  return sampled(image, {image.fileVoi().voi, image.fileInverted()}, viewport);
}

Viewport whole(const Radiograph& radiograph) { return {.width = radiograph.columns, .height = radiograph.rows}; }

std::vector<std::uint32_t> packed(const Picture& picture) {
  std::vector<std::uint32_t> pixels;
  for (std::size_t i = 0; i < picture.pixels.size(); i += static_cast<std::size_t>(picture.channels)) {
    const std::uint32_t red = picture.pixels[i], green = picture.pixels[i + (picture.channels == 3)],
                        blue = picture.pixels[i + (picture.channels == 3 ? 2 : 0)];
    pixels.push_back(0xff000000 | red << 16 | green << 8 | blue);
  }
  return pixels;
}

void expectAsRendered(const Radiograph& radiograph, const char* what) {
  for (int frame = 0; frame < radiograph.frames; ++frame) {
    const DisplayImage image(radiograph, frame);
    for (const bool treatAsInverted : {false, true}) {
      EXPECT_EQ(sampled(image, {image.fileVoi().voi, image.fileInverted() != treatAsInverted}, whole(radiograph)),
                packed(render(radiograph, {.frame = frame, .treatAsInverted = treatAsInverted})))
          << what << ", frame " << frame << (treatAsInverted ? ", turned" : "");
    }
  }
}

// A viewport that scales and turns the picture about its centre, which is in the centre of the target.
Viewport turned(const Radiograph& radiograph, double degrees, double sourcePixelsPerTarget, int width, int height, bool mirrored = false) {
  const double angle = degrees * std::numbers::pi / 180, s = sourcePixelsPerTarget, flip = mirrored ? -1 : 1;
  Viewport v{.dxX = flip * s * std::cos(angle),
             .dxY = s * std::sin(angle),
             .dyX = -flip * s * std::sin(angle),
             .dyY = s * std::cos(angle),
             .width = width,
             .height = height};
  v.originX = radiograph.columns / 2.0 - v.dxX * width / 2 - v.dyX * height / 2;
  v.originY = radiograph.rows / 2.0 - v.dxY * width / 2 - v.dyY * height / 2;
  return v;
}

int greyOf(std::uint32_t pixel) { return static_cast<int>(pixel & 255); }

}  // namespace

TEST(DisplayView, OneToOneIsWhatRenderGives) {
  expectAsRendered(ramp<std::uint8_t>(256), "8 bits");
  auto grey = noise(7, 9);
  expectAsRendered(grey, "12 bits");
  grey.inverted = true;
  expectAsRendered(grey, "MONOCHROME1");
  grey.vois = {Window{1000, 1800, WindowFunction::Sigmoid, ""}};
  expectAsRendered(grey, "sigmoid");
  grey.vois = {Window{1500, 2000, WindowFunction::Linear, ""}};
  expectAsRendered(grey, "linear");
  LookupTable table{100, 12, {}, ""};
  for (int i = 0; i < 4000; ++i) table.data.push_back(static_cast<std::uint16_t>(std::lround(std::sqrt(i / 4000.0) * 4095)));
  grey.vois = {table};
  expectAsRendered(grey, "VOI table");
  grey.padding = {0, 700};
  expectAsRendered(grey, "padding");
  grey.modalityTransform = LookupTable{0, 16, {5, 900, 300, 4000}, ""};
  expectAsRendered(grey, "modality table");
  grey.modalityTransform = Rescale{-1.5, 6000, ""};
  grey.vois.clear();
  expectAsRendered(grey, "negative slope, automatic window");
  auto frames = noise(4, 6);
  frames.rows = 2, frames.frames = 2;
  expectAsRendered(frames, "frames");
}

TEST(DisplayView, OneToOneIsWhatRenderGivesOverAllSixteenBits) {
  auto all = ramp<std::int16_t>(65536, -32768);
  all.rows = 256, all.columns = 256;
  all.modalityTransform = Rescale{0.25, -3, ""};
  expectAsRendered(all, "signed");
  all.padding = {-5, 70};
  expectAsRendered(all, "padding in the middle");
  all.padding = {-32768, -32768};
  expectAsRendered(all, "padding at the end");
}

TEST(DisplayView, OneToOneIsWhatRenderGivesInColour) {
  const std::vector<std::uint8_t> values{1, 2, 3, 200, 100, 0, 255, 255, 255, 76, 85, 255, 150, 44, 21, 90, 128, 128};
  expectAsRendered(coloured(ColourSpace::Rgb, 3, values), "RGB");
  expectAsRendered(coloured(ColourSpace::YbrFull, 3, values), "YBR");
  auto palette = coloured(ColourSpace::Palette, 1, {0, 10, 11, 200, 3, 4});
  palette.palette = Palette{10, {0, 65535}, {25700, 0}, {257, 514}};
  expectAsRendered(palette, "palette");
}

TEST(DisplayView, ScaledDownByTwoIsTheFirstLevel) {
  const auto radiograph = noise(12, 16);
  const DisplayImage image(radiograph, 0);
  const GreyScale scale{image.fileVoi().voi, false};
  const auto pixels = sampled(image, scale, {.dxX = 2, .dyY = 2, .width = 8, .height = 6});
  const DisplayTable table(image, scale);
  const auto& half = image.levels()[1];
  for (int i = 0; i < 48; ++i)
    EXPECT_EQ(greyOf(pixels[static_cast<std::size_t>(i)]), table.levels()[half.keys[half.at(i / 8, i % 8)]]) << i;
}

TEST(DisplayView, EveryTurnAndMirrorShowsTheRightPixel) {
  const auto radiograph = noise(150, 90);
  const auto expected = packed(render(radiograph));
  for (const bool mirrored : {false, true}) {
    for (const int degrees : {0, 90, 180, 270}) {
      const int width = degrees % 180 == 0 ? 90 : 150, height = 240 - width;
      const auto view = turned(radiograph, degrees, 1, width, height, mirrored);
      const auto pixels = sampled(radiograph, view);
      for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
          const auto column = std::lround(view.originX + (x + 0.5) * view.dxX + (y + 0.5) * view.dyX - 0.5);
          const auto row = std::lround(view.originY + (x + 0.5) * view.dxY + (y + 0.5) * view.dyY - 0.5);
          ASSERT_EQ(pixels[static_cast<std::size_t>(y * width + x)], expected[static_cast<std::size_t>(row * 90 + column)])
              << degrees << (mirrored ? " mirrored: " : ": ") << x << ", " << y;
        }
      }
    }
  }
}

// Rows and columns change places, across the tiles that are drawn together, in pictures of every kind.
TEST(DisplayView, AQuarterTurnShowsThePixelsOfTheUprightView) {
  auto padded = noise(140, 170);
  padded.padding = {0, 500};
  std::mt19937 random(3);
  std::vector<std::uint8_t> channels(140 * 170 * 3);
  for (auto& channel : channels) channel = static_cast<std::uint8_t>(random());
  auto colour = coloured(ColourSpace::Rgb, 3, {});
  colour.rows = 140, colour.columns = 170, colour.pixels = std::move(channels);
  for (const auto& radiograph : {noise(140, 170), padded, colour}) {
    for (const double sourcePixels : {0.2, 0.7, 1.0, 1.3, 2.9}) {
      const Viewport upright{-9.25, -6.5, sourcePixels, 0, 0, sourcePixels, 150, 131};
      const Viewport quarter{-9.25, -6.5, 0, sourcePixels, sourcePixels, 0, 131, 150};  // a turn and a mirror
      const auto pixels = sampled(radiograph, upright), exchanged = sampled(radiograph, quarter);
      for (std::size_t y = 0; y < 131; ++y) {
        for (std::size_t x = 0; x < 150; ++x)
          ASSERT_EQ(exchanged[x * 131 + y], pixels[y * 150 + x]) << sourcePixels << ": " << x << ", " << y;
      }
    }
  }
}

// Against the definition in floating point, at any angle and scale, edges included.
TEST(DisplayView, InterpolatesAsDefined) {
  const auto radiograph = noise(61, 83);
  const DisplayImage image(radiograph, 0);
  const GreyScale scale{image.fileVoi().voi, false};
  const DisplayTable table(image, scale);
  for (const double degrees : {0.0, 17.0, 90.0, 133.0, 180.0, 201.5}) {
    for (const double sourcePixels : {0.6, 1.0, 1.3, 2.9, 9.0}) {
      const int index = std::max(0, static_cast<int>(std::lround(std::log2(sourcePixels))));
      const auto& level = image.levels()[static_cast<std::size_t>(index)];
      const auto view = turned(radiograph, degrees, sourcePixels, 120, 110, degrees > 100);
      const auto pixels = sampled(image, scale, view);
      const auto keyAt = [&](double row, double column) {
        const int r = std::clamp(static_cast<int>(row), 0, level.rows - 1), c = std::clamp(static_cast<int>(column), 0, level.columns - 1);
        return static_cast<double>(level.keys[level.at(r, c)]);
      };
      for (int y = 0; y < 110; ++y) {
        for (int x = 0; x < 120; ++x) {
          const double u = view.originX + (x + 0.5) * view.dxX + (y + 0.5) * view.dyX,
                       v = view.originY + (x + 0.5) * view.dxY + (y + 0.5) * view.dyY;
          const double margin = std::min(std::min(u, v), std::min(83 - u, 61 - v));
          if (std::abs(margin) < 1e-6) continue;  // exactly on the edge both are right
          const auto pixel = pixels[static_cast<std::size_t>(y * 120 + x)];
          if (margin < 0) {
            ASSERT_EQ(pixel, kBackground) << degrees << ", " << sourcePixels << ": " << x << ", " << y;
            continue;
          }
          const double a = std::ldexp(u, -index) - 0.5, b = std::ldexp(v, -index) - 0.5, c = std::floor(a), r = std::floor(b);
          const double upper = keyAt(r, c) * (1 - (a - c)) + keyAt(r, c + 1) * (a - c);
          const double lower = keyAt(r + 1, c) * (1 - (a - c)) + keyAt(r + 1, c + 1) * (a - c);
          const auto key = static_cast<std::size_t>(std::lround(upper * (1 - (b - r)) + lower * (b - r)));
          ASSERT_NEAR(greyOf(pixel), table.levels()[key], 2) << degrees << ", " << sourcePixels << ": " << x << ", " << y;
        }
      }
    }
  }
}

TEST(DisplayView, FourfoldAndAboveShowsSquarePixels) {
  const auto radiograph = noise(3, 5);
  const auto expected = packed(render(radiograph));
  const auto pixels = sampled(radiograph, {.dxX = 0.25, .dyY = 0.25, .width = 20, .height = 12});
  for (std::size_t i = 0; i < pixels.size(); ++i) ASSERT_EQ(pixels[i], expected[i / 20 / 4 * 5 + i % 20 / 4]) << i;
  const auto quarter = sampled(radiograph, turned(radiograph, 90, 0.125, 24, 40));
  for (int y = 0; y < 40; ++y) {
    for (int x = 0; x < 24; ++x) {
      ASSERT_EQ(quarter[static_cast<std::size_t>(y * 24 + x)], expected[static_cast<std::size_t>(x / 8 * 5 + 4 - y / 8)]) << x << ", " << y;
    }
  }
}

TEST(DisplayView, PaddingNeverBleeds) {
  std::mt19937 random(2);
  std::vector<std::uint16_t> values(50 * 50);
  for (auto& value : values) value = random() % 3 == 0 ? 0 : 3000;
  auto radiograph = greyRadiograph(50, std::move(values));
  radiograph.padding = {0, 0};
  radiograph.vois = {Window{2500, 4000, WindowFunction::LinearExact, ""}};
  const auto light = greyOf(sampled(radiograph, {.dxX = 50, .dyY = 50, .width = 1, .height = 1})[0]);
  EXPECT_EQ(light, 159);
  for (const double degrees : {0.0, 30.0}) {
    for (const double sourcePixels : {0.2, 0.7, 1.2, 2.0, 3.3}) {
      for (const auto pixel : sampled(radiograph, turned(radiograph, degrees, sourcePixels, 60, 60))) {
        ASSERT_TRUE(pixel == kBackground || greyOf(pixel) == 0 || greyOf(pixel) == light) << greyOf(pixel);
      }
    }
  }
}

TEST(DisplayView, OnlyItsOwnPixelsAreWritten) {
  const auto radiograph = noise(6, 6);
  const DisplayImage image(radiograph, 0);
  for (const double degrees : {0.0, 30.0, 90.0}) {
    for (const double beside : {0.0, 100.0}) {
      auto view = turned(radiograph, degrees, 1, 8, 8);
      view.originX -= beside;
      std::vector<std::uint32_t> pixels(8 * 10 + 100, 7);
      sampleViewport(image, DisplayTable(image, {image.fileVoi().voi}), view, {pixels.data(), 40, kBackground});
      for (std::size_t i = 0; i < pixels.size(); ++i) EXPECT_EQ(pixels[i] == 7, i % 10 >= 8 || i >= 80) << i;
    }
  }
}

TEST(DisplayView, ViewsThatMissThePictureAreBackground) {
  const auto radiograph = noise(6, 6);
  const Viewport small{.width = 5, .height = 4};
  auto beside = small, far = small, flat = small, unknown = small;
  beside.originX = 6;
  far.originY = -1e300;
  flat.dxX = 0;
  unknown.dyY = std::numeric_limits<double>::quiet_NaN();
  for (const auto& view : {beside, far, flat, unknown}) EXPECT_THAT(sampled(radiograph, view), Each(kBackground));
  EXPECT_TRUE(sampled(radiograph, {}).empty());
  const auto tiny = sampled(radiograph, turned(radiograph, 0, 1000, 3, 3));
  EXPECT_EQ(std::count(tiny.begin(), tiny.end(), kBackground), 8);
}

TEST(DisplayTable, FollowsTheWindowBetweenStoredValues) {
  const DisplayImage image(ramp<std::uint8_t>(256), 0);
  const DisplayTable table(image, {Window{100, 2, WindowFunction::LinearExact, ""}, false});
  const std::uint32_t steps = (image.keyCount() - 1) / 255;  // keys from one stored value to the next
  EXPECT_GE(steps, 8u);
  EXPECT_EQ(table.levels()[99 * steps], 0);
  EXPECT_EQ(table.levels()[99 * steps + steps / 2], 64);
  EXPECT_EQ(table.levels()[100 * steps], 128);
  EXPECT_EQ(table.levels()[101 * steps], 255);
}

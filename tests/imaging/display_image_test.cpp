// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/display_image.h"

#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/imaging/voi.h"
#include "tests/support/small_radiograph.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using namespace glenoid::test;
using testing::ElementsAre;

namespace {

using Level = DisplayImage::Level;

Radiograph noisy(int rows, int columns, int highest) {
  std::mt19937 random(5);
  std::vector<std::uint16_t> values(static_cast<std::size_t>(rows * columns));
  for (auto& value : values) value = static_cast<std::uint16_t>(random() % static_cast<unsigned>(highest + 1));
  return greyRadiograph(columns, std::move(values));
}

// Calls `use` with each pixel of `last` that a pixel of the next level represents, except those outside the picture.
template <typename Use>
void forEachBelow(const Level& last, int row, int column, const Use& use) {
  for (int y = 2 * row; y < std::min(2 * row + 2, last.rows); ++y) {
    for (int x = 2 * column; x < std::min(2 * column + 2, last.columns); ++x) use(last.at(y, x));
  }
}

}  // namespace

TEST(DisplayImage, EveryLevelIsTheMeanOfTheOneBelow) {
  const DisplayImage image(noisy(37, 22, 65535), 0);
  const auto& levels = image.levels();
  ASSERT_EQ(levels.size(), 7u);
  EXPECT_EQ(levels.back().rows * levels.back().columns, 1);
  for (std::size_t i = 1; i < levels.size(); ++i) {
    const Level &level = levels[i], &last = levels[i - 1];
    ASSERT_EQ(level.rows, (last.rows + 1) / 2);
    ASSERT_EQ(level.columns, (last.columns + 1) / 2);
    for (int row = 0; row < level.rows; ++row) {
      for (int column = 0; column < level.columns; ++column) {
        double sum = 0, count = 0;
        forEachBelow(last, row, column, [&](std::size_t at) { sum += last.keys[at], ++count; });
        ASSERT_NEAR(level.keys[level.at(row, column)], sum / count, 0.5) << i << ": " << row << ", " << column;
      }
    }
  }
}

TEST(DisplayImage, MeansOfShallowPicturesKeepTheirFractions) {
  const DisplayImage image(greyRadiograph<std::uint8_t>(2, {0, 1, 1, 1}), 0);
  EXPECT_DOUBLE_EQ(image.modalityOfKey(image.levels()[1].keys[0]), 0.75);
}

TEST(DisplayImage, ColourLevelsAreMeansOfEachChannel) {
  auto radiograph = greyRadiograph<std::uint8_t>(3, {});
  radiograph.rows = 2, radiograph.samples = 3, radiograph.colourSpace = ColourSpace::Rgb;
  radiograph.pixels = std::vector<std::uint8_t>{255, 0, 10, 255, 1, 20, 9, 9, 9, 255, 2, 30, 254, 3, 41, 10, 20, 30};
  const DisplayImage image(radiograph, 0);
  EXPECT_EQ(image.levels()[1].colours[0], 0xffff0219);
  EXPECT_EQ(image.levels()[1].colours[1], 0xff0a0f14);
  EXPECT_THAT(image.colourAt(1, 2), ElementsAre(10, 20, 30));
  EXPECT_TRUE(image.isColour() && image.histogram().empty());
  EXPECT_EQ(image.automaticWindow(), automaticWindow(radiograph));
}

TEST(DisplayImage, PaddingStaysOutOfMeans) {
  // Padding is 0; columns of 2: one, two and three of four are padding.
  auto radiograph = greyRadiograph<std::uint16_t>(6, {0, 500, 0, 0, 0, 0, 500, 500, 500, 501, 0, 700});
  radiograph.padding = {0, 0};
  const DisplayImage image(radiograph, 0);
  const auto& keys = image.levels()[1].keys;
  EXPECT_EQ(image.modalityOfKey(keys[0]), 500);
  EXPECT_EQ(image.modalityOfKey(keys[1]), 500.5);
  EXPECT_EQ(keys[2], image.paddingKey());
  EXPECT_TRUE(image.isPaddingAt(0, 0));
  EXPECT_FALSE(image.isPaddingAt(0, 1));
  EXPECT_EQ(image.minimum(), 500);
  EXPECT_EQ(image.maximum(), 700);
}

TEST(DisplayImage, AMeanIsNeverTakenForPadding) {
  // The picture fills all 16 bits, with padding in the middle of the range.
  auto radiograph = greyRadiograph<std::int16_t>(4, {-32768, -1, 0, 1, 32767, 1, 2, -1});
  radiograph.padding = {0, 0};
  const DisplayImage image(radiograph, 0);
  EXPECT_EQ(image.keyCount(), 65536u);
  EXPECT_TRUE(image.isPaddingAt(0, 2));
  for (int column = 0; column < 2; ++column) EXPECT_NE(image.levels()[1].keys[image.levels()[1].at(0, column)], image.paddingKey());
}

TEST(DisplayImage, TellsStoredAndModalityValues) {
  auto radiograph = greyRadiograph<std::int16_t>(3, {-2000, -7, 0, 5, 12, 1000});
  radiograph.modalityTransform = Rescale{-0.5, 100, ""};
  radiograph.padding = {-2000, -1990};
  radiograph.pixelAspect = 1.25;
  radiograph.inverted = true;
  const DisplayImage image(radiograph, 0);
  EXPECT_EQ(image.rows(), 2);
  EXPECT_EQ(image.columns(), 3);
  EXPECT_EQ(image.pixelAspect(), 1.25);
  EXPECT_TRUE(image.fileInverted());
  EXPECT_EQ(image.storedAt(0, 1), -7);
  EXPECT_EQ(image.modalityAt(0, 1), 103.5);
  EXPECT_EQ(image.storedAt(1, 2), 1000);
  EXPECT_EQ(image.storedAt(0, 0), -2000);
  EXPECT_EQ(image.minimum(), -400);
  EXPECT_EQ(image.maximum(), 103.5);
  EXPECT_EQ(image.histogram().size(), 5u);
  EXPECT_EQ(image.fullRange(), (Window{-148.25, 503.5, WindowFunction::LinearExact, "full range"}));
}

TEST(DisplayImage, OffersTheWindowsOfRender) {
  auto radiograph = noisy(20, 20, 4095);
  radiograph.vois = {Window{90000, 10, WindowFunction::Linear, ""}, Window{2000, 3000, WindowFunction::Sigmoid, "bone"}};
  const DisplayImage image(radiograph, 0);
  const auto expected = defaultVoi(radiograph);
  EXPECT_EQ(image.fileVoi().voi, expected.voi);
  EXPECT_EQ(image.fileVoi().fact, expected.fact);
  EXPECT_TRUE(image.fileVoi().fromFile);
  EXPECT_EQ(image.automaticWindow(), automaticWindow(radiograph));
}

TEST(DisplayImage, DraggingStartsWhereATableShowsTheSame) {
  const DisplayImage image(noisy(40, 40, 4095), 0);
  const Window window{1000, 500, WindowFunction::Sigmoid, "bone"};
  EXPECT_EQ(image.equivalentWindow(window), window);

  LookupTable straight{1000, 16, {}, ""};  // rises from 1000 to 3000
  for (int i = 0; i <= 2000; ++i) straight.data.push_back(static_cast<std::uint16_t>(std::lround(i * 65535 / 2000.0)));
  const auto same = image.equivalentWindow(straight);
  EXPECT_NEAR(same.center, 2000, 1);
  EXPECT_NEAR(same.width, 2000, 2);

  LookupTable bent{0, 12, {}, ""};
  for (int i = 0; i < 4096; ++i) bent.data.push_back(static_cast<std::uint16_t>(std::lround(4095 * std::pow(i / 4095.0, 1.5))));
  const auto near = image.equivalentWindow(bent);
  const Voi bentVoi = bent, nearVoi = near;
  const VoiCurve wanted(bentVoi), got(nearVoi);
  for (int value = 0; value < 4096; ++value) ASSERT_NEAR(wanted(value), got(value), 0.13) << value;
}

TEST(DisplayImage, DraggingFromAnOddTableStaysWithinReach) {
  const DisplayImage image(noisy(40, 40, 1000), 0);
  LookupTable falling{0, 12, {}, ""};
  for (int i = 0; i < 4096; ++i) falling.data.push_back(static_cast<std::uint16_t>(4095 - i));
  EXPECT_EQ(image.equivalentWindow(falling), image.automaticWindow());
  LookupTable nearlyFlat{0, 16, {}, ""};
  for (int i = 0; i < 2000; ++i) nearlyFlat.data.push_back(static_cast<std::uint16_t>(i < 1500 ? 60000 + i / 100 : 65535));
  const auto window = image.equivalentWindow(nearlyFlat);
  EXPECT_LE(window.width, 1999);
  EXPECT_GE(window.center, 0);
}

TEST(DisplayImage, TakesOddPictures) {
  const DisplayImage one(greyRadiograph<std::uint8_t>(1, {9}), 0);
  EXPECT_EQ(one.levels().size(), 1u);
  EXPECT_EQ(one.modalityAt(0, 0), 9);
  EXPECT_GT(one.fullRange().width, 0);
  auto empty = greyRadiograph<std::uint8_t>(2, {7, 7});
  empty.padding = {7, 7};
  const DisplayImage padding(empty, 0);
  EXPECT_TRUE(padding.isPaddingAt(0, 1) && padding.histogram().empty());
  EXPECT_EQ(padding.storedAt(0, 1), 7);
  EXPECT_GT(padding.fullRange().width, 0);
}

TEST(DisplayImage, RefusesAFrameThatIsNotThere) {
  const auto codeOf = [](const Radiograph& radiograph, int frame) { return test::codeOf([&] { DisplayImage(radiograph, frame); }); };
  const auto radiograph = greyRadiograph<std::uint8_t>(2, {1, 2});
  EXPECT_EQ(codeOf(radiograph, 1), ErrorCode::SingleFrame);
  EXPECT_EQ(codeOf(radiograph, -1), ErrorCode::SingleFrame);
  EXPECT_EQ(codeOf(Radiograph{}, 0), ErrorCode::OptionInvalid);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/missing_part.h"

#include <algorithm>
#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/imaging/render.h"
#include "core/imaging/voi.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using testing::ElementsAre;

namespace {

// 100 x 100 pixels, 100 to 199 from left to right.
Radiograph ramp() {
  Radiograph radiograph;
  radiograph.rows = radiograph.columns = 100;
  radiograph.bitsStored = 16;
  std::vector<std::uint16_t> pixels;
  for (int i = 0; i < 10000; ++i) pixels.push_back(static_cast<std::uint16_t>(100 + i % 100));
  radiograph.pixels = pixels;
  return radiograph;
}

std::vector<std::uint16_t> row(const Radiograph& radiograph, int number) {
  const auto begin = std::get<std::vector<std::uint16_t>>(radiograph.pixels).begin() + number * 100;
  return {begin, begin + 100};
}

}  // namespace

TEST(MissingPart, NothingMissingChangesNothing) {
  auto radiograph = ramp();
  markMissing(radiograph, {});
  markMissing(radiograph, std::array{PixelArea{50, 0, 0, 100}});
  EXPECT_EQ(radiograph, ramp());
}

TEST(MissingPart, ALittleIsDark) {
  for (const bool inverted : {false, true}) {
    auto radiograph = ramp();
    radiograph.inverted = inverted;
    markMissing(radiograph, std::array{PixelArea{98, 0, 2, 100}});
    EXPECT_EQ(radiograph.missing, (MissingPart{0.02, true}));
    EXPECT_THAT(radiograph.facts, ElementsAre(Fact{FactCode::LittleMissing, {2.0}}));
    EXPECT_EQ(row(radiograph, 97), row(ramp(), 0));
    EXPECT_THAT(row(radiograph, 98), testing::Each(inverted ? 199 : 100));
    EXPECT_EQ(render(radiograph).pixels.back(), 0);
  }
}

TEST(MissingPart, TheLastRowOfBlocksIsALittle) {
  auto radiograph = ramp();
  markMissing(radiograph, std::array{PixelArea{96, 0, 4, 100}}, 8);
  EXPECT_EQ(radiograph.missing, (MissingPart{0.04, true}));
  auto more = ramp();
  markMissing(more, std::array{PixelArea{88, 0, 12, 100}}, 8);
  EXPECT_EQ(more.missing, (MissingPart{0.12, false}));
}

TEST(MissingPart, MoreIsHatchedAndTheWindowStays) {
  auto radiograph = ramp();
  markMissing(radiograph, std::array{PixelArea{0, 60, 50, 40}, PixelArea{0, 60, 50, 40}, PixelArea{90, 0, 100, 100}});
  EXPECT_DOUBLE_EQ(radiograph.missing->share, 0.3) << "pixels count once, and only those of the picture";
  EXPECT_THAT(radiograph.facts, ElementsAre(Fact{FactCode::PartMissing, {30.0}}));
  EXPECT_EQ(missingFact(*radiograph.missing), radiograph.facts[0]);
  auto values = row(radiograph, 95);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  EXPECT_EQ(values.size(), 2u);
  EXPECT_EQ(automaticWindow(radiograph), automaticWindow(ramp()));
  EXPECT_EQ(row(radiograph, 70), row(ramp(), 0));
}

TEST(MissingPart, ColourIsHatchedBlackAndWhite) {
  Radiograph radiograph;
  radiograph.rows = radiograph.columns = 20, radiograph.samples = 3;
  radiograph.colourSpace = ColourSpace::Rgb;
  radiograph.pixels = std::vector<std::uint8_t>(1200, 90);
  markMissing(radiograph, std::array{PixelArea{10, 0, 10, 20}});
  const auto& pixels = std::get<std::vector<std::uint8_t>>(radiograph.pixels);
  EXPECT_EQ(pixels[599], 90);
  EXPECT_EQ(std::count(pixels.begin() + 600, pixels.end(), 0) + std::count(pixels.begin() + 600, pixels.end(), 255), 600);
}

TEST(MissingPart, OfSeveralFramesTheWorstIsSaid) {
  auto radiograph = ramp();
  radiograph.frames = 2, radiograph.rows = 50;
  markMissing(radiograph, std::array{PixelArea{25, 0, 25, 100}}, 0, 1);
  markMissing(radiograph, std::array{PixelArea{49, 0, 1, 100}}, 0, 0);
  EXPECT_EQ(radiograph.missing, (MissingPart{0.5, false}));
  EXPECT_THAT(radiograph.facts, ElementsAre(Fact{FactCode::PartMissing, {50.0}}));
}

TEST(MissingPart, WithoutAnyPixelTheFileIsDamaged) {
  auto radiograph = ramp();
  EXPECT_EQ(test::codeOf([&] { markMissing(radiograph, std::array{PixelArea{0, 0, 100, 100}}); }), ErrorCode::DamagedFile);
}

TEST(MissingPart, DamageAtAnUnknownPlaceIsSaidAlone) {
  for (const bool isLarge : {false, true}) {
    auto radiograph = ramp();
    markMissing(radiograph, std::array{isLarge ? PixelArea{50, 0, 50, 100} : PixelArea{98, 0, 2, 100}});
    radiograph.facts.push_back({FactCode::Tinted, {}});
    if (!isLarge) radiograph.facts.push_back({FactCode::DetailMissing, {}});
    const auto before = radiograph.facts;
    sayDamagedSomewhere(radiograph);
    EXPECT_EQ(radiograph.facts, before) << "it is not damaged elsewhere";
    radiograph.damagedSomewhere = true;
    sayDamagedSomewhere(radiograph);
    EXPECT_EQ(radiograph.facts, isLarge ? before : (std::vector<Fact>{{FactCode::Tinted, {}}, {FactCode::DamagedSomewhere, {}}}));
  }
}

TEST(MissingPart, AVerySmallShareIsNotZero) { EXPECT_EQ(missingFact({0.00001, true}), (Fact{FactCode::LittleMissing, {0.1}})); }

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/render.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/imaging/display_image.h"
#include "core/imaging/voi.h"
#include "tests/support/small_radiograph.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using namespace glenoid::test;
using testing::Each;
using testing::ElementsAre;

namespace {

using Pixels8 = std::vector<std::uint8_t>;
using Pixels16 = std::vector<std::uint16_t>;

Window window(double center, double width, WindowFunction function) { return {center, width, function, ""}; }
Window linear(double center, double width) { return window(center, width, WindowFunction::Linear); }
Window linearExact(double center, double width) { return window(center, width, WindowFunction::LinearExact); }

std::vector<std::uint8_t> shown(const Radiograph& radiograph, const Voi& voi) { return render(radiograph, {.voi = voi}).pixels; }
std::vector<std::uint8_t> shown(const Radiograph& radiograph) { return render(radiograph).pixels; }

std::vector<std::uint8_t> negative(std::vector<std::uint8_t> pixels) {
  for (auto& pixel : pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
  return pixels;
}

// Spread over 0..4095, so that every window inside this range shows it.
Radiograph twelveBitRamp() {
  auto radiograph = ramp<std::uint16_t>(4096);
  radiograph.bitsStored = 12;
  return radiograph;
}

}  // namespace

TEST(Voi, LinearFollowsTheStandard) {
  // PS3.3 C.11.2.1.2.1: c = 2048, w = 4096 maps 0..4095 to the whole range.
  const auto pixels = shown(twelveBitRamp(), linear(2048, 4096));
  for (int x = 0; x < 4096; ++x) {
    const double expected = ((x - 2047.5) / 4095 + 0.5) * 255;
    ASSERT_NEAR(pixels[static_cast<std::size_t>(x)], expected, 0.5 + 1e-6) << x;
  }
}

TEST(Voi, LinearClampsAtTheStandardsBounds) {
  // c = 100, w = 100: black up to 50, white above 149.
  const auto pixels = shown(ramp<std::uint8_t>(256), linear(100, 100));
  EXPECT_EQ(pixels[0], 0);
  EXPECT_EQ(pixels[50], 0);
  EXPECT_GT(pixels[51], 0);
  EXPECT_LT(pixels[148], 255);
  EXPECT_EQ(pixels[149], 255);
  EXPECT_EQ(pixels[150], 255);
}

TEST(Voi, LinearOfWidthOneIsAStep) {
  const auto pixels = shown(ramp<std::uint8_t>(256), linear(100, 1));
  EXPECT_EQ(pixels[99], 0) << "at c - 0.5 the standard still says minimum";
  EXPECT_EQ(pixels[100], 255);
}

TEST(Voi, LinearBelowWidthOneNeitherDividesByZeroNorInverts) {
  // Modality values 0 .. 0.367 as in the corpus: slope 5.6e-6 and width 0.2147.
  auto radiograph = ramp<std::uint16_t>(65536);
  radiograph.modalityTransform = Rescale{5.6e-6, 0, ""};
  const auto pixels = shown(radiograph, linear(0.18, 0.2147));
  EXPECT_TRUE(std::is_sorted(pixels.begin(), pixels.end()));
  EXPECT_EQ(pixels.front(), 0);
  EXPECT_EQ(pixels.back(), 255);
  EXPECT_NEAR(pixels[static_cast<std::size_t>(0.18 / 5.6e-6)], 127.5, 1);
}

TEST(Voi, LinearExactUsesCentreAndWidthThemselves) {
  const auto pixels = shown(ramp<std::uint8_t>(256), linearExact(127.5, 255));
  for (std::size_t x = 0; x < 256; ++x) ASSERT_EQ(pixels[x], x);
}

TEST(Voi, SigmoidFollowsTheStandard) {
  const auto pixels = shown(twelveBitRamp(), window(2000, 800, WindowFunction::Sigmoid));
  for (int x = 0; x < 4096; ++x) {
    ASSERT_NEAR(pixels[static_cast<std::size_t>(x)], 255 / (1 + std::exp(-4.0 * (x - 2000) / 800)), 0.5 + 1e-6) << x;
  }
}

TEST(Voi, LookupTableMapsAndClampsOutside) {
  const LookupTable table{10, 8, {0, 51, 102, 255}, ""};
  EXPECT_THAT(shown(greyRadiograph<std::uint8_t>(6, {0, 10, 11, 12, 13, 200}), table), ElementsAre(0, 0, 51, 102, 255, 255));
}

TEST(Voi, LookupTableOfManyBitsUsesItsWholeRange) {
  const LookupTable table{0, 12, {0, 2048, 4095}, ""};
  EXPECT_THAT(shown(ramp<std::uint8_t>(3), table), ElementsAre(0, 128, 255));
  const LookupTable declaredTooSmall{0, 8, {0, 2048, 4096}, ""};
  EXPECT_THAT(shown(ramp<std::uint8_t>(3), declaredTooSmall), ElementsAre(0, 128, 255));
}

TEST(Voi, LookupTableWithNegativeFirstValueServesSignedPixels) {
  const LookupTable table{-2, 8, {0, 60, 120, 180, 255}, ""};
  EXPECT_THAT(shown(greyRadiograph<std::int16_t>(5, {-2, -1, 0, 1, 2}), table), ElementsAre(0, 60, 120, 180, 255));
}

TEST(Modality, SlopeAndInterceptComeBeforeTheWindow) {
  auto radiograph = ramp<std::uint8_t>(256);
  radiograph.modalityTransform = Rescale{2, -100, "US"};
  const auto pixels = shown(radiograph, linearExact(155, 510));  // modality -100 .. 410
  for (std::size_t x = 0; x < 256; ++x) ASSERT_EQ(pixels[x], x);
}

TEST(Modality, NegativeSlopeIsHonoured) {  // D 8
  auto radiograph = ramp<std::uint8_t>(256);
  radiograph.modalityTransform = Rescale{-10, 2550, ""};
  radiograph.vois = {linearExact(1275, 2550)};
  EXPECT_EQ(shown(radiograph).front(), 255);
  EXPECT_EQ(shown(radiograph).back(), 0);
  radiograph.vois.clear();
  EXPECT_EQ(shown(radiograph).front(), 255) << "the automatic window keeps the slope's direction";
}

TEST(Modality, LookupTableComesBeforeTheWindowAndClamps) {
  auto radiograph = greyRadiograph<std::uint8_t>(5, {0, 100, 101, 102, 255});
  radiograph.modalityTransform = LookupTable{100, 16, {1000, 1500, 2000}, ""};
  EXPECT_THAT(shown(radiograph, linearExact(1500, 1000)), ElementsAre(0, 0, 128, 255, 255));
}

TEST(Polarity, TurnsOnceAndLast) {  // D 1, D 3
  auto radiograph = twelveBitRamp();
  const Voi low = linear(500, 900);
  const auto upright = shown(radiograph, low);
  radiograph.inverted = true;
  EXPECT_EQ(shown(radiograph, low), negative(upright)) << "the window stays on the same stored values";
}

TEST(Polarity, TreatAsInvertedTurnsOnceMore) {
  auto radiograph = ramp<std::uint8_t>(256);
  const auto upright = shown(radiograph);
  EXPECT_EQ(render(radiograph, {.treatAsInverted = true}).pixels, negative(upright));
  radiograph.inverted = true;
  EXPECT_EQ(render(radiograph, {.treatAsInverted = true}).pixels, upright);
}

TEST(Polarity, LoadAndResetShareTheDefault) {  // D 2
  auto radiograph = twelveBitRamp();
  radiograph.inverted = true;
  radiograph.vois = {linear(2000, 3000)};
  EXPECT_EQ(shown(radiograph), shown(radiograph, defaultVoi(radiograph).voi));
}

TEST(Padding, IsBlackInEitherPolarityAndOutsideTheWindow) {  // D 9
  auto radiograph = greyRadiograph<std::uint16_t>(4, {0, 1000, 1500, 2000});
  radiograph.padding = {0, 0};
  EXPECT_THAT(shown(radiograph), ElementsAre(0, 0, 128, 255));
  const auto automatic = automaticWindow(radiograph);
  EXPECT_EQ(automatic.center, 1500);
  EXPECT_EQ(automatic.width, 1000);
  radiograph.inverted = true;
  EXPECT_THAT(shown(radiograph), ElementsAre(0, 255, 128, 0));
}

TEST(Padding, RangeHoldsBothItsEnds) {
  auto radiograph = greyRadiograph<std::int16_t>(5, {-32768, -2000, -1000, 0, 1000});
  radiograph.padding = {-32768, -2000};
  radiograph.inverted = true;
  EXPECT_THAT(shown(radiograph), ElementsAre(0, 0, 255, 128, 0));
}

TEST(Padding, NothingButPaddingIsBlack) {
  auto radiograph = greyRadiograph<std::uint8_t>(2, {7, 7, 7, 7});
  radiograph.padding = {7, 7};
  radiograph.inverted = true;
  EXPECT_THAT(shown(radiograph), Each(0));
}

TEST(AutomaticWindow, LeavesOutTheTails) {  // D 7
  // 1000 pixels: 4 outliers at either end are inside 0.5 %, the rest spreads over 100..1091.
  Pixels16 values(1000);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint16_t>(i < 4 ? 0 : i >= 996 ? 65535 : 96 + i);
  const auto automatic = automaticWindow(greyRadiograph(100, values));
  EXPECT_EQ(automatic.center - automatic.width / 2, 101);
  EXPECT_EQ(automatic.center + automatic.width / 2, 1090);
  EXPECT_EQ(automatic.function, WindowFunction::LinearExact);
}

TEST(AutomaticWindow, ShowsASmallObjectOnAPlainGround) {
  Pixels16 values(10000, 50);
  values[5000] = 1050;
  const auto picture = shown(greyRadiograph(100, values));
  EXPECT_EQ(picture[0], 0);
  EXPECT_EQ(picture[5000], 255);
}

TEST(AutomaticWindow, APictureOfOneValueIsAsBrightAsThatValueAmongAllOfItsBits) {
  for (const std::uint8_t value : {0, 90, 255}) {
    auto radiograph = greyRadiograph<std::uint8_t>(2, {value, value});
    EXPECT_THAT(shown(radiograph), Each(value));
    EXPECT_EQ(DisplayImage(radiograph, 0).fullRange().center, 127.5);
    radiograph.inverted = true;
    EXPECT_THAT(shown(radiograph), Each(255 - value));
  }
  auto twelve = greyRadiograph<std::uint16_t>(2, {4095, 4095});
  twelve.bitsStored = 12;
  EXPECT_THAT(shown(twelve), Each(255));
  EXPECT_THAT(shown(greyRadiograph<std::int16_t>(2, {0, 0})), Each(128)) << "in the middle of signed values";
  twelve.bitsStored = 10;
  EXPECT_THAT(shown(twelve), Each(255)) << "above what its bits can hold";
  twelve.modalityTransform = Rescale{0, 5, "US"};
  EXPECT_THAT(shown(twelve), Each(128)) << "all values are one";
}

TEST(AutomaticWindow, OfANegativeIsTheMirror) {
  Pixels16 values(5000);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint16_t>((i * i * 7919 + 13 * i) % 3500 + 200);
  const auto upright = greyRadiograph(100, values);
  for (auto& value : values) value = static_cast<std::uint16_t>(4095 - value);
  auto turned = greyRadiograph(100, values);
  turned.inverted = true;
  EXPECT_EQ(shown(turned), shown(upright));
}

TEST(DefaultVoi, TakesTheFilesFirst) {
  auto radiograph = twelveBitRamp();
  radiograph.vois = {linear(1000, 500), linear(3000, 500)};
  const auto choice = defaultVoi(radiograph);
  EXPECT_TRUE(choice.fromFile);
  EXPECT_EQ(choice.voi, radiograph.vois[0]);
  EXPECT_FALSE(choice.fact);
}

TEST(DefaultVoi, LookupTableIsShownNotIgnored) {  // D 6
  auto radiograph = twelveBitRamp();
  LookupTable gamma{0, 12, {}, "GAMMA"};
  for (int i = 0; i < 4096; ++i) gamma.data.push_back(static_cast<std::uint16_t>(std::lround(4095 * std::sqrt(i / 4095.0))));
  radiograph.vois = {gamma, linear(2048, 4096)};
  EXPECT_TRUE(defaultVoi(radiograph).fromFile);
  EXPECT_NEAR(shown(radiograph)[1024], 127.5, 1);
}

TEST(DefaultVoi, DisjointWindowGivesWayAndSaysSo) {  // D 5, D 10
  auto radiograph = twelveBitRamp();
  for (const double center : {-30000.0, 50000.0}) {
    radiograph.vois = {linear(center, 400)};
    const auto choice = defaultVoi(radiograph);
    EXPECT_FALSE(choice.fromFile);
    EXPECT_EQ(choice.voi, Voi(automaticWindow(radiograph)));
    EXPECT_EQ(choice.fact, FactCode::VoiOutsideData);
    EXPECT_EQ(shown(radiograph).front(), 0);
    EXPECT_EQ(shown(radiograph).back(), 255);
  }
}

TEST(DefaultVoi, AMarkerAtTheTopDoesNotMakeADisjointWindowFit) {
  Pixels16 values(10000);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint16_t>(i < 20 ? 65535 : i % 3000);
  auto radiograph = greyRadiograph(100, values);
  radiograph.vois = {linear(40000, 2000)};
  EXPECT_FALSE(defaultVoi(radiograph).fromFile);
}

TEST(DefaultVoi, TableFarLongerThanTheDataGivesWay) {
  auto radiograph = twelveBitRamp();
  LookupTable longTable{0, 16, {}, ""};
  for (int i = 0; i < 65536; ++i) longTable.data.push_back(static_cast<std::uint16_t>(i));
  radiograph.vois = {longTable};
  EXPECT_TRUE(defaultVoi(radiograph).fact);
  EXPECT_EQ(shown(radiograph).back(), 255);
}

TEST(DefaultVoi, FlatTableGivesWayToTheNextThatFits) {
  auto radiograph = twelveBitRamp();
  radiograph.vois = {LookupTable{0, 8, {255}, ""}, linear(2048, 4096)};
  const auto choice = defaultVoi(radiograph);
  EXPECT_TRUE(choice.fromFile);
  EXPECT_EQ(choice.voi, radiograph.vois[1]);
  EXPECT_EQ(choice.fact, FactCode::VoiOutsideData);
}

TEST(DefaultVoi, TinyWidthGivesWayUnlessTheDataIsBlackAndWhite) {
  auto radiograph = twelveBitRamp();
  radiograph.vois = {linear(2048, 1)};
  EXPECT_EQ(defaultVoi(radiograph).fact, FactCode::VoiTooNarrow);
  auto bits = greyRadiograph<std::uint8_t>(4, {0, 1, 1, 0});
  bits.vois = {linear(1, 1)};
  EXPECT_TRUE(defaultVoi(bits).fromFile);
  EXPECT_THAT(shown(bits), ElementsAre(0, 255, 255, 0));
}

TEST(DefaultVoi, IsChosenForEachFrame) {
  auto radiograph = greyRadiograph<std::uint16_t>(3, {0, 500, 1000, 4000, 4500, 5000});
  radiograph.rows = 1, radiograph.frames = 2;
  EXPECT_THAT(render(radiograph, {.frame = 0}).pixels, ElementsAre(0, 128, 255));
  EXPECT_THAT(render(radiograph, {.frame = 1}).pixels, ElementsAre(0, 128, 255));
}

TEST(Render, FrameOutsideIsRefused) {
  for (const int frame : {-1, 1}) {
    EXPECT_EQ(test::codeOf([&] { render(ramp<std::uint8_t>(4), {.frame = frame}); }), ErrorCode::SingleFrame) << frame;
  }
  auto two = greyRadiograph<std::uint8_t>(4, {1, 2, 3, 4, 5, 6, 7, 8});
  two.rows = 1, two.frames = 2;
  const auto refusal = test::errorOf([&] { render(two, {.frame = 2}); });
  EXPECT_EQ(refusal.code(), ErrorCode::FrameMissing);
  EXPECT_EQ(refusal.detail(), "2 frames; there is no frame 3");
}

TEST(Colour, RgbKeepsItsValuesAndScalesSixteenBits) {
  auto radiograph = greyRadiograph<std::uint8_t>(2, {});
  radiograph.rows = 1, radiograph.samples = 3, radiograph.colourSpace = ColourSpace::Rgb;
  radiograph.pixels = Pixels8{1, 2, 3, 200, 100, 0};
  EXPECT_THAT(shown(radiograph), ElementsAre(1, 2, 3, 200, 100, 0));
  radiograph.bitsStored = 16;
  radiograph.pixels = Pixels16{0, 257, 514, 65535, 25700, 0};
  EXPECT_THAT(shown(radiograph), ElementsAre(0, 1, 2, 255, 100, 0));
}

TEST(Colour, YbrBecomesRgb) {  // D 16
  auto radiograph = greyRadiograph<std::uint8_t>(3, {});
  radiograph.rows = 1, radiograph.samples = 3, radiograph.colourSpace = ColourSpace::YbrFull;
  radiograph.pixels = Pixels8{76, 85, 255, 150, 44, 21, 90, 128, 128};  // red, green and a grey
  const auto rgb = shown(radiograph);
  const std::vector<int> expected{254, 0, 0, 0, 255, 1, 90, 90, 90};
  for (std::size_t i = 0; i < rgb.size(); ++i) EXPECT_NEAR(rgb[i], expected[i], 1) << i;
}

TEST(Colour, PaletteMapsAndClamps) {
  auto radiograph = greyRadiograph<std::uint8_t>(4, {0, 10, 11, 200});
  radiograph.colourSpace = ColourSpace::Palette;
  radiograph.palette = Palette{10, {0, 65535}, {25700, 0}, {257, 514}};
  EXPECT_THAT(shown(radiograph), ElementsAre(0, 100, 1, 0, 100, 1, 255, 0, 2, 255, 0, 2));
}

TEST(Overlays, AreBurntOnRequestAndClippedToThePicture) {
  auto radiograph = greyRadiograph<std::uint8_t>(3, Pixels8(9, 0));
  radiograph.vois = {linearExact(127.5, 255)};
  Overlay overlay;
  overlay.rows = 2, overlay.columns = 2, overlay.originRow = 3, overlay.originColumn = 0;  // one row below, one column left of it
  overlay.bits = {1, 1, 1, 1};
  radiograph.overlays = {overlay};
  EXPECT_THAT(shown(radiograph), Each(0));
  EXPECT_THAT(render(radiograph, {.overlays = true}).pixels, ElementsAre(0, 0, 0, 0, 0, 0, 255, 0, 0));
}

TEST(Overlays, BelongToTheirFrames) {
  auto radiograph = greyRadiograph<std::uint8_t>(2, Pixels8(6, 0));
  radiograph.vois = {linearExact(127.5, 255)};
  radiograph.rows = 1, radiograph.frames = 3;
  Overlay overlay;
  overlay.rows = 1, overlay.columns = 2, overlay.firstFrame = 2, overlay.frames = 2;
  overlay.bits = {1, 0, 0, 1};
  radiograph.overlays = {overlay};
  EXPECT_THAT(render(radiograph, {.frame = 0, .overlays = true}).pixels, ElementsAre(0, 0));
  EXPECT_THAT(render(radiograph, {.frame = 1, .overlays = true}).pixels, ElementsAre(255, 0));
  EXPECT_THAT(render(radiograph, {.frame = 2, .overlays = true}).pixels, ElementsAre(0, 255));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/network_input.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/in_process_decoder.h"
#include "core/imaging/displayed_radiograph.h"
#include "core/imaging/render.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/facts.h"
#include "tests/support/small_radiograph.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using namespace glenoid::test;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

using Pixels8 = std::vector<std::uint8_t>;
using Pixels16 = std::vector<std::uint16_t>;

// A smooth picture with an edge, 8 bits.
Pixels8 scene(int rows, int columns) {
  Pixels8 values;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      const double soft = 90 + 60 * std::sin(x * 0.021) * std::cos(y * 0.017);
      values.push_back(static_cast<std::uint8_t>(std::hypot(x - columns / 2.0, y - rows / 3.0) < rows / 6.0 ? 235 : soft));
    }
  }
  return values;
}

std::uint8_t at(const SquareImage& image, int row, int column) {
  return image.grey[static_cast<std::size_t>(row) * static_cast<std::size_t>(image.side) + static_cast<std::size_t>(column)];
}

}  // namespace

TEST(SquareImage, ReencodingsGiveTheSameSquare) {
  const int rows = 400, columns = 300;
  const auto values = scene(rows, columns);
  const auto reference = squareImage(greyRadiograph(columns, values)).grey;

  auto monochrome1 = values;
  for (auto& value : monochrome1) value = static_cast<std::uint8_t>(255 - value);
  auto turned = greyRadiograph(columns, monochrome1);
  turned.inverted = true;
  EXPECT_EQ(squareImage(turned).grey, reference) << "MONOCHROME1";

  Pixels16 wide;
  for (const auto value : values) wide.push_back(static_cast<std::uint16_t>(257 * value));
  EXPECT_EQ(squareImage(greyRadiograph(columns, wide)).grey, reference) << "16 bits";

  auto rescaled = greyRadiograph(columns, values);
  rescaled.modalityTransform = Rescale{4, -1024, "US"};
  EXPECT_EQ(squareImage(rescaled).grey, reference) << "slope and intercept";

  auto downhill = greyRadiograph(columns, monochrome1);
  downhill.modalityTransform = Rescale{-10, 2550, ""};
  EXPECT_EQ(squareImage(downhill).grey, reference) << "negative slope";

  std::vector<std::int16_t> shifted;
  for (const auto value : values) shifted.push_back(static_cast<std::int16_t>(value - 128));
  EXPECT_EQ(squareImage(greyRadiograph(columns, shifted)).grey, reference) << "signed";

  Radiograph rgb = greyRadiograph(columns, values);
  Pixels8 triple;
  for (const auto value : values) triple.insert(triple.end(), 3, value);
  rgb.pixels = triple, rgb.samples = 3, rgb.colourSpace = ColourSpace::Rgb;
  EXPECT_EQ(squareImage(rgb).grey, reference) << "three equal channels";
}

TEST(SquareImage, FilesOfEverySyntaxGiveTheSameSquare) {
  namespace dicom = glenoid::test;
  const int rows = 96, columns = 80;
  const auto values = scene(rows, columns);
  const auto reference = squareImage(greyRadiograph(columns, values)).grey;
  const TemporaryFolder folder;
  const auto decoder = makeInProcessDecoder();

  for (const int bits : {8, 12, 16}) {
    for (const char* photometric : {"MONOCHROME2", "MONOCHROME1"}) {
      for (const char* syntax : {dicom::kImplicit, dicom::kExplicit, dicom::kDeflated, dicom::kBigEndian, dicom::kRle, dicom::kJpegLossless,
                                 dicom::kJpegLs, dicom::kJpeg2000}) {
        dicom::DicomSpec spec;
        spec.rows = rows, spec.columns = columns, spec.photometric = photometric, spec.transferSyntax = syntax;
        spec.bitsAllocated = bits == 8 ? 8 : 16, spec.bitsStored = bits;
        const int factor = ((1 << bits) - 1) / 255, most = 255 * factor;
        spec.values.clear();
        for (const auto value : values) spec.values.push_back(spec.photometric == "MONOCHROME1" ? most - factor * value : factor * value);
        dicom::writeDicom(folder / "picture", spec);
        EXPECT_EQ(squareImage(decoder->read(folder / "picture", {}, {})).grey, reference) << bits << " " << photometric << " " << syntax;
      }
    }
  }

  cv::Mat eight(rows, columns, CV_8UC1, const_cast<std::uint8_t*>(values.data())), sixteen;
  eight.convertTo(sixteen, CV_16U, 257);
  for (const auto& [extension, picture] :
       {std::pair{".png", eight}, {".tiff", eight}, {".bmp", eight}, {".png", sixteen}, {".tiff", sixteen}}) {
    std::vector<unsigned char> bytes;
    cv::imencode(extension, picture, bytes);
    writeFileAtomically(folder / "picture", std::as_bytes(std::span(bytes)));
    EXPECT_EQ(squareImage(decoder->read(folder / "picture", {}, {})).grey, reference) << extension << picture.elemSize();
  }
}

TEST(SquareImage, UsesTheFilesWindowAndNeverItsOverlays) {
  auto radiograph = greyRadiograph(64, scene(64, 64));
  radiograph.vois = {Window{100, 60, WindowFunction::Linear, ""}};
  const auto plain = squareImage(radiograph, {}, 64);
  EXPECT_EQ(plain.grey, render(radiograph, {.voi = radiograph.vois[0]}).pixels) << "at its own size the picture is unchanged";
  Overlay overlay;
  overlay.rows = 64, overlay.columns = 64;
  overlay.bits.assign(64 * 64, 1);
  radiograph.overlays = {overlay};
  EXPECT_EQ(squareImage(radiograph, {}, 64).grey, plain.grey);
}

TEST(SquareImage, TreatAsInvertedTurnsThePictureButNotTheBars) {
  const auto radiograph = greyRadiograph(50, scene(100, 50));
  const auto upright = squareImage(radiograph, {}, 100), turned = squareImage(radiograph, {.treatAsInverted = true}, 100);
  EXPECT_EQ(at(turned, 10, 10), 0);
  EXPECT_EQ(at(turned, 50, 50), 255 - at(upright, 50, 50));
}

TEST(SquareImage, BarsAreBlackAndThePlacementExact) {
  auto radiograph = greyRadiograph(100, Pixels8(100 * 50));
  auto& pixels = std::get<Pixels8>(radiograph.pixels);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = i % 2 ? 200 : 100;
  const auto image = squareImage(radiograph, {}, 200);
  EXPECT_EQ(image.placement, (SquarePlacement{2, 2, 0, 50}));
  for (int x = 0; x < 200; ++x) {
    ASSERT_EQ(at(image, 49, x), 0);
    ASSERT_EQ(at(image, 150, x), 0);
  }
  EXPECT_GT(at(image, 100, 101), 0);
}

TEST(SquareImage, ReducingAveragesTheAreaAPixelCovers) {
  // 4 x 4 blocks of 8 black and 8 white pixels; a subsampling filter would see one colour only.
  Pixels8 stripes(16 * 16);
  for (std::size_t i = 0; i < stripes.size(); ++i) stripes[i] = i % 2 ? 255 : 0;
  EXPECT_THAT(squareImage(greyRadiograph(16, stripes), {}, 4).grey, Each(128));
}

TEST(SquareImage, EnlargingInterpolates) {
  const auto image = squareImage(greyRadiograph<std::uint8_t>(2, {0, 255, 0, 255}), {}, 8);
  for (int x = 1; x < 8; ++x) EXPECT_GE(at(image, 4, x), at(image, 4, x - 1));
  EXPECT_GT(at(image, 4, 4), at(image, 4, 3));
}

TEST(SquareImage, PixelsThatAreNotSquareChangeTheShape) {
  auto radiograph = greyRadiograph(100, Pixels8(100 * 100, 9));
  radiograph.pixelAspect = 0.5;  // half as high as wide
  EXPECT_EQ(squareImage(radiograph, {}, 250).placement, (SquarePlacement{2.5, 1.25, 0, 62}));
  radiograph.pixelAspect = 2;
  EXPECT_EQ(squareImage(radiograph, {}, 250).placement, (SquarePlacement{1.25, 2.5, 62, 0}));
}

TEST(SquareImage, ExtremeShapesKeepAtLeastOnePixel) {
  const auto image = squareImage(ramp<std::uint16_t>(5000), {}, 250);
  EXPECT_EQ(image.placement.scaleY, 1);
  EXPECT_EQ(at(image, 124, 249), 255);
}

TEST(SquareImage, AFrameIsChosen) {
  auto radiograph = greyRadiograph<std::uint8_t>(2, {0, 255, 0, 255, 255, 0, 255, 0});
  radiograph.rows = 2, radiograph.frames = 2;
  EXPECT_THAT(squareImage(radiograph, {.frame = 1}, 2).grey, ElementsAre(255, 0, 255, 0));
  EXPECT_THROW(squareImage(radiograph, {.frame = 2}, 2), Error);
}

TEST(SquareImage, OtherThanProjectionRadiographsAreNoticed) {
  auto radiograph = greyRadiograph(8, scene(8, 8));
  for (const char* modality : {"", "CR", "DR", "DX", "IO", "MG", "PX", "RF", "RG", "XA", "XC", "SC", "OT"}) {
    radiograph.modality = modality;
    EXPECT_TRUE(isProjectionRadiograph(radiograph)) << modality;
    EXPECT_THAT(squareImage(radiograph).facts, IsEmpty()) << modality;
  }
  for (const char* modality : {"CT", "MR", "US", "NM"}) {
    radiograph.modality = modality;
    EXPECT_FALSE(isProjectionRadiograph(radiograph)) << modality;
    EXPECT_THAT(squareImage(radiograph).facts, ElementsAre(Fact{FactCode::NotProjection, {modality}})) << modality;
  }
}

TEST(Part, ThatIsTheWholePictureGivesTheSameSquareToTheLastBit) {
  Radiograph colour = greyRadiograph(90, scene(120, 90));
  Pixels8 triple;
  for (const auto value : scene(120, 90)) triple.insert(triple.end(), {value, static_cast<std::uint8_t>(value / 2), 7});
  colour.pixels = triple, colour.samples = 3, colour.colourSpace = ColourSpace::Rgb;
  auto windowed = greyRadiograph(90, scene(120, 90));
  windowed.vois = {Window{100, 60, WindowFunction::Linear, ""}};
  windowed.inverted = true;
  windowed.padding = std::pair(235, 255);
  auto oblong = greyRadiograph(90, scene(120, 90));
  oblong.pixelAspect = 0.7;
  oblong.modalityTransform = Rescale{-3, 12, "US"};
  for (const auto& radiograph : {greyRadiograph(90, scene(120, 90)), colour, windowed, oblong}) {
    for (const bool inverted : {false, true}) {
      const auto whole = squareImage(radiograph, {0, inverted}),
                 part = squareImage(radiograph, {0, inverted, Part{-5, 0, 200, 120, PartOrigin::User}});
      EXPECT_EQ(part.grey, whole.grey);
      EXPECT_EQ(part.placement, whole.placement);
      EXPECT_EQ(whole.part, (Part{0, 0, 90, 120, PartOrigin::Whole}));
      EXPECT_EQ(part.part, (Part{0, 0, 90, 120, PartOrigin::User}));
    }
  }
}

TEST(Part, IsSeenAsAPictureOfItsOwn) {
  const int columns = 100, rows = 80;
  const auto values = scene(rows, columns);
  auto radiograph = greyRadiograph(columns, values);
  Pixels8 cut;
  for (int y = 30; y < 70; ++y) cut.insert(cut.end(), values.begin() + y * columns + 20, values.begin() + y * columns + 80);
  const auto own = squareImage(greyRadiograph(60, cut));
  auto part = squareImage(radiograph, {.part = Part{20, 30, 60, 40, PartOrigin::User}});
  EXPECT_EQ(part.grey, own.grey) << "its own percentiles, its own bars";
  // The centre of the part's first pixel is at the same place as in a separate picture.
  EXPECT_NEAR(part.placement.scaleX * 20.5 + part.placement.offsetX, own.placement.scaleX * 0.5 + own.placement.offsetX, 1e-9);
  EXPECT_NEAR(part.placement.scaleY * 30.5 + part.placement.offsetY, own.placement.scaleY * 0.5 + own.placement.offsetY, 1e-9);
  radiograph.frames = 2;
  auto& pixels = std::get<Pixels8>(radiograph.pixels);
  pixels.insert(pixels.begin(), pixels.size(), 9);
  part = squareImage(radiograph, {.frame = 1, .part = Part{20, 30, 60, 40, PartOrigin::User}});
  EXPECT_EQ(part.grey, own.grey) << "of another frame";
  EXPECT_THAT(part.facts,
              ElementsAre(IsFact(FactCode::OtherFrame),
                          Fact{FactCode::PartMarked, {std::int64_t{20}, std::int64_t{30}, std::int64_t{60}, std::int64_t{40}}}));
  EXPECT_THROW(squareImage(radiograph, {.frame = 2, .part = Part{20, 30, 60, 40, PartOrigin::User}}), Error);
}

TEST(Part, OutsideThePictureOrTooSmallIsRefused) {
  const auto radiograph = greyRadiograph(100, scene(80, 100));
  constexpr int kMost = std::numeric_limits<int>::max(), kLeast = std::numeric_limits<int>::min();
  for (Part part :
       {Part{100, 0, 50, 50}, Part{0, 80, 50, 50}, Part{85, 0, 50, 50}, Part{0, 0, 15, 50}, Part{0, 0, 50, 15}, Part{-40, 0, 50, 50},
        Part{10, 10, -20, 50}, Part{kMost, 0, kMost, 50}, Part{kLeast, 0, kMost, 50}, Part{10, 10, kLeast, 50}}) {
    part.by = PartOrigin::User;
    EXPECT_EQ(test::codeOf([&] { squareImage(radiograph, {.part = part}); }), ErrorCode::PartInvalid)
        << part.x << "," << part.y << "," << part.width << "," << part.height;
  }
  EXPECT_EQ(clipped({84, 64, kMost, kMost, PartOrigin::Finder}, 100, 80), (Part{84, 64, 16, 16, PartOrigin::Finder}));
}

TEST(SquareImage, ColourAndUnfitWindowsAreNoticed) {
  Radiograph colour = greyRadiograph<std::uint8_t>(1, {});
  colour.rows = 1, colour.samples = 3, colour.colourSpace = ColourSpace::Rgb;
  colour.pixels = Pixels8{200, 100, 0};
  EXPECT_FALSE(isProjectionRadiograph(colour));
  EXPECT_THAT(squareImage(colour).facts, ElementsAre(IsFact(FactCode::ColourPicture)));
  auto grey = greyRadiograph(8, scene(8, 8));
  grey.vois = {Window{5000, 10, WindowFunction::Linear, ""}};
  EXPECT_THAT(squareImage(grey).facts, ElementsAre(IsFact(FactCode::VoiOutsideData)));
}

TEST(SquareImage, KnowsABlankPictureWhateverItsShape) {
  EXPECT_TRUE(isBlank(squareImage(test::greyRadiograph(60, std::vector<std::uint8_t>(60 * 20, 90)))));
  std::vector<std::uint8_t> grey(60 * 20, 90);
  std::fill(grey.begin(), grey.begin() + 60 * 4, std::uint8_t{200});
  EXPECT_FALSE(isBlank(squareImage(test::greyRadiograph(60, grey))));
}

TEST(DisplayedRadiograph, IsAPictureFileThatLooksTheSame) {
  Pixels16 wide;
  for (const auto value : scene(400, 300)) wide.push_back(static_cast<std::uint16_t>(4095 - 16 * value));
  auto film = greyRadiograph(300, Pixels8(120000, 0));
  film.pixels = wide;
  film.bitsStored = 12;
  film.inverted = true;
  film.modality = "DX";
  film.pixelAspect = 2;
  film.vois = {Window{2000, 3000, WindowFunction::Linear, ""}};
  const auto shown = displayedRadiograph(film);
  EXPECT_EQ(std::get<Pixels8>(shown.pixels), render(film).pixels);
  EXPECT_TRUE(shown.vois.empty());
  EXPECT_FALSE(shown.inverted);
  EXPECT_EQ(shown.modality, "DX");
  EXPECT_EQ(shown.pixelAspect, 2);
  // For a picture file without a window the square stays the same: clipped pixels are not clipped again.
  const auto file = greyRadiograph(300, scene(400, 300));
  EXPECT_EQ(squareImage(displayedRadiograph(file)).grey, squareImage(file).grey);
  EXPECT_THROW(displayedRadiograph(file, 1), Error);
}

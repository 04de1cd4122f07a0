// SPDX-License-Identifier: GPL-3.0-or-later
// Which bits are the value, which values a frame is shown with, and what a person is told of both.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/dicom/dicom_reader.h"
#include "core/dicom/equal_channels.h"
#include "core/imaging/display_image.h"
#include "core/imaging/network_input.h"
#include "core/imaging/render.h"
#include "core/imaging/square_pixels.h"
#include "tests/dicom/dicom_fixture.h"
#include "tests/support/jpeg2000_writer.h"
#include "tests/support/raw_dicom.h"

namespace glenoid {
namespace {

using test::RawDicom;
using ::testing::Not;

constexpr int kRows = 20, kColumns = 96;

// A slope of `bits` bits with an edge, as radiographs have.
std::vector<std::int32_t> picture(int bits) {
  std::vector<std::int32_t> values;
  const int range = 1 << bits;
  for (int i = 0; i < kRows * kColumns; ++i) {
    const int column = i % kColumns, row = i / kColumns;
    values.push_back(row < 4 && column < 8 ? range - 1 : (column * range / kColumns + row * range / 100) % range);
  }
  return values;
}

DicomSpec specOf(int stored, std::vector<std::int32_t> values, const char* syntax = test::kExplicit) {
  DicomSpec spec;
  spec.rows = kRows, spec.columns = kColumns, spec.bitsStored = stored;
  spec.values = std::move(values);
  spec.transferSyntax = syntax;
  return spec;
}

std::vector<std::int32_t> shifted(std::vector<std::int32_t> values, int bits) {
  for (auto& value : values) value = static_cast<std::int32_t>(static_cast<std::uint32_t>(value) << bits);
  return values;
}

Fact exceeded(int said, int used) { return {FactCode::ValuesExceedBits, {std::int64_t{said}, std::int64_t{used}}}; }

class DicomValues : public Dicom {
 protected:
  // Writes the spec as it is and then says Bits Stored and High Bit.
  Radiograph readSaying(const DicomSpec& spec, int bitsStored, int highBit) const {
    auto bytes = readFile(write(spec));
    for (const auto& [element, value] : {std::pair{1, bitsStored}, {2, highBit}}) {
      const std::array tag{std::byte{0x28}, std::byte{0}, static_cast<std::byte>(element), std::byte{1}};
      const auto at = std::search(bytes.begin(), bytes.end(), tag.begin(), tag.end());
      if (at == bytes.end()) throw std::runtime_error("no such element");
      at[8] = static_cast<std::byte>(value);
    }
    writeFileAtomically(folder_ / name_, bytes);
    return readDicom(folder_ / name_, {}, {});
  }
  Radiograph withAttributes(std::vector<std::pair<std::uint32_t, std::string>> attributes) const {
    auto spec = greySpec(16, 12, false);
    spec.attributes = std::move(attributes);
    return roundTrip(spec);
  }
};

}  // namespace

TEST_F(DicomValues, LeftJustifiedValuesAreMovedDownInEverySyntax) {
  for (const char* syntax : {test::kExplicit, test::kRle, test::kJpegLossless, test::kJpegLs, test::kJpeg2000}) {
    SCOPED_TRACE(syntax);
    const auto radiograph = readSaying(specOf(16, shifted(picture(12), 4), syntax), 12, 15);
    EXPECT_TRUE(storedOf(radiograph) == picture(12));
    EXPECT_EQ(radiograph.bitsStored, 12);
    EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::ValuesExceedBits))));
  }
}

TEST_F(DicomValues, AStreamThatMovedItsValuesDownIsBelieved) {
  for (const char* syntax : {test::kJpegLossless, test::kJpegLs, test::kJpeg2000}) {
    SCOPED_TRACE(syntax);
    EXPECT_TRUE(storedOf(readSaying(specOf(12, picture(12), syntax), 12, 15)) == picture(12));
  }
}

TEST_F(DicomValues, ValuesThatWereNeverMovedUpAreUsedAndSaid) {
  const auto radiograph = readSaying(specOf(12, picture(12)), 12, 15);
  EXPECT_TRUE(storedOf(radiograph) == picture(12));
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::HighBitInvalid)));
}

TEST_F(DicomValues, ValuesBeyondBitsStoredAreUsedAndSaid) {
  for (const char* syntax : {test::kExplicit, test::kRle, test::kJpegLossless, test::kJpegLs, test::kJpeg2000}) {
    SCOPED_TRACE(syntax);
    const auto native = readSaying(specOf(12, picture(12), syntax), 10, 9);
    EXPECT_TRUE(storedOf(native) == picture(12));
    EXPECT_EQ(native.bitsStored, 12);
    EXPECT_THAT(native.facts, Contains(exceeded(10, 12)));
    const auto wide = readSaying(specOf(16, picture(16), syntax), 12, 11);
    EXPECT_TRUE(storedOf(wide) == picture(16));
    EXPECT_THAT(wide.facts, Contains(exceeded(12, 16)));
  }
}

TEST_F(DicomValues, AWindowForFewerBitsThanTheValuesHaveIsLeftOut) {
  auto spec = specOf(16, picture(16));
  const Window narrow{2048, 4096, WindowFunction::Linear, ""}, wide{30000, 60000, WindowFunction::Linear, ""};
  const auto withWindows = [&](std::vector<Window> windows) {
    spec.windows = std::move(windows);
    return readSaying(spec, 12, 11);
  };
  const auto none = withWindows({narrow});
  EXPECT_TRUE(none.vois.empty());
  EXPECT_THAT(none.facts, Contains(IsFact(FactCode::WindowForFewerBits)));
  EXPECT_THAT(none.facts, Not(Contains(IsFact(FactCode::NoWindow)))) << "the file holds one";
  const auto one = withWindows({narrow, wide});
  ASSERT_EQ(one.vois.size(), 1U);
  EXPECT_EQ(std::get<Window>(one.vois.front()), wide);
  EXPECT_THAT(withWindows({wide}).facts, Not(Contains(IsFact(FactCode::WindowForFewerBits))));
  spec.rescale = std::pair(0.5, -100.0);
  EXPECT_EQ(withWindows({narrow}).vois.size(), 1U) << "4096 is beyond 12 bits after this rescale";
  EXPECT_TRUE(withWindows({{924, 2048, WindowFunction::Linear, ""}}).vois.empty());
  spec = specOf(12, picture(12));
  spec.windows = {narrow};
  EXPECT_EQ(roundTrip(spec).vois.size(), 1U) << "the values have no more bits than the file says";
}

TEST_F(DicomValues, OverlaysInTheUpperBitsAreNoValues) {
  auto values = picture(12);
  for (std::size_t i = 0; i < values.size(); i += 5) values[i] |= 0x1000;
  for (const char* syntax : {test::kExplicit, test::kJpegLossless, test::kJpeg2000}) {
    SCOPED_TRACE(syntax);
    const auto radiograph = readSaying(specOf(16, values, syntax), 12, 11);
    EXPECT_TRUE(storedOf(radiograph) == picture(12));
    EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::ValuesExceedBits))));
    EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::UpperBitsLeftOut)));
  }
}

TEST_F(DicomValues, ASignIsTheUpperBitOfTheStoredOnes) {
  auto values = picture(12);
  for (auto& value : values) value -= 2048;
  auto spec = specOf(12, values);
  spec.isSigned = true;
  EXPECT_TRUE(storedOf(roundTrip(spec)) == values) << "zero above";
  for (const char* syntax : {test::kExplicit, test::kJpegLossless, test::kJpeg2000}) {
    spec = specOf(16, values, syntax);
    spec.isSigned = true;
    const auto radiograph = readSaying(spec, 12, 11);
    EXPECT_TRUE(storedOf(radiograph) == values) << "the sign above";
    EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::ValuesExceedBits))));
  }
}

TEST_F(DicomValues, TheModalityTableOfALogarithmicAngiogramIsNotForDisplay) {
  auto spec = specOf(12, picture(12));
  spec.modalityTable = LookupTable{0, 12, {4095, 0}, "to intensity"};
  for (const auto& [modality, relationship, isShown] :
       {std::tuple{"XA", "LOG", false}, {"RF", "DISP", false}, {"XA", "LIN", true}, {"DX", "LOG", true}}) {
    spec.modality = modality;
    spec.attributes = {{0x00281040, relationship}};
    const auto radiograph = roundTrip(spec);
    EXPECT_EQ(std::holds_alternative<LookupTable>(radiograph.modalityTransform), isShown) << modality << relationship;
    const Fact fact{FactCode::ModalityTableNotShown, {std::string(relationship)}};
    EXPECT_EQ(std::count(radiograph.facts.begin(), radiograph.facts.end(), fact), isShown ? 0 : 1);
  }
}

TEST_F(DicomValues, APictureForProcessingAndANegativeSlopeAreSaid) {
  EXPECT_THAT(withAttributes({{0x00080068, "FOR PROCESSING"}}).facts, Contains(IsFact(FactCode::ForProcessing)));
  EXPECT_THAT(withAttributes({{0x00080068, "FOR PRESENTATION"}}).facts, Not(Contains(IsFact(FactCode::ForProcessing))));
  const auto reversed = withAttributes({{0x00281052, "4095"}, {0x00281053, "-1"}});
  EXPECT_EQ(std::get<Rescale>(reversed.modalityTransform), (Rescale{-1, 4095, ""}));
  EXPECT_THAT(reversed.facts, Contains(IsFact(FactCode::SlopeNegative)));
}

TEST_F(DicomValues, TheSopClassSaysForProcessingIfTheIntentIsMissing) {
  auto spec = specOf(12, picture(12));
  for (const char* sopClass : {"1.2.840.10008.5.1.4.1.1.1.1.1", "1.2.840.10008.5.1.4.1.1.1.2.1", "1.2.840.10008.5.1.4.1.1.1.3.1"}) {
    spec.sopClass = sopClass;
    spec.attributes = {};
    EXPECT_THAT(roundTrip(spec).facts, Contains(IsFact(FactCode::ForProcessing))) << sopClass;
    spec.attributes = {{0x00080068, "FOR PRESENTATION"}};
    EXPECT_THAT(roundTrip(spec).facts, Not(Contains(IsFact(FactCode::ForProcessing)))) << sopClass;
  }
  spec.sopClass = "1.2.840.10008.5.1.4.1.1.1.1";
  spec.attributes = {};
  EXPECT_THAT(roundTrip(spec).facts, Not(Contains(IsFact(FactCode::ForProcessing))));
}

TEST_F(DicomValues, APresentationTableDecidesThePolarity) {
  const auto shown = [&](const char* photometric, std::vector<std::uint16_t> table) {
    auto spec = specOf(12, picture(12));
    spec.photometric = photometric;
    spec.presentationTable = LookupTable{0, 12, std::move(table), ""};
    return roundTrip(spec);
  };
  std::vector<std::uint16_t> rising, falling, bent;
  for (int i = 0; i < 4096; ++i) {
    rising.push_back(static_cast<std::uint16_t>(i));
    falling.push_back(static_cast<std::uint16_t>(4095 - i));
    bent.push_back(static_cast<std::uint16_t>(4095 - i * i / 4096));
  }
  for (const char* photometric : {"MONOCHROME1", "MONOCHROME2"}) {
    EXPECT_FALSE(shown(photometric, rising).inverted) << photometric;
    const auto reversed = shown(photometric, falling);
    EXPECT_TRUE(reversed.inverted) << photometric;
    EXPECT_THAT(reversed.facts, Not(Contains(IsFact(FactCode::PresentationCurveNotShown))));
  }
  const auto curved = shown("MONOCHROME2", bent);
  EXPECT_TRUE(curved.inverted);
  EXPECT_THAT(curved.facts, Contains(IsFact(FactCode::PresentationCurveNotShown)));
  const auto flat = shown("MONOCHROME1", {7, 7});
  EXPECT_TRUE(flat.inverted) << "as without a table";
  EXPECT_THAT(flat.facts, Contains(Fact{FactCode::ValueInvalid, {std::string("Presentation LUT Sequence")}}));
}

TEST_F(DicomValues, TheFunctionalGroupsOfAFrameComeBeforeTheTopOfTheFile) {
  auto spec = specOf(12, picture(12));
  spec.rescale = {3, 7};
  spec.windows = {{50, 100, WindowFunction::Linear, ""}};
  spec.frameValues = {{Rescale{0.5, 100, ""}, {Window{1124, 2048, WindowFunction::Linear, ""}}}};
  const auto radiograph = roundTrip(spec);
  EXPECT_TRUE(radiograph.modalityTransform == spec.frameValues[0].modalityTransform);
  EXPECT_TRUE(radiograph.vois == spec.frameValues[0].vois);
}

TEST_F(DicomValues, EachFrameHasItsOwnValues) {
  auto spec = specOf(12, picture(12));
  spec.frames = 3;
  spec.sopClass = "1.2.840.10008.5.1.4.1.1.12.1.1";
  spec.modality = "XA";
  spec.frameValues = {{Rescale{1, 0, ""}, {Window{2048, 4096, WindowFunction::Linear, ""}}},
                      {Rescale{0.5, 100, ""}, {Window{1124, 2048, WindowFunction::Linear, ""}}},
                      {Rescale{1, 0, ""}, {Window{300, 600, WindowFunction::Linear, ""}}}};
  const auto radiograph = roundTrip(spec);
  ASSERT_EQ(radiograph.frameValues.size(), 3u);
  for (int frame = 0; frame < 3; ++frame) {
    const auto& expected = spec.frameValues[static_cast<std::size_t>(frame)];
    EXPECT_TRUE(modalityTransformOf(radiograph, frame) == expected.modalityTransform);
    EXPECT_TRUE(voisOf(radiograph, frame) == expected.vois);
    const DisplayImage image(radiograph, frame);
    EXPECT_TRUE(image.fileVoi().voi == expected.vois[0]) << "on screen";
    EXPECT_EQ(image.modalityAt(10, 10), modalityValue(expected.modalityTransform, image.storedAt(10, 10)));
  }
  EXPECT_TRUE(radiograph.vois == spec.frameValues[0].vois);
  // The second frame maps to the same brightness as the first, the third does not.
  const auto shown = [&](int frame) { return render(radiograph, {.frame = frame}).pixels[10 * kColumns + 60]; };
  EXPECT_NEAR(shown(0), shown(1), 1);
  EXPECT_EQ(shown(2), 255);
  const auto square = [&](int frame) { return squareImage(radiograph, {.frame = frame}, 64).grey; };
  EXPECT_NE(square(0), square(2));

  ReadOptions first;
  first.firstFrameOnly = true;
  EXPECT_TRUE(roundTrip(spec, first).frameValues.empty());
  for (auto& values : spec.frameValues) values = spec.frameValues[0];
  EXPECT_TRUE(roundTrip(spec).frameValues.empty()) << "all alike";
}

TEST_F(DicomValues, FramesThatCannotBeReadDoNotMakeAGreyPictureColoured) {
  Radiograph ybr;
  ybr.rows = ybr.columns = 1;
  ybr.frames = 2, ybr.samples = 3;
  ybr.colourSpace = ColourSpace::YbrFull;
  ybr.pixels = std::vector<std::uint8_t>{0, 0, 0, 90, 128, 128};
  auto whole = ybr;
  mergeEqualChannels(whole, false);
  EXPECT_EQ(whole.samples, 3) << "its first frame is green";
  ybr.unreadable = {{0, 0}};
  mergeEqualChannels(ybr, false);
  EXPECT_EQ(ybr.samples, 1);
  EXPECT_TRUE(ybr.pixels == StoredPixels(std::vector<std::uint8_t>{0, 90}));

  Radiograph table;
  table.rows = table.columns = 1;
  table.frames = 2;
  table.colourSpace = ColourSpace::Palette;
  table.palette = Palette{0, {9, 5}, {0, 5}, {0, 5}};
  table.pixels = std::vector<std::uint8_t>{0, 1};
  table.unreadable = {{0, 0}};
  resolveGreyPalette(table);
  EXPECT_EQ(table.colourSpace, ColourSpace::Grey);
  EXPECT_TRUE(table.pixels == StoredPixels(std::vector<std::uint16_t>{0, 5}));
}

TEST_F(DicomValues, EqualChannelsBecomeGrey) {
  auto spec = specOf(8, {});
  spec.samples = 3, spec.photometric = "RGB", spec.bitsAllocated = 8;
  std::vector<std::int32_t> grey;
  for (int i = 0; i < kRows * kColumns; ++i) grey.push_back(i % 256), spec.values.insert(spec.values.end(), 3, i % 256);
  for (const char* syntax : {test::kExplicit, test::kRle, test::kJpegLossless, test::kJpeg2000}) {
    spec.transferSyntax = syntax;
    const auto radiograph = roundTrip(spec);
    EXPECT_EQ(radiograph.colourSpace, ColourSpace::Grey) << syntax;
    EXPECT_EQ(radiograph.samples, 1);
    EXPECT_TRUE(storedOf(radiograph) == grey);
    EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::EqualChannels)));
    EXPECT_TRUE(isProjectionRadiograph(radiograph));
  }
  spec.photometric = "MONOCHROME1";
  for (const char* syntax : {test::kExplicit, test::kRle, test::kJpeg2000}) {
    spec.transferSyntax = syntax;
    const auto radiograph = roundTrip(spec);
    EXPECT_EQ(radiograph.colourSpace, ColourSpace::Grey) << syntax;
    EXPECT_TRUE(storedOf(radiograph) == grey);
    EXPECT_TRUE(radiograph.inverted) << "it is grey in every respect";
    EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::EqualChannels)));
  }
  spec.photometric = "RGB";
  spec.transferSyntax = test::kJpegBaseline;
  EXPECT_EQ(roundTrip(spec).colourSpace, ColourSpace::Grey) << "within the loss of chroma";
  spec.transferSyntax = test::kExplicit;
  spec.values[7] ^= 1;
  EXPECT_EQ(roundTrip(spec).colourSpace, ColourSpace::Rgb) << "one value differs";
}

TEST_F(DicomValues, AGreyPaletteBecomesGrey) {
  auto spec = specOf(8, {});
  spec.photometric = "PALETTE COLOR", spec.bitsAllocated = 8;
  spec.values = {10, 11, 12, 12};
  spec.palette = Palette{10, {1000, 500, 60000, 1}, {1000, 500, 60000, 2}, {1000, 500, 60000, 3}};
  const auto radiograph = roundTrip(spec);
  EXPECT_EQ(radiograph.colourSpace, ColourSpace::Grey) << "the entry with a colour is not used";
  EXPECT_FALSE(radiograph.palette);
  EXPECT_EQ(radiograph.bitsStored, 16);
  const auto values = storedOf(radiograph);
  EXPECT_EQ(std::vector(values.begin(), values.begin() + 4), (std::vector<std::int32_t>{1000, 500, 60000, 60000}));
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::EqualChannels)));
  EXPECT_TRUE(isProjectionRadiograph(radiograph));
  spec.values[1] = 13;
  EXPECT_EQ(roundTrip(spec).colourSpace, ColourSpace::Palette);
}

TEST_F(DicomValues, ScreenAndNetworkHaveTheShapeOfThePicture) {
  auto spec = specOf(12, picture(12));
  spec.attributes = {{0x00280034, "2\\1"}};
  const auto radiograph = roundTrip(spec);
  EXPECT_DOUBLE_EQ(DisplayImage(radiograph, 0).pixelAspect(), 2);
  const auto placement = squareImage(radiograph, {}, 80).placement;
  EXPECT_NEAR(placement.scaleY, 2 * placement.scaleX, 0.02);

  const auto picture = render(radiograph);
  const auto exported = inSquarePixels(picture, radiograph.pixelAspect);
  EXPECT_EQ(exported.columns, kColumns);
  EXPECT_EQ(exported.rows, 2 * kRows);
  EXPECT_EQ(exported.pixels.size(), 2 * picture.pixels.size());
  const auto flat = inSquarePixels(picture, 0.5);
  EXPECT_EQ(flat.columns, 2 * kColumns);
  EXPECT_EQ(flat.rows, kRows);
  EXPECT_EQ(flat.pixels[0], picture.pixels[0]);
  EXPECT_TRUE(inSquarePixels(picture, 1).pixels == picture.pixels);
}

}  // namespace glenoid

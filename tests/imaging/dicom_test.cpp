// Known pixels and attributes written and read back.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/imaging/dicom_directory.h"
#include "core/imaging/dicom_reader.h"
#include "tests/support/dicom_writer.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using testing::DicomSpec;
using ::testing::HasSubstr;
using testing::patternValues;
using testing::writeDicom;

class Dicom : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto& info = *::testing::UnitTest::GetInstance()->current_test_info();
    // Not ASCII on purpose.
    folder_ = fs::temp_directory_path() / (std::string("glenoid-dicom-é-") + info.test_suite_name() + "-" + info.name());
    std::replace(name_.begin(), name_.end(), '/', '-');
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path write(const DicomSpec& spec) const {
    writeDicom(folder_ / name_, spec);
    return folder_ / name_;
  }
  Radiograph roundTrip(const DicomSpec& spec, const ReadOptions& options = {}) const { return readDicom(write(spec), options, {}); }

  void expectRefusal(const fs::path& file, ErrorCode code, const std::string& detail, const ReadOptions& options = {}) const {
    try {
      readDicom(file, options, {});
      ADD_FAILURE() << "was read";
    } catch (const Error& error) {
      EXPECT_EQ(errorName(error.code()), errorName(code)) << error.detail();
      EXPECT_THAT(error.detail(), HasSubstr(detail));
      EXPECT_EQ(error.file(), toUtf8(file));
    }
  }

  fs::path folder_;
  std::string name_ = "IMAGE";  // without extension
};

std::vector<std::int32_t> storedOf(const Radiograph& radiograph) {
  return std::visit([](const auto& values) { return std::vector<std::int32_t>(values.begin(), values.end()); }, radiograph.pixels);
}

// Written and read back identical: the property that every codec and layout must have.
void expectIdentical(const DicomSpec& spec, const Radiograph& radiograph) {
  EXPECT_EQ(radiograph.rows, spec.rows);
  EXPECT_EQ(radiograph.columns, spec.columns);
  EXPECT_EQ(radiograph.frames, spec.frames);
  EXPECT_EQ(radiograph.samples, spec.samples);
  EXPECT_EQ(radiograph.bitsStored, spec.bitsStored);
  EXPECT_EQ(radiograph.isSigned, spec.isSigned);
  EXPECT_EQ(radiograph.photometric, spec.photometric);
  EXPECT_TRUE(storedOf(radiograph) == spec.values);
}

DicomSpec greySpec(int bitsAllocated, int bitsStored, bool isSigned) {
  DicomSpec spec;
  spec.rows = 13;
  spec.columns = 17;
  spec.bitsAllocated = bitsAllocated;
  spec.bitsStored = bitsStored;
  spec.isSigned = isSigned;
  spec.values = patternValues(spec, static_cast<std::uint32_t>(bitsStored));
  return spec;
}

DicomSpec colourSpec(const std::string& photometric) {
  DicomSpec spec;
  spec.rows = 12;
  spec.columns = 16;
  spec.samples = 3;
  spec.photometric = photometric;
  spec.bitsAllocated = spec.bitsStored = 8;
  spec.values = patternValues(spec);
  return spec;
}

std::string describe(const DicomSpec& spec) {
  return spec.transferSyntax + " " + spec.photometric + " " + std::to_string(spec.bitsAllocated) + "/" + std::to_string(spec.bitsStored) +
         (spec.isSigned ? " signed" : "") + (spec.planar ? " planar" : "");
}

const char* const kLosslessSyntaxes[] = {testing::kImplicit, testing::kExplicit,     testing::kDeflated, testing::kBigEndian,
                                         testing::kRle,      testing::kJpegLossless, testing::kJpegLs,   testing::kJpeg2000};

}  // namespace

TEST_F(Dicom, GreyOfEveryDepthAndSignComesBackIdenticalFromEveryLosslessSyntax) {
  for (const char* syntax : kLosslessSyntaxes) {
    for (const bool isSigned : {false, true}) {
      for (const auto& [allocated, stored] : {std::pair{8, 8}, {16, 9}, {16, 10}, {16, 12}, {16, 15}, {16, 16}}) {
        auto spec = greySpec(allocated, stored, isSigned);
        spec.transferSyntax = syntax;
        SCOPED_TRACE(describe(spec));
        expectIdentical(spec, roundTrip(spec));
      }
    }
  }
}

TEST_F(Dicom, ColourComesBackIdenticalPlanarOrNot) {
  for (const char* syntax : kLosslessSyntaxes) {
    for (const bool planar : {false, true}) {
      auto spec = colourSpec("RGB");
      spec.transferSyntax = syntax;
      spec.planar = planar && syntax != testing::kJpeg2000;
      SCOPED_TRACE(describe(spec));
      const auto radiograph = roundTrip(spec);
      expectIdentical(spec, radiograph);
      EXPECT_EQ(radiograph.colourSpace, ColourSpace::Rgb);
    }
  }
}

TEST_F(Dicom, SixteenBitColourComesBackIdentical) {
  for (const char* syntax : {testing::kExplicit, testing::kBigEndian, testing::kRle, testing::kJpeg2000}) {
    auto spec = colourSpec("RGB");
    spec.bitsAllocated = spec.bitsStored = 16;
    spec.values = patternValues(spec);
    spec.transferSyntax = syntax;
    SCOPED_TRACE(describe(spec));
    expectIdentical(spec, roundTrip(spec));
  }
}

TEST_F(Dicom, YbrStaysAsStoredAndSubsampledChromaIsSpread) {
  auto spec = colourSpec("YBR_FULL");
  const auto full = roundTrip(spec);
  expectIdentical(spec, full);
  EXPECT_EQ(full.colourSpace, ColourSpace::YbrFull);

  spec.photometric = "YBR_FULL_422";
  for (std::size_t pair = 0; pair < spec.values.size(); pair += 6) {
    spec.values[pair + 4] = spec.values[pair + 1];
    spec.values[pair + 5] = spec.values[pair + 2];
  }
  const auto subsampled = roundTrip(spec);
  expectIdentical(spec, subsampled);
  EXPECT_EQ(subsampled.colourSpace, ColourSpace::YbrFull);
}

TEST_F(Dicom, JpegBaselineColourIsRgbWithinLoss) {
  auto spec = colourSpec("RGB");
  spec.values = {200, 40, 90};
  spec.transferSyntax = testing::kJpegBaseline;
  const auto radiograph = roundTrip(spec);
  EXPECT_EQ(radiograph.colourSpace, ColourSpace::Rgb);
  EXPECT_THAT(radiograph.notices, Contains("compressed with loss"));
  const auto values = storedOf(radiograph);
  for (std::size_t i = 0; i < values.size(); ++i) ASSERT_NEAR(values[i], spec.values[i % 3], 4) << i;
}

TEST_F(Dicom, EveryFrameComesBackAndTheFirstAloneOnDemand) {
  for (const char* syntax : kLosslessSyntaxes) {
    auto spec = greySpec(16, 12, false);
    spec.frames = 5;
    spec.values = patternValues(spec);
    spec.transferSyntax = syntax;
    SCOPED_TRACE(describe(spec));
    expectIdentical(spec, roundTrip(spec));

    ReadOptions firstOnly;
    firstOnly.firstFrameOnly = true;
    const auto first = roundTrip(spec, firstOnly);
    EXPECT_EQ(first.frames, 1);
    EXPECT_THAT(first.notices, Contains("only the first of 5 frames was read"));
    const auto values = storedOf(first);
    EXPECT_TRUE(std::equal(values.begin(), values.end(), spec.values.begin()) && values.size() == spec.values.size() / 5);
  }
}

TEST_F(Dicom, Jpeg2000FramesInSeveralFragmentsAreJoined) {
  for (const int frames : {1, 3}) {
    auto spec = greySpec(16, 12, true);
    spec.frames = frames;
    spec.values = patternValues(spec);
    spec.transferSyntax = testing::kJpeg2000;
    spec.fragmentsPerFrame = 4;
    expectIdentical(spec, roundTrip(spec));
  }
}

TEST_F(Dicom, BitsOutsideTheStoredValueAreIgnored) {
  for (const bool isSigned : {false, true}) {
    for (const int highBit : {11, 13, 15}) {
      auto spec = greySpec(16, 12, isSigned);
      spec.highBit = highBit;
      spec.rubbish = 0xffff;
      for (const char* syntax : {testing::kExplicit, testing::kRle}) {
        spec.transferSyntax = syntax;
        SCOPED_TRACE(describe(spec) + " high bit " + std::to_string(highBit));
        expectIdentical(spec, roundTrip(spec));
      }
    }
  }
}

TEST_F(Dicom, SingleBitsAreUnpackedAcrossFramesThatDoNotEndOnAByte) {
  auto spec = greySpec(1, 1, false);
  spec.rows = 3;
  spec.columns = 5;
  spec.frames = 3;
  spec.values = patternValues(spec);
  expectIdentical(spec, roundTrip(spec));
}

TEST_F(Dicom, DatasetsWithoutMetaHeaderAreRead) {
  for (const char* syntax : {testing::kImplicit, testing::kExplicit, testing::kBigEndian}) {
    auto spec = greySpec(16, 16, false);
    spec.transferSyntax = syntax;
    spec.metaHeader = false;
    const auto radiograph = roundTrip(spec);
    expectIdentical(spec, radiograph);
    EXPECT_EQ(radiograph.transferSyntax, syntax);
  }
}

TEST_F(Dicom, PaletteTablesComeWidenedToSixteenBits) {
  auto spec = greySpec(8, 8, false);
  spec.photometric = "PALETTE COLOR";
  spec.palette = Palette{10, {1, 2, 300}, {4, 5, 6}, {7, 8, 60000}};
  EXPECT_EQ(roundTrip(spec).palette, spec.palette);
  EXPECT_EQ(roundTrip(spec).colourSpace, ColourSpace::Palette);

  spec.palette = Palette{0, {0, 255}, {0, 255}, {128, 255}};
  EXPECT_EQ(roundTrip(spec).palette, (Palette{0, {0, 65535}, {0, 65535}, {128 * 257, 65535}})) << "16 bits declared, 8 stored";
}

TEST_F(Dicom, ModalityTransformIsTheTableElseTheRescale) {
  auto spec = greySpec(16, 12, true);
  spec.rescale = {-10, 1000.5};
  EXPECT_EQ(std::get<Rescale>(roundTrip(spec).modalityTransform), (Rescale{-10, 1000.5, ""}));
  spec.modalityTable = LookupTable{-2048, 12, {0, 7, 4095}, "film"};
  EXPECT_EQ(std::get<LookupTable>(roundTrip(spec).modalityTransform), *spec.modalityTable);
  spec.modalityTable->firstMapped = 0;
  spec.modalityTable->data.assign(65536, 9);
  EXPECT_EQ(std::get<LookupTable>(roundTrip(spec).modalityTransform).data.size(), 65536u) << "0 entries mean 65536";
}

TEST_F(Dicom, EveryVoiIsOfferedTablesFirst) {
  auto spec = greySpec(16, 12, false);
  spec.windows = {{114.5, 20, WindowFunction::Sigmoid, ""}, {2000, 4000, WindowFunction::Sigmoid, ""}};
  spec.voiTables = {{5, 10, {0, 500, 1023}, "BONE"}, {0, 8, {0, 255}, "SOFT"}};
  const auto vois = roundTrip(spec).vois;
  ASSERT_EQ(vois.size(), 4u);
  EXPECT_EQ(std::get<LookupTable>(vois[0]), spec.voiTables[0]);
  EXPECT_EQ(std::get<LookupTable>(vois[1]), spec.voiTables[1]);
  EXPECT_EQ(std::get<Window>(vois[2]), spec.windows[0]);
  EXPECT_EQ(std::get<Window>(vois[3]), spec.windows[1]);
}

TEST_F(Dicom, WindowsThatCannotBeUsedAreDroppedOrMadeSafe) {
  auto spec = greySpec(16, 12, false);
  EXPECT_THAT(roundTrip(spec).notices, Contains("no window in the file"));
  spec.windows = {{100, 0, WindowFunction::Linear, ""}, {100, -5, WindowFunction::Linear, ""}, {0.1, 0.25, WindowFunction::Linear, ""}};
  const auto radiograph = roundTrip(spec);
  ASSERT_EQ(radiograph.vois.size(), 1u);
  EXPECT_EQ(std::get<Window>(radiograph.vois[0]), (Window{0.1, 0.25, WindowFunction::LinearExact, ""}));
}

TEST_F(Dicom, WindowExplanationsGoWithTheirWindows) {
  auto spec = greySpec(16, 12, false);
  spec.windows = {{1, 2, WindowFunction::LinearExact, "HARD"}, {3, 4, WindowFunction::LinearExact, "SOFT"}};
  spec.attributes = {{0x00281055, "HARD\\SOFT"}};
  const auto vois = roundTrip(spec).vois;
  ASSERT_EQ(vois.size(), 2u);
  EXPECT_EQ(std::get<Window>(vois[0]), spec.windows[0]);
  EXPECT_EQ(std::get<Window>(vois[1]), spec.windows[1]);
}

TEST_F(Dicom, PolarityIsDecidedOnce) {
  const auto inverted = [&](const std::string& photometric, const std::string& shape) {
    auto spec = greySpec(16, 12, false);
    spec.photometric = photometric;
    if (!shape.empty()) spec.attributes = {{0x20500020, shape}};
    return roundTrip(spec);
  };
  EXPECT_TRUE(inverted("MONOCHROME1", "").inverted);
  EXPECT_TRUE(inverted("MONOCHROME1", "INVERSE").inverted);
  EXPECT_FALSE(inverted("MONOCHROME2", "").inverted);
  EXPECT_FALSE(inverted("MONOCHROME2", "IDENTITY").inverted);
  const std::string warning = "photometric interpretation and presentation LUT shape contradict each other";
  EXPECT_FALSE(inverted("MONOCHROME1", "IDENTITY").inverted);
  EXPECT_THAT(inverted("MONOCHROME1", "IDENTITY").notices, Contains(warning));
  EXPECT_TRUE(inverted("MONOCHROME2", "INVERSE").inverted);
}

TEST_F(Dicom, PaddingIsARangeOfStoredValuesInOrder) {
  auto spec = greySpec(16, 16, true);
  spec.padding = {-5, -2000};
  EXPECT_EQ(roundTrip(spec).padding, std::pair(-2000, -5));
  spec = greySpec(16, 16, false);
  spec.padding = {60000, 60000};
  EXPECT_EQ(roundTrip(spec).padding, std::pair(60000, 60000));
}

TEST_F(Dicom, OverlaysAreUnpackedAndImpossibleOnesLeftOut) {
  auto spec = greySpec(8, 8, false);
  Overlay overlay{3, 5, -1, 2, 1, 1, "marker", {1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1}};
  spec.overlays = {overlay};
  EXPECT_EQ(roundTrip(spec).overlays, spec.overlays);
  spec.overlays[0].rows = 3000;
  const auto radiograph = roundTrip(spec);
  EXPECT_TRUE(radiograph.overlays.empty());
  EXPECT_THAT(radiograph.notices, Contains("an overlay is invalid and was left out"));
}

TEST_F(Dicom, SpacingSaysWhereItComesFrom) {
  const auto spacing = [&](std::vector<std::pair<std::uint32_t, std::string>> attributes) {
    auto spec = greySpec(8, 8, false);
    spec.attributes = std::move(attributes);
    return roundTrip(spec).spacing;
  };
  const std::pair<std::uint32_t, std::string> pixel{0x00280030, "0.2\\0.1"}, same{0x00181164, "0.2\\0.1"},
      detector{0x00181164, "0.25\\0.125"};
  EXPECT_EQ(spacing({}), Spacing{});
  EXPECT_EQ(spacing({pixel}), (Spacing{0.2, 0.1, SpacingProvenance::Unspecified}));
  EXPECT_EQ(spacing({detector}), (Spacing{0.25, 0.125, SpacingProvenance::AtDetector}));
  EXPECT_EQ(spacing({pixel, same}), (Spacing{0.2, 0.1, SpacingProvenance::AtDetector})) << "equal to the detector's: not calibrated";
  EXPECT_EQ(spacing({pixel, detector}), (Spacing{0.2, 0.1, SpacingProvenance::Calibrated}));
  EXPECT_EQ(spacing({pixel, same, {0x00280a02, "FIDUCIAL"}}), (Spacing{0.2, 0.1, SpacingProvenance::Calibrated}));
  EXPECT_EQ(spacing({detector, {0x00181114, "1.25"}}), (Spacing{0.2, 0.1, SpacingProvenance::Magnified}));
  EXPECT_EQ(spacing({{0x00182010, "0.3\\0.3"}}), (Spacing{0.3, 0.3, SpacingProvenance::Nominal}));
  for (const char* bad : {"0\\0", "-1\\1", "0.2", "abc\\0.1", "1e9\\0.1"}) EXPECT_EQ(spacing({{0x00280030, bad}}), Spacing{}) << bad;
}

TEST_F(Dicom, PixelAspectComesFromTheAspectRatioWithoutSpacing) {
  auto spec = greySpec(8, 8, false);
  spec.attributes = {{0x00280034, "3\\2"}};
  EXPECT_DOUBLE_EQ(roundTrip(spec).pixelAspect, 1.5);
  spec.attributes.emplace_back(0x00280030, "0.2\\0.1");
  EXPECT_DOUBLE_EQ(roundTrip(spec).pixelAspect, 2);
}

TEST_F(Dicom, OrientationIsTakenWhereItIsValidAndDroppedOtherwise) {
  auto spec = greySpec(8, 8, false);
  spec.attributes = {{0x00200020, "L\\FP"}, {0x00200062, "R"}, {0x00185101, "AP"}, {0x00180015, "SHOULDER"}};
  const auto valid = roundTrip(spec);
  EXPECT_EQ(valid.patientOrientation, "L\\FP");
  EXPECT_EQ(valid.laterality, "R");
  EXPECT_EQ(valid.viewPosition, "AP");
  EXPECT_EQ(valid.bodyPart, "SHOULDER");
  spec.attributes = {{0x00200020, "L\\LR"}, {0x00200062, "U"}, {0x00185101, "ap <b>"}};
  const auto invalid = roundTrip(spec);
  EXPECT_EQ(invalid.patientOrientation + invalid.laterality + invalid.viewPosition + invalid.bodyPart, "");
}

TEST_F(Dicom, IdentityIsReadOnDemandOnlyAndNowhereElse) {
  auto spec = greySpec(8, 8, false);
  const std::string secret = "Nobody^Jane";
  spec.attributes = {{0x00100010, secret}, {0x00080090, secret}, {0x00081030, secret}, {0x00081070, secret},  {0x00181030, secret},
                     {0x00204000, secret}, {0x00181000, secret}, {0x00321060, secret}, {0x00080070, "Maker"}, {0x00180060, "75"}};
  const auto plain = roundTrip(spec);
  EXPECT_TRUE(plain.identity.empty());
  for (const auto& attribute : plain.attributes) EXPECT_NE(attribute.value, secret) << attribute.name;
  EXPECT_THAT(plain.attributes, Contains(Attribute{"(0008,0070)", "Manufacturer", "Maker"}));
  EXPECT_THAT(plain.attributes, Contains(Attribute{"(0018,0060)", "KVP", "75"}));

  ReadOptions withIdentity;
  withIdentity.identity = true;
  EXPECT_THAT(roundTrip(spec, withIdentity).identity, Contains(Attribute{"(0010,0010)", "PatientName", secret}));
}

TEST_F(Dicom, NamesComeOutInUtf8WhateverTheirCharacterSet) {
  struct Case {
    const char *characterSet, *bytes, *name;
  };
  // PS3.5 annexes H, I, J and K.
  const Case cases[] = {
      {"ISO_IR 192", "Wang^XiaoDong=\xe7\x8e\x8b^\xe5\xb0\x8f\xe6\x9d\xb1=", "Wang^XiaoDong=王^小東="},
      {"GB18030", "Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=", "Wang^XiaoDong=王^小东="},
      {"\\ISO 2022 IR 87", "Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B",
       "Yamada^Tarou=山田^太郎=やまだ^たろう"},
      {"ISO 2022 IR 13\\ISO 2022 IR 87", "\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J", "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎"},
      {"\\ISO 2022 IR 159", "\x1b$(D\x30\x21\x1b(B", "丂"},
      {"\\ISO 2022 IR 149", "Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf",
       "Hong^Gildong=洪^吉洞=홍^길동"},
      {"ISO_IR 100", "Buc^J\xe9r\xf4me", "Buc^Jérôme"},
      {"ISO_IR 144", "\xbb\xee\xda\xe1\xd5\xdc\xd1\xe3\xe0\xd3", "Люксембург"},
      {"ISO_IR 166", "\xca\xc1\xaa\xd2\xc2", "สมชาย"},
      {"ISO_IR 203", "\xa4", "€"},
      {"", "Buc^J\xe9r\xf4me", "Buc^Jérôme"},            // undeclared: guessed
      {"ISO_IR 999", "J\xc3\xa9r\xc3\xb4me", "Jérôme"},  // unknown: UTF-8 where it fits
  };
  ReadOptions withIdentity;
  withIdentity.identity = true;
  for (const auto& [characterSet, bytes, name] : cases) {
    auto spec = greySpec(8, 8, false);
    spec.attributes = {{0x00080005, characterSet}, {0x00100010, bytes}};
    const auto radiograph = roundTrip(spec, withIdentity);
    EXPECT_THAT(radiograph.identity, Contains(Attribute{"(0010,0010)", "PatientName", name})) << characterSet;
    const bool declared = std::string(characterSet) != "" && std::string(characterSet) != "ISO_IR 999";
    const std::string notice = "some text does not fit the declared character set and was guessed";
    EXPECT_EQ(std::count(radiograph.notices.begin(), radiograph.notices.end(), notice), declared ? 0 : 1) << characterSet;
  }
}

TEST_F(Dicom, ObjectsWithoutPixelsAreNamedAndTheirAttributesReadable) {
  const std::pair<const char*, const char*> objects[] = {
      {"1.2.840.10008.5.1.4.1.1.88.33", "a structured report"}, {"1.2.840.10008.5.1.4.1.1.88.59", "a key object selection"},
      {"1.2.840.10008.5.1.4.1.1.11.1", "a presentation state"}, {"1.2.840.10008.5.1.4.1.1.481.5", "a radiotherapy plan"},
      {"1.2.840.10008.5.1.4.1.1.9.1.1", "a waveform"},          {"1.2.840.10008.5.1.4.1.1.104.1", "an encapsulated PDF"},
  };
  for (const auto& [uid, name] : objects) {
    DicomSpec spec;
    spec.withPixels = false;
    spec.sopClass = uid;
    spec.attributes = {{0x00100010, "Nobody^Jane"}};
    const auto file = write(spec);
    expectRefusal(file, ErrorCode::NotAnImageObject, name);
    EXPECT_THAT(readDicomAttributes(file, true), Contains(Attribute{"(0010,0010)", "PatientName", "Nobody^Jane"}));
    EXPECT_FALSE(readDicomAttributes(file, false).empty());
  }
}

TEST_F(Dicom, LimitsAreCheckedBeforeDecoding) {
  auto spec = greySpec(16, 16, false);
  spec.rows = 30;
  spec.columns = 40;
  spec.frames = 10;
  spec.values = {1};
  ReadOptions options;
  options.maxPixels = 11999;
  expectRefusal(write(spec), ErrorCode::TooLarge, "40 x 30 pixels, 10 frames", options);
  options.maxPixels = 12000;
  EXPECT_NO_THROW(readDicom(folder_ / name_, options, {}));
  options.maxBytes = 23999;
  expectRefusal(folder_ / name_, ErrorCode::TooLarge, "40 x 30", options);
  options.firstFrameOnly = true;
  EXPECT_NO_THROW(readDicom(folder_ / name_, options, {}));
}

TEST_F(Dicom, AbsurdSizesAreRefusedAtOnce) {
  for (const char* syntax : kLosslessSyntaxes) {
    auto spec = greySpec(16, 16, false);
    spec.transferSyntax = syntax;
    write(spec);
    auto bytes = glenoid::readFile(folder_ / name_);
    if (syntax == testing::kDeflated) continue;  // the header is compressed
    const bool big = syntax == testing::kBigEndian, implicit = syntax == testing::kImplicit;
    for (const unsigned element : {0x10U, 0x11U}) {
      const auto low = static_cast<std::byte>(element);
      const std::vector<std::byte> tag = big ? std::vector<std::byte>{std::byte{0}, std::byte{0x28}, std::byte{0}, low}
                                             : std::vector<std::byte>{std::byte{0x28}, std::byte{0}, low, std::byte{0}};
      const auto at = std::search(bytes.begin(), bytes.end(), tag.begin(), tag.end());
      ASSERT_NE(at, bytes.end());
      (void)implicit;  // the value starts 8 bytes on with and without VR
      at[8] = at[9] = std::byte{0xff};
    }
    writeFileAtomically(folder_ / name_, bytes);
    SCOPED_TRACE(syntax);
    try {
      // A stream that knows its own size is believed.
      EXPECT_EQ(readDicom(folder_ / name_, {}, {}).rows, spec.rows);
    } catch (const Error& error) {
      EXPECT_EQ(errorName(error.code()), errorName(ErrorCode::TooLarge)) << error.detail();
    }
  }
}

TEST_F(Dicom, TruncatedPixelsAreRefused) {
  for (const char* syntax : kLosslessSyntaxes) {
    auto spec = greySpec(16, 16, false);
    spec.transferSyntax = syntax;
    const auto file = write(spec);
    fs::resize_file(file, fs::file_size(file) - 60);
    SCOPED_TRACE(syntax);
    expectRefusal(file, ErrorCode::DamagedFile, "");
  }
}

TEST_F(Dicom, OtherPixelLayoutsAreRefusedByName) {
  auto spec = greySpec(8, 8, false);
  spec.photometric = "CMYK";
  expectRefusal(write(spec), ErrorCode::UnsupportedPixels, "colour model");
  spec.samples = 3;
  spec.photometric = "MONOCHROME2";
  expectRefusal(write(spec), ErrorCode::DamagedFile, "contradict");
  spec.samples = 4;
  expectRefusal(write(spec), ErrorCode::UnsupportedPixels, "4 samples");
}

TEST_F(Dicom, OtherFilesAreNotDicom) {
  const auto file = folder_ / "text";
  writeFileAtomically(
      file, std::string_view("a text of more than a hundred and thirty-two bytes, which is no DICOM object at all and never was one, "
                             "and which goes on for a little while so that it is long enough"));
  expectRefusal(file, ErrorCode::UnknownFormat, "");
  writeFileAtomically(file, std::string_view(""));
  expectRefusal(file, ErrorCode::UnknownFormat, "");
  expectRefusal(folder_ / "absent", ErrorCode::FileNotFound, "");
}

TEST_F(Dicom, ACancelledReadThrowsCancelled) {
  CancelToken token;
  token.cancel();
  EXPECT_THROW(readDicom(write(greySpec(8, 8, false)), {}, token), Cancelled);
}

TEST_F(Dicom, AnImageIsNoDirectory) { EXPECT_THROW(readDicomDir(write(greySpec(8, 8, false))), Error); }

}  // namespace glenoid

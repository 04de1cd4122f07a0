// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes for showing, measuring and naming a picture are read back as they were written.
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/dicom/dicom_reader.h"
#include "tests/dicom/dicom_fixture.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/locale_of_a_system.h"

namespace glenoid {
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
  EXPECT_THAT(roundTrip(spec).facts, Contains(IsFact(FactCode::NoWindow)));
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
  EXPECT_FALSE(inverted("MONOCHROME1", "IDENTITY").inverted);
  EXPECT_TRUE(inverted("MONOCHROME2", "INVERSE").inverted);
  EXPECT_TRUE(inverted("MONOCHROME2", " inverse").inverted);
  EXPECT_FALSE(inverted("MONOCHROME1", "Identity ").inverted);
  for (const auto& [photometric, shape, isSaid] :
       {std::tuple{"MONOCHROME1", "IDENTITY", true}, {"MONOCHROME2", "INVERSE", true}, {"MONOCHROME1", "INVERSE", false}}) {
    const auto facts = inverted(photometric, shape).facts;
    EXPECT_EQ(std::count(facts.begin(), facts.end(), Fact{FactCode::PolarityContradicted, {}}), isSaid ? 1 : 0)
        << photometric << ' ' << shape;
  }
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
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::OverlayInvalid)));
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

TEST_F(Dicom, NumbersAreReadAlikeOnAGermanSystem) {
  auto spec = greySpec(16, 12, true);
  spec.rescale = {-10, 1000.5};
  spec.attributes = {{0x00181164, "0.1435\\0.2"}, {0x00181114, "1.25"}, {0x00281050, "40.5"}, {0x00281051, "400.25"}};
  const auto file = write(spec);
  const auto english = readDicom(file, {}, {});
  const test::LocaleOfASystem german("de_DE");
  const auto read = readDicom(file, {}, {});
  EXPECT_DOUBLE_EQ(read.spacing.rowMm, 0.1435 / 1.25);
  EXPECT_EQ(std::get<Rescale>(read.modalityTransform), (Rescale{-10, 1000.5, ""}));
  EXPECT_TRUE(read == english);
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
      {"ISO_IR 999", "J\xc3\xa9r\xc3\xb4me", "Jérôme"},  // unknown: UTF-8 if it fits
  };
  ReadOptions withIdentity;
  withIdentity.identity = true;
  for (const auto& [characterSet, bytes, name] : cases) {
    auto spec = greySpec(8, 8, false);
    spec.attributes = {{0x00080005, characterSet}, {0x00100010, bytes}};
    const auto radiograph = roundTrip(spec, withIdentity);
    EXPECT_THAT(radiograph.identity, Contains(Attribute{"(0010,0010)", "PatientName", name})) << characterSet;
    const bool declared = std::string(characterSet) != "" && std::string(characterSet) != "ISO_IR 999";
    const Fact guessed{FactCode::GuessedText, {}};
    EXPECT_EQ(std::count(radiograph.facts.begin(), radiograph.facts.end(), guessed), declared ? 0 : 1) << characterSet;
  }
}

DicomSpec withShutter(std::vector<std::pair<std::uint32_t, std::string>> attributes) {
  auto spec = greySpec(8, 8, false);
  spec.attributes = std::move(attributes);
  return spec;
}

TEST_F(Dicom, ShuttersAreReadInEveryShape) {
  const auto radiograph = roundTrip(withShutter({{0x00181600, "RECTANGULAR\\POLYGONAL\\CIRCULAR"},
                                                 {0x00181602, "2"},
                                                 {0x00181604, "15"},
                                                 {0x00181606, "-3"},
                                                 {0x00181608, "12"},
                                                 {0x00181610, "6\\8"},
                                                 {0x00181612, "5"},
                                                 {0x00181620, "1\\1\\1\\17\\13\\9"}}));
  const Shutter expected{Shutter::Rectangle{2, 15, -3, 12}, Shutter::Circle{{6, 8}, 5}, {{1, 1}, {1, 17}, {13, 9}}};
  EXPECT_EQ(radiograph.shutter, expected);
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::ShutterForViewerOnly)));
  EXPECT_EQ(roundTrip(greySpec(8, 8, false)).shutter, std::nullopt);
}

TEST_F(Dicom, AbsurdShuttersAreLeftOut) {
  const std::vector<std::vector<std::pair<std::uint32_t, std::string>>> cases{
      {{0x00181600, "RECTANGULAR"}, {0x00181602, "2"}, {0x00181604, "15"}, {0x00181606, "3"}},
      {{0x00181600, "RECTANGULAR"}, {0x00181602, "9"}, {0x00181604, "5"}, {0x00181606, "3"}, {0x00181608, "12"}},
      {{0x00181600, "CIRCULAR"}, {0x00181610, "6"}, {0x00181612, "5"}},
      {{0x00181600, "CIRCULAR"}, {0x00181610, "6\\8"}, {0x00181612, "0"}},
      {{0x00181600, "CIRCULAR"}, {0x00181610, "6\\2000000000"}, {0x00181612, "9"}},
      {{0x00181600, "POLYGONAL"}, {0x00181620, "1\\1\\5\\5"}},
      {{0x00181600, "POLYGONAL"}, {0x00181620, "1\\1\\5\\5\\7\\2\\9"}},
      {{0x00181600, "POLYGONAL"}},
      {{0x00181600, "BITMAP"}},
  };
  for (const auto& attributes : cases) {
    const auto radiograph = roundTrip(withShutter(attributes));
    EXPECT_EQ(radiograph.shutter, std::nullopt) << attributes[0].second << attributes.size();
    EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::ShutterInvalid)));
  }
}

}  // namespace glenoid

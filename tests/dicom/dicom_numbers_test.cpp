// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers are read whole or not at all, spacings only if they are plausible; what was not believed is said.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/dicom/dicom_reader.h"
#include "core/dicom/number_text.h"
#include "tests/dicom/dicom_fixture.h"

namespace glenoid {
namespace {

using ::testing::Not;

class DicomNumbers : public Dicom {
 protected:
  Radiograph withAttributes(std::vector<std::pair<std::uint32_t, std::string>> attributes) const {
    auto spec = greySpec(16, 12, false);
    spec.attributes = std::move(attributes);
    return roundTrip(spec);
  }
};

}  // namespace

TEST_F(DicomNumbers, ANumberIsReadWholeOrNotAtAll) {
  const auto value = [](std::string_view text) { return readNumber(text) ? std::optional(readNumber(text)->value) : std::nullopt; };
  EXPECT_EQ(value("1.5"), 1.5);
  EXPECT_EQ(value(" +2e-1 "), 0.2);
  EXPECT_EQ(value("1,5"), 1.5);
  EXPECT_EQ(value("-0,25"), -0.25);
  EXPECT_TRUE(readNumber("1,5")->comma);
  EXPECT_FALSE(readNumber("1.5")->comma);
  for (const char* bad : {"", "1.5mm", "1,5,6", "1,234.5", "1.234,5", "abc", ",", "inf", "nan", "1 2", "--1", "+-1", "1e400"})
    EXPECT_FALSE(readNumber(bad)) << bad;
}

TEST_F(DicomNumbers, DecimalCommasAreReadAndSaid) {
  const auto spacing = withAttributes({{0x00181164, "1,43\\1,86"}});
  EXPECT_EQ(spacing.spacing, (Spacing{1.43, 1.86, SpacingProvenance::AtDetector}));
  EXPECT_THAT(spacing.facts, Contains(Fact{FactCode::DecimalComma, {std::string("Imager Pixel Spacing")}}));
  for (const auto& [text, slope] : {std::pair{"0,5", 0.5}, {"1,5", 1.5}}) {
    const auto radiograph = withAttributes({{0x00281052, "0"}, {0x00281053, text}, {0x00281050, "40,5"}, {0x00281051, "400"}});
    EXPECT_EQ(std::get<Rescale>(radiograph.modalityTransform).slope, slope);
    EXPECT_EQ(std::get<Window>(radiograph.vois.at(0)).center, 40.5);
    EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::DecimalComma, {std::string("Rescale Slope")}}));
    EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::DecimalComma, {std::string("Window Center")}}));
  }
}

TEST_F(DicomNumbers, WhatIsNoNumberIsLeftOutAndSaid) {
  const auto radiograph = withAttributes({{0x00281052, "0"}, {0x00281053, "2x"}, {0x00181164, "0.1 mm\\0.1"}});
  EXPECT_EQ(std::get<Rescale>(radiograph.modalityTransform).slope, 1);
  EXPECT_EQ(radiograph.spacing, Spacing{});
  EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::NumberUnreadable, {std::string("Rescale Slope")}}));
  EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::NumberUnreadable, {std::string("Imager Pixel Spacing")}}));
  EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::ValueInvalid)))) << "it is said once";
}

TEST_F(DicomNumbers, ImplausibleSpacingsAreLeftOutAndSaid) {
  for (const char* bad : {"143\\143", "0.0001\\0.0001", "5.1\\1"}) {
    const auto radiograph = withAttributes({{0x00181164, bad}});
    EXPECT_EQ(radiograph.spacing, Spacing{}) << bad;
    EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::SpacingImplausible))) << bad;
  }
  EXPECT_EQ(sentence(withAttributes({{0x00181164, "143\\150"}}).facts.back()),
            "A pixel spacing of 143 × 150 mm is implausible and was left out.");
  EXPECT_EQ(withAttributes({{0x00181164, "0.49\\5"}}).spacing, Spacing{}) << "more than a factor of 10 apart";
  const auto oblong = withAttributes({{0x00181164, "1\\0.01"}});
  EXPECT_THAT(oblong.facts, Contains(Fact{FactCode::SpacingImplausible, {1.0, 0.01}}));
  EXPECT_THAT(oblong.facts, Not(Contains(IsFact(FactCode::ValueInvalid))));
  EXPECT_EQ(withAttributes({{0x00181164, "0.5\\5"}}).spacing.columnMm, 5);
}

TEST_F(DicomNumbers, PairsThatAreNoneAreLeftOutAndSaid) {
  for (const char* bad : {"0\\0", "-0.1\\-0.1", "0.143", "0.1\\0"}) {
    const auto radiograph = withAttributes({{0x00280030, bad}});
    EXPECT_EQ(radiograph.spacing, Spacing{}) << bad;
    EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::ValueInvalid, {std::string("Pixel Spacing")}})) << bad;
  }
  for (const char* bad : {"0\\0", "-1\\2", "2", "100\\1", "1\\11"}) {
    const auto radiograph = withAttributes({{0x00280034, bad}});
    EXPECT_EQ(radiograph.pixelAspect, 1) << bad;
    EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::ValueInvalid, {std::string("Pixel Aspect Ratio")}})) << bad;
  }
  EXPECT_THAT(withAttributes({{0x00280030, ""}}).facts, Not(Contains(IsFact(FactCode::ValueInvalid))));
}

TEST_F(DicomNumbers, AnAspectRatioThatContradictsTheSpacingIsSaid) {
  const auto contradicted = withAttributes({{0x00280030, "0.2\\0.2"}, {0x00280034, "1\\2"}});
  EXPECT_DOUBLE_EQ(contradicted.pixelAspect, 1);
  EXPECT_THAT(contradicted.facts, Contains(IsFact(FactCode::AspectContradicted)));
  const auto rounded = withAttributes({{0x00280030, "0.1\\0.1501"}, {0x00280034, "2\\3"}});
  EXPECT_THAT(rounded.facts, Not(Contains(IsFact(FactCode::AspectContradicted))));
}

TEST_F(DicomNumbers, SpacingsThatDifferAreSaid) {
  const std::pair<std::uint32_t, std::string> detector{0x00181164, "0.2\\0.2"}, smaller{0x00280030, "0.15\\0.15"},
      larger{0x00280030, "0.3\\0.3"}, fiducial{0x00280a02, "FIDUCIAL"};
  const auto corrected = withAttributes({detector, smaller});
  EXPECT_EQ(corrected.spacing, (Spacing{0.15, 0.15, SpacingProvenance::Calibrated}));
  EXPECT_THAT(corrected.facts, Contains(Fact{FactCode::SpacingsDiffer, {std::string("Pixel Spacing")}}));
  EXPECT_THAT(withAttributes({detector, smaller, fiducial}).facts, Not(Contains(IsFact(FactCode::SpacingsDiffer))));

  const auto rescaled = withAttributes({detector, larger});
  EXPECT_EQ(rescaled.spacing, (Spacing{0.2, 0.2, SpacingProvenance::AtDetector})) << "an object is nearer to the focus than the detector";
  EXPECT_THAT(rescaled.facts, Contains(Fact{FactCode::SpacingsDiffer, {std::string("Imager Pixel Spacing")}}));
  const auto impossible = withAttributes({detector, larger, fiducial});
  EXPECT_EQ(impossible.spacing, (Spacing{0.2, 0.2, SpacingProvenance::AtDetector}));
  EXPECT_THAT(impossible.facts, Contains(Fact{FactCode::SpacingAboveDetector, {0.3, 0.3}}));
  EXPECT_THAT(impossible.facts, Not(Contains(IsFact(FactCode::SpacingImplausible))));
}

}  // namespace glenoid

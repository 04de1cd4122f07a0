// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/inspection.h"

#include <gtest/gtest.h>

using namespace glenoid;

TEST(Inspection, StoredRangeCountsEveryFrameAndSample) {
  Radiograph r;
  r.rows = 1;
  r.columns = 2;
  r.frames = 2;
  r.pixels = std::vector<std::int16_t>{-5, 0, 10, 3};
  const auto range = storedRange(r);
  EXPECT_EQ(range.min, -5);
  EXPECT_EQ(range.max, 10);
  EXPECT_DOUBLE_EQ(range.mean, 2.0);
}

TEST(Inspection, FramesThatCannotBeReadDoNotCount) {
  Radiograph r;
  r.rows = r.columns = 1;
  r.frames = 3;
  r.pixels = std::vector<std::uint16_t>{0, 20, 40};
  r.unreadable = {{0, 0}, {3, 5}};
  const auto range = storedRange(r);
  EXPECT_EQ(range.min, 20);
  EXPECT_EQ(range.max, 40);
  EXPECT_DOUBLE_EQ(range.mean, 30.0);
  EXPECT_EQ(inspectionJson("f", r)["stored"]["min"], 20) << "described, although its first frame cannot be read";
}

TEST(Inspection, JsonHoldsTheDocumentedKeys) {
  Radiograph r;
  r.kind = "DICOM";
  r.rows = r.columns = 1;
  r.inverted = true;
  r.pixels = std::vector<std::uint8_t>{7};
  r.spacing = {0.1, 0.2, SpacingProvenance::AtDetector};
  const auto json = inspectionJson("f", r);
  for (const char* key : {"file", "status", "reason", "kind", "transferSyntax", "modality", "photometric", "rows", "columns", "frames",
                          "samples", "bitsStored", "signed", "inverted", "stored", "spacing"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  EXPECT_EQ(json["stored"]["max"], 7);
  EXPECT_EQ(json["spacing"]["provenance"], "detector");
  EXPECT_FALSE(json.contains("identity"));
}

TEST(Inspection, ARefusedFileHasItsFactsToo) {
  const Error error(ErrorCode::NoImage, "");
  EXPECT_EQ(inspectionJson("f", error)["facts"], nlohmann::ordered_json::array());
  EXPECT_EQ(inspectionJson("f", error)["notices"], nlohmann::ordered_json::array());
  Radiograph declared;
  declared.facts = {{FactCode::GuessedText, {}}};
  const auto json = inspectionJson("f", error, &declared);
  EXPECT_EQ(json["facts"][0]["code"], "guessed-text");
  EXPECT_EQ(json["notices"][0], sentence({FactCode::GuessedText, {}}));
}

TEST(Inspection, SaysThatAPictureIsVerySmall) {
  Radiograph r;
  r.facts = {{FactCode::NoWindow, {}}};
  r.columns = 64;
  for (const int rows : {63, 64}) {
    r.rows = rows;
    r.pixels = std::vector<std::uint8_t>(static_cast<std::size_t>(64 * rows));
    const auto json = inspectionJson("f", r);
    ASSERT_EQ(json["facts"].size(), rows < 64 ? 2u : 1u);
    EXPECT_EQ(json["notices"][0], sentence({FactCode::NoWindow, {}}));
    if (rows < 64) {
      EXPECT_EQ(json["notices"][1], sentence({FactCode::PictureVerySmall, {std::int64_t{64}, std::int64_t{63}}}));
    }
  }
}

TEST(Inspection, SaysWhyTheWindowOfTheFileIsNotUsed) {
  Radiograph r;
  r.rows = r.columns = 64;
  std::vector<std::uint16_t> ramp;
  for (int i = 0; i < 64 * 64; ++i) ramp.push_back(static_cast<std::uint16_t>(i));
  r.pixels = std::move(ramp);
  r.vois = {Window{30'000, 100, WindowFunction::Linear, ""}};
  EXPECT_EQ(inspectionFacts(r), std::vector{(Fact{FactCode::VoiOutsideData, {}})});
  EXPECT_EQ(inspectionJson("f", r)["notices"][0], sentence({FactCode::VoiOutsideData, {}}));
  r.vois = {LookupTable{0, 8, std::vector<std::uint16_t>(4096, 9), ""}};
  EXPECT_EQ(inspectionFacts(r), std::vector{(Fact{FactCode::VoiWithoutContrast, {}})});
  r.vois = {Window{2048, 4096, WindowFunction::Linear, ""}};
  EXPECT_TRUE(inspectionFacts(r).empty());
}

TEST(Inspection, IdentityStandsOnlyWhereItWasRead) {
  Radiograph r;
  r.pixels = std::vector<std::uint8_t>{0};
  EXPECT_FALSE(inspectionJson("f", r).contains("ageAtAcquisition"));
  r.identity = {{"(0010,0010)", "PatientName", "X"}, {"(0010,1010)", "PatientAge", "071Y"}};
  EXPECT_EQ(inspectionJson("f", r)["identity"][0]["value"], "X");
  EXPECT_EQ(inspectionJson("f", r)["ageAtAcquisition"], "71 years");
}

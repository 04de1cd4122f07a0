// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/case_report.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/disclaimer.h"
#include "tests/support/facts.h"
#include "tests/support/small_answer.h"

using namespace glenoid;
using glenoid::test::IsFact;
using testing::ElementsAre;

namespace {

Answer answerWith(std::vector<double> probabilities, bool calibrated) {
  auto answer = test::answerOf("jane.dcm", std::move(probabilities));
  auto model = test::modelOf(3);
  model->hasTemperature = calibrated;
  model->figures = {{"validation", {{"images", 50}}}};
  model->training = {{"data", "five pictures"}};
  model->licence = "research";
  model->limits = "few";
  answer.model = model;
  return answer;
}

Radiograph patient() {
  Radiograph r;
  r.kind = "DICOM";
  r.modality = "DX";
  r.rows = 20;
  r.columns = 30;
  r.frames = 3;
  r.identity = {
      {"(0010,0010)", "PatientName", "Doe^Jane"}, {"(0010,0030)", "PatientBirthDate", "19500101"}, {"(0010,1010)", "PatientAge", "071Y"}};
  r.facts = {{FactCode::LossyCompression, {}}};
  return r;
}

// In English.
std::string valueOf(const ReportRow& row) {
  const auto* text = std::get_if<ReportText>(&row.value);
  return text ? inEnglish(*text) : std::get<std::string>(row.value);
}

std::string valueOf(const std::vector<ReportRow>& rows, const std::string& name) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const ReportRow& row) { return row.name == name; });
  return found == rows.end() ? "(none)" : valueOf(*found);
}

std::string everyWord(const CaseReport& report) {
  std::string text = report.title + report.date + sentence(report.headline) + report.probabilityKind + report.disclaimer;
  for (const auto& maker : report.makers) text += maker;
  if (report.ground) text += sentence(*report.ground);
  for (const auto* rows : {&report.identity, &report.picture, &report.model}) {
    for (const auto& row : *rows) text += row.name + valueOf(row);
  }
  for (const auto& fact : report.facts) text += sentence(fact);
  if (report.compared) text += report.compared->model + report.compared->probabilityKind;
  return text;
}

}  // namespace

TEST(CaseReport, RanksEveryClassAndSaysWhatTheNumbersAre) {
  const auto r = patient();
  auto answer = answerWith({0.1, 0.6, 0.3}, false);
  answer.facts = {{FactCode::LossyCompression, {}}, {FactCode::NotProjection, {"CT"}}};
  const auto report =
      caseReport({.file = "jane.dcm", .radiograph = r, .source = {1, true}, .answer = &answer, .date = "today", .program = "Glenoid 1"});
  ASSERT_EQ(report.bars.size(), 3u);
  EXPECT_EQ(report.headline, (Fact{FactCode::HeadlineProbable, {"Maker B"}}));
  EXPECT_TRUE(report.makers.empty());
  EXPECT_EQ(report.bars[1].maker, "Maker C");
  EXPECT_FALSE(report.ground) << "the model has no sets";
  EXPECT_EQ(report.probabilityKind, "probability, not calibrated");
  EXPECT_EQ(valueOf(report.model, "Weights SHA-256"), "0123456789abcdef");
  EXPECT_EQ(valueOf(report.model, "Training data"), "five pictures");
  EXPECT_EQ(valueOf(report.model, "Computed"), "on CPU in 0.25 s, by Glenoid 1");
  EXPECT_EQ(valueOf(report.picture, "Frame"), "2 of 3");
  EXPECT_NE(valueOf(report.picture, "Polarity"), "(none)");
  EXPECT_THAT(report.facts,
              ElementsAre(IsFact(FactCode::LossyCompression), IsFact(FactCode::NotProjection), IsFact(FactCode::KnownMakersOnly)));
  EXPECT_EQ(report.disclaimer, kDisclaimer);
}

TEST(CaseReport, KeepsNumbersAndWordsApartSoThatBothCanBeTranslated) {
  auto r = patient();
  r.spacing = {0.1435, 0.2, SpacingProvenance::Calibrated};
  const auto answer = answerWith({0.1, 0.6, 0.3}, true);
  const auto report = caseReport({.file = "f", .radiograph = r, .answer = &answer, .date = "today", .program = "Glenoid 1"});
  EXPECT_EQ(valueOf(report.picture, "Size"), "30 × 20 pixels, 8 bits");
  EXPECT_EQ(valueOf(report.picture, "Modality"), "DX");
  EXPECT_EQ(valueOf(report.picture, "Pixel spacing"), "0.1435 × 0.2000 mm, calibrated");
  EXPECT_EQ(valueOf(report.model, "Measured"), "Its accuracy was not measured.");
  auto model = *answer.model;
  model.figures = {{"test", {{"accuracy", 0.8}, {"low", 0.7}, {"high", 0.9}, {"images", 62}}}};
  const auto rows = modelRows(model);
  EXPECT_EQ(valueOf(rows, "Measured"), inEnglish(model.accuracyText()));
}

TEST(CaseReport, SaysHowTheUserCalibratedLengths) {
  const auto r = patient();
  CaseReportInput input{.file = "f", .radiograph = r, .date = "today", .program = "Glenoid 1"};
  EXPECT_EQ(valueOf(caseReport(input).picture, "Calibration line"), "(none)");
  input.calibration = HandCalibration{100, 0.4, 0.2};
  const auto rows = caseReport(input).picture;
  EXPECT_EQ(valueOf(rows, "Pixel spacing"), "0.4000 × 0.2000 mm, calibrated by hand") << "and not that the file has none";
  EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [](const ReportRow& row) { return valueOf(row).find("pixels only") == 0; }), 0);
  EXPECT_EQ(valueOf(rows, "Calibration line"), "100.0 mm");
}

TEST(CaseReport, WritesTheSexOut) {
  auto r = patient();
  r.identity.push_back({"(0010,0040)", "PatientSex", "F "});
  EXPECT_EQ(valueOf(identityRows(r), "Sex"), "female");
}

TEST(CaseReport, ListsTheMeasurementsInTheirOrder) {
  const auto r = patient();
  CaseReportInput input{.file = "f", .radiograph = r, .date = "today", .program = "Glenoid 1"};
  EXPECT_TRUE(caseReport(input).measurements.empty());
  input.measurements = {{true, "47.2°"}, {false, "12.3 mm (calibrated)"}};
  EXPECT_THAT(caseReport(input).measurements, ElementsAre(ReportRow{"Angle", "47.2°"}, ReportRow{"Length", "12.3 mm (calibrated)"}));
}

TEST(CaseReport, SaysTheKindOfGreysOnlyIfTheFileIsDicom) {
  auto r = patient();
  EXPECT_EQ(valueOf(pictureRows(r, {}), "Photometric"), "(none)") << "a picture file does not say it";
  r.photometric = "MONOCHROME2";
  EXPECT_EQ(valueOf(pictureRows(r, {}), "Photometric"), "MONOCHROME2");
}

TEST(CaseReport, SaysWhatPartOfThePictureWasIdentified) {
  const auto r = patient();
  auto answer = answerWith({0.1, 0.6, 0.3}, false);
  const auto part = [&](PartOrigin by) {
    answer.part = {3, 4, 20, 16, by};
    return valueOf(caseReport({.file = "f", .radiograph = r, .answer = &answer, .date = "today", .program = "Glenoid 1"}).picture,
                   "Part identified");
  };
  EXPECT_EQ(part(PartOrigin::Whole), "the whole picture");
  EXPECT_EQ(part(PartOrigin::User), "20 × 16 pixels from 3, 4, marked by the user");
  EXPECT_EQ(part(PartOrigin::Finder), "20 × 16 pixels from 3, 4, found by the program");
}

TEST(CaseReport, HoldsNoIdentityUnlessAsked) {
  const auto r = patient();
  const auto answer = answerWith({0.05, 0.9, 0.05}, true);
  CaseReportInput input{
      .file = "jane.dcm", .radiograph = r, .answer = &answer, .compared = &answer, .date = "today", .program = "Glenoid 1"};
  const auto without = everyWord(caseReport(input));
  EXPECT_EQ(without.find("Doe"), std::string::npos);
  EXPECT_EQ(without.find("1950"), std::string::npos);
  EXPECT_EQ(without.find("71"), std::string::npos);
  EXPECT_EQ(without.find("jane"), std::string::npos);
  EXPECT_NE(without.find("calibrated probability"), std::string::npos);
  input.identity = true;
  const auto report = caseReport(input);
  EXPECT_EQ(valueOf(report.identity, "Patient"), "Doe, Jane") << "as on the screen";
  EXPECT_EQ(valueOf(report.identity, "Born"), "1950-01-01");
  EXPECT_EQ(valueOf(report.identity, "Age at acquisition"), "71 years");
  EXPECT_EQ(valueOf(report.identity, "File"), "jane.dcm");
  ASSERT_TRUE(report.compared);
  EXPECT_EQ(report.compared->bars.front().maker, "Maker B");
  EXPECT_EQ(report.compared->bars.front().probability, 0.9);
}

TEST(CaseReport, APictureWithoutAnAnswerSaysSo) {
  const auto r = patient();
  const auto report = caseReport({.file = "f", .radiograph = r, .date = "today", .program = "Glenoid 1"});
  EXPECT_EQ(report.headline, (Fact{FactCode::HeadlineNone, {}}));
  EXPECT_FALSE(report.ground);
  EXPECT_TRUE(report.makers.empty());
  EXPECT_TRUE(report.bars.empty());
  EXPECT_TRUE(report.model.empty());
}

TEST(CaseReport, AnAnswerWithoutAMakerNamesNoneInLargeLetters) {
  const auto r = patient();
  auto answer = answerWith({0.05, 0.9, 0.05}, true);
  answer.verdict = Verdict::Unknown;
  answer.unknownReason = Fact{FactCode::NothingToSee, {}};
  const auto report =
      caseReport({.file = "f", .radiograph = r, .answer = &answer, .compared = &answer, .date = "today", .program = "Glenoid 1"});
  EXPECT_EQ(report.headline, (Fact{FactCode::HeadlineUnknown, {}}));
  EXPECT_TRUE(report.makers.empty());
  EXPECT_TRUE(report.bars.empty()) << "they mean nothing";
  EXPECT_TRUE(report.compared->bars.empty());
  EXPECT_THAT(report.facts, testing::Not(testing::Contains(IsFact(FactCode::KnownMakersOnly)))) << "no maker is listed that it could mean";
  EXPECT_EQ(report.ground, (Fact{FactCode::NothingToSee, {}}));
}

TEST(CaseReport, SeveralMakersStandThereMostProbableFirst) {
  const auto r = patient();
  auto answer = answerWith({0.4, 0.5, 0.1}, true);
  answer.verdict = Verdict::Several;
  answer.set = {1, 0};
  answer.confidence = 90;
  const auto report =
      caseReport({.file = "f", .radiograph = r, .answer = &answer, .compared = &answer, .date = "today", .program = "Glenoid 1"});
  EXPECT_EQ(report.headline, (Fact{FactCode::HeadlineSeveral, {}}));
  EXPECT_THAT(report.makers, ElementsAre("Maker B", "Maker A"));
  EXPECT_EQ(report.ground, (Fact{FactCode::SeveralMakersLeft, {std::int64_t{90}}}));
  EXPECT_EQ(report.compared->headline, report.headline);
  EXPECT_THAT(report.compared->makers, ElementsAre("Maker B", "Maker A"));
  EXPECT_EQ(report.bars.size(), 3u) << "the table lists all makers";
}

#include "core/report/case_report.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/report/case_words.h"
#include "core/report/disclaimer.h"

using namespace glenoid;

namespace {

ModelDescription model(bool calibrated) {
  ModelDescription m;
  m.name = "net";
  m.version = "1";
  m.architecture = "custom-cnn";
  m.labels = {{"A", "Maker A"}, {"B", "Maker B"}, {"C", "Maker C"}};
  m.weightsSha256 = "0123456789abcdef";
  m.calibrated = calibrated;
  m.training = {{"data", "five pictures"}};
  m.licence = "research";
  m.limits = "few";
  return m;
}

Radiograph patient() {
  Radiograph r;
  r.kind = "DICOM";
  r.modality = "DX";
  r.rows = 20;
  r.columns = 30;
  r.frames = 3;
  r.identity = {{"(0010,0010)", "PatientName", "Doe^Jane"}, {"(0010,0030)", "PatientBirthDate", "19500101"}};
  r.notices = {"lossy"};
  return r;
}

std::string valueOf(const std::vector<ReportRow>& rows, const std::string& name) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const ReportRow& row) { return row.name == name; });
  return found == rows.end() ? "(none)" : found->value;
}

std::string everyWord(const CaseReport& report) {
  std::string text = report.title + report.date + report.maker + report.certainty + report.probabilityKind + report.disclaimer;
  for (const auto* rows : {&report.identity, &report.picture, &report.model, &report.compared}) {
    for (const auto& row : *rows) text += row.name + row.value;
  }
  for (const auto& notice : report.notices) text += notice;
  return text;
}

}  // namespace

TEST(CaseReport, RanksEveryClassAndSaysWhatTheNumbersAre) {
  const auto m = model(false);
  const auto r = patient();
  const Prediction p{{0, 2, 1}, {0.1, 0.6, 0.3}, 1, 12};
  const auto report =
      caseReport({"jane.dcm", r, {1, true}, ReportAnswer{p, m, "cpu", 0.25}, {}, {"lossy", "no projection"}, "today", "Glenoid 1", false});
  ASSERT_EQ(report.bars.size(), 3u);
  EXPECT_EQ(report.maker, "Maker B");
  EXPECT_EQ(report.bars[1].maker, "Maker C");
  EXPECT_EQ(report.certainty, "One maker leads, the others are not excluded.");
  EXPECT_EQ(report.probabilityKind, kRawProbability);
  EXPECT_EQ(valueOf(report.model, "Weights SHA-256"), "0123456789abcdef");
  EXPECT_EQ(valueOf(report.model, "Training data"), "five pictures");
  EXPECT_EQ(valueOf(report.model, "Computed"), "on cpu in 0.25 s, by Glenoid 1");
  EXPECT_EQ(valueOf(report.picture, "Frame"), "2 of 3");
  EXPECT_NE(valueOf(report.picture, "Polarity"), "(none)");
  EXPECT_EQ(report.notices, (std::vector<std::string>{"lossy", "no projection", kKnownMakersOnly}));
  EXPECT_EQ(report.disclaimer, kDisclaimer);
}

TEST(CaseReport, HoldsNoIdentityUnlessAsked) {
  const auto m = model(true);
  const auto r = patient();
  const Prediction p{{0, 2, 1}, {0.05, 0.9, 0.05}, 1, 12};
  CaseReportInput input{"jane.dcm", r, {}, ReportAnswer{p, m, "cpu", 1}, ReportAnswer{p, m, "cpu", 1}, {}, "today", "Glenoid 1", false};
  const auto without = everyWord(caseReport(input));
  EXPECT_EQ(without.find("Doe"), std::string::npos);
  EXPECT_EQ(without.find("1950"), std::string::npos);
  EXPECT_EQ(without.find("jane"), std::string::npos);
  EXPECT_NE(without.find(kCalibratedProbability), std::string::npos);
  input.identity = true;
  const auto report = caseReport(input);
  EXPECT_EQ(valueOf(report.identity, "Patient"), "Doe^Jane");
  EXPECT_EQ(valueOf(report.identity, "Born"), "19500101");
  EXPECT_EQ(valueOf(report.identity, "File"), "jane.dcm");
  EXPECT_EQ(valueOf(report.compared, "Maker B"), "90.0 %");
}

TEST(CaseReport, APictureWithoutAnAnswerSaysSo) {
  const auto r = patient();
  const auto report = caseReport({"f", r, {}, {}, {}, {}, "today", "Glenoid 1", false});
  EXPECT_EQ(report.maker, "Not identified");
  EXPECT_TRUE(report.bars.empty());
  EXPECT_TRUE(report.model.empty());
}

TEST(CaseWords, OneMakerStandsOutOnlyFarAheadOfTheOthers) {
  const auto of = [](std::vector<double> p) { return certaintyOf(p); };
  EXPECT_EQ(of({0.85, 0.05, 0.1}), Certainty::Clear);
  EXPECT_EQ(of({0.1, 0.6, 0.3}), Certainty::Leaning);
  EXPECT_EQ(of({0.55, 0.4, 0.05}), Certainty::Unsure);
  EXPECT_EQ(of({0.25, 0.25, 0.25, 0.25}), Certainty::Unsure);
  EXPECT_EQ(of({}), Certainty::Unsure);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The texts in the corners and the text of the probe.
#include "ui/viewer/corner_text.h"

#include <QTranslator>
#include <gtest/gtest.h>

#include "core/report/case_report.h"
#include "tests/ui/viewer/viewer_bench.h"
#include "ui/elements/core_texts.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(CornerText, IdentityIsReadable) {
  Radiograph radiograph;
  radiograph.identity = {{"(0010,0010)", "PatientName", "Doe^Jane^Q^Dr="},
                         {"(0010,0020)", "PatientID", "4711"},
                         {"(0010,0030)", "PatientBirthDate", "19601231"},
                         {"(0010,0040)", "PatientSex", "F"},
                         {"(0008,0020)", "StudyDate", "20200102"}};
  EXPECT_EQ(identityLines(radiograph),
            (QStringList{"Doe, Jane Q", "4711", "Born 1960-12-31  ·  59 years  ·  female", "Study date 2020-01-02"}));
  EXPECT_TRUE(identityLines({}).isEmpty());
}

namespace {

class GermanDates : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* source, const char*, int) const override {
    return qstrcmp(source, "%1-%2-%3") == 0 ? QStringLiteral("%3.%2.%1") : QString();
  }
};

}  // namespace

TEST(CornerText, DatesHaveTheOrderOfTheLanguageAsInTheReport) {
  Radiograph radiograph;
  radiograph.identity = {{"(0010,0030)", "PatientBirthDate", "19790408"}, {"(0008,0020)", "StudyDate", "20200102"}};
  GermanDates german;
  QCoreApplication::installTranslator(&german);
  EXPECT_EQ(identityLines(radiograph), (QStringList{"Born 08.04.1979  ·  40 years", "Study date 02.01.2020"}));
  const auto rows = identityRows(radiograph);
  EXPECT_EQ(coreText(std::get<ReportText>(rows.front().value)), "08.04.1979");
  EXPECT_EQ(coreText(std::get<ReportText>(rows.back().value)), "02.01.2020");
  QCoreApplication::removeTranslator(&german);
}

TEST(CornerText, TechniqueLeavesOutWhatIsNotSaid) {
  Radiograph radiograph;
  radiograph.columns = 30;
  radiograph.rows = 20;
  radiograph.bitsStored = 12;
  EXPECT_EQ(techniqueLines(radiograph), QStringList{"30 × 20, 12 bits"});
  radiograph.modality = "DX";
  radiograph.bodyPart = "SHOULDER";
  radiograph.attributes = {{"(0018,0060)", "KVP", "70"}, {"(0018,1152)", "Exposure", "0"}};
  EXPECT_EQ(techniqueLines(radiograph), (QStringList{"DX  ·  SHOULDER", "70 kV", "30 × 20, 12 bits"}));
}

TEST(CornerText, WindowAndZoomAreLive) {
  ViewState state;
  state.setCanvas({400, 300}, 1);
  auto radiograph = test::slope();
  radiograph.vois = {Window{1000, 2000, WindowFunction::Sigmoid, "BONE"}};
  radiograph.laterality = "R";
  radiograph.spacing = {0.143, 0.143, SpacingProvenance::AtDetector};
  test::openIn(state, radiograph);
  EXPECT_EQ(windowText(state), "C 1000  W 2000  sigmoid  ·  BONE");
  const auto texts = cornerTexts(state);
  EXPECT_EQ(texts.laterality, "R");
  EXPECT_EQ(texts.zoom, "Zoom 200 %  ·  fitted");
  EXPECT_EQ(texts.window, windowText(state));
  EXPECT_EQ(texts.frame, "");
  EXPECT_EQ(texts.spacing, "0.143 mm per pixel (at detector)");
  state.setWindow({812.5, 400, WindowFunction::Linear, ""});
  EXPECT_EQ(windowText(state), "C 812.5  W 400  ·  By hand");
}

TEST(CornerText, ProbeTellsStoredAndModalityValueWithItsUnit) {
  ViewState state;
  auto radiograph = test::slope();
  test::openIn(state, radiograph);
  EXPECT_EQ(probeText(state, {3.9, 0.2}), "x 3  y 0   value 30");
  EXPECT_EQ(probeText(state, {-0.1, 0}), "");
  EXPECT_EQ(probeText(state, {200, 0}), "");
  radiograph.modalityTransform = Rescale{2, -100, "HU"};
  radiograph.padding = {{0, 0}};
  test::openIn(state, radiograph);
  EXPECT_EQ(probeText(state, {3, 0}), "x 3  y 0   stored 30  value -40 HU");
  EXPECT_EQ(probeText(state, {0, 0}), "x 0  y 0   padding, outside the picture");
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths, angles, and the words that say how far a length in millimetres can be trusted.
#include "ui/viewer/measurement.h"

#include <limits>

#include <gtest/gtest.h>

#include "tests/support/german_window.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

using Kind = Measurement::Kind;

Radiograph spaced(double rowMm, double columnMm, SpacingProvenance provenance) {
  Radiograph radiograph;
  radiograph.spacing = {rowMm, columnMm, provenance};
  if (provenance != SpacingProvenance::None) radiograph.pixelAspect = rowMm / columnMm;
  return radiograph;
}

QString lengthText(const Radiograph& radiograph, QPointF a, QPointF b, std::optional<Calibration> calibration = {}) {
  return measurementText({Kind::Length, {a, b}}, rulerFor(radiograph, calibration));
}

}  // namespace

TEST(Measurement, EveryProvenanceIsSaid) {
  const auto text = [](SpacingProvenance provenance) { return lengthText(spaced(0.1, 0.1, provenance), {0, 0}, {123, 0}); };
  EXPECT_EQ(text(SpacingProvenance::Calibrated), "12.3 mm (calibrated)");
  EXPECT_EQ(text(SpacingProvenance::AtDetector), "12.3 mm (at detector)");
  EXPECT_EQ(text(SpacingProvenance::Magnified), "12.3 mm (÷ERMF)");
  EXPECT_EQ(text(SpacingProvenance::Nominal), "12.3 mm (nominal)");
  EXPECT_EQ(text(SpacingProvenance::Unspecified), "12.3 mm (calibration not stated)");
}

TEST(Measurement, PixelsAreNeverMillimetres) {
  EXPECT_EQ(lengthText(spaced(0, 0, SpacingProvenance::None), {0, 0}, {3, 4}), "5.0 px");
  EXPECT_EQ(lengthText(spaced(0.2, 0.2, SpacingProvenance::None), {0, 0}, {3, 4}), "5.0 px");
  EXPECT_EQ(lengthText(spaced(0, 0.2, SpacingProvenance::AtDetector), {0, 0}, {0, 0}), "0.0 px");
}

TEST(Measurement, OblongPixelsMeasureTheirTrueShape) {
  const auto radiograph = spaced(0.4, 0.2, SpacingProvenance::Calibrated);
  EXPECT_EQ(lengthText(radiograph, {0, 0}, {10, 0}), "2.0 mm (calibrated)");
  EXPECT_EQ(lengthText(radiograph, {0, 0}, {0, 10}), "4.0 mm (calibrated)");
  const auto ruler = rulerFor(radiograph, {});
  EXPECT_NEAR(*angleDeg({10, 0}, {0, 0}, {10, 5}, ruler), 45, 1e-9);  // 5 rows are as high as 10 columns are wide
  Radiograph oblong;
  oblong.pixelAspect = 2;
  EXPECT_EQ(lengthText(oblong, {0, 0}, {0, 10}), "20.0 px");
}

TEST(Measurement, AnglesHaveNoSignAndNoNonsense) {
  const Ruler square;
  EXPECT_NEAR(*angleDeg({1, 0}, {0, 0}, {0, 1}, square), 90, 1e-9);
  EXPECT_NEAR(*angleDeg({0, 1}, {0, 0}, {1, 0}, square), 90, 1e-9);
  EXPECT_NEAR(*angleDeg({-5, 0}, {0, 0}, {7, 0}, square), 180, 1e-9);
  EXPECT_FALSE(angleDeg({2, 2}, {2, 2}, {3, 3}, square));
  EXPECT_EQ(measurementText({Kind::Angle, {{2, 2}, {2, 2}, {3, 3}}}, square), "–");
  EXPECT_EQ(measurementText({Kind::Angle, {{10, 0}, {0, 0}, {10, 10}}}, square), "45.0°");
}

TEST(Measurement, CalibrationByHandReplacesWhatTheFileSays) {
  const auto radiograph = spaced(0.2, 0.1, SpacingProvenance::AtDetector);
  const auto calibration = calibrationFrom({0, 0}, {0, 50}, 25, radiograph.pixelAspect);  // 50 rows are 100 column widths
  ASSERT_TRUE(calibration);
  EXPECT_NEAR(calibration->columnMm, 0.25, 1e-12);
  EXPECT_EQ(lengthText(radiograph, {0, 0}, {0, 50}, calibration), "25.0 mm (calibrated by hand)");
  EXPECT_EQ(lengthText(radiograph, {0, 0}, {100, 0}, calibration), "25.0 mm (calibrated by hand)");
  EXPECT_FALSE(calibrationFrom({1, 1}, {1, 1}, 25, 1));
  EXPECT_FALSE(calibrationFrom({0, 0}, {1, 1}, 0, 1));
  EXPECT_FALSE(calibrationFrom({0, 0}, {1, 1}, std::numeric_limits<double>::quiet_NaN(), 1));
}

TEST(Measurement, AGermanWindowWritesACommaEverywhere) {
  const test::GermanWindow german;
  EXPECT_EQ(lengthText(spaced(0.1, 0.1, SpacingProvenance::Calibrated), {0, 0}, {123, 0}), "12,3 mm (calibrated)");
  const Measurement angle{Kind::Angle, {{0, 1}, {0, 0}, {1, 0}}};
  EXPECT_EQ(measurementText(angle, rulerFor(spaced(1, 1, SpacingProvenance::None), {})), "90,0°");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/spacing_text.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"

namespace glenoid {
namespace {

struct SpacingWords {
  SpacingProvenance provenance;
  const char *name, *note, *pattern;
};
constexpr SpacingWords kWords[] = {
    {SpacingProvenance::None, "none", "", GLENOID_TEXT("Core", "pixels only: the file carries no spacing")},
    {SpacingProvenance::AtDetector, "detector", GLENOID_TEXT("Core", "at detector"),
     GLENOID_TEXT("Core", "%1 × %2 mm, at the detector (not corrected for magnification)")},
    {SpacingProvenance::Calibrated, "calibrated", GLENOID_TEXT("Core", "calibrated"), GLENOID_TEXT("Core", "%1 × %2 mm, calibrated")},
    {SpacingProvenance::Magnified, "magnification-corrected", GLENOID_TEXT("Core", "÷ERMF"),
     GLENOID_TEXT("Core", "%1 × %2 mm, divided by the estimated magnification")},
    {SpacingProvenance::Nominal, "nominal", GLENOID_TEXT("Core", "nominal"), GLENOID_TEXT("Core", "%1 × %2 mm, of the scanned film")},
    {SpacingProvenance::Unspecified, "unspecified", GLENOID_TEXT("Core", "calibration not stated"),
     GLENOID_TEXT("Core", "%1 × %2 mm, the file does not say how it was calibrated")},
};

const SpacingWords& wordsFor(SpacingProvenance provenance) {
  return *std::find_if(std::begin(kWords), std::end(kWords), [&](const SpacingWords& words) { return words.provenance == provenance; });
}

}  // namespace

const char* spacingName(SpacingProvenance provenance) { return wordsFor(provenance).name; }

const char* spacingNote(SpacingProvenance provenance) { return wordsFor(provenance).note; }

ReportText spacingText(const Spacing& spacing) { return {wordsFor(spacing.provenance).pattern, {spacing.rowMm, spacing.columnMm}, 4}; }

}  // namespace glenoid

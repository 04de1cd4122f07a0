// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/spacing_text.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

using namespace glenoid;

TEST(SpacingText, SaysTheSizeOfAPixelAndHowItIsKnown) {
  EXPECT_EQ(inEnglish(spacingText({})), "pixels only: the file carries no spacing");
  EXPECT_EQ(inEnglish(spacingText({0.14, 0.2, SpacingProvenance::AtDetector})),
            "0.1400 × 0.2000 mm, at the detector (not corrected for magnification)");
  EXPECT_STREQ(spacingNote(SpacingProvenance::AtDetector), "at detector");
  EXPECT_STREQ(spacingNote(SpacingProvenance::None), "");
}

TEST(SpacingText, EveryProvenanceHasWordsOfItsOwn) {
  std::set<std::string> names, notes, patterns;
  constexpr SpacingProvenance kAll[] = {SpacingProvenance::None,      SpacingProvenance::AtDetector, SpacingProvenance::Calibrated,
                                        SpacingProvenance::Magnified, SpacingProvenance::Nominal,    SpacingProvenance::Unspecified};
  for (const auto provenance : kAll) {
    names.insert(spacingName(provenance));
    notes.insert(spacingNote(provenance));
    patterns.insert(spacingText({1, 1, provenance}).pattern);
  }
  for (const auto* words : {&names, &notes, &patterns}) EXPECT_EQ(words->size(), std::size(kAll));
}

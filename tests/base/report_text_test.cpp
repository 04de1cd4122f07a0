// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/report_text.h"

#include <limits>

#include <gtest/gtest.h>

using namespace glenoid;

TEST(ReportText, TheTerminalWritesItInEnglishWithDecimalPoints) {
  EXPECT_EQ(inEnglish({"%1 x %2 mm, %3 of %4", {0.1435, 0.2, std::int64_t{7}, "a"}, 3}), "0.143 x 0.200 mm, 7 of a");
  EXPECT_EQ(inEnglish({"95 % of %1", {"%2"}}), "95 % of %2") << "a value is not a pattern";
  EXPECT_EQ(inEnglish(pValueText(0.0004)), "< 0.001");
  EXPECT_EQ(inEnglish(pValueText(0.0385742)), "0.039");
  EXPECT_EQ(inEnglish({"%1", {std::numeric_limits<double>::quiet_NaN()}, 1}), "-");
}

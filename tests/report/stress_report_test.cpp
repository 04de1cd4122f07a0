// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/stress_report.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/report/table_text.h"

using namespace glenoid;

namespace {

// Unaltered, two of three are right and one of them is unknown; altered, one is right and all are unknown.
StressResult someResult() {
  const std::vector<std::string> labels{"A", "B"};
  const Predictions plain{2, {0, 1, 1}, {2, 0, 0, 2, 1, 0}}, turned{2, {0, 1, 1}, {2, 0, 2, 0, 1, 0}};
  StressResult result;
  result.rows.push_back({{}, evaluateInDetail(plain, labels), {}, 1, 1, 2, 1, 1, 3});
  result.rows.push_back({{AlterationKind::Rotation, 10}, evaluateInDetail(turned, labels), mcNemar(plain, turned), 3, 0, 0, 0, 0, 0});
  result.skipped.emplace_back(ErrorCode::DamagedFile, "", "b.png");
  return result;
}

}  // namespace

TEST(StressReport, TheTableSaysWhatWasNamedAndADashIfNothingWas) {
  const auto text = stressText(someResult());
  EXPECT_EQ(text.substr(0, text.find('\n')), "3 images");
  EXPECT_NE(text.find("as it is"), std::string::npos);
  const auto turned = text.substr(text.find("turned by 10 degrees"));
  EXPECT_NE(turned.find("100.0"), std::string::npos) << "all are unknown";
  EXPECT_NE(turned.find("  -  "), std::string::npos);
  EXPECT_NE(text.find("66.7"), std::string::npos) << "accuracy";
  EXPECT_NE(text.find("1.50"), std::string::npos) << "makers named on average";
}

TEST(StressReport, CsvAndJsonHoldTheCounts) {
  const auto csv = stressCsv(someResult());
  EXPECT_NE(csv.find("none,,3,2,0.666667,"), std::string::npos) << csv;
  EXPECT_NE(csv.find("rotation,10,3,1,0.333333,"), std::string::npos) << csv;
  const auto lines = std::count(csv.begin(), csv.end(), '\n');
  EXPECT_EQ(lines, 3);
  const auto json = toJson(someResult());
  EXPECT_EQ(json.at("skipped"), 1);
  const auto& rows = json.at("alterations");
  EXPECT_TRUE(rows[0].at("strength").is_null());
  EXPECT_FALSE(rows[0].contains("mcnemarAgainstUnaltered"));
  EXPECT_EQ(rows[0].at("unknown"), 1);
  EXPECT_EQ(rows[0].at("makers"), 3);
  EXPECT_EQ(rows[1].at("alteration"), "rotation");
  EXPECT_EQ(rows[1].at("strength"), 10);
  EXPECT_EQ(rows[1].at("mcnemarAgainstUnaltered").at("onlyFirstRight"), 1);
  EXPECT_EQ(rows[1].at("evaluation").at("count"), 3);
}

TEST(TableText, ColumnsStandUnderEachOther) {
  EXPECT_EQ(alignedText({{"a", "figure"}, {"longer", "1"}}), "a       figure\nlonger       1\n");
  EXPECT_EQ(csvLineOf({"a,b", "=1"}), "\"a,b\",'=1\r\n");
}

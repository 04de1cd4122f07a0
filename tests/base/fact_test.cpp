// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fact.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

using namespace glenoid;

namespace {

std::vector<FactCode> everyCode() {
  std::vector<FactCode> codes;
  for (int code = 0; code <= static_cast<int>(kLastFact); ++code) codes.push_back(static_cast<FactCode>(code));
  return codes;
}

bool isStage(FactCode code) { return code >= FactCode::Starting && code <= FactCode::Files; }
bool isHeadline(FactCode code) { return code >= FactCode::HeadlineMaker && code <= FactCode::HeadlineNone; }
bool isOptionProblem(FactCode code) { return code >= FactCode::OptionsNotObject && code < FactCode::Starting; }

}  // namespace

TEST(Facts, NamesAreUniqueAndWrittenAsInFiles) {
  std::set<std::string_view> names;
  for (const auto code : everyCode()) {
    const auto name = factName(code);
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << name;
  }
}

TEST(Facts, SentencesAreWhole) {
  for (const auto code : everyCode()) {
    const auto text = factPattern(code);
    ASSERT_FALSE(text.empty());
    EXPECT_TRUE(text[0] == '%' || (text[0] >= 'A' && text[0] <= 'Z')) << text;
    EXPECT_EQ(text.find(" x "), text.npos) << "the sign is ×: " << text;
    EXPECT_EQ(text.back() == '.', !isStage(code) && !isHeadline(code) && !isOptionProblem(code)) << text;
  }
}

TEST(Facts, ValuesStandInTheirPlaces) {
  EXPECT_EQ(sentence({FactCode::CompressedSizeUsed, {std::int64_t{640}, std::int64_t{480}}}),
            "The compressed picture's own size is used; the header says 640 × 480.");
  EXPECT_EQ(sentence({FactCode::FrameLeftOut, {std::int64_t{3}}}), "Frame 3 cannot be read. The others keep their numbers.");
  EXPECT_EQ(
      sentence({FactCode::OneMakerLeft, {std::int64_t{95}}}),
      "With 95 % confidence one maker remains: of many radiographs, at least 95 % keep their true maker. The probability is for this one "
      "alone.");
  EXPECT_EQ(sentence({FactCode::FramesLeftOut, {"3, 5-7"}}), "Frames 3, 5-7 cannot be read. The others keep their numbers.");
  EXPECT_EQ(sentence({FactCode::OptionFromToBelow, {"mapDropout", std::int64_t{0}, 0.25}}), "mapDropout: from 0 to below 0.25 is allowed");
  EXPECT_EQ(sentence({FactCode::OptionFromTo, {"seed", std::int64_t{0}, std::int64_t{9007199254740992}}}),
            "seed: from 0 to 9007199254740992 is allowed");
}

TEST(Facts, AValueThatReadsLikeAPlaceIsLeftAlone) {
  EXPECT_EQ(sentence({FactCode::OptionNotTogether, {"%2", "100 % of %1"}}), "%2: cannot be combined with 100 % of %1");
  EXPECT_EQ(filled("50 % of %1, %3", {"x"}), "50 % of x, %3");
}

TEST(Facts, AreAddedOnce) {
  std::vector<Fact> facts{{FactCode::NoWindow, {}}};
  addFacts(facts, {{FactCode::NoWindow, {}}, {FactCode::OtherFrame, {std::int64_t{2}}}, {FactCode::OtherFrame, {std::int64_t{3}}}});
  EXPECT_EQ(facts.size(), 3u);
}

TEST(Facts, CodesOfDicomAreTheStandards) {
  const auto lossy = factConcept(FactCode::LossyCompression);  // PS3.16 CID 7203
  ASSERT_TRUE(lossy);
  EXPECT_EQ(lossy->value, "113040");
  EXPECT_EQ(lossy->scheme, "DCM");
  EXPECT_FALSE(factConcept(FactCode::NoWindow));
}

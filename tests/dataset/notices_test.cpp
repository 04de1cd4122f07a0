// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/notices.h"

#include <gmock/gmock.h>

#include "core/dataset/parts.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Notices : public testing::Test {
 protected:
  // A cache of one grey pixel for each item.
  PixelCache cacheOf(std::vector<std::string> labels, const std::vector<Item>& items, const std::vector<DataNotice>& notices = {}) {
    PixelCacheWriter writer(folder_ / "x.cache", {1, std::move(labels), "test"});
    for (const auto& item : items) writer.add(item, std::vector<std::uint8_t>{0});
    for (const auto& notice : notices) writer.note(notice);
    return writer.complete();
  }
  std::vector<Fact> factsOfLabels(const std::string& first, const std::string& second) {
    std::vector<Fact> facts;
    for (const auto& notice : noticesOf(cacheOf({first, second}, {{"a", 0, "1", ""}}))) facts.push_back(notice.fact);
    return facts;
  }

  const test::TemporaryFolder folder_;
};

}  // namespace

TEST_F(Notices, NameLabelsThatLookAlike) {
  EXPECT_THAT(factsOfLabels("Zimmer", "Zimmer "),
              ElementsAre(Fact{FactCode::LabelsLookAlike, {"Zimmer", "Zimmer "}}, Fact{FactCode::LabelOuterSpace, {"Zimmer "}}));
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{{"DePuy", "Depuy"},
                                                                                      {"Smith-Nephew", "smith nephew"},
                                                                                      {"Smith\u2011Nephew", "Smith_Nephew"},
                                                                                      {"Arthrex\u00A0Eclipse", "Arthrex Eclipse"},
                                                                                      {"M\u00FCller", "Mu\u0308ller"},
                                                                                      {"\u00C9clat", "\u00E9clat"},
                                                                                      {"\u0141uk", "\u0142uk"}})
    EXPECT_EQ(factsOfLabels(first, second).size(), 1u) << first << ' ' << second;
  for (const auto& [first, second] :
       std::vector<std::pair<std::string, std::string>>{{"Zimmer", "Zimmer2"}, {"Cofield", "Cofeld"}, {"\u6E05", "\u6C34"}})
    EXPECT_THAT(factsOfLabels(first, second), IsEmpty()) << first << ' ' << second;
}

TEST_F(Notices, NameLabelsWithASpaceAroundThem) {
  for (const auto& label : std::vector<std::string>{" Zimmer", "Zimmer\t", "Zimmer\u00A0", "\u3000Zimmer"})
    EXPECT_THAT(factsOfLabels("Cofield", label), ElementsAre(Fact{FactCode::LabelOuterSpace, {label}})) << label;
  for (const auto& label : std::vector<std::string>{"Zimmer Biomet", "-Zimmer-", "M\u00FCller\u00FC"})
    EXPECT_THAT(factsOfLabels("Cofield", label), IsEmpty()) << label;
  EXPECT_EQ(sentence({FactCode::LabelOuterSpace, {"Zimmer "}}), "The label \"Zimmer \" begins or ends with white space, which was kept.");
}

TEST_F(Notices, CountNearDuplicatesWithDifferentLabels) {
  const std::vector<Item> items{{"a", 0, "1", ""}, {"b", 0, "2", ""}, {"c", 1, "3", ""}};
  const auto factsOfPairs = [&](const std::vector<NearDuplicate>& pairs) {
    PixelCacheWriter writer(folder_ / "pairs.cache", {1, {"A", "B"}, "test"});
    for (const auto& item : items) writer.add(item, std::vector<std::uint8_t>{0});
    writer.finish(pairs);
    return noticesOf(PixelCache(folder_ / "pairs.cache"));
  };
  EXPECT_THAT(factsOfPairs({{0, 1, 0.9, 0}}), IsEmpty());
  EXPECT_THAT(factsOfPairs({{0, 1, 0.9, 0}, {0, 2, 0.8, 0}, {1, 2, 0.8, 1}}),
              ElementsAre(DataNotice{"", {FactCode::DuplicatesDiffer, {std::int64_t{2}}}}));
}

TEST_F(Notices, AreKeptInTheCacheAndGroupedByFact) {
  const std::vector<DataNotice> notices{{"readme", {FactCode::LooseFile, {}}},
                                        {"a", {FactCode::NotProjection, {"CT"}}},
                                        {"", {FactCode::PartsFromFolders, {}}},
                                        {"b", {FactCode::NotProjection, {"CT"}}},
                                        {"b", {FactCode::PictureVerySmall, {std::int64_t{8}, std::int64_t{9}}}},
                                        {"c", {FactCode::OptionFromTo, {"x", 0.5, 1.5}}}};
  auto cache = cacheOf({"A", "B"}, {{"a", 0, "1", ""}, {"b", 1, "2", ""}}, notices);
  EXPECT_EQ(noticesOf(cache), notices);
  cache.keep();
  EXPECT_EQ(PixelCache(folder_ / "x.cache").notices(), notices);
  EXPECT_THAT(grouped({notices.begin(), notices.end() - 1}),
              ElementsAre(NoticeGroup{{FactCode::NotProjection, {"CT"}}, {"a", "b"}},
                          NoticeGroup{{FactCode::PictureVerySmall, {std::int64_t{8}, std::int64_t{9}}}, {"b"}},
                          NoticeGroup{{FactCode::LooseFile, {}}, {"readme"}}, NoticeGroup{{FactCode::PartsFromFolders, {}}, {}}));
}

TEST_F(Notices, PartsOfFoldersAreTheSplit) {
  const std::vector<Item> items{
      {"test/A/1", 0, "1", ""}, {"Training/A/2", 0, "2", "p"}, {"Training/B/3", 1, "3", ""}, {"val/B/4", 1, "4", "p"}};
  const auto drawn = cacheOf({"A", "B"}, items);
  EXPECT_FALSE(hasParts(drawn));
  EXPECT_EQ(splitOf(drawn, 3), stratifiedSplit(items, {}, 3));
  const auto cache = cacheOf({"A", "B"}, items, {{"", {FactCode::PartsFromFolders, {}}}});
  EXPECT_TRUE(hasParts(cache));
  const auto split = splitOf(cache, 3);
  EXPECT_EQ(split, (Split{3, {1, 2}, {3}, {0}}));
  EXPECT_THAT(factsOf(split, cache), ElementsAre(Fact{FactCode::ValidationLacks, {"\"A\""}}, Fact{FactCode::TestLacks, {"\"B\""}},
                                                 Fact{FactCode::GroupsParted, {std::int64_t{1}}}));
}

TEST_F(Notices, NamePartsAndFoldsWithNothingToCheck) {
  std::vector<Item> items;
  for (int i = 0; i < 12; ++i) items.push_back({std::to_string(i), i % 2, std::to_string(i), "one patient"});
  const auto one = cacheOf({"A", "B"}, items);
  EXPECT_THAT(factsOf(splitOf(one, 1), one), ElementsAre(Fact{FactCode::ValidationEmpty, {}}, Fact{FactCode::TestEmpty, {}}));
  const auto cache =
      cacheOf({"A", "B", "C"}, {{"a", 0, "1", ""}, {"b", 1, "2", ""}, {"c", 0, "3", ""}, {"d", 1, "4", ""}, {"e", 2, "5", ""}});
  EXPECT_THAT(factsOf(Split{1, {0, 1}, {2, 3}, {4}}, cache),
              ElementsAre(Fact{FactCode::TrainingLacks, {"\"C\""}}, Fact{FactCode::ValidationLacks, {"\"C\""}},
                          Fact{FactCode::TestLacks, {"\"A\", \"B\""}}));
  EXPECT_THAT(factsOf(Folds{1, {{0, 1}, {2, 3, 4}}}, 0, cache), ElementsAre(Fact{FactCode::FoldsLack, {"\"C\""}}));
  EXPECT_THAT(factsOf(Folds{1, {{0, 1}, {2, 3, 4}}}, 0.1, cache),
              ElementsAre(Fact{FactCode::FoldsLack, {"\"C\""}}, Fact{FactCode::FoldsCannotValidate, {"\"A\", \"B\", \"C\""}}))
      << "one or two of each are too few to keep a tenth";
  EXPECT_THAT(factsOf(Folds{1, {{0, 1}, {2, 3}}}, 0,
                      cacheOf({"A", "B", "unused"}, {{"a", 0, "1", ""}, {"b", 1, "2", ""}, {"c", 0, "3", ""}, {"d", 1, "4", ""}})),
              IsEmpty());
}

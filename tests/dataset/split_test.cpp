// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/split.h"

#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/dataset/trained_images.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

// counts[c] images of class c, each with different content.
std::vector<Item> makeItems(const std::vector<int>& counts) {
  std::vector<Item> items;
  for (std::size_t c = 0; c < counts.size(); ++c) {
    for (int i = 0; i < counts[c]; ++i) {
      const auto name = std::to_string(c) + "/" + std::to_string(i);
      items.push_back({name, static_cast<std::int64_t>(c), "hash" + name, ""});
    }
  }
  return items;
}

std::vector<std::vector<std::size_t>> partsOf(const Split& split) { return {split.train, split.validation, split.test}; }

void expectEveryItemOnce(const std::vector<std::vector<std::size_t>>& parts, std::size_t count) {
  std::multiset<std::size_t> all;
  for (const auto& part : parts) all.insert(part.begin(), part.end());
  ASSERT_EQ(all.size(), count);
  std::size_t next = 0;
  for (const auto position : all) EXPECT_EQ(position, next++);
}

double countOf(const std::vector<std::size_t>& part, const std::vector<Item>& items, std::int64_t label) {
  double count = 0;
  for (const auto position : part) count += items[position].label == label;
  return count;
}

const std::vector<std::vector<int>> kShapes{{75, 265, 64, 134}, {10, 10}, {83, 294, 71, 149}, {1000, 11, 12}};

TEST(Split, IsCompleteDisjointAndStratifiedToWithinOne) {
  for (const auto& shape : kShapes) {
    const auto items = makeItems(shape);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const auto parts = partsOf(stratifiedSplit(items, {}, seed));
      expectEveryItemOnce(parts, items.size());
      const double shares[]{0.8, 0.1, 0.1};
      for (std::size_t c = 0; c < shape.size(); ++c) {
        for (std::size_t p = 0; p < 3; ++p)
          EXPECT_LE(std::abs(countOf(parts[p], items, static_cast<std::int64_t>(c)) - shares[p] * shape[c]), 1);
      }
    }
  }
}

TEST(Folds, AreCompleteStratifiedAndOfNearlyOneSize) {
  const auto items = makeItems({75, 265, 64, 134});
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto folds = stratifiedFolds(items, 10, seed).folds;
    ASSERT_EQ(folds.size(), 10u);
    expectEveryItemOnce(folds, items.size());
    for (const auto& fold : folds) {
      EXPECT_NEAR(static_cast<double>(fold.size()), 53.8, 2);
      EXPECT_LE(std::abs(countOf(fold, items, 1) - 26.5), 1);
      EXPECT_LE(std::abs(countOf(fold, items, 2) - 6.4), 1);
    }
  }
}

TEST(Folds, GiveEachFoldAsTestWithItsOwnInnerValidation) {
  const auto items = makeItems({40, 60});
  const auto folds = stratifiedFolds(items, 5, 3);
  for (std::size_t f = 0; f < 5; ++f) {
    const auto split = splitOfFold(items, folds, f, 0.125);
    EXPECT_EQ(split.test, folds.folds[f]);
    expectEveryItemOnce(partsOf(split), items.size());
    EXPECT_EQ(split.validation.size(), 10u);
    EXPECT_EQ(countOf(split.validation, items, 0), 4);
  }
  EXPECT_TRUE(splitOfFold(items, folds, 0, 0).validation.empty());
}

TEST(Split, NeverPartsAGroupNorEqualContent) {
  auto items = makeItems({60, 90});
  for (std::size_t i = 0; i < 40; ++i) items[i].group = "patient " + std::to_string(i / 4);
  items[70].sha256 = items[100].sha256;
  items[5].sha256 = items[140].sha256;  // one radiograph under two labels; the patient's other images must stay with it
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (const auto& parts : {partsOf(stratifiedSplit(items, {}, seed)), stratifiedFolds(items, 5, seed).folds}) {
      expectEveryItemOnce(parts, items.size());
      std::map<std::string, std::set<std::size_t>> partsOfKey;
      for (std::size_t p = 0; p < parts.size(); ++p) {
        for (const auto i : parts[p]) {
          partsOfKey[items[i].sha256].insert(p);
          if (!items[i].group.empty()) partsOfKey[items[i].group].insert(p);
        }
      }
      EXPECT_EQ(partsOfKey["patient 1"], partsOfKey[items[140].sha256]);
      for (const auto& [key, where] : partsOfKey) EXPECT_EQ(where.size(), 1u) << key;
    }
  }
}

TEST(Split, KeepsGroupsOutOfTrainingTooSometimes) {
  auto items = makeItems({50, 50});
  items[0].group = items[1].group = "pair";
  std::set<std::size_t> seen;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto parts = partsOf(stratifiedSplit(items, {}, seed));
    for (std::size_t p = 0; p < 3; ++p) {
      if (std::count(parts[p].begin(), parts[p].end(), 0u)) seen.insert(p);
    }
  }
  EXPECT_EQ(seen.size(), 3u);
}

TEST(Split, OneSeedGivesOneSplitAndAnotherGivesAnother) {
  const auto items = makeItems({75, 265, 64, 134});
  EXPECT_EQ(stratifiedSplit(items, {}, 7), stratifiedSplit(items, {}, 7));
  EXPECT_NE(stratifiedSplit(items, {}, 7).test, stratifiedSplit(items, {}, 8).test);
  EXPECT_EQ(stratifiedFolds(items, 10, 7), stratifiedFolds(items, 10, 7));
  EXPECT_NE(stratifiedFolds(items, 10, 7).folds, stratifiedFolds(items, 10, 8).folds);
  // These values never change: a stored seed must give the same parts on every system and in every release.
  const auto small = stratifiedSplit(makeItems({5, 5}), {0.6, 0.2, 0.2}, 1);
  EXPECT_THAT(small.validation, ::testing::ElementsAre(3u, 6u));
  EXPECT_THAT(small.test, ::testing::ElementsAre(1u, 8u));
}

TEST(Split, SurvivesJsonAndFindsImagesByContent) {
  auto items = makeItems({20, 30});
  const auto split = stratifiedSplit(items, {}, 5);
  const auto folds = stratifiedFolds(items, 4, 5);
  const auto splitText = toJson(split, items), foldsText = toJson(folds, items);
  EXPECT_EQ(splitFromJson(splitText, items), split);
  EXPECT_EQ(foldsFromJson(foldsText, items), folds);
  for (auto& item : items) item.path = "moved/" + item.path;
  EXPECT_EQ(splitFromJson(splitText, items), split);
}

TEST(Split, RefusesASplitOfOtherImages) {
  const auto items = makeItems({20, 30});
  const auto text = toJson(stratifiedSplit(items, {}, 5), items);
  const auto refused = [](const nlohmann::json& json, const std::vector<Item>& of, ErrorCode code = ErrorCode::FileInvalid) {
    try {
      splitFromJson(json, of);
    } catch (const Error& error) {
      return error.code() == code;
    }
    return false;
  };
  auto fewer = items, more = items;
  fewer.pop_back();
  more.push_back({"new", 0, "new", ""});
  EXPECT_TRUE(refused(text, fewer, ErrorCode::DatasetMismatch));
  EXPECT_TRUE(refused(text, more, ErrorCode::DatasetMismatch));
  auto leaking = text;
  leaking["test"].push_back(text["train"][0]);
  EXPECT_TRUE(refused(leaking, items));
  auto damaged = text;
  damaged.erase("validation");
  EXPECT_TRUE(refused(damaged, items));
  EXPECT_TRUE(refused(nlohmann::json::array(), items));
  for (const nlohmann::json& seed : {nlohmann::json(-1), nlohmann::json(1.5), nlohmann::json(1e300), nlohmann::json("1")}) {
    auto absurd = text;
    absurd["seed"] = seed;
    EXPECT_TRUE(refused(absurd, items)) << seed;
  }
}

TEST(Split, RefusesFoldsThatLeaveNothingToTest) {
  const auto items = makeItems({20, 30});
  const auto good = toJson(stratifiedFolds(items, 3, 5), items);
  auto whole = good, hollow = good, seedless = good;
  for (const int fold : {1, 2}) {
    for (const auto& entry : good["folds"][fold]) whole["folds"][0].push_back(entry);
  }
  whole["folds"].erase(2);
  whole["folds"].erase(1);
  EXPECT_THROW(foldsFromJson(whole, items), Error) << "one fold";
  hollow["folds"].push_back(nlohmann::json::array());
  EXPECT_THROW(foldsFromJson(hollow, items), Error) << "an empty fold";
  seedless["seed"] = -3;
  EXPECT_THROW(foldsFromJson(seedless, items), Error);
  const test::TemporaryFolder folder;
  writeJson(folder / "folds.json", seedless);
  EXPECT_EQ(test::errorOf([&] { readFolds(folder / "folds.json", items); }).file(), toUtf8(folder / "folds.json"));
}

TEST(Split, RefusesImpossibleRequests) {
  const auto items = makeItems({3, 3});
  EXPECT_THROW(stratifiedSplit(items, {0.9, 0.2, 0.1}, 0), Error);
  EXPECT_THROW(stratifiedSplit(items, {1.2, -0.1, -0.1}, 0), Error);
  EXPECT_THROW(stratifiedFolds(items, 1, 0), Error);
  EXPECT_THROW(stratifiedFolds(items, static_cast<std::size_t>(-1), 0), Error);
  EXPECT_THROW(stratifiedFolds(items, 99'999'999'999, 0), Error);
  EXPECT_THROW(splitOfFold(items, stratifiedFolds(items, 3, 0), 3, 0.1), Error);
}

TEST(Split, SaysWhetherImagesOrGroupsAreTooFewForItsFolds) {
  auto items = makeItems({3, 3});
  const auto refusal = [&](std::size_t folds) { return test::errorOf([&] { stratifiedFolds(items, folds, 0); }); };
  EXPECT_EQ(refusal(7).code(), ErrorCode::DatasetTooSmall);
  EXPECT_EQ(refusal(7).detail(), "images: 6, folds: 7");
  for (auto& item : items) item.group = std::to_string(item.label);
  EXPECT_EQ(refusal(3).code(), ErrorCode::DatasetTooFewGroups);
  EXPECT_EQ(refusal(3).detail(), "groups: 2, folds: 3");
  EXPECT_EQ(refusal(7).code(), ErrorCode::DatasetTooSmall) << "ungrouped, they would be too few as well";
}

TEST(StoredSplit, ItsTestPartIsFoundAmongMoreImages) {
  const auto items = makeItems({20, 20});
  const auto split = stratifiedSplit(items, {}, 3);
  const auto stored = nlohmann::json::parse(toJson(split, items).dump());
  auto more = items;
  more.insert(more.begin(), {"new", 0, "hash of a new one", ""});
  auto expected = split.test;
  for (auto& position : expected) ++position;
  EXPECT_EQ(testPartOf(stored, more), expected);
  more.erase(more.begin() + static_cast<std::ptrdiff_t>(expected.back()));
  EXPECT_THROW(testPartOf(stored, more), Error) << "an image of the test part is missing";
  EXPECT_THROW(testPartOf({{"format", "glenoid-folds"}}, items), Error);
  EXPECT_THROW(testPartOf(nlohmann::json::array(), items), Error);
}

TEST(StoredSplit, HasADigestThatOutlivesTheFile) {
  const auto items = makeItems({20, 20});
  const auto json = toJson(stratifiedSplit(items, {}, 3), items);
  const test::TemporaryFolder folder;
  writeJson(folder / "split.json", json);
  EXPECT_EQ(splitDigest(readJson(folder / "split.json")), splitDigest(json));
  EXPECT_NE(splitDigest(toJson(stratifiedSplit(items, {}, 4), items)), splitDigest(json));
  EXPECT_EQ(imagesDigest({{"a", 0, "", ""}}), "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b")
      << "the digest of one line end";
}

}  // namespace
}  // namespace glenoid

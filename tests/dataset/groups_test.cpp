// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/groups.h"

#include <set>

#include <gmock/gmock.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

std::vector<Item> itemsWithGroups(const std::vector<std::string>& groups) {
  std::vector<Item> items;
  for (const auto& group : groups) items.push_back({"p" + std::to_string(items.size()), 0, "h", group});
  return items;
}

std::vector<std::string> joined(const std::vector<std::string>& groups, const std::vector<NearDuplicate>& pairs) {
  auto items = itemsWithGroups(groups);
  joinGroups(items, pairs);
  std::vector<std::string> result;
  for (const auto& item : items) result.push_back(item.group);
  return result;
}

using ::testing::ElementsAre;

TEST(Groups, APairWithoutAGroupIsOneOfItsOwn) {
  EXPECT_THAT(joined({"", "", "", "x"}, {{0, 2, 0.9, 0}}), ElementsAre("like p0", "", "like p0", "x"));
}

TEST(Groups, APairBringsItsGroupsTogether) {
  EXPECT_THAT(joined({"b", "b", "", "a", "a", "c"}, {{1, 3, 0.9, 0}}), ElementsAre("a", "a", "", "a", "a", "c"));
  EXPECT_THAT(joined({"b", "", ""}, {{0, 1, 0.9, 0}}), ElementsAre("b", "b", ""));
  EXPECT_THAT(joined({"", "b", ""}, {{0, 1, 0.9, 0}}), ElementsAre("b", "b", ""));
}

TEST(Groups, PairsChain) {
  EXPECT_THAT(joined({"", "", "", "", ""}, {{0, 1, 0.9, 0}, {2, 3, 0.9, 0}, {1, 2, 0.9, 0}}),
              ElementsAre("like p0", "like p0", "like p0", "like p0", ""));
}

TEST(Groups, JoiningTwiceChangesNothing) {
  const std::vector<NearDuplicate> pairs{{0, 4, 0.9, 0}, {1, 2, 0.9, 0}, {2, 4, 0.9, 0}};
  auto once = itemsWithGroups({"", "z", "", "y", "y"});
  joinGroups(once, pairs);
  auto twice = once;
  joinGroups(twice, pairs);
  EXPECT_EQ(once, twice);
}

TEST(Groups, RefuseWhatIsNoPair) {
  EXPECT_THROW(joined({"", ""}, {{0, 2, 0.9, 0}}), Error);
  EXPECT_THROW(joined({"", ""}, {{1, 1, 0.9, 0}}), Error);
}

TEST(Groups, EverySymmetryHasItsName) {
  std::set<std::string> names;
  for (int s = 0; s < 8; ++s) names.insert(symmetryName(s));
  EXPECT_EQ(names.size(), 8u);
  EXPECT_EQ(symmetryName(0), "upright");
  EXPECT_EQ(symmetryName(7), "mirrored, turned 270");
}

}  // namespace
}  // namespace glenoid

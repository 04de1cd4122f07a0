// SPDX-License-Identifier: GPL-3.0-or-later
// The verb stress from outside: which images it answers, and what it prints and writes.
#include <algorithm>
#include <filesystem>
#include <string>

#include "core/base/json_file.h"
#include "core/dataset/split.h"
#include "core/dataset/trained_images.h"
#include "tests/app/cli_fixture.h"
#include "tests/app/cloudy_set.h"
#include "tests/support/small_finder.h"
#include "tests/support/small_model.h"

namespace glenoid {
namespace {

class StressCli : public test::CliTest {
 protected:
  // Clouds of two makers; the model learned from all but two or three of each.
  void SetUp() override {
    test::writeCloudySet(folder_ / "set", 20);
    items_ = indexFolder(folder_ / "set").items;
    const auto split = stratifiedSplit(items_, {0.6, 0.2, 0.2}, 1);
    unseen_ = split.test.size();
    writeJson(folder_ / "split.json", toJson(split, items_));
    writeJson(folder_ / "other.json", toJson(stratifiedSplit(items_, {}, 2), items_));
    auto model = test::smallModelDescription();
    model.training = {{"splitSha256", splitDigest(toJson(split, items_))}, {"imagesSha256", imagesDigest(items_)}};
    test::writeSmallModel(folder_ / "model", model);
  }

  int stress(const std::string& words) { return run("stress --model model --threads 1 " + words); }

  std::vector<Item> items_;
  std::size_t unseen_ = 0;
};

TEST_F(StressCli, AnswersTheTestPartUnderEveryAlteration) {
  ASSERT_EQ(stress("--data set --split split.json --json --csv figures.csv"), 0) << err_;
  const auto json = nlohmann::json::parse(out_);
  EXPECT_TRUE(json.at("confidence").is_null()) << "the model has no sets";
  EXPECT_EQ(json.at("skipped"), 0);
  EXPECT_NE(json.at("disclaimer").get<std::string>().find("Not a medical device"), std::string::npos);
  const auto rows = json.at("alterations");
  ASSERT_GT(rows.size(), 25u);
  for (const auto& row : rows) {
    EXPECT_EQ(row.at("images"), unseen_);
    EXPECT_EQ(row.at("unknown"), 0) << "no finder and no gate";
  }
  const auto csv = readTextFile(folder_ / "figures.csv");
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')), rows.size() + 1);
  ASSERT_EQ(stress("--data set --split split.json"), 0) << err_;
  EXPECT_NE(out_.find("turned by 180 degrees"), std::string::npos) << out_;
}

TEST_F(StressCli, ImagesThatTheModelLearnedFromAreNotMeasured) {
  EXPECT_EQ(stress("--data set"), 2) << "which images?";
  EXPECT_EQ(stress("--data set --split split.json --all-images"), 2);
  EXPECT_EQ(stress("--data set --split split.json --csv split.json"), 2) << "an input file is never replaced";
  EXPECT_EQ(stress("--data set --split other.json"), 1);
  EXPECT_NE(err_.find("the split is not the one that the model was trained with"), std::string::npos) << err_;
  EXPECT_EQ(stress("--data set --all-images"), 1);
  EXPECT_NE(err_.find("the model learned from these images"), std::string::npos) << err_;
  std::filesystem::remove(folder_ / "set/A/10.png");
  writeFileAtomically(folder_ / "set/B/bad.png", std::string_view("no picture"));
  ASSERT_EQ(stress("--data set --all-images --json"), 3) << err_;
  EXPECT_NE(err_.find("bad.png"), std::string::npos) << err_;
  EXPECT_EQ(nlohmann::json::parse(out_).at("skipped"), 1);
  EXPECT_EQ(nlohmann::json::parse(out_).at("alterations")[0].at("images"), 19);
}

TEST_F(StressCli, AFinderThatLooksFirstIsTheOneAskedFor) {
  test::writeSmallFinder(folder_ / "bright.safetensors");
  auto blind = readSafetensors(folder_ / "bright.safetensors");
  blind.metadata["limit"] = "100";
  writeSafetensors(folder_ / "finder.safetensors", blind);
  ASSERT_EQ(stress("--data set --split split.json --finder finder.safetensors --json"), 0) << err_;
  for (const auto& row : nlohmann::json::parse(out_).at("alterations")) EXPECT_EQ(row.at("unknown"), unseen_) << row.at("title");
  EXPECT_EQ(stress("--data set --split split.json --finder nowhere"), 2);
  EXPECT_EQ(stress("--data set --split split.json --confidence 95"), 1);
  EXPECT_NE(err_.find("95 % was asked for; possible: none"), std::string::npos) << err_;
}

}  // namespace
}  // namespace glenoid

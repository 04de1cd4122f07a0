// SPDX-License-Identifier: GPL-3.0-or-later
// The verb neighbours from outside: a model stores the pictures it learned from and shows those that are like a file.
#include <filesystem>
#include <string>

#include "core/base/sha256.h"
#include "tests/app/cli_fixture.h"
#include "tests/app/cloudy_set.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

class NeighboursCli : public test::CliTest {};

bool saysAmongLearned(const nlohmann::json& answer) {
  for (const auto& fact : answer.at("facts")) {
    if (fact.at("code") == "among-learned") return true;
  }
  return false;
}

}  // namespace

TEST_F(NeighboursCli, TrainingAndTheVerbGiveAModelTheSameOnes) {
  test::writeCloudySet(folder_ / "set", 24);
  ASSERT_EQ(run("train --data set --out run --set network.architecture=custom-cnn --set inputSize=32 --set epochs=1 --threads 1"), 0)
      << err_;
  const auto made = readFile(folder_ / "run/model/neighbours.safetensors");
  EXPECT_EQ(run("neighbours --model run/model --data set"), 1) << "it did not learn from all of them";
  EXPECT_NE(err_.find("not the one that this was made from"), std::string::npos) << err_;
  fs::remove(folder_ / "run/model/neighbours.safetensors");
  ASSERT_EQ(run("neighbours --model run/model --data set --split run/split.json --threads 1"), 0) << err_;
  EXPECT_EQ(readFile(folder_ / "run/model/neighbours.safetensors"), made);

  auto model = json("run/model/model.json");
  model["subject"] = "cloud";  // no finder knows it
  writeFileAtomically(folder_ / "run/model/model.json", model.dump());
  const auto split = json("run/split.json");
  const auto nameOf = [&](const char* part) { return split.at(part).at(0).at("path").get<std::string>(); };
  const auto learned = answerOf("set/" + nameOf("train"), "run/model");
  const auto unseen = answerOf("set/" + nameOf("test"), "run/model");
  EXPECT_EQ(learned.at("verdict"), "maker");
  ASSERT_EQ(learned.at("similar").size(), 5u);
  EXPECT_EQ(learned.at("similar")[0].at("sha256"), sha256OfFile(folder_ / "set" / nameOf("train")));
  EXPECT_LT(learned.at("similar")[0].at("distance").get<double>(), 1e-6);
  EXPECT_FALSE(learned.at("similar")[0].contains("name")) << "a model holds no names";
  EXPECT_TRUE(saysAmongLearned(learned));
  EXPECT_FALSE(saysAmongLearned(unseen));
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The verb neighbours from outside: a model stores the pictures it learned from and shows those that are like a file.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/imaging/png_writer.h"
#include "core/imaging/render.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

class NeighboursCli : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 24; ++i) {
      auto name = std::string(i < 12 ? "set/A/" : "set/B/");
      writePng(folder_ / name.append(std::to_string(10 + i)).append(".png"), render(test::cloudyRadiograph(static_cast<std::uint64_t>(i))));
    }
  }
  int run(const std::string& words) {
    const auto command = "cd '" + toUtf8(folder_.path()) + "' && '" GLENOID_CLI "' " + words + " >out 2>err";
    const int status = std::system(command.c_str());
    out_ = readTextFile(folder_ / "out"), err_ = readTextFile(folder_ / "err");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  nlohmann::json answerOf(const std::string& file) {
    EXPECT_EQ(run("predict --model run/model --json " + file), 0) << err_;
    return nlohmann::json::parse(out_).at(0);
  }
  static bool saysAmongLearned(const nlohmann::json& answer) {
    for (const auto& fact : answer.at("facts")) {
      if (fact.at("code") == "among-learned") return true;
    }
    return false;
  }
  const test::TemporaryFolder folder_;
  std::string out_, err_;
};

}  // namespace

TEST_F(NeighboursCli, TrainingAndTheVerbGiveAModelTheSameOnes) {
  ASSERT_EQ(run("train --data set --out run --set network.architecture=custom-cnn --set inputSize=32 --set epochs=1 --threads 1"), 0)
      << err_;
  const auto made = readFile(folder_ / "run/model/neighbours.safetensors");
  EXPECT_EQ(run("neighbours --model run/model --data set"), 1) << "it did not learn from all of them";
  EXPECT_NE(err_.find("not the one that this was made from"), std::string::npos) << err_;
  fs::remove(folder_ / "run/model/neighbours.safetensors");
  ASSERT_EQ(run("neighbours --model run/model --data set --split run/split.json --threads 1"), 0) << err_;
  EXPECT_EQ(readFile(folder_ / "run/model/neighbours.safetensors"), made);

  auto model = nlohmann::json::parse(readTextFile(folder_ / "run/model/model.json"));
  model["subject"] = "cloud";  // no finder knows it
  writeFileAtomically(folder_ / "run/model/model.json", model.dump());
  const auto split = nlohmann::json::parse(readTextFile(folder_ / "run/split.json"));
  const auto nameOf = [&](const char* part) { return split.at(part).at(0).at("path").get<std::string>(); };
  const auto learned = answerOf("set/" + nameOf("train"));
  const auto unseen = answerOf("set/" + nameOf("test"));
  EXPECT_EQ(learned.at("verdict"), "maker");
  ASSERT_EQ(learned.at("similar").size(), 5u);
  EXPECT_EQ(learned.at("similar")[0].at("sha256"), sha256OfFile(folder_ / "set" / nameOf("train")));
  EXPECT_LT(learned.at("similar")[0].at("distance").get<double>(), 1e-6);
  EXPECT_FALSE(learned.at("similar")[0].contains("name")) << "a model holds no names";
  EXPECT_TRUE(saysAmongLearned(learned));
  EXPECT_FALSE(saysAmongLearned(unseen));
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// evaluate, crossval and compare from outside.
#include <filesystem>
#include <string>

#include "tests/app/cli_fixture.h"
#include "tests/support/synthetic_cache.h"

namespace glenoid {
namespace {

class EvaluationCli : public test::CliTest {
 protected:
  void SetUp() override {
    makeSyntheticCache(folder_ / "pixels.cache", 12, 2, 32);
    makeSyntheticCache(folder_ / "others.cache", 12, 2, 32, 2);
  }

  bool has(const std::string& file) const { return std::filesystem::exists(folder_ / file); }

  const std::string small_ = " --data pixels.cache --device cpu --threads 1 --size 32 --epochs 1 --batch 4 --set network.head=linear ";
};

TEST_F(EvaluationCli, ComparesAndGoesOn) {
  const auto words = "compare" + small_ +
                     "--out cmp --networks custom-cnn,mobilenetv2 --baselines majority,forest-hog --ensemble --fusion all --folds 3 "
                     "--validation-share 0.25 --only-folds 1";
  ASSERT_EQ(run(words + " --json"), 0) << err_;
  const auto methods = nlohmann::json::parse(out_).at("methods");
  EXPECT_EQ(methods.size(), 6u);
  EXPECT_EQ(methods[1].at("mcnemarAgainstFirst").at("images"), 8);
  EXPECT_NE(err_.find("epoch 1 of 1"), std::string::npos);
  for (const char* file : {"cmp/table.json", "cmp/table.csv", "cmp/table.html", "cmp/folds.json", "cmp/options.json"})
    EXPECT_TRUE(has(file)) << file;
  const auto table = readTextFile(folder_ / "cmp/table.csv");
  ASSERT_EQ(run(words), 0) << err_;
  EXPECT_EQ(err_.find("epoch"), std::string::npos) << "nothing is trained again";
  EXPECT_NE(out_.find("soft vote of custom-cnn + mobilenetv2"), std::string::npos) << out_;
  EXPECT_EQ(readTextFile(folder_ / "cmp/table.csv"), table);
  EXPECT_EQ(run(words + " --network custom-cnn"), 2);
  EXPECT_EQ(run("compare" + small_ + "--out other --networks oracle"), 2);
}

TEST_F(EvaluationCli, CrossValidatesAndEvaluates) {
  const auto words = "crossval" + small_ + "--network custom-cnn --folds 3 --validation-share 0.25 ";
  ASSERT_EQ(run(words + "--out cv --set testTimeAugmentation=true --html page.html --csv figures.csv"), 0) << err_;
  EXPECT_NE(out_.find("mean of eight looks"), std::string::npos);
  EXPECT_TRUE(has("page.html") && has("figures.csv") && has("cv/table.html") && has("cv/fold-03/best.safetensors"));
  ASSERT_EQ(run(words + "--out some --only-folds 2 --seed 5"), 0) << err_;
  EXPECT_FALSE(has("some/fold-01"));
  EXPECT_EQ(run(words + "--out some --only-folds 4"), 2);

  ASSERT_EQ(run("evaluate --run cv --json"), 0) << err_;
  EXPECT_EQ(nlohmann::json::parse(out_).at("methods")[0].at("evaluation").at("count"), 24);
  EXPECT_NE(run("evaluate --run cv --fit-sets"), 0) << "this is not a bundle";
  ASSERT_EQ(run("evaluate --run cv/fold-02 --against some/fold-02 --html e.html"), 0) << err_;
  EXPECT_NE(out_.find("McNemar, fold-02 and fold-02"), std::string::npos) << out_;
  EXPECT_NE(readTextFile(folder_ / "e.html").find("Not a medical device"), std::string::npos);
  ASSERT_EQ(run("evaluate --run cv/fold-02 --run some/fold-02 --data others.cache --all-images --tta --device cpu --json"), 0) << err_;
  const auto methods = nlohmann::json::parse(out_).at("methods");
  ASSERT_EQ(methods.size(), 5u);
  EXPECT_EQ(methods[4].at("title"), "soft vote of 2 runs");
  EXPECT_EQ(methods[4].at("evaluation").at("count"), 24);
  EXPECT_EQ(run("evaluate --run cv/fold-01 --run cv/fold-02"), 1) << "no image is new to both";
  ASSERT_EQ(run("evaluate --run cv/fold-02 --run some/fold-02 --data others.cache --all-images --looks 8 --device cpu --json"), 0) << err_;
  EXPECT_EQ(nlohmann::json::parse(out_).at("methods"), methods) << "--tta is another name of --looks 8";
  for (const char* explain : {"", "--explain "}) {
    EXPECT_EQ(run("evaluate --run cv/fold-02 --data pixels.cache --all-images " + std::string(explain)), 1);
    EXPECT_NE(err_.find("the run learned from 16 of the images"), std::string::npos) << err_;
  }
  const auto answers = readTextFile(folder_ / "cv/fold-02/test.csv");
  for (const char* output : {"--csv cv/fold-02/test.csv", "--html cv/fold-02/../fold-02/test.csv"}) {
    EXPECT_EQ(run("evaluate --run cv/fold-02 " + std::string(output)), 2);
    EXPECT_NE(err_.find("would replace a file of the run"), std::string::npos) << err_;
  }
  EXPECT_EQ(run(words + "--out cv --set testTimeAugmentation=true --csv cv/folds.json"), 2);
  EXPECT_EQ(readTextFile(folder_ / "cv/fold-02/test.csv"), answers);
  EXPECT_EQ(run("evaluate --run cv/fold-01 --tta"), 2);
  ASSERT_EQ(run("evaluate --run cv/fold-02 --run cv/fold-03 --data pixels.cache --explain --threads 1 --json"), 0) << err_;
  const auto explained = nlohmann::json::parse(out_);
  ASSERT_EQ(explained.at("runs").size(), 2u);
  EXPECT_EQ(explained.at("runs")[1].at("maps").at("images"), 8) << "only the test part";
  EXPECT_NE(explained.at("disclaimer").get<std::string>().find("Not a medical device"), std::string::npos);
  ASSERT_EQ(run("evaluate --run cv/fold-02 --data others.cache --all-images --explain --threads 1"), 0) << err_;
  EXPECT_NE(out_.find("24 images"), std::string::npos) << out_;
  EXPECT_NE(out_.find("order of the pixels"), std::string::npos) << out_;
  EXPECT_EQ(run("evaluate --run cv/fold-02 --explain"), 2) << "maps are computed from the pictures";
  EXPECT_EQ(run("evaluate --run cv/fold-02 --data pixels.cache --explain --csv x.csv"), 2);
  EXPECT_EQ(run("evaluate --run cv/fold-02 --data pixels.cache --explain --looks 8"), 2) << "maps are of one look";
  EXPECT_EQ(run("evaluate --run cv/fold-01 --looks 3"), 2);
  for (const char* lost : {"evaluate --run cv >/dev/full", "evaluate --run cv --json >/dev/full", "evaluate --run cv >&-"}) {
    EXPECT_EQ(run(lost, ""), 1) << lost;
    EXPECT_NE(err_.find("the results could not be written to standard output"), std::string::npos) << lost << err_;
  }
  EXPECT_EQ(run(words + "--out cv --set testTimeAugmentation=true >/dev/full", ""), 1) << "nothing is trained again";
  EXPECT_EQ(run("evaluate --run nowhere"), 2);
  EXPECT_EQ(run("evaluate --run cv --data pixels.cache --explain"), 2);
  EXPECT_NE(err_.find("the folder holds no network of a run"), std::string::npos) << err_;
}

TEST_F(EvaluationCli, JoinsTheFoldsThatSeveralJobsTrained) {
  const auto words = "crossval" + small_ + "--network custom-cnn --folds 3 --validation-share 0.25 ";
  ASSERT_EQ(run(words + "--out whole"), 0) << err_;
  ASSERT_EQ(run(words + "--out part1 --part 1/2"), 0) << err_;
  EXPECT_TRUE(has("part1/fold-01") && !has("part1/fold-02") && has("part1/fold-03"));
  EXPECT_EQ(run("merge part1 --out joined"), 2) << "the data set is needed";
  ASSERT_EQ(run("merge part1 --out joined --data pixels.cache"), 0) << err_;
  EXPECT_NE(err_.find("2 of 3 folds"), std::string::npos) << err_;
  ASSERT_EQ(run(words + "--out part2 --part 2/2"), 0) << err_;
  for (int time = 0; time < 2; ++time) {
    ASSERT_EQ(run("merge part1 part2 --out joined --data pixels.cache"), 0) << err_;
    for (const char* file : {"predictions.csv", "crossval.json", "folds.json", "fold-02/test.csv"}) {
      EXPECT_EQ(readTextFile(folder_ / "joined" / file), readTextFile(folder_ / "whole" / file)) << file;
    }
  }
  EXPECT_TRUE(has("joined/request.json"));
  // A part that was killed in its fold, and one that was killed after it.
  std::filesystem::copy(folder_ / "part2", folder_ / "killed", std::filesystem::copy_options::recursive);
  for (const char* file : {"killed/crossval.json", "killed/fold-02/evaluation.json"}) std::filesystem::remove(folder_ / file);
  EXPECT_EQ(run("merge part1 killed --out late --data pixels.cache"), 1);
  EXPECT_NE(err_.find("killed: this part of a cross-validation is not finished (fold 2). Repeat its command"), std::string::npos) << err_;
  EXPECT_FALSE(has("late/fold-01"));
  std::filesystem::copy(folder_ / "part2/fold-02/evaluation.json", folder_ / "killed/fold-02/evaluation.json");
  ASSERT_EQ(run("merge killed part1 --out late --data pixels.cache"), 0) << err_;
  EXPECT_EQ(readTextFile(folder_ / "late/crossval.json"), readTextFile(folder_ / "whole/crossval.json"));
  ASSERT_EQ(run(words + "--out other --part 2/2 --seed 9"), 0) << err_;
  EXPECT_EQ(run("merge part1 other --out wrong --data pixels.cache"), 1);
  EXPECT_NE(err_.find("part of another work"), std::string::npos) << err_;
  EXPECT_FALSE(has("wrong/fold-01"));
  EXPECT_EQ(run("merge part1 part2 --out joined --data others.cache"), 1) << "other pictures";
  for (const char* wrong : {"0/2", "3/2", "1", "1/2x", "a/b", "1/0"}) EXPECT_EQ(run(words + "--out x --part " + wrong), 2) << wrong;
  EXPECT_EQ(run(words + "--out x --part 4/4"), 2) << "there are only 3 folds";
  EXPECT_EQ(run(words + "--out x --part 1/2 --only-folds 1"), 2);
}

TEST_F(EvaluationCli, JoinsTheFoldsThatSeveralJobsCompared) {
  const auto words = "compare" + small_ + "--networks custom-cnn --baselines majority --folds 2 --validation-share 0.25 ";
  ASSERT_EQ(run(words + "--out whole"), 0) << err_;
  for (const std::string part : {"1", "2"}) ASSERT_EQ(run(words + "--out part" + part + " --part " + part + "/2"), 0) << err_;
  ASSERT_EQ(run("merge part1 part2 --out joined --data pixels.cache"), 0) << err_;
  for (const char* file : {"table.csv", "methods.json", "custom-cnn/predictions.csv", "majority/fold-02/test.csv"}) {
    EXPECT_EQ(readTextFile(folder_ / "joined" / file), readTextFile(folder_ / "whole" / file)) << file;
  }
  ASSERT_EQ(run(words + "--out joined"), 0) << err_;
  EXPECT_EQ(err_.find("epoch"), std::string::npos) << "nothing is trained again";
}

TEST_F(EvaluationCli, JoinsCsvFilesUnderOneHeader) {
  writeFileAtomically(folder_ / "1.csv", std::string_view("file,answer\na,x\nb,y\n"));
  writeFileAtomically(folder_ / "2.csv", std::string_view("file,answer\n"));
  writeFileAtomically(folder_ / "3.csv", std::string_view("file,answer\nc,z"));
  writeFileAtomically(folder_ / "4.csv", std::string_view("file,label\nc,z\n"));
  ASSERT_EQ(run("merge 1.csv 2.csv 3.csv --out all.csv"), 0) << err_;
  EXPECT_EQ(readTextFile(folder_ / "all.csv"), "file,answer\na,x\nb,y\nc,z\n");
  EXPECT_EQ(run("merge 1.csv 4.csv --out other.csv"), 1);
  EXPECT_EQ(run("merge 1.csv 3.csv --out 3.csv"), 2) << "it would replace a part";
}

TEST_F(EvaluationCli, FitsTheSetsOfAModelFromItsStoredAnswers) {
  const auto shipped = std::filesystem::path(GLENOID_SOURCE_DIR) / "models" / "mobilenetv2";
  std::filesystem::create_directories(folder_ / "model");
  for (const char* file : {"model.json", "predictions.csv", "predictions-augmented.csv", "folds.json"}) {
    std::filesystem::copy_file(shipped / file, folder_ / "model" / file);
  }
  auto model = nlohmann::json::parse(readTextFile(folder_ / "model/model.json"));
  const auto sets = model["doubt"]["sets"];
  model.erase("doubt");
  writeFileAtomically(folder_ / "model/model.json", std::string_view(model.dump()));
  ASSERT_EQ(run("evaluate --run model --fit-sets"), 0) << err_;
  const auto fitted = nlohmann::json::parse(readTextFile(folder_ / "model/model.json"))["doubt"]["sets"];
  ASSERT_EQ(fitted.size(), sets.size());
  EXPECT_EQ(fitted[0]["levels"][1]["measured"], sets[0]["levels"][1]["measured"]);
  EXPECT_NE(out_.find("looks 8, confidence 95 %, 538 images"), std::string::npos) << out_;
  EXPECT_NE(out_.find("calibration error"), std::string::npos) << out_;
  EXPECT_EQ(run("evaluate --run model --fit-sets --data pixels.cache"), 2);
}

}  // namespace
}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// The program glenoid-train, as users start it.
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/runs/stored_run.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

struct Answer {
  int code;
  std::string out, err;
};

// `to`: the shell's redirection of the results, if they do not go to the file that is read.
Answer start(const test::TemporaryFolder& folder, const std::string& words, const std::string& to = "") {
  const auto out = folder / "out", err = folder / "err";
  const auto command = std::string(GLENOID_TRAIN_PROGRAM) + " " + words + " >" + toUtf8(out) + " 2>" + toUtf8(err) + " " + to;
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readTextFile(out), readTextFile(err)};
}

std::string writeOptions(const test::TemporaryFolder& folder, const nlohmann::json& options) {
  writeFileAtomically(folder / "options.json", options.dump());
  return toUtf8(folder / "options.json");
}

nlohmann::json smallRun(const test::TemporaryFolder& folder, int epochs) {
  return {{"cache", toUtf8(folder / "c.pixels")},
          {"run", toUtf8(folder / "run")},
          {"training",
           {{"network", {{"architecture", "custom-cnn"}, {"head", "linear"}}},
            {"device", "cpu"},
            {"inputSize", 32},
            {"batch", 4},
            {"epochs", epochs}}}};
}

TEST(Program, TrainsEvaluatesAndCrossValidates) {
  const test::TemporaryFolder folder;
  makeSyntheticCache(folder / "c.pixels", 10, 2, 32);
  auto options = smallRun(folder, 2);
  const auto trained = start(folder, "train " + writeOptions(folder, options));
  ASSERT_EQ(trained.code, 0) << trained.err;
  EXPECT_NE(trained.err.find("Research use only"), std::string::npos);
  EXPECT_NE(trained.err.find("images/s"), std::string::npos);
  const auto test = nlohmann::json::parse(trained.out).at("test");
  EXPECT_EQ(test.at("count"), 2);
  const auto cache = folder / "c.pixels";
  const auto run = readRun(folder / "run");
  EXPECT_EQ(run.origin.data, cache) << "all that it was given";
  EXPECT_EQ(run.images, 20u);
  EXPECT_EQ(run.labels, (std::vector<std::string>{"class 0", "class 1"}));

  const auto evaluated =
      start(folder, "evaluate " + writeOptions(folder, {{"cache", options["cache"]}, {"run", options["run"]}, {"device", "cpu"}}));
  ASSERT_EQ(evaluated.code, 0) << evaluated.err;
  EXPECT_EQ(nlohmann::json::parse(evaluated.out).at("single"), test);

  options["run"] = toUtf8(folder / "cv");
  options["folds"] = 2;
  options["validationShare"] = 0.2;
  options["training"]["epochs"] = 1;
  const auto crossed = start(folder, "crossval " + writeOptions(folder, options));
  ASSERT_EQ(crossed.code, 0) << crossed.err;
  EXPECT_EQ(nlohmann::json::parse(crossed.out).at("pooled").at("count"), 20);
  EXPECT_EQ(readRun(folder / "cv" / "fold-01").origin.cache, cache) << "as the cross-validation says";

  options["run"] = toUtf8(folder / "in processes");
  options["processes"] = 2;
  const auto beside = start(folder, "crossval " + writeOptions(folder, options));
  ASSERT_EQ(beside.code, 0) << beside.err;
  EXPECT_EQ(beside.out, crossed.out);
  EXPECT_EQ(beside.err.find("epoch 1 of 1"), std::string::npos) << "every fold was trained in its process";
}

TEST(Program, KeepsHowAFoldsProcessEndedAndWhatItSaid) {
  const test::TemporaryFolder folder;
  makeSyntheticCache(folder / "c.pixels", 10, 2, 32);
  auto options = smallRun(folder, 1);
  options["folds"] = 2;
  options["validationShare"] = 0.2;
  options["processes"] = 2;
  ASSERT_EQ(start(folder, "crossval " + writeOptions(folder, options)).code, 0);
  const auto fold = folder / "run" / "fold-02";
  EXPECT_NE(readTextFile(fold / "stderr.txt").find("epoch 1 of 1"), std::string::npos);
  EXPECT_EQ(readTextFile(fold / "stderr.txt").find('\r'), std::string::npos) << "no line that is rewritten";
  writeFileAtomically(fold / "best.safetensors", std::string_view("rubbish"));
  const auto failed = start(folder, "crossval " + writeOptions(folder, options));
  EXPECT_EQ(failed.code, 1);
  for (const char* said :
       {"a process that did a part of the work ended", "fold 2, exit code 1", "the weights file is not a valid", "stderr.txt"}) {
    EXPECT_NE(failed.err.find(said), std::string::npos) << said << " in " << failed.err;
  }
  EXPECT_NE(readTextFile(fold / "stderr.txt").find("the weights file is not a valid"), std::string::npos);
}

TEST(Program, RefusesAFolderInWhichAnotherRunWorks) {
  const test::TemporaryFolder folder;
  makeSyntheticCache(folder / "c.pixels", 10, 2, 32);
  const auto options = writeOptions(folder, smallRun(folder, 1));
  const FolderLock another(folder / "run");
  for (const char* verb : {"train ", "crossval "}) {
    const auto refused = start(folder, verb + options);
    EXPECT_EQ(refused.code, 1) << verb;
    EXPECT_NE(refused.err.find("another run works in this folder"), std::string::npos) << refused.err;
  }
  EXPECT_EQ(entriesOf(folder / "run").entries.size(), 1u) << "the lock";
}

TEST(Program, SaysWhatIsWrongWithItsOwnExitCode) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(start(folder, "").code, 2);
  EXPECT_EQ(start(folder, "--help").code, 0);
  for (const char* words : {"--help", "options"}) {
    for (const char* nowhere : {">/dev/full", ">&-"}) {
      const auto lost = start(folder, words, nowhere);
      EXPECT_EQ(lost.code, 1) << words << nowhere;
      EXPECT_NE(lost.err.find("the results could not be written to standard output"), std::string::npos) << words << nowhere << lost.err;
    }
  }
  writeFileAtomically(folder / "broken.json", std::string_view("{"));
  const auto broken = start(folder, "train " + toUtf8(folder / "broken.json"));
  EXPECT_NE(broken.err.find("the file does not hold what is expected here"), std::string::npos) << broken.err;
  EXPECT_EQ(start(folder, "train " + toUtf8(folder / "none.json")).code, 1);
  EXPECT_EQ(start(folder, "fly " + writeOptions(folder, smallRun(folder, 1))).code, 2);
  EXPECT_EQ(start(folder, "train " + writeOptions(folder, smallRun(folder, 1))).code, 1) << "there is no cache";
  auto options = smallRun(folder, 0);
  const auto refused = start(folder, "train " + writeOptions(folder, options));
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("epochs: from 1 to 100000 is allowed"), std::string::npos) << refused.err;
  for (const auto& [key, value] :
       {std::pair{"folds", nlohmann::json(-1)}, {"folds", 2.5}, {"folds", 1e9}, {"splitSeed", -1}, {"fold", 0.5}}) {
    auto absurd = smallRun(folder, 1);
    makeSyntheticCache(folder / "c.pixels", 10, 2, 32);
    absurd[key] = value;
    const auto answer = start(folder, "crossval " + writeOptions(folder, absurd));
    EXPECT_EQ(answer.code, 2) << key << value << answer.err;
    EXPECT_NE(answer.err.find(key), std::string::npos) << answer.err;
  }
  options["rnu"] = "x";
  EXPECT_EQ(start(folder, "train " + writeOptions(folder, options)).code, 2);
  const auto defaults = start(folder, "options");
  EXPECT_EQ(nlohmann::json::parse(defaults.out).at("network").at("architecture"), "densenet121-se");
}

// Starts a run, sends the signal as soon as an epoch is done (its checkpoint is then written), and waits for its end.
Answer interrupted(const test::TemporaryFolder& folder, const std::string& words, const std::string& signal) {
  const auto out = toUtf8(folder / "out"), err = toUtf8(folder / "err");
  std::filesystem::remove(folder / "err");  // otherwise the epochs of the last run would count for this one
  const auto script = std::string(GLENOID_TRAIN_PROGRAM) + " " + words + " >" + out + " 2>" + err +
                      " & run=$!; while kill -0 $run && ! grep -qs images/s " + err + "; do sleep 0.05; done; kill -" + signal +
                      " $run; wait $run";
  const int status = std::system(script.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readTextFile(out), readTextFile(err)};
}

TEST(Program, StopsOnInterruptAndGoesOnAfterAKill) {
  const test::TemporaryFolder folder;
  makeSyntheticCache(folder / "c.pixels", 30, 2, 32);
  const auto words = "train " + writeOptions(folder, smallRun(folder, 100000));
  const auto stopped = interrupted(folder, words, "INT");
  EXPECT_EQ(stopped.code, 130) << stopped.err;
  EXPECT_TRUE(stopped.out.empty());
  EXPECT_NE(stopped.err.find("the same command continues"), std::string::npos) << stopped.err;
  EXPECT_EQ(interrupted(folder, words, "HUP").code, 130);
  EXPECT_EQ(interrupted(folder, words, "KILL").code, 137);
  const auto resumed = interrupted(folder, words, "INT");
  EXPECT_EQ(resumed.code, 130) << resumed.err;
  EXPECT_NE(resumed.err.find("goes on after epoch"), std::string::npos) << resumed.err;
}

TEST(Program, AnOptionsFileCommandsNoTerminal) {
  const test::TemporaryFolder folder;
  auto options = smallRun(folder, 1);
  options["\x1b[31mcache\a"] = 1;
  const auto refused = start(folder, "train " + writeOptions(folder, options));
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.err.find_first_of("\x1b\a"), std::string::npos) << testing::PrintToString(refused.err);
  EXPECT_NE(refused.err.find("\xEF\xBF\xBD[31mcache\xEF\xBF\xBD: there is no such option"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace glenoid

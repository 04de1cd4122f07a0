// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program understands the command that the window copies.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/runs/terminal_command.h"
#include "core/training/presets.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

TrainingOptions everythingElse() {
  TrainingOptions options = originalMethod();
  options.architecture = "inceptionv3";
  options.head = Head::Linear;
  options.startWeights = "it's a $file.safetensors";
  options.classWeights = true;
  options.seed = 9007199254740991;
  options.optimizer = {OptimizerMethod::Adam, 1e-7, 0.5, 1.0 / 3, 2};
  options.schedule = {ScheduleKind::Step, 0.1, 7, 0.3, 0.2};
  options.augmentation = noAugmentation();
  options.distillation = {{"a b", "1"}, "", 224, 0.5, 1, 2, 3};
  return options;
}

TEST(CopiedCommand, GivesTheSameOptions) {
  const test::TemporaryFolder folder;
  for (const auto& options : {TrainingOptions{}, originalMethod(), quickTrial(), bestRecipe(), everythingElse()}) {
    auto command = terminalCommand(options, {folder / "my data", folder / "a 'run'", 3});
    ASSERT_TRUE(command.starts_with("glenoid-cli "));
    command.replace(0, std::string("glenoid-cli").size(), "'" GLENOID_CLI "'");
    const auto out = folder / "options.json";
    ASSERT_EQ(std::system((command + " --print-options > '" + toUtf8(out) + "'").c_str()), 0) << command;
    EXPECT_EQ(trainingOptionsFromJson(readJson(out)), options) << command;
  }
}

// The first process opens the data set for the others.
TEST(TrainingTogether, TwoProcessesOfTheTerminalMakeOneRun) {
  const test::TemporaryFolder folder;
  makeSyntheticCache(folder / "c.pixels", 20, 2, 32);
  const auto command = "cd '" + toUtf8(folder.path()) +
                       "' && export WORLD_SIZE=2 MASTER_ADDR=127.0.0.1 MASTER_PORT=$((20000 + $$ % 10000)) OMP_NUM_THREADS=1; "
                       "train() { RANK=$1 LOCAL_RANK=$1 '" GLENOID_CLI
                       "' train --data c.pixels --out run --network custom-cnn --set network.head=linear --size 32 --epochs 2 "
                       "--device cpu --synchronised-batch-norm >out$1 2>err$1; }; train 1 & other=$!; train 0 && wait $other";
  const int status = std::system(command.c_str());
  const auto said = readTextFile(folder / "err0") + readTextFile(folder / "err1");
  if (said.find("made without Gloo") != std::string::npos) GTEST_SKIP() << "skipped: this build has no process groups";
  EXPECT_EQ(status, 0) << said;
  EXPECT_TRUE(std::filesystem::exists(folder / "run" / "model" / "model.json"));
  EXPECT_NE(readTextFile(folder / "out0").find("best epoch"), std::string::npos);
  EXPECT_EQ(readTextFile(folder / "out1") + readTextFile(folder / "err1"), "") << "only the first process tells";
}

TEST(FinalFit, TrainsOnEveryImageAsItsRequestSays) {
  const test::TemporaryFolder folder;
  const auto images = makeSyntheticCache(folder / "c.pixels", 20, 2, 32).size();
  const auto train = [&](const std::string& words) {
    const auto command = "cd '" + toUtf8(folder.path()) + "' && '" GLENOID_CLI "' train --device cpu --threads 1 " + words + " >out 2>err";
    EXPECT_EQ(std::system(command.c_str()), 0) << readTextFile(folder / "err");
  };
  const auto learned = [&](const char* run) { return readJson(folder / run / "split.json").at("train").size(); };
  train("--data c.pixels --out run --network custom-cnn --set network.head=linear --size 32 --epochs 1 --final-fit");
  EXPECT_EQ(learned("run"), images);
  EXPECT_TRUE(std::filesystem::exists(folder / "run" / "model" / "model.json"));
  train("--request run/request.json --out again");
  EXPECT_EQ(learned("again"), images);
  train("--request run/request.json --out parted --split-seed 1");
  EXPECT_LT(learned("parted"), images);
  const auto refused =
      "cd '" + toUtf8(folder.path()) + "' && '" GLENOID_CLI "' train --request run/request.json --out none --patience 2 2>err";
  EXPECT_NE(std::system(refused.c_str()), 0) << "no validation part";
  const auto measured = "cd '" + toUtf8(folder.path()) + "' && '" GLENOID_CLI "' evaluate --run run 2>err";
  EXPECT_NE(std::system(measured.c_str()), 0);
  EXPECT_NE(readTextFile(folder / "err").find("learned from all images"), std::string::npos) << readTextFile(folder / "err");
}

TEST(TrainingTogether, IsRefusedByPretraining) {
  const test::TemporaryFolder folder;
  makeSyntheticCache(folder / "c.pixels", 20, 2, 32);
  const auto pretrain = [&](const std::string& ranks) {
    const auto command = "cd '" + toUtf8(folder.path()) + "' && RANK=0 WORLD_SIZE=" + ranks +
                         " MASTER_ADDR=127.0.0.1 '" GLENOID_CLI
                         "' pretrain --data c.pixels --out start --method labels --network custom-cnn --size 32 --epochs 1 --device cpu "
                         "--threads 1 >out 2>err";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };
  EXPECT_EQ(pretrain("2"), 1);
  EXPECT_NE(readTextFile(folder / "err").find("RANK and MASTER_ADDR"), std::string::npos) << readTextFile(folder / "err");
  EXPECT_NE(readTextFile(folder / "err").find("pretraining uses a single process"), std::string::npos) << readTextFile(folder / "err");
  EXPECT_FALSE(std::filesystem::exists(folder / "start"));
  EXPECT_EQ(pretrain("1"), 0) << readTextFile(folder / "err");
}

}  // namespace
}  // namespace glenoid

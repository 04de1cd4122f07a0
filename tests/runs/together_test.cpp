// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes of glenoid-train that train one network together on this machine.
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/atomic_file.h"
#include "core/base/files.h"
#include "core/runs/history.h"
#include "tests/support/bound_port.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

// The loss of custom-cnn moves by more than 0.005 in the runs of this test. A larger rate lets rounding grow beyond the tolerance: a ReLU
// at zero decides otherwise, as with another number of threads.
nlohmann::json steadyTraining(int epochs) {
  return {{"network", {{"architecture", "custom-cnn"}, {"head", "linear"}, {"mapDropout", 0}, {"headDropout", 0}}},
          {"device", "cpu"},
          {"inputSize", 32},
          {"batch", 16},
          {"epochs", epochs},
          {"optimizer", {{"rate", 3e-5}}},
          {"schedule", {{"kind", "constant"}, {"warmupEpochs", 0}}},
          {"classWeights", true},
          {"augmentation", {{"mixupAlpha", 0.2}, {"noise", 0.05}}},
          {"synchronisedBatchNorm", true}};
}

class Together : public testing::Test {
 protected:
  void SetUp() override {
    if (std::strcmp(GLENOID_PROCESS_GROUPS, "c10d") != 0) GTEST_SKIP() << "skipped: this build has no process groups";
    makeSyntheticCache(folder_ / "c.pixels", 30, 2, 32);
  }
  void TearDown() override {
    for (const auto child : children_) {
      if (child > 0) kill(child, SIGKILL), waitpid(child, nullptr, 0);
    }
  }

  std::string request(const std::string& run, const nlohmann::json& training) {
    const nlohmann::json json{{"cache", toUtf8(folder_ / "c.pixels")}, {"run", toUtf8(folder_ / run)}, {"training", training}};
    const auto file = folder_ / (run + ".json");
    writeFileAtomically(file, json.dump());
    return toUtf8(file);
  }

  // One process for each request.
  void start(const std::vector<std::string>& requests) {
    const auto ranks = std::to_string(requests.size()), port = std::to_string(test::freePort());
    children_.clear();
    for (std::size_t rank = 0; rank < requests.size(); ++rank) {
      const auto err = toUtf8(said(rank)), number = std::to_string(rank);
      const pid_t child = fork();
      if (child == 0) {
        const int file = open(err.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600), nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDOUT_FILENO);
        dup2(file, STDERR_FILENO);
        setenv("OMP_NUM_THREADS", "1", 1);
        if (requests.size() > 1) {
          setenv("RANK", number.c_str(), 1), setenv("WORLD_SIZE", ranks.c_str(), 1), setenv("LOCAL_RANK", number.c_str(), 1);
          setenv("MASTER_ADDR", "127.0.0.1", 1), setenv("MASTER_PORT", port.c_str(), 1);
        }
        execl(GLENOID_TRAIN_PROGRAM, GLENOID_TRAIN_PROGRAM, "train", requests[rank].c_str(), nullptr);
        _exit(127);
      }
      children_.push_back(child);
    }
  }
  void start(std::size_t ranks, const std::string& request) { start(std::vector<std::string>(ranks, request)); }
  // The exit code of each process, or minus the signal that ended it.
  std::vector<int> ends() {
    std::vector<int> codes;
    for (auto& child : children_) {
      int status = 0;
      waitpid(std::exchange(child, 0), &status, 0);
      codes.push_back(WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
    }
    return codes;
  }
  void waitForEpochs(const std::string& run, std::size_t epochs) {
    const auto file = folder_ / run / "history.csv";
    for (int i = 0; i < 6000 && (!std::filesystem::exists(file) || readHistory(file).size() < epochs); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ASSERT_GE(readHistory(file).size(), epochs) << readTextFile(said(0));
  }
  std::filesystem::path said(std::size_t rank) const { return folder_ / ("err" + std::to_string(rank)); }

  const test::TemporaryFolder folder_;
  std::vector<pid_t> children_;
};

TEST_F(Together, AnyNumberOfProcessesGivesTheSameLoss) {
  constexpr int kEpochs = 7;  // of three steps
  start(1, request("1", steadyTraining(kEpochs)));
  ASSERT_EQ(ends(), std::vector<int>{0}) << readTextFile(said(0));
  const auto alone = readHistory(folder_ / "1" / "history.csv");
  EXPECT_GT(std::abs(alone.front().validationLoss - alone.back().validationLoss), 1e-3) << "it learns";
  for (const std::size_t ranks : {2u, 3u, 4u}) {
    const auto run = std::to_string(ranks);
    start(ranks, request(run, steadyTraining(kEpochs)));
    ASSERT_EQ(ends(), std::vector<int>(ranks, 0)) << readTextFile(said(0)) << readTextFile(said(1));
    const auto together = readHistory(folder_ / run / "history.csv");
    ASSERT_EQ(together.size(), alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      EXPECT_NEAR(together[i].trainLoss, alone[i].trainLoss, 1e-4) << ranks << " processes, epoch " << i + 1;
      EXPECT_NEAR(together[i].validationLoss, alone[i].validationLoss, 1e-4) << ranks << " processes, epoch " << i + 1;
    }
    EXPECT_TRUE(std::filesystem::exists(folder_ / run / "evaluation.json"));
    EXPECT_EQ(readTextFile(said(1)).find("epoch 1 of"), std::string::npos) << "only the first process tells";
  }
}

TEST_F(Together, AKillEndsTheOthersAndAnotherNumberContinues) {
  auto training = steadyTraining(100000);
  training["synchronisedBatchNorm"] = false;
  const auto words = request("run", training);
  start(3, words);
  waitForEpochs("run", 1);
  kill(children_[1], SIGKILL);
  EXPECT_EQ(ends(), (std::vector<int>{1, -SIGKILL, 1}));
  for (const std::size_t rank : {0u, 2u}) {
    EXPECT_NE(readTextFile(said(rank)).find("another process of this training ended"), std::string::npos) << readTextFile(said(rank));
  }
  const auto goesOnWith = [&](std::size_t ranks) {
    const auto done = readHistory(folder_ / "run" / "history.csv").size();
    start(ranks, words);
    waitForEpochs("run", done + 1);
    for (const auto child : children_) kill(child, SIGINT);
    EXPECT_EQ(ends(), std::vector<int>(ranks, 130));
    EXPECT_NE(readTextFile(said(0)).find("goes on after epoch"), std::string::npos) << readTextFile(said(0));
  };
  goesOnWith(2);
  goesOnWith(1);
  goesOnWith(4);
}

TEST_F(Together, RefusesProcessesThatDiffer) {
  auto training = steadyTraining(1);
  const auto one = request("one", training);
  training["seed"] = 9;
  start({one, request("other", training)});
  EXPECT_EQ(ends(), (std::vector<int>{1, 1}));
  EXPECT_NE(readTextFile(said(1)).find("were given different options"), std::string::npos) << readTextFile(said(1));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "one")) << "nothing was written";
}

TEST_F(Together, RefusesABatchThatIsTooSmallToShare) {
  auto training = steadyTraining(1);
  training["batch"] = 7;
  start(2, request("run", training));
  EXPECT_EQ(ends(), (std::vector<int>{2, 2}));
  EXPECT_NE(readTextFile(said(0)).find("batch: at least 8"), std::string::npos) << readTextFile(said(0));
}

}  // namespace
}  // namespace glenoid

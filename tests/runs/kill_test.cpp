// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-train is killed without warning, repeatedly; the result equals that of an uninterrupted run.
#include <chrono>
#include <csignal>
#include <cstring>
#include <regex>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/atomic_file.h"
#include "core/base/files.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

constexpr int kEpochs = 60;

std::filesystem::path writeOptions(const test::TemporaryFolder& folder, const std::string& run) {
  const nlohmann::json options{{"cache", toUtf8(folder / "c.pixels")},
                               {"run", toUtf8(folder / run)},
                               {"training",
                                {{"network", {{"architecture", "custom-cnn"}, {"head", "linear"}}},
                                 {"device", "cpu"},
                                 {"inputSize", 32},
                                 {"batch", 8},
                                 {"emaDecay", 0.9},
                                 {"augmentation", {{"mixupAlpha", 0.2}, {"blur", 1}, {"noise", 0.05}}},
                                 {"epochs", kEpochs}}}};
  writeFileAtomically(folder / (run + ".json"), options.dump());
  return folder / (run + ".json");
}

pid_t start(const std::filesystem::path& options, const std::filesystem::path& err) {
  const pid_t child = fork();
  if (child != 0) return child;
  const int file = open(err.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600), nothing = open("/dev/null", O_WRONLY);
  dup2(nothing, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  execl(GLENOID_TRAIN_PROGRAM, GLENOID_TRAIN_PROGRAM, "train", options.c_str(), nullptr);
  _exit(127);
}

// The number in the last match of `pattern` in the output of a run; 0 if there is none.
int lastNumber(const std::string& text, const std::string& pattern) {
  int last = 0;
  const std::regex expression(pattern);
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) last = std::stoi((*match)[1]);
  return last;
}

// The tensors of a safetensors file, without its header, which holds times.
std::string tensorsOf(const std::filesystem::path& file) {
  const auto bytes = readTextFile(file);
  std::uint64_t header = 0;
  std::memcpy(&header, bytes.data(), sizeof header);
  return bytes.substr(sizeof header + header);
}

// history.csv without its last three columns, which are times.
std::string historyOf(const std::filesystem::path& run) {
  return std::regex_replace(readTextFile(run / "history.csv"), std::regex(",[^,\n]*,[^,\n]*,[^,\n]*\n"), "\n");
}

TEST(Kill, AtAnyMomentLosesAtMostOneEpochAndChangesNothing) {
  const test::TemporaryFolder folder;
  makeSyntheticCache(folder / "c.pixels", 30, 2, 32);
  int status = 0;
  const auto begin = std::chrono::steady_clock::now();
  waitpid(start(writeOptions(folder, "whole"), folder / "err"), &status, 0);
  ASSERT_EQ(status, 0) << readTextFile(folder / "err");

  const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  const auto options = writeOptions(folder, "killed");
  Random random(static_cast<std::uint64_t>(getpid()));
  int kills = 0, shown = 0, stored = 0;
  for (bool running = true; running;) {
    ASSERT_LT(kills, 200);
    const pid_t child = start(options, folder / "err");
    // Some are killed while LibTorch still loads, most in the middle of an epoch or of its files.
    const auto longest = static_cast<std::size_t>(whole.count());
    const auto patience = std::chrono::milliseconds(kills == 0 ? longest / 3 : random.below(longest));
    const auto end = std::chrono::steady_clock::now() + patience;
    while (running && std::chrono::steady_clock::now() < end) {
      running = waitpid(child, &status, WNOHANG) == 0;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (running) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      ++kills;
    } else {
      ASSERT_EQ(status, 0) << readTextFile(folder / "err");
    }
    const auto said = readTextFile(folder / "err");
    if (const int from = lastNumber(said, "goes on after epoch ([0-9]+)"); from > 0) {
      stored = from;
      EXPECT_GE(stored, shown) << "an epoch that was shown is never lost";
    }
    shown = std::max(shown, lastNumber(said, "epoch ([0-9]+) of [0-9]+: loss"));
  }
  RecordProperty("kills", kills);
  for (const auto& entry : entriesOf(folder / "killed").entries) EXPECT_FALSE(isUnfinishedName(entry.path())) << entry.path();
  EXPECT_GT(kills, 0);
  EXPECT_GT(stored, 0);
  EXPECT_EQ(historyOf(folder / "killed"), historyOf(folder / "whole"));
  for (const char* file : {"last.safetensors", "best.safetensors"}) {
    EXPECT_TRUE(tensorsOf(folder / "killed" / file) == tensorsOf(folder / "whole" / file)) << file;
  }
  for (const char* file : {"evaluation.json", "validation.csv", "test.csv"}) {
    EXPECT_EQ(readTextFile(folder / "killed" / file), readTextFile(folder / "whole" / file)) << file;
  }
}

}  // namespace
}  // namespace glenoid

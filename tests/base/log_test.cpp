// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

namespace {

std::vector<std::string> textsOf(const Log& log) {
  std::vector<std::string> texts;
  for (const auto& line : log.lines()) texts.push_back(line.text);
  return texts;
}

std::vector<std::string> linesOf(const fs::path& file) {
  std::vector<std::string> lines;
  const auto text = readTextFile(file);
  for (std::size_t from = 0; from < text.size();) {
    const auto end = text.find('\n', from);
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

}  // namespace

TEST(Log, KeepsTheLastLines) {
  Log log(3);
  for (const char* text : {"a", "b", "c", "d"}) log.write(LogLevel::Info, text);
  EXPECT_THAT(textsOf(log), ElementsAre("b", "c", "d"));
}

TEST(Log, ALineIsOneLineInUtcWithItsLevel) {
  using namespace std::chrono;
  const sys_days day = 2026y / November / 27;
  EXPECT_EQ(toText({day + 20h + 5min + 46s + 7ms, LogLevel::Warning, "slow"}), "2026-11-27T20:05:46.007Z warning: slow");
  EXPECT_EQ(toText({sys_days(1969y / December / 31) + 23h, LogLevel::Error, ""}), "1969-12-31T23:00:00.000Z error: ");
  Log log;
  log.write(LogLevel::Info, "one\r\n2026-11-27T00:00:00.000Z error: forged\tRöntgen");
  EXPECT_THAT(textsOf(log), ElementsAre("one  2026-11-27T00:00:00.000Z error: forged Röntgen"));
}

TEST(Log, AppendsToItsFile) {
  const test::TemporaryFolder folder;
  const auto file = folder / "logs" / u8"glenoid é.log";
  {
    Log log;
    log.write(LogLevel::Info, "before");
    log.setFile(file);
    log.write(LogLevel::Info, "first");
  }
  Log log;
  log.setFile(file);
  log.write(LogLevel::Error, "second");
  EXPECT_THAT(linesOf(file), ElementsAre(EndsWith(" info: first"), EndsWith(" error: second")));
}

TEST(Log, FilesStayWithinTheirLimit) {
  const test::TemporaryFolder folder;
  const auto file = folder / "glenoid.log";
  Log log;
  log.setFile(file, 400);
  for (int i = 0; i < 100; ++i) {
    log.write(LogLevel::Info, "line " + std::to_string(i));
    ASSERT_LE(fs::file_size(file), 400u);
  }
  EXPECT_THAT(linesOf(file).back(), EndsWith("line 99"));
  EXPECT_LE(fs::file_size(folder / "glenoid.log.1"), 400u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 2);
  auto lines = linesOf(folder / "glenoid.log.1");
  const auto newer = linesOf(file);
  lines.insert(lines.end(), newer.begin(), newer.end());
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_THAT(lines[i], EndsWith(" " + std::to_string(100 - lines.size() + i)));
}

TEST(Log, AFileThatCannotBeWrittenIsRefusedAndTheLogGoesOn) {
  const test::TemporaryFolder folder;
  Log log;
  EXPECT_EQ(test::codeOf([&] { log.setFile(folder.path()); }), ErrorCode::FileUnwritable) << "a folder was taken for a file";
  log.write(LogLevel::Info, "goes on");
  EXPECT_THAT(textsOf(log), ElementsAre("goes on"));
}

TEST(Log, ListenersHearEveryLineUntilTheyLeave) {
  Log log;
  std::vector<std::string> heard;
  auto subscription = log.subscribe([&](const LogLine& line) { heard.push_back(line.text); });
  auto other = log.subscribe([](const LogLine&) { throw std::runtime_error("a bad listener"); });
  log.write(LogLevel::Info, "one");
  auto moved = std::move(subscription);
  log.write(LogLevel::Info, "two");
  moved = {};
  log.write(LogLevel::Info, "three");
  EXPECT_THAT(heard, ElementsAre("one", "two"));
}

TEST(Log, AListenerMayWriteAndLeave) {
  Log log;
  Log::Subscription subscription;
  int heard = 0;
  subscription = log.subscribe([&](const LogLine&) {
    log.write(LogLevel::Debug, "heard");
    if (++heard == 2) subscription.end();
  });
  for (const char* text : {"one", "two", "three"}) log.write(LogLevel::Info, text);
  EXPECT_EQ(heard, 2);
  EXPECT_THAT(textsOf(log), ElementsAre("one", "heard", "two", "heard", "three"));
}

TEST(Log, ServesManyThreads) {
  const test::TemporaryFolder folder;
  Log log(100'000);
  log.setFile(folder / "glenoid.log", 1u << 30);
  std::atomic<int> heard = 0;
  const auto always = log.subscribe([&](const LogLine&) { ++heard; });
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 250; ++round) {
        std::atomic<bool> isThere = true;  // ends with the subscription, so a later call is an error
        const auto passing = log.subscribe([&](const LogLine&) { EXPECT_TRUE(isThere); });
        log.write(LogLevel::Info, std::to_string(i));
        auto last = std::make_unique<Log::Subscription>(log.subscribe([&](const LogLine&) { EXPECT_TRUE(isThere); }));
        last.reset();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(heard, 1000);
  const auto lines = log.lines();
  EXPECT_EQ(lines.size(), 1000u);
  EXPECT_TRUE(std::is_sorted(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.time < b.time; }));
  EXPECT_EQ(linesOf(folder / "glenoid.log").size(), 1000u);
}

TEST(Log, TheProgramHasOne) {
  log(LogLevel::Info, "started");
  EXPECT_EQ(programLog().lines().back().text, "started");
}

#ifndef _WIN32
TEST(Log, ItsFilesAreOfTheirOwnerAlone) {
  const test::TemporaryFolder folder;
  Log log;
  log.setFile(folder / "logs" / "glenoid.log", 200);
  for (int i = 0; i < 10; ++i) log.write(LogLevel::Info, "a line that fills the file up");
  for (const char* name : {"glenoid.log", "glenoid.log.1"})
    EXPECT_EQ(static_cast<int>(fs::status(folder / "logs" / name).permissions()), 0600) << name;
}
#endif

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/child_process.h"

#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_child.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using namespace std::chrono_literals;
using test::patience;
using test::testChild;

namespace {

std::span<const std::byte> toSend(const std::string& text) { return std::as_bytes(std::span(text)); }

std::string utf8(const char8_t* text) { return reinterpret_cast<const char*>(text); }

// Windows finds the libraries of a program beside it or in a folder of PATH; other systems find them where they were built.
#ifdef _WIN32
void addToPath(const std::filesystem::path& folder) {
  const std::wstring path = _wgetenv(L"PATH");
  _wputenv((L"PATH=" + folder.wstring() + L";" + path).c_str());
}
#else
void addToPath(const std::filesystem::path&) {}
#endif

// Waits until nobody holds the folder.
bool becomesFree(const std::filesystem::path& folder) {
  for (const auto deadline = std::chrono::steady_clock::now() + 30s; std::chrono::steady_clock::now() < deadline;) {
    try {
      const FolderLock lock(folder);
      return true;
    } catch (const Error&) {
      std::this_thread::sleep_for(10ms);
    }
  }
  return false;
}

}  // namespace

TEST(ChildProcess, HearsAndAnswers) {
  ChildProcess echo(testChild(), {"echo"});
  for (const std::string& text : {std::string("hello"), std::string(100'000, 'x'), std::string("a\r\nb\nc\x1a\xff"), std::string("bye")}) {
    std::jthread sender([&] { EXPECT_EQ(echo.send(toSend(text), patience(30s)), TransferEnd::Complete); });
    std::string answer(text.size(), ' ');
    // In two uneven pieces: bytes that are read ahead with the first belong to the second.
    const auto bytes = std::as_writable_bytes(std::span(answer));
    EXPECT_EQ(echo.receive(bytes.first(2), patience(30s)), TransferEnd::Complete);
    EXPECT_EQ(echo.receive(bytes.subspan(2), patience(30s)), TransferEnd::Complete);
    EXPECT_EQ(answer, text);
  }
}

TEST(ChildProcess, GetsItsArguments) {
  const std::vector<std::string> words{"two words",     "'", "\"", R"(a\)",  R"(b c\)",           R"(d\"e)",
                                       R"(\\f\\ "g\\)", "",  "*",  "%PATH%", utf8(u8"Röntgen 肩")};
  auto all = words;
  all.insert(all.begin(), "list");
  ChildProcess child(testChild(), all);
  std::string expected;
  for (const auto& word : words) expected += word + "\n";
  EXPECT_EQ(test::textOf(child), expected);
}

TEST(ChildProcess, RunsAProgramOfAnyName) {
  const test::TemporaryFolder folder;
  const auto program = folder / u8"Röntgen 肩" / testChild().filename();
  makeFolderOf(program);
  std::filesystem::copy_file(testChild(), program);
  addToPath(testChild().parent_path());
  ChildProcess child(program, {"list", "here"});
  EXPECT_EQ(test::textOf(child), "here\n");
}

TEST(ChildProcess, ThatEndsClosesTheConnection) {
  ChildProcess none(testChild(), {"list"});
  std::byte byte{};
  EXPECT_EQ(none.receive({&byte, 1}, patience(30s)), TransferEnd::Closed);
  EXPECT_TRUE(none.end(patience(30s)).isGood());
  EXPECT_EQ(none.send(toSend("anyone there?"), patience(30s)), TransferEnd::Closed) << "and no SIGPIPE";
}

TEST(ChildProcess, ThatSaysNothingTimesOut) {
  ChildProcess silent(testChild(), {"hang"});
  std::byte byte{};
  EXPECT_EQ(silent.receive({&byte, 1}, patience(50ms)), TransferEnd::Timeout);
  EXPECT_EQ(silent.send(toSend(std::string(std::size_t{16} << 20, 'x')), patience(50ms)), TransferEnd::Timeout) << "nobody reads it";
}

TEST(ChildProcess, HoldsNoEndOfAnothersConnection) {
  std::vector<std::unique_ptr<ChildProcess>> silent(8), brief(8);
  std::vector<std::jthread> starts;
  const auto start = [&](std::unique_ptr<ChildProcess>& child, const char* verb) {
    starts.emplace_back([&child, verb] { child = std::make_unique<ChildProcess>(testChild(), std::vector<std::string>{verb}); });
  };
  for (std::size_t i = 0; i < silent.size(); ++i) start(silent[i], "hang"), start(brief[i], "list");
  starts.clear();
  std::byte byte{};
  for (const auto& child : brief) EXPECT_EQ(child->receive({&byte, 1}, patience(30s)), TransferEnd::Closed);
}

TEST(ChildProcess, WaitingIsCancelled) {
  ChildProcess silent(testChild(), {"hang"});
  const CancelToken token;
  std::jthread canceller([&] {
    std::this_thread::sleep_for(50ms);
    token.cancel();
  });
  std::byte byte{};
  EXPECT_THROW(silent.receive({&byte, 1}, {std::chrono::steady_clock::now() + 30s, token}), Cancelled);
  EXPECT_THROW(silent.end({std::chrono::steady_clock::now() + 30s, token}), Cancelled);
}

TEST(ChildProcess, ProgramThatIsMissingIsAnError) {
  const auto error = test::errorOf([&] { ChildProcess("/nowhere/program", {}); });
  EXPECT_EQ(error.code(), ErrorCode::ProgramMissing);
  EXPECT_EQ(error.file(), "/nowhere/program");
}

TEST(ChildProcess, SaysHowItEndedAndKeepsWhatItSaid) {
  const test::TemporaryFolder folder;
  writeFileAtomically(folder / "said", std::string_view("of an earlier one, and longer"));
  ChildProcess failing(testChild(), {"say", "3", "why"}, folder / "said");
  const auto end = failing.end(patience(30s));
  EXPECT_EQ(end.exitCode, 3);
  EXPECT_FALSE(end.isGood());
  EXPECT_EQ(toText(failing.end(patience(30s))), "exit code 3") << "asked a second time";
  EXPECT_EQ(readTextFile(folder / "said"), "why");
  EXPECT_TRUE(test::endOf({"list"}).isGood());
  EXPECT_FALSE(test::endOf({"crash"}).isGood());
  ChildProcess endless(testChild(), {"hang"});
  EXPECT_EQ(toText(endless.end(patience(50ms))), "signal 9");
  EXPECT_EQ(toText(ProcessEnd{static_cast<int>(0xC0000005), 0}), "exit code 0xC0000005") << "an exception of Windows";
}

TEST(ChildProcess, EndsItselfIfItTakesTooLong) { EXPECT_EQ(toText(test::endOf({"late", "50"})), "signal 14"); }

TEST(ChildProcess, ReadsTheEndOfItsInputIfThisProgramDies) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(toText(test::endOf({"orphan", "hold", toUtf8(folder / "held")})), "exit code 3");
  EXPECT_TRUE(becomesFree(folder / "held"));
}

TEST(ChildProcess, FreesWhatItHeldWhenItIsKilled) {
  const test::TemporaryFolder folder;
  {
    ChildProcess child(testChild(), {"deaf", toUtf8(folder / "held")});
    std::byte greeting{};
    ASSERT_EQ(child.receive({&greeting, 1}, patience(30s)), TransferEnd::Complete);
    EXPECT_EQ(test::codeOf([&] { const FolderLock lock(folder / "held"); }), ErrorCode::FolderBusy);
  }
  EXPECT_TRUE(becomesFree(folder / "held"));
}

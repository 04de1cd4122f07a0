// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/child_process.h"

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using namespace std::chrono_literals;

namespace {

const CancelToken kNever;

Patience patience(std::chrono::milliseconds time, const CancelToken& token = kNever) {
  return {std::chrono::steady_clock::now() + time, token};
}

std::span<const std::byte> toSend(const std::string& text) { return std::as_bytes(std::span(text)); }

}  // namespace

TEST(ChildProcess, HearsAndAnswers) {
  ChildProcess cat("/bin/cat", {});
  for (const std::string& text : {std::string("hello"), std::string(100'000, 'x'), std::string("bye")}) {
    std::jthread sender([&] { EXPECT_EQ(cat.send(toSend(text), patience(30s)), TransferEnd::Complete); });
    std::string answer(text.size(), ' ');
    // In two uneven pieces: bytes that are read ahead with the first belong to the second.
    const auto bytes = std::as_writable_bytes(std::span(answer));
    EXPECT_EQ(cat.receive(bytes.first(2), patience(30s)), TransferEnd::Complete);
    EXPECT_EQ(cat.receive(bytes.subspan(2), patience(30s)), TransferEnd::Complete);
    EXPECT_EQ(answer, text);
  }
}

TEST(ChildProcess, GetsItsArguments) {
  ChildProcess echo("/bin/echo", {"two words", "'"});
  std::string answer(12, ' ');
  EXPECT_EQ(echo.receive(std::as_writable_bytes(std::span(answer)), patience(30s)), TransferEnd::Complete);
  EXPECT_EQ(answer, "two words '\n");
}

TEST(ChildProcess, ThatEndsClosesTheConnection) {
  ChildProcess none("/bin/true", {});
  std::byte byte{};
  EXPECT_EQ(none.receive({&byte, 1}, patience(30s)), TransferEnd::Closed);
  EXPECT_EQ(none.send(toSend("anyone there?"), patience(30s)), TransferEnd::Closed) << "and no SIGPIPE";
}

TEST(ChildProcess, ThatSaysNothingTimesOut) {
  ChildProcess silent("/bin/sleep", {"60"});
  std::byte byte{};
  EXPECT_EQ(silent.receive({&byte, 1}, patience(50ms)), TransferEnd::Timeout);
  EXPECT_EQ(silent.send(toSend(std::string(std::size_t{16} << 20, 'x')), patience(50ms)), TransferEnd::Timeout) << "nobody reads it";
}

TEST(ChildProcess, HoldsNoEndOfAnothersConnection) {
  std::vector<std::unique_ptr<ChildProcess>> others(8);
  std::vector<std::jthread> starts;
  for (auto& other : others) starts.emplace_back([&] { other = std::make_unique<ChildProcess>("/bin/cat", std::vector<std::string>{}); });
  starts.clear();
  ChildProcess counting("/bin/sh", {"-c", "for end in /proc/$$/fd/*; do test -S $end && printf x; done; echo ."});
  std::string ends(3, ' ');
  EXPECT_EQ(counting.receive(std::as_writable_bytes(std::span(ends)), patience(30s)), TransferEnd::Complete);
  EXPECT_EQ(ends, "xx.") << "only its own input and output";
}

TEST(ChildProcess, WaitingIsCancelled) {
  ChildProcess silent("/bin/sleep", {"60"});
  const CancelToken token;
  std::jthread canceller([&] {
    std::this_thread::sleep_for(50ms);
    token.cancel();
  });
  std::byte byte{};
  EXPECT_THROW(silent.receive({&byte, 1}, patience(30s, token)), Cancelled);
}

TEST(ChildProcess, ProgramThatIsMissingIsAnError) {
  const auto error = test::errorOf([&] { ChildProcess("/nowhere/program", {}); });
  EXPECT_EQ(error.code(), ErrorCode::ProgramMissing);
  EXPECT_EQ(error.file(), "/nowhere/program");
}

TEST(ChildProcess, SaysHowItEndedAndKeepsWhatItSaid) {
  const test::TemporaryFolder folder;
  writeFileAtomically(folder / "said", std::string_view("of an earlier one, and longer"));
  ChildProcess failing("/bin/sh", {"-c", "echo why >&2; exit 3"}, folder / "said");
  const auto end = failing.end(patience(30s));
  EXPECT_EQ(end.exitCode, 3);
  EXPECT_FALSE(end.isGood());
  EXPECT_EQ(toText(failing.end(patience(30s))), "exit code 3") << "asked a second time";
  EXPECT_EQ(readTextFile(folder / "said"), "why\n");
  ChildProcess crashing("/bin/sh", {"-c", "kill -SEGV $$"});
  EXPECT_EQ(toText(crashing.end(patience(30s))), "signal 11");
  ChildProcess good("/bin/true", {});
  EXPECT_TRUE(good.end(patience(30s)).isGood());
  ChildProcess endless("/bin/sleep", {"60"});
  EXPECT_EQ(toText(endless.end(patience(50ms))), "signal 9");
}

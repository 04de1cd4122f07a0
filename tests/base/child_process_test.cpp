#include "core/base/child_process.h"

#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "core/base/error.h"

using namespace glenoid;
using namespace std::chrono_literals;

namespace {

const CancelToken kNever;

Patience patience(std::chrono::milliseconds time, const CancelToken& token = kNever) {
  return {std::chrono::steady_clock::now() + time, token};
}

std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

}  // namespace

TEST(ChildProcess, HearsAndAnswers) {
  ChildProcess cat("/bin/cat", {});
  for (const std::string& text : {std::string("hello"), std::string(100'000, 'x'), std::string("bye")}) {
    std::jthread sender([&] { EXPECT_EQ(cat.send(bytesOf(text), patience(30s)), TransferEnd::Complete); });
    std::string answer(text.size(), ' ');
    // In two uneven pieces: what is read ahead of the first belongs to the second.
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
  EXPECT_EQ(none.send(bytesOf("anyone there?"), patience(30s)), TransferEnd::Closed) << "and no SIGPIPE";
}

TEST(ChildProcess, ThatSaysNothingTimesOut) {
  ChildProcess silent("/bin/sleep", {"60"});
  std::byte byte{};
  EXPECT_EQ(silent.receive({&byte, 1}, patience(50ms)), TransferEnd::Timeout);
  EXPECT_EQ(silent.send(bytesOf(std::string(std::size_t{16} << 20, 'x')), patience(50ms)), TransferEnd::Timeout) << "nobody reads it";
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
  try {
    ChildProcess("/nowhere/program", {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Internal);
    EXPECT_NE(error.detail().find("/nowhere/program"), std::string::npos);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// How processes find each other; the training that follows is tested in tests/runs/together_test.cpp.
#include "core/training/process_group.h"

#include <atomic>
#include <chrono>
#include <cstring>
#include <future>
#include <string>

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "tests/support/bound_port.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using namespace std::chrono_literals;

RankPlace placeAt(int rank, std::uint16_t port, const std::string& address = "127.0.0.1") { return {rank, 2, rank, address, port}; }

class JoiningProcesses : public testing::Test {
 protected:
  void SetUp() override {
    if (std::strcmp(GLENOID_PROCESS_GROUPS, "c10d") != 0) GTEST_SKIP() << "skipped: this build has no process groups";
  }
  // Whether a process that waits alone ends within two seconds after its token was cancelled.
  static void expectAPromptEnd(int rank) {
    const CancelToken token;
    const auto port = test::freePort();
    auto waiting = std::async(std::launch::async, [&] { ProcessGroup::join(placeAt(rank, port), "cpu", token); });
    EXPECT_EQ(waiting.wait_for(500ms), std::future_status::timeout) << "it waits for the other";
    token.cancel();
    EXPECT_EQ(waiting.wait_for(2s), std::future_status::ready);
    EXPECT_THROW(waiting.get(), Cancelled);
  }
};

TEST_F(JoiningProcesses, TheFirstStopsWaitingWhenCancelled) { expectAPromptEnd(0); }

TEST_F(JoiningProcesses, AnotherStopsWaitingWhenCancelled) { expectAPromptEnd(1); }

TEST_F(JoiningProcesses, NamesAPortInUse) {
  const test::BoundPort taken;
  const auto error = test::errorOf([&] { ProcessGroup::join(placeAt(0, taken.number()), "cpu", {}); });
  EXPECT_EQ(error.code(), ErrorCode::PortUnavailable);
  EXPECT_EQ(error.detail(), "port " + std::to_string(taken.number()));
}

TEST_F(JoiningProcesses, NamesAnUnknownMachine) {
  for (const int rank : {0, 1}) {
    const auto error = test::errorOf([&] { ProcessGroup::join(placeAt(rank, test::freePort(), "nowhere.invalid"), "cpu", {}); });
    EXPECT_EQ(error.code(), ErrorCode::HostUnknown);
    EXPECT_EQ(error.detail(), "MASTER_ADDR nowhere.invalid");
  }
}

TEST_F(JoiningProcesses, ComeInAnyOrderAndAddUp) {
  const auto port = test::freePort();
  std::atomic<bool> isReady = false;
  const auto sumWith = [&](int rank) {
    auto group = ProcessGroup::join(placeAt(rank, port), "cpu", {});
    if (rank == 0) isReady = true;
    group->waitForFirst({});
    EXPECT_TRUE(isReady);
    auto value = torch::full({1}, rank + 1, torch::kLong);
    group->sum(value);
    EXPECT_EQ(value.item<std::int64_t>(), 3);
    return group;  // the other process may still need it
  };
  auto other = std::async(std::launch::async, sumWith, 1);
  EXPECT_EQ(other.wait_for(300ms), std::future_status::timeout) << "the first is not there";
  auto first = std::async(std::launch::async, sumWith, 0);
  const auto firstGroup = first.get(), otherGroup = other.get();
  EXPECT_TRUE(firstGroup->isFirst());
  EXPECT_FALSE(otherGroup->isFirst());
}

}  // namespace
}  // namespace glenoid

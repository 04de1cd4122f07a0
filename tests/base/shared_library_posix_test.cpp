// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <gtest/gtest.h>

#include "core/base/shared_library.h"

namespace glenoid {
namespace {

auto handlerOf(int number) {
  struct sigaction action {};
  sigaction(number, nullptr, &action);
  return action.sa_handler;
}

TEST(SharedLibrary, LoadingLeavesSignalsAsTheyWere) {
  const auto hangUp = std::signal(SIGHUP, SIG_IGN);
  const auto term = handlerOf(SIGTERM), crash = handlerOf(SIGSEGV);
  const SharedLibrary library(GLENOID_SIGNAL_TAKER);
  const auto taken = reinterpret_cast<bool (*)()>(library.function("signalsTaken"));
  ASSERT_NE(taken, nullptr);
  EXPECT_TRUE(taken()) << "its constructor has run";
  EXPECT_EQ(handlerOf(SIGHUP), SIG_IGN) << "a hang-up that was ignored stays ignored";
  EXPECT_EQ(handlerOf(SIGTERM), term);
  EXPECT_EQ(handlerOf(SIGSEGV), crash);
  std::signal(SIGHUP, hangUp);
}

}  // namespace
}  // namespace glenoid

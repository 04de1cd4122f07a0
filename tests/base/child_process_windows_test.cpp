// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <windows.h>

#include "core/base/child_process.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_child.h"

using namespace glenoid;
using namespace std::chrono_literals;

namespace {

bool isWine() { return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr; }

}  // namespace

TEST(ChildProcessWindows, SaysWhichExceptionEndedIt) { EXPECT_EQ(toText(test::endOf({"crash"})), "exit code 0xC0000005"); }

TEST(ChildProcessWindows, EndsWithThisProgramEvenIfItIsDeaf) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(toText(test::endOf({"orphan", "deaf", toUtf8(folder / "held")})), "exit code 3");
  // The lock's file cannot be deleted while a process holds it.
  std::error_code failure;
  for (int i = 0; i < 3000 && (std::filesystem::remove_all(folder / "held", failure), failure); ++i) Sleep(10);
  EXPECT_FALSE(failure);
}

TEST(ChildProcessWindows, IsRefusedMemoryAboveItsLimit) {
  if (isWine()) GTEST_SKIP() << "skipped: Wine takes a job's limit of memory and holds no process to it";
  EXPECT_EQ(toText(test::endOf({"grow", "268435456"})), "exit code 0");
}

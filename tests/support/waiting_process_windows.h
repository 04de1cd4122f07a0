// SPDX-License-Identifier: GPL-3.0-or-later
// WaitingProcess, see waiting_process.h. Windows has no fork(): the second process is this program, which runs the same test up to here.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <windows.h>

namespace glenoid::test {

class WaitingProcess {
 public:
  template <typename Work>
  explicit WaitingProcess(Work work) {
    constexpr auto kDone = L"GLENOID_WAITING_PROCESS";  // the name of the event, for the second process alone
    wchar_t name[64] = {};
    if (GetEnvironmentVariableW(kDone, name, 64) > 0) {
      work();
      SetEvent(OpenEventW(EVENT_MODIFY_STATE, FALSE, name));
      while (true) Sleep(INFINITE);
    }
    const auto unique = L"glenoid-" + std::to_wstring(GetCurrentProcessId());
    const HANDLE done = CreateEventW(nullptr, TRUE, FALSE, unique.c_str());
    SetEnvironmentVariableW(kDone, unique.c_str());
    start();
    SetEnvironmentVariableW(kDone, nullptr);
    const HANDLE either[] = {done, child_};
    EXPECT_EQ(WaitForMultipleObjects(2, either, FALSE, INFINITE), WAIT_OBJECT_0);
    CloseHandle(done);
  }
  ~WaitingProcess() { kill(); }
  WaitingProcess(const WaitingProcess&) = delete;
  WaitingProcess& operator=(const WaitingProcess&) = delete;

  void kill() {
    const auto child = std::exchange(child_, nullptr);
    if (!child) return;
    TerminateProcess(child, 1);
    WaitForSingleObject(child, INFINITE);
    CloseHandle(child);
  }

 private:
  void start() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    const std::string filter = std::string(test->test_suite_name()) + "." + test->name();
    std::wstring program(32768, L'\0');
    program.resize(GetModuleFileNameW(nullptr, program.data(), 32768));
    auto command = L"\"" + program + L"\" --gtest_filter=" + std::wstring(filter.begin(), filter.end());
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION process{};
    if (!CreateProcessW(program.c_str(), command.data(), nullptr, nullptr, FALSE, 0, nullptr, nullptr, &start, &process))
      throw std::runtime_error("CreateProcess");
    CloseHandle(process.hThread);
    child_ = process.hProcess;
  }

  HANDLE child_ = nullptr;
};

}  // namespace glenoid::test

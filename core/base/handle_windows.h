// SPDX-License-Identifier: GPL-3.0-or-later
// What the files for Windows share: a handle that closes itself, and the exit codes that stand for a signal.
#pragma once

#include <utility>

#include <windows.h>

namespace glenoid {

class OwnedHandle {
 public:
  explicit OwnedHandle(HANDLE handle = nullptr) : handle_(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
  OwnedHandle(OwnedHandle&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  OwnedHandle& operator=(OwnedHandle&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~OwnedHandle() {
    if (handle_) CloseHandle(handle_);
  }
  HANDLE get() const { return handle_; }
  explicit operator bool() const { return handle_ != nullptr; }

 private:
  HANDLE handle_;
};

// Windows has no signals, so these exit codes say what ended a process. The first bits are those of a program's own code in an NTSTATUS.
constexpr DWORD kEndedBySignal = 0xE0470000;
constexpr DWORD kKilled = kEndedBySignal + 9, kOutOfTime = kEndedBySignal + 14;

}  // namespace glenoid

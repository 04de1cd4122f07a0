// SPDX-License-Identifier: GPL-3.0-or-later
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include "core/base/error.h"
#include "core/base/handle_windows.h"
#include "core/base/parent_connection.h"
// Needs the types of the system's first header.
#include <psapi.h>

namespace glenoid {

// A thread reads, because Windows cannot wait for a pipe with a time limit. It stays in its read until the process ends, so it shares what
// it uses.
class ParentConnection::Input {
 public:
  Input() {
    std::thread([state = state_] { state->readAll(); }).detach();
  }
  bool waitFor(std::chrono::milliseconds patience) {
    std::unique_lock lock(state_->mutex);
    return state_->changed.wait_for(lock, patience, [this] { return state_->isReady(); });
  }
  bool receive(std::span<std::byte> bytes) {
    std::unique_lock lock(state_->mutex);
    while (!bytes.empty()) {
      state_->changed.wait(lock, [this] { return state_->isReady(); });
      const auto count = std::min(bytes.size(), state_->filled - state_->used);
      if (count == 0) return false;
      std::memcpy(bytes.data(), state_->bytes.data() + state_->used, count);
      state_->used += count;
      bytes = bytes.subspan(count);
      if (state_->used == state_->filled) state_->changed.notify_all();
    }
    return true;
  }

 private:
  struct State {
    bool isReady() const { return hasEnded || used < filled; }
    void readAll() {
      const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
      std::unique_lock lock(mutex);
      while (!hasEnded) {
        lock.unlock();  // nobody else uses the bytes while they are used up
        DWORD count = 0;
        const bool isOpen = ReadFile(input, bytes.data(), static_cast<DWORD>(bytes.size()), &count, nullptr) != 0;
        lock.lock();
        used = 0, filled = count;
        hasEnded = !isOpen;
        changed.notify_all();
        changed.wait(lock, [this] { return hasEnded || used == filled; });
      }
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::byte> bytes = std::vector<std::byte>(std::size_t{1} << 16);
    std::size_t used = 0, filled = 0;
    bool hasEnded = false;
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

ParentConnection::ParentConnection() : output_(_fdopen(_dup(1), "wb")) {
  if (!output_) throw Error(ErrorCode::Internal, "standard output");
  _dup2(2, 1);
  // A crash must end this process, not ask a question in a window.
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
  input_ = std::make_unique<Input>();
}

ParentConnection::~ParentConnection() { std::fclose(output_); }

bool ParentConnection::hasInput(std::chrono::milliseconds patience) { return input_->waitFor(patience); }

bool ParentConnection::receive(std::span<std::byte> bytes) { return input_->receive(bytes); }

void ParentConnection::send(std::span<const std::byte> bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), output_) != bytes.size()) std::_Exit(EXIT_FAILURE);
}

void ParentConnection::flush() {
  if (std::fflush(output_) != 0) std::_Exit(EXIT_FAILURE);
}

void limitOwnMemory(std::int64_t bytes) {
  PROCESS_MEMORY_COUNTERS used{};
  if (!GetProcessMemoryInfo(GetCurrentProcess(), &used, sizeof used)) return;
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
  limits.ProcessMemoryLimit = used.PagefileUsage + static_cast<SIZE_T>(bytes);
  // The job lasts as long as its process.
  const OwnedHandle job(CreateJobObjectW(nullptr, nullptr));
  SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits);
  AssignProcessToJobObject(job.get(), GetCurrentProcess());
}

void limitOwnTime(std::chrono::milliseconds time) {
  // A thread of its own: a pool may be kept from starting one by the library that hangs.
  static const HANDLE timer = [] {
    const HANDLE made = CreateWaitableTimerW(nullptr, TRUE, nullptr);
    std::thread([made] {
      if (WaitForSingleObject(made, INFINITE) == WAIT_OBJECT_0) TerminateProcess(GetCurrentProcess(), kOutOfTime);
    }).detach();
    return made;
  }();
  LARGE_INTEGER due;
  due.QuadPart = -static_cast<LONGLONG>(time.count()) * 10'000;  // from now, in units of 100 ns
  time.count() > 0 ? SetWaitableTimer(timer, &due, 0, nullptr, nullptr, FALSE) : CancelWaitableTimer(timer);
}

}  // namespace glenoid

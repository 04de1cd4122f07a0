// SPDX-License-Identifier: GPL-3.0-or-later
// The resources this process computes with: devices by name, processor threads.
#pragma once

#include <string>
#include <vector>

namespace glenoid {

// The words chooseDevice() accepts here: "auto", then "cuda" and "mps" if they can be used, and "cpu". The first call looks for a driver.
std::vector<std::string> availableDevices();

// Sets the processor threads of one operation, 1..256, for the whole process. Call once at start-up.
void setComputeThreads(int threads);
// Sets the threads, 1..256, of the operations that the calling thread computes. Other threads that already compute keep theirs. For a
// program that trains and identifies at once, or that shares out pictures: each of its threads calls this whenever it starts to work.
void setThreadsOfThisThread(int threads);

// Sets the threads, 1 or more, of the thread that makes it. When it goes, that thread gets its earlier number back.
class ComputeThreads {
 public:
  explicit ComputeThreads(int threads);
  ~ComputeThreads();
  ComputeThreads(const ComputeThreads&) = delete;
  ComputeThreads& operator=(const ComputeThreads&) = delete;

 private:
  int before_;
};

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// With what this process computes: devices by name, processor threads, memory.
#pragma once

#include <string>
#include <vector>

namespace glenoid {

// What chooseDevice() accepts here: "auto", then "cuda" and "mps" where they can be used, and "cpu". The first call looks for a driver.
std::vector<std::string> availableDevices();

// Threads of one operation on the processor, 1..256, for the whole process; call once at start-up.
void setComputeThreads(int threads);
// Of the operations that the calling thread computes, 1..256; other threads that compute already keep theirs. For a program that trains and
// identifies at once: each of its two threads says how many it wants whenever it starts to work.
void setThreadsOfThisThread(int threads);

// For a program that trains on the processor; call once at start-up. The C library then keeps freed memory for the next batch instead of
// giving it back and having every page of it zeroed again: 1.5 times the images a second for DenseNet-121. Only with glibc.
void keepFreedMemory();

}  // namespace glenoid

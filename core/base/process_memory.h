// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of this process.
#pragma once

#include <cstdint>

namespace glenoid {

// Bytes of physical memory that this process uses now; 0 if the system does not report it.
std::uint64_t processMemoryBytes() noexcept;

// For a program that trains on the processor; call once at start-up. The C library then keeps freed memory for the next batch. Otherwise it
// returns the memory, and every page is zeroed again. This makes training of DenseNet-121 1.5 times as fast (images a second). Only with
// glibc.
void keepFreedMemory();

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory this process holds.
#pragma once

#include <cstdint>

namespace glenoid {

// Bytes of physical memory that this process uses now; 0 if the system does not report it.
std::uint64_t processMemoryBytes() noexcept;

}  // namespace glenoid

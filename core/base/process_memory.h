// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory this process holds.
#pragma once

#include <cstdint>

namespace glenoid {

// Bytes of physical memory in use by this process now; 0 where the system does not say.
std::uint64_t processMemoryBytes() noexcept;

}  // namespace glenoid

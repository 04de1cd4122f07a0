// SPDX-License-Identifier: GPL-3.0-or-later
// The inner function of SHA-256 (FIPS 180-4, section 6.2.2).
#pragma once

#include <array>
#include <cstdint>

namespace glenoid {

using Sha256State = std::array<std::uint32_t, 8>;

// Adds one block of 64 bytes to the state. Any thread.
using Sha256Block = void (*)(Sha256State& state, const std::uint8_t* block);
void addSha256Block(Sha256State& state, const std::uint8_t* block);

// The same with the processor's own instructions for it, five times as fast; null if it has none.
Sha256Block sha256Instructions() noexcept;

}  // namespace glenoid

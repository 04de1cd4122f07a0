// SPDX-License-Identifier: GPL-3.0-or-later
// Lossless JPEG streams as DCMTK's own encoder writes them.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/support/lossless_writer.h"

namespace glenoid::test {

// Of 8, 12 or 16 bits, without restart markers. The values are rows x columns x components. Throws std::runtime_error if DCMTK refuses.
std::vector<std::uint8_t> encodeLosslessByDcmtk(const LosslessSpec& spec, const std::vector<std::int32_t>& values);

}  // namespace glenoid::test

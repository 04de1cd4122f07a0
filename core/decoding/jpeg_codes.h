// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the codes of a JPEG can be right. libjpeg decodes overwritten codes in silence if it falls into step again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

struct jpeg_decompress_struct;

namespace glenoid {

// The row of blocks (libjpeg's iMCU row) with the first code that no encoder writes: it is no code of the table, a block has more than 64
// coefficients or a mean that 8-bit values cannot have, or codes are left when all blocks are there. The damage is here or further up,
// behind the last restart marker. Empty if there is none, if the data end before one, and for progressive files and those of several scans.
// `info` comes from jpeg_start_decompress(); `data` begin with the first code.
std::optional<std::uint32_t> rowOfImpossibleCode(const jpeg_decompress_struct& info, std::span<const std::uint8_t> data);

}  // namespace glenoid

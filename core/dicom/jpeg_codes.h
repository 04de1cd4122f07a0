// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the codes of a JPEG can be right. libjpeg decodes overwritten codes in silence if it falls into step again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

struct jpeg_decompress_struct;

namespace glenoid {

// The row of blocks (libjpeg's iMCU row) with the first code that no encoder writes: it is no code of the table, a block has more than 64
// coefficients or larger ones than values of this precision can have, codes are left when all blocks are there, or the restart marker
// behind has the wrong number. The damage is here or further up, behind the last restart marker. Empty if there is none, if the data end
// before one, and for progressive files and those of several scans. `info` comes from jpeg_start_decompress(); `data` begin with the first
// code.
std::optional<std::uint32_t> rowOfImpossibleCode(const jpeg_decompress_struct& info, std::span<const std::uint8_t> data);

// The first row of blocks that damage noticed in `row` may reach: the row above, whose last restart marker is read with this row. Empty
// unless each row of blocks has a restart marker, for otherwise the place is not known.
std::optional<std::uint32_t> firstDamagedRow(const jpeg_decompress_struct& info, std::uint32_t row);

struct CodeDamage {
  std::optional<int> firstRow;  // of pixels; empty if the place is not known
  int blockRows = 8;            // the height of a row of blocks in pixels
};
// The damage that the codes of a whole stream show, which may be sequential with 8 or 12 bits, or lossless; of a lossless one, values
// beyond its precision are damage, too. Empty also for a stream whose header libjpeg does not read.
std::optional<CodeDamage> codeDamage(std::span<const std::uint8_t> stream);

}  // namespace glenoid

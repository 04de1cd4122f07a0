// SPDX-License-Identifier: GPL-3.0-or-later
// DICOM RLE (PS3.5 Annex G). Written here because DCMTK 3.6.7 reads beyond the frame if a segment offset is wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace glenoid {

// The number of segments that the header of a frame states; 0 if there is no header.
std::size_t rleSegments(std::span<const std::uint8_t> frame);

// Unpacks one frame: `segments` byte planes (sample by sample, the most significant byte first), each of `planeSize` bytes. Throws Error
// DamagedFile if the frame has another number of segments or a segment does not fill its plane.
std::vector<std::vector<std::uint8_t>> decodeRle(std::span<const std::uint8_t> frame, std::size_t segments, std::size_t planeSize);

}  // namespace glenoid

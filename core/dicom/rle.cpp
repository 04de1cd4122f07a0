// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/rle.h"

#include <algorithm>

#include "core/base/error.h"

namespace glenoid {
namespace {

constexpr std::size_t kHeaderSize = 64;  // number of segments, then 15 offsets

std::size_t word(std::span<const std::uint8_t> bytes, std::size_t index) {
  const auto at = index * 4;
  return bytes[at] | std::size_t{bytes[at + 1]} << 8 | std::size_t{bytes[at + 2]} << 16 | std::size_t{bytes[at + 3]} << 24;
}

// PS3.5 G.3.2: a count byte n, then n + 1 literal bytes, or one byte repeated 257 - n times; 128 does nothing.
std::vector<std::uint8_t> unpack(std::span<const std::uint8_t> packed, std::size_t size) {
  std::vector<std::uint8_t> plane;
  // Two bytes make a run of at most 128, so data too short for the plane get no memory for it.
  if (packed.size() < size / 64) throw Error(ErrorCode::DamagedFile, "an RLE segment is too short");
  plane.reserve(size);
  for (std::size_t at = 0; at + 1 < packed.size() && plane.size() < size;) {
    const std::size_t count = packed[at++];
    if (count < 128) {
      const auto run = std::min({count + 1, packed.size() - at, size - plane.size()});
      plane.insert(plane.end(), packed.begin() + static_cast<std::ptrdiff_t>(at), packed.begin() + static_cast<std::ptrdiff_t>(at + run));
      at += run;
    } else if (count > 128) {
      plane.insert(plane.end(), std::min(257 - count, size - plane.size()), packed[at++]);
    }
  }
  if (plane.size() < size) throw Error(ErrorCode::DamagedFile, "an RLE segment is too short");
  return plane;
}

}  // namespace

std::size_t rleSegments(std::span<const std::uint8_t> frame) { return frame.size() < kHeaderSize ? 0 : word(frame, 0); }

std::vector<std::vector<std::uint8_t>> decodeRle(std::span<const std::uint8_t> frame, std::size_t segments, std::size_t planeSize) {
  if (rleSegments(frame) != segments) throw Error(ErrorCode::DamagedFile, "the RLE header contradicts the file");
  std::vector<std::vector<std::uint8_t>> planes;
  for (std::size_t i = 0; i < segments; ++i) {
    const auto from = word(frame, 1 + i);
    const auto to = i + 1 < segments ? word(frame, 2 + i) : frame.size();
    if (from < kHeaderSize || from > to || to > frame.size()) throw Error(ErrorCode::DamagedFile, "the RLE header is broken");
    planes.push_back(unpack(frame.subspan(from, to - from), planeSize));
  }
  return planes;
}

}  // namespace glenoid

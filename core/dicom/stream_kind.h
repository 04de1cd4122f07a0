// SPDX-License-Identifier: GPL-3.0-or-later
// What a compressed stream says about itself: its codec, size and precision, and whether its compression was lossy. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace glenoid {

enum class Codec { Native, Encapsulated, Rle, Jpeg, JpegLs, Jpeg2000 };

struct Encoding {
  Codec codec = Codec::Native;
  std::string_view name;  // for messages
  bool lossy = false;     // a transfer syntax: it allows lossy coding; a stream: its coding was lossy
};

// By its first bytes: JPEG of any kind, JPEG-LS, JPEG 2000, HTJ2K or DICOM RLE; empty for anything else.
std::optional<Encoding> encodingOfStream(std::span<const std::uint8_t> bytes);

// Whether `bytes` begins a JPEG, JPEG-LS or JPEG 2000 stream.
bool startsStream(std::span<const std::uint8_t> bytes);

// Whether the transfer syntax `declared` does not allow the stream that was `found`.
bool contradicts(const Encoding& declared, const Encoding& found);

// SOF, APP0 and APP14 of a JPEG or JPEG-LS stream.
struct JpegHeader {
  int rows = 0, columns = 0, components = 0, precision = 0;
  int marker = 0;      // of the frame header: 0xc0 baseline, 0xc1 extended, 0xc2 progressive, 0xc3 lossless, 0xf7 JPEG-LS, ...
  std::size_t at = 0;  // of its frame header, from the marker on
  bool lossy = true;
  // Whether the stream is YCbCr, according to APP14, its component names or JFIF; empty if none of them says.
  std::optional<bool> isYbr;

  bool hasSizeOf(const JpegHeader& other) const {
    return rows == other.rows && columns == other.columns && components == other.components && precision == other.precision;
  }
};
// Empty if no frame header is found.
std::optional<JpegHeader> readJpegHeader(std::span<const std::uint8_t> bytes);

}  // namespace glenoid

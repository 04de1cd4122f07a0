// SPDX-License-Identifier: GPL-3.0-or-later
// What a compressed stream says of itself: its codec, its size and precision, and whether it lost anything. Internal to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace glenoid {

enum class Codec { Native, Encapsulated, Rle, Jpeg, JpegLs, Jpeg2000 };

struct Encoding {
  Codec codec = Codec::Native;
  std::string_view name;  // for messages
  bool lossy = false;     // a transfer syntax: lossy coding is allowed; a stream: something was lost
};

// By its first bytes: JPEG of any kind, JPEG-LS, JPEG 2000, HTJ2K or DICOM RLE; empty for anything else.
std::optional<Encoding> encodingOfStream(std::span<const std::uint8_t> bytes);

// Whether `bytes` begins a JPEG, JPEG-LS or JPEG 2000 stream.
bool startsStream(std::span<const std::uint8_t> bytes);

// Whether a stream of the transfer syntax `declared` may not be what was `found`.
bool contradicts(const Encoding& declared, const Encoding& found);

// SOF, APP0 and APP14 of a JPEG or JPEG-LS stream.
struct JpegHeader {
  int rows = 0, columns = 0, components = 0, precision = 0;
  int marker = 0;  // of the frame header: 0xc0 baseline, 0xc1 extended, 0xc2 progressive, 0xc3 lossless, 0xf7 JPEG-LS, ...
  bool lossy = true;
  // Whether the stream is YCbCr, from APP14, component names or JFIF; empty if the stream does not say.
  std::optional<bool> isYbr;

  bool hasSizeOf(const JpegHeader& other) const {
    return rows == other.rows && columns == other.columns && components == other.components && precision == other.precision;
  }
};
// Empty if no frame header is found.
std::optional<JpegHeader> readJpegHeader(std::span<const std::uint8_t> bytes);

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/stream_kind.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/dicom/jpeg2000.h"

namespace glenoid {
namespace {

constexpr int kBaseline = 0xc0, kExtended = 0xc1, kProgressive = 0xc2, kLossless = 0xc3, kJpegLs = 0xf7;
constexpr int kStartOfScan = 0xda;

int bigEndian16(std::span<const std::uint8_t> bytes, std::size_t at) { return bytes[at] << 8 | bytes[at + 1]; }

std::size_t littleEndian32(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | std::size_t{bytes[at + 1]} << 8 | std::size_t{bytes[at + 2]} << 16 | std::size_t{bytes[at + 3]} << 24;
}

bool holds(std::span<const std::uint8_t> bytes, std::string_view text) {
  return bytes.size() >= text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

bool startsJpeg(std::span<const std::uint8_t> bytes) {
  return bytes.size() >= 3 && bytes[0] == 0xff && bytes[1] == 0xd8 && bytes[2] == 0xff;
}

// Passes the marker and body of each segment from `at` on to `use` until it returns true. A fill byte may stand before a marker.
template <class Use>
void forEachSegment(std::span<const std::uint8_t> bytes, std::size_t at, const Use& use) {
  while (at + 4 <= bytes.size() && bytes[at] == 0xff) {
    const int marker = bytes[at + 1];
    if (marker == 0xff) {
      ++at;
      continue;
    }
    const auto length = static_cast<std::size_t>(bigEndian16(bytes, at + 2));
    if (length < 2 || at + 2 + length > bytes.size()) return;
    if (use(marker, bytes.subspan(at + 4, length - 2))) return;
    at += 2 + length;
  }
}

bool isFrameHeader(int marker) {
  return (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) || marker == kJpegLs;
}

std::optional<Encoding> jpegEncoding(std::span<const std::uint8_t> bytes) {
  const auto header = readJpegHeader(bytes);
  if (!header) return std::nullopt;
  switch (header->marker) {
    case kBaseline:
    case kExtended: return Encoding{Codec::Jpeg, header->precision > 8 ? "JPEG extended" : "JPEG baseline", true};
    case kProgressive: return Encoding{Codec::Jpeg, "progressive JPEG", true};
    case kLossless: return Encoding{Codec::Jpeg, "JPEG lossless", false};
    case kJpegLs: return Encoding{Codec::JpegLs, header->lossy ? "JPEG-LS near-lossless" : "JPEG-LS", header->lossy};
    default: return Encoding{Codec::Jpeg, "a retired kind of JPEG", header->lossy};
  }
}

// The main header (ISO 15444-1 A.2): COD names the wavelet, CAP announces part 15 (HTJ2K).
Encoding jpeg2000Encoding(std::span<const std::uint8_t> bytes) {
  constexpr std::array<std::uint8_t, 4> kCodestream{0xff, 0x4f, 0xff, 0x51};
  constexpr int kCod = 0x52, kCap = 0x50, kStartOfTile = 0x90;
  constexpr std::size_t kTransformation = 9;
  const auto start = std::search(bytes.begin(), bytes.end(), kCodestream.begin(), kCodestream.end());
  bool irreversible = false, highThroughput = false;
  forEachSegment(bytes, static_cast<std::size_t>(start - bytes.begin()) + 2, [&](int marker, std::span<const std::uint8_t> body) {
    if (marker == kCap) highThroughput = true;
    if (marker == kCod && body.size() > kTransformation) irreversible = body[kTransformation] == 0;
    return marker == kStartOfTile;
  });
  return {Codec::Jpeg2000, highThroughput ? "HTJ2K" : "JPEG 2000", irreversible};
}

// PS3.5 G.5: the number of segments, then 15 offsets that rise from 64; unused ones are zero.
bool isRle(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kHeader = 64, kMostSegments = 15;
  if (bytes.size() < kHeader) return false;
  const auto segments = littleEndian32(bytes, 0);
  if (segments < 1 || segments > kMostSegments || littleEndian32(bytes, 4) != kHeader) return false;
  for (std::size_t i = 1; i < kMostSegments; ++i) {
    const auto offset = littleEndian32(bytes, 4 + 4 * i);
    if (i < segments ? offset <= littleEndian32(bytes, 4 * i) || offset > bytes.size() : offset != 0) return false;
  }
  return true;
}

}  // namespace

bool startsStream(std::span<const std::uint8_t> bytes) { return startsJpeg(bytes) || startsJpeg2000(bytes); }

std::optional<Encoding> encodingOfStream(std::span<const std::uint8_t> bytes) {
  if (startsJpeg2000(bytes)) return jpeg2000Encoding(bytes);
  if (startsJpeg(bytes)) return jpegEncoding(bytes);
  return isRle(bytes) ? std::optional(Encoding{Codec::Rle, "RLE", false}) : std::nullopt;
}

bool contradicts(const Encoding& declared, const Encoding& found) {
  if (declared.codec != found.codec || (found.lossy && !declared.lossy)) return true;
  if (found.codec == Codec::Jpeg) {
    return declared.lossy != found.lossy || (declared.name == "JPEG baseline" && found.name != declared.name);
  }
  return found.codec == Codec::Jpeg2000 && (declared.name == "HTJ2K") != (found.name == "HTJ2K");
}

std::optional<JpegHeader> readJpegHeader(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 4 || bytes[0] != 0xff || bytes[1] != 0xd8) return std::nullopt;
  std::optional<JpegHeader> header;
  std::optional<bool> adobe, jfif;
  bool namedRgb = false;
  forEachSegment(bytes, 2, [&](int marker, std::span<const std::uint8_t> body) {
    if (marker == 0xe0 && holds(body, "JFIF")) jfif = true;
    if (marker == 0xee && holds(body, "Adobe") && body.size() >= 12) adobe = body[11] == 1;
    if (marker == kStartOfScan && header && !body.empty()) {
      // The scan header of JPEG-LS ends with NEAR, the interleaving and the point transform (ISO 14495-1 C.2.3).
      const auto near = 1 + 2 * std::size_t{body[0]};
      if (header->marker == kJpegLs) header->lossy = near < body.size() && body[near] != 0;
    }
    if (isFrameHeader(marker) && !header && body.size() >= 6 && body.size() >= 6 + 3 * std::size_t{body[5]}) {
      const auto at = static_cast<std::size_t>(body.data() - bytes.data()) - 4;
      header = JpegHeader{bigEndian16(body, 1), bigEndian16(body, 3), body[5], body[0], marker, at, true, std::nullopt};
      header->lossy = marker != kLossless && marker != 0xc7 && marker != 0xcb && marker != 0xcf;
      namedRgb = header->components == 3 && body[6] == 'R' && body[9] == 'G' && body[12] == 'B';
    }
    return marker == kStartOfScan;
  });
  if (!header) return std::nullopt;
  if (adobe) {
    header->isYbr = adobe;
  } else if (namedRgb) {
    header->isYbr = false;
  } else if (header->lossy && header->marker != kJpegLs) {
    header->isYbr = jfif;
  }
  return header;
}

}  // namespace glenoid

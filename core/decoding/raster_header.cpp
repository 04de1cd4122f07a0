// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/raster_header.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "core/base/error.h"

namespace glenoid {
namespace {

[[noreturn]] void throwDamaged(const std::string& detail) { throw Error(ErrorCode::DamagedFile, detail); }

// Reads numbers of a file with bounds checks.
class Bytes {
 public:
  Bytes(std::span<const std::byte> file, bool littleEndian) : file_(file), littleEndian_(littleEndian) {}

  std::uint64_t number(std::uint64_t at, unsigned size) const {
    if (at > file_.size() || file_.size() - at < size) throwDamaged("the file ends early");
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
      const auto byte = std::to_integer<std::uint64_t>(file_[at + i]);
      value |= byte << (8 * (littleEndian_ ? i : size - 1 - i));
    }
    return value;
  }
  std::uint8_t u8(std::uint64_t at) const { return static_cast<std::uint8_t>(number(at, 1)); }
  std::uint16_t u16(std::uint64_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }
  std::uint32_t u32(std::uint64_t at) const { return static_cast<std::uint32_t>(number(at, 4)); }
  std::uint64_t size() const { return file_.size(); }

 private:
  std::span<const std::byte> file_;
  bool littleEndian_;
};

RasterHeader pngHeader(std::span<const std::byte> file) {
  const Bytes bytes(file, false);
  constexpr std::uint32_t kIhdr = 0x49484452, kIend = 0x49454e44;
  if (bytes.u32(12) != kIhdr || bytes.u32(8) != 13) throwDamaged("a PNG starts with IHDR");
  RasterHeader header;
  header.columns = bytes.u32(16);
  header.rows = bytes.u32(20);
  header.bits = bytes.u8(24) == 16 ? 16 : 8;
  const bool hasColour = (bytes.u8(25) & 2) != 0;
  header.samples = hasColour ? 3 : 1;
  for (std::uint64_t at = 8; bytes.u32(at + 4) != kIend;) at += 12 + std::uint64_t{bytes.u32(at)};
  return header;
}

// Position of the next marker after entropy-coded data, in which FF is followed by 00 or a restart marker.
std::uint64_t skipScan(const Bytes& bytes, std::uint64_t at) {
  const auto isData = [](std::uint8_t next) { return next == 0 || next == 0xff || (next >= 0xd0 && next <= 0xd7); };
  while (bytes.u8(at) != 0xff || isData(bytes.u8(at + 1))) ++at;
  return at;
}

void readFrameHeader(const Bytes& bytes, std::uint64_t at, std::uint8_t marker, RasterHeader& header) {
  constexpr std::array<std::uint8_t, 5> kDecoded{0xc0, 0xc1, 0xc2, 0xc9, 0xca};
  const int precision = bytes.u8(at + 2);
  if (std::find(kDecoded.begin(), kDecoded.end(), marker) == kDecoded.end() || precision != 8) {
    throw Error(ErrorCode::UnsupportedEncoding,
                "JPEG process " + std::to_string(marker - 0xc0) + " with " + std::to_string(precision) + " bits");
  }
  header.rows = bytes.u16(at + 3);
  header.columns = bytes.u16(at + 5);
  header.samples = bytes.u8(at + 7) == 1 ? 1 : 3;
}

RasterHeader jpegHeader(std::span<const std::byte> file) {
  const Bytes bytes(file, false);
  RasterHeader header;
  for (std::uint64_t at = 2;;) {
    if (bytes.u8(at) != 0xff) throwDamaged("a JPEG marker is missing");
    const std::uint8_t marker = bytes.u8(at + 1);
    if (marker == 0xff) {  // a fill byte
      ++at;
      continue;
    }
    at += 2;
    if (marker == 0xd9) break;
    if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (isFrame && header.rows == 0) readFrameHeader(bytes, at, marker, header);
    const std::uint16_t length = bytes.u16(at);
    if (length < 2) throwDamaged("a JPEG segment has no length");
    at += length;
    if (marker == 0xda) at = skipScan(bytes, at);
  }
  return header;
}

RasterHeader bmpHeader(std::span<const std::byte> file) {
  const Bytes bytes(file, true);
  const bool isOld = bytes.u32(14) == 12;
  RasterHeader header;
  header.columns = isOld ? bytes.u16(18) : static_cast<std::int32_t>(bytes.u32(18));
  header.rows = isOld ? bytes.u16(20) : std::abs(std::int64_t{static_cast<std::int32_t>(bytes.u32(22))});  // negative: top row first
  header.samples = 3;
  const std::uint64_t bits = bytes.u16(isOld ? 24 : 28), compression = isOld ? 0 : bytes.u32(30);
  constexpr std::uint64_t kPlain = 0, kBitFields = 3;
  if (header.columns > 0 && (compression == kPlain || compression == kBitFields)) {
    const std::uint64_t rowBytes = (static_cast<std::uint64_t>(header.columns) * bits + 31) / 32 * 4;
    const std::uint64_t offset = bytes.u32(10);
    if (offset > bytes.size() || (bytes.size() - offset) / std::max<std::uint64_t>(rowBytes, 1) < static_cast<std::uint64_t>(header.rows)) {
      throwDamaged("BMP rows are missing");
    }
  }
  return header;
}

// First value of a TIFF entry. `inlineBytes` is the width of the value field: 4, or 8 in a BigTIFF.
std::uint64_t tiffValue(const Bytes& bytes, std::uint64_t entry, unsigned inlineBytes) {
  constexpr std::uint16_t kShort = 3, kLong = 4, kLong8 = 16;
  const std::uint16_t type = bytes.u16(entry + 2);
  const unsigned size = type == kShort ? 2 : type == kLong ? 4 : type == kLong8 ? 8 : 1;
  const std::uint64_t count = bytes.number(entry + 4, inlineBytes), field = entry + 4 + inlineBytes;
  return bytes.number(count <= inlineBytes / size ? field : bytes.number(field, inlineBytes), size);
}

RasterHeader tiffHeader(std::span<const std::byte> file) {
  const Bytes bytes(file, file[0] == std::byte{'I'});
  const bool isBig = bytes.u16(2) == 43;
  const unsigned offsetBytes = isBig ? 8 : 4, entryBytes = isBig ? 20 : 12, countBytes = isBig ? 8 : 2;
  const std::uint64_t directory = bytes.number(isBig ? 8 : 4, offsetBytes), entries = bytes.number(directory, countBytes);
  constexpr std::uint64_t kMostEntries = 4096;
  if (entries > kMostEntries) throwDamaged("a TIFF directory of " + std::to_string(entries) + " entries");
  RasterHeader header;
  header.bits = 1;
  std::uint64_t sampleFormat = 1;
  for (std::uint64_t i = 0; i < entries; ++i) {
    const std::uint64_t entry = directory + countBytes + i * entryBytes;
    const auto value = [&] { return tiffValue(bytes, entry, offsetBytes); };
    const auto small = [&] { return static_cast<int>(std::min<std::uint64_t>(value(), 1000)); };
    switch (bytes.u16(entry)) {
      case 256: header.columns = static_cast<std::int64_t>(std::min<std::uint64_t>(value(), UINT32_MAX)); break;
      case 257: header.rows = static_cast<std::int64_t>(std::min<std::uint64_t>(value(), UINT32_MAX)); break;
      case 258: header.bits = small(); break;
      case 262: header.whiteIsZero = value() == 0; break;
      case 277: header.samples = small(); break;
      case 339: sampleFormat = value(); break;
    }
  }
  header.morePages = bytes.number(directory + countBytes + entries * entryBytes, offsetBytes) != 0;
  constexpr std::uint64_t kFloat = 3, kUnknownFormat = 4;
  if (header.bits > 16 || header.samples > 4 || (sampleFormat >= kFloat && sampleFormat != kUnknownFormat)) {
    throw Error(ErrorCode::UnsupportedPixels, "TIFF with " + std::to_string(header.samples) + " samples of " + std::to_string(header.bits) +
                                                  " bits, sample format " + std::to_string(sampleFormat));
  }
  return header;
}

bool startsWith(std::span<const std::byte> head, std::string_view magic) {
  return head.size() >= magic.size() &&
         std::equal(magic.begin(), magic.end(), head.begin(), [](char a, std::byte b) { return static_cast<std::byte>(a) == b; });
}

bool isBmp(std::span<const std::byte> head) {
  // "BM" by itself is a weak signature, so one of the known header sizes must follow.
  constexpr std::array<std::uint32_t, 7> kHeaderSizes{12, 40, 52, 56, 64, 108, 124};
  return startsWith(head, "BM") && head.size() >= 18 &&
         std::find(kHeaderSizes.begin(), kHeaderSizes.end(), Bytes(head, true).u32(14)) != kHeaderSizes.end();
}

}  // namespace

std::string_view rasterName(RasterFormat format) {
  constexpr std::array<std::string_view, 4> kNames{"PNG", "JPEG", "TIFF", "BMP"};
  return kNames[static_cast<std::size_t>(format)];
}

std::optional<RasterFormat> sniffRaster(std::span<const std::byte> head) {
  using namespace std::string_view_literals;
  if (startsWith(head, "\x89PNG\r\n\x1a\n"sv)) return RasterFormat::Png;
  if (startsWith(head, "\xff\xd8\xff"sv)) return RasterFormat::Jpeg;
  for (const auto magic : {"II\x2a\0"sv, "MM\0\x2a"sv, "II\x2b\0"sv, "MM\0\x2b"sv}) {
    if (startsWith(head, magic)) return RasterFormat::Tiff;
  }
  if (isBmp(head)) return RasterFormat::Bmp;
  return std::nullopt;
}

RasterHeader readRasterHeader(RasterFormat format, std::span<const std::byte> file) {
  constexpr std::array kReaders{pngHeader, jpegHeader, tiffHeader, bmpHeader};
  const RasterHeader header = kReaders[static_cast<std::size_t>(format)](file);
  if (header.rows < 1 || header.columns < 1 || header.samples < 1) throwDamaged("the header states no size");
  return header;
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/png_reader.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <png.h>

#include "core/base/error.h"
#include "core/base/library_jump.h"
#include "core/decoding/exif_orientation.h"
#include "core/decoding/file_bytes.h"

namespace glenoid {
namespace {

constexpr std::size_t kSignatureBytes = 8, kAroundChunk = 12;  // length, type and CRC

// What libpng's callbacks share. They receive the file piece by piece, so that they get every row that its bytes hold.
struct Decoding {
  ~Decoding() { png_destroy_read_struct(&png, &info, nullptr); }

  png_structp png = nullptr;
  png_infop info = nullptr;
  std::jmp_buf failed{};
  png_bytep pixels = nullptr;
  std::size_t rowBytes = 0;
  int rows = 0, wholeRows = 0;
  int orientation = 1;
  bool ended = false;
  bool damaged = false, wrongChecksum = false;  // libpng refused a chunk; because of its checksum
};

Decoding& of(png_structp png) { return *static_cast<Decoding*>(png_get_progressive_ptr(png)); }

[[noreturn]] void onError(png_structp png, png_const_charp message) {
  auto& decoding = *static_cast<Decoding*>(png_get_error_ptr(png));
  decoding.wrongChecksum = std::strstr(message, "CRC") != nullptr;
  std::longjmp(decoding.failed, 1);
}
void onWarning(png_structp, png_const_charp) {}

void onHeader(png_structp png, png_infop info) {
  if (png_get_color_type(png, info) == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
  if (png_get_color_type(png, info) == PNG_COLOR_TYPE_GRAY && png_get_bit_depth(png, info) < 8) png_set_expand_gray_1_2_4_to_8(png);
  png_set_strip_alpha(png);
  if (std::endian::native == std::endian::little) png_set_swap(png);
  png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_rowbytes(png, info) != of(png).rowBytes) png_error(png, "another header");
}

void onRow(png_structp png, png_bytep row, png_uint_32 number, int pass) {
  Decoding& decoding = of(png);
  if (number >= static_cast<png_uint_32>(decoding.rows)) return;
  if (row) png_progressive_combine_row(png, decoding.pixels + number * decoding.rowBytes, row);
  // An interlaced row is complete after the last of seven passes. A single row has no seventh pass.
  constexpr int kLastPass = 6;
  const bool interlaced = png_get_interlace_type(png, decoding.info) != PNG_INTERLACE_NONE && decoding.rows > 1;
  if (!interlaced || pass == kLastPass) decoding.wholeRows = static_cast<int>(number) + 1;
}

void onEnd(png_structp png, png_infop) { of(png).ended = true; }

void start(Decoding& decoding) {
  decoding.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoding, onError, onWarning);
  if (decoding.png) decoding.info = png_create_info_struct(decoding.png);
  if (!decoding.info) std::longjmp(decoding.failed, 1);
  png_set_progressive_read_fn(decoding.png, &decoding, onHeader, onRow, onEnd);
}

// Chunk by chunk, because rows of a chunk with a wrong checksum do not count.
void decode(Decoding& decoding, std::span<const std::byte> file) {
  const FileBytes bytes(file, false);
  for (std::size_t at = 0; at < file.size() && !decoding.ended;) {
    const std::size_t left = file.size() - at;
    const std::size_t whole = at == 0 ? kSignatureBytes : left < 4 ? left : kAroundChunk + bytes.u32(at);
    const std::size_t size = std::min(whole, left);
    const int rowsBefore = decoding.wholeRows;
    const auto* piece = reinterpret_cast<png_const_bytep>(file.data() + at);
    const bool good =
        runsThrough(decoding.failed, [&] { png_process_data(decoding.png, decoding.info, const_cast<png_bytep>(piece), size); });
    if (!good) {
      decoding.damaged = true;
      decoding.wholeRows = rowsBefore;
      return;
    }
    // libpng skips this chunk if it gets the file in pieces.
    constexpr std::uint32_t kExif = 0x65584966;
    if (at > 0 && size > kAroundChunk && bytes.u32(at + 4) == kExif) {
      decoding.orientation = exifOrientation(file.subspan(at + 8, size - kAroundChunk));
    }
    at += size;
  }
}

RasterPicture blank(std::span<const std::byte> file, const ReadOptions& options) {
  const FileBytes bytes(file, false);
  constexpr std::uint32_t kIhdr = 0x49484452;
  if (bytes.u32(12) != kIhdr || bytes.u32(8) != 13) throw Error(ErrorCode::DamagedFile, "a PNG starts with IHDR");
  const bool hasColour = (bytes.u8(25) & PNG_COLOR_MASK_COLOR) != 0;
  return blankPicture(bytes.u32(20), bytes.u32(16), hasColour ? 3 : 1, bytes.u8(24) == 16 ? 16 : 8, options);
}

}  // namespace

RasterPicture readPng(std::span<const std::byte> file, const ReadOptions& options) {
  RasterPicture picture = blank(file, options);
  Decoding decoding;
  decoding.rows = picture.rows;
  std::visit(
      [&]<typename Value>(std::vector<Value>& pixels) {
        decoding.pixels = reinterpret_cast<png_bytep>(pixels.data());
        decoding.rowBytes = pixels.size() / static_cast<std::size_t>(picture.rows) * sizeof(Value);
      },
      picture.pixels);
  if (!runsThrough(decoding.failed, [&] { start(decoding); })) throw Error(ErrorCode::DecoderMemory, "libpng");
  decode(decoding, file);
  if (decoding.damaged && decoding.wholeRows == 0) {
    throw Error(ErrorCode::DamagedFile, decoding.wrongChecksum ? "a checksum of the PNG is wrong" : "the contents of the PNG are damaged");
  }

  picture.addMissingRows(decoding.wholeRows, picture.rows);
  picture.endMissing = !decoding.ended;
  picture.orientation = decoding.orientation;
  return picture;
}

}  // namespace glenoid

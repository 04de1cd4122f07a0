// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/jpeg_reader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <string_view>

#include <jpeglib.h>
// needs the header above
#include <jerror.h>

#include "core/base/error.h"
#include "core/decoding/exif_orientation.h"
#include "core/decoding/library_jump.h"

namespace glenoid {
namespace {

struct Decoding {
  ~Decoding() { jpeg_destroy_decompress(&info); }

  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  jpeg_source_mgr source{};
  std::jmp_buf failed{};
  bool ranOut = false;                                                  // the file ended before its end marker
  JDIMENSION firstDamagedRow = std::numeric_limits<JDIMENSION>::max();  // of blocks, in any scan
};

Decoding& of(j_decompress_ptr info) { return *static_cast<Decoding*>(info->client_data); }

[[noreturn]] void onError(j_common_ptr info) { std::longjmp(static_cast<Decoding*>(info->client_data)->failed, 1); }
void printNothing(j_common_ptr) {}

// If data are damaged or end early, libjpeg only warns and continues with grey. It warns while it decodes the first damaged row.
void onMessage(j_common_ptr common, int level) {
  constexpr std::array<int, 6> kDamage{JWRN_ARITH_BAD_CODE, JWRN_BOGUS_PROGRESSION, JWRN_EXTRANEOUS_DATA,
                                       JWRN_HIT_MARKER,     JWRN_HUFF_BAD_CODE,     JWRN_MUST_RESYNC};
  const auto info = reinterpret_cast<j_decompress_ptr>(common);
  const bool isDamage = level < 0 && std::find(kDamage.begin(), kDamage.end(), info->err->msg_code) != kDamage.end();
  if (isDamage && info->input_scan_number > 0) of(info).firstDamagedRow = std::min(of(info).firstDamagedRow, info->input_iMCU_row);
}

void doNothing(j_decompress_ptr) {}

boolean onEndOfFile(j_decompress_ptr info) {
  static constexpr std::array<JOCTET, 2> kEndMarker{0xff, JPEG_EOI};
  of(info).ranOut = true;
  info->src->next_input_byte = kEndMarker.data();
  info->src->bytes_in_buffer = kEndMarker.size();
  return TRUE;
}

void skip(j_decompress_ptr info, long count) {
  const auto bytes = std::min(static_cast<std::size_t>(std::max(count, 0L)), info->src->bytes_in_buffer);
  info->src->next_input_byte += bytes;
  info->src->bytes_in_buffer -= bytes;
}

void start(Decoding& decoding, std::span<const std::byte> file) {
  auto& info = decoding.info;
  info.err = jpeg_std_error(&decoding.errors);
  info.client_data = &decoding;
  decoding.errors.error_exit = onError;
  decoding.errors.emit_message = onMessage;
  decoding.errors.output_message = printNothing;
  jpeg_create_decompress(&info);
  decoding.source.next_input_byte = reinterpret_cast<const JOCTET*>(file.data());
  decoding.source.bytes_in_buffer = file.size();
  decoding.source.init_source = doNothing;
  decoding.source.fill_input_buffer = onEndOfFile;
  decoding.source.skip_input_data = skip;
  decoding.source.resync_to_restart = jpeg_resync_to_restart;
  decoding.source.term_source = doNothing;
  info.src = &decoding.source;
  jpeg_save_markers(&info, JPEG_APP0 + 1, 0xffff);
  jpeg_read_header(&info, TRUE);
  info.out_color_space = info.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
}

void decode(jpeg_decompress_struct& info, std::uint8_t* pixels) {
  jpeg_start_decompress(&info);
  const auto rowBytes = static_cast<std::size_t>(info.output_width) * static_cast<std::size_t>(info.output_components);
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = pixels + info.output_scanline * rowBytes;
    jpeg_read_scanlines(&info, &row, 1);
  }
}

[[noreturn]] void throwProblem(const Decoding& decoding) {
  switch (decoding.errors.msg_code) {
    case JERR_OUT_OF_MEMORY: throw Error(ErrorCode::DecoderMemory, "libjpeg");
    case JERR_SOF_UNSUPPORTED:
    case JERR_BAD_PRECISION:
    case JERR_ARITH_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_NOTIMPL:
    case JERR_NOT_COMPILED: throw Error(ErrorCode::UnsupportedEncoding, "libjpeg code " + std::to_string(decoding.errors.msg_code));
    case JERR_CONVERSION_NOTIMPL:
    case JERR_COMPONENT_COUNT: throw Error(ErrorCode::UnsupportedPixels, "libjpeg code " + std::to_string(decoding.errors.msg_code));
    default: throw Error(ErrorCode::DamagedFile, "libjpeg code " + std::to_string(decoding.errors.msg_code));
  }
}

// Whether every component arrived; in a progressive file, also every bit of every coefficient.
bool everyScanCame(const jpeg_decompress_struct& info) {
  const auto isWhole = [&](int component) {
    if (!info.comp_info[component].quant_table) return false;
    if (!info.progressive_mode) return true;
    const int* bitsLeft = info.coef_bits[component];
    return std::all_of(bitsLeft, bitsLeft + DCTSIZE2, [](int bits) { return bits == 0; });
  };
  for (int component = 0; component < info.num_components; ++component) {
    if (!isWhole(component)) return false;
  }
  return true;
}

int orientationOf(const jpeg_decompress_struct& info) {
  constexpr std::string_view kExif("Exif\0\0", 6);
  for (const auto* marker = info.marker_list; marker; marker = marker->next) {
    const std::string_view text(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (text.starts_with(kExif)) return exifOrientation(std::as_bytes(std::span(text.substr(kExif.size()))));
  }
  return 1;
}

}  // namespace

RasterPicture readJpeg(std::span<const std::byte> file, const ReadOptions& options) {
  Decoding decoding;
  if (!runsThrough(decoding.failed, [&] { start(decoding, file); })) throwProblem(decoding);
  auto& info = decoding.info;
  if (info.num_components != 1 && info.num_components != 3) {
    throw Error(ErrorCode::UnsupportedPixels, "JPEG with " + std::to_string(info.num_components) + " components");
  }
  RasterPicture picture = blankPicture(info.image_height, info.image_width, info.num_components, 8, options);
  picture.orientation = orientationOf(info);
  auto* pixels = std::get<std::vector<std::uint8_t>>(picture.pixels).data();
  if (!runsThrough(decoding.failed, [&] { decode(info, pixels); })) throwProblem(decoding);
  if (!everyScanCame(info)) decoding.firstDamagedRow = 0;
  // What follows the last row must exist, but is not checked.
  const bool ended = runsThrough(decoding.failed, [&] { jpeg_finish_decompress(&info); });
  picture.endMissing = decoding.ranOut || !ended;
  picture.blockRows = info.max_v_samp_factor * DCTSIZE;
  const auto first = std::min<std::int64_t>(std::int64_t{decoding.firstDamagedRow} * picture.blockRows, picture.rows);
  picture.addMissingRows(static_cast<int>(first), picture.rows);
  return picture;
}

}  // namespace glenoid

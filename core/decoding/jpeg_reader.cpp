// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/jpeg_reader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <string_view>
#include <vector>

#include <jpeglib.h>
// needs the header above
#include <jerror.h>

#include "core/base/error.h"
#include "core/base/library_jump.h"
#include "core/decoding/exif_orientation.h"
#include "core/dicom/jpeg_codes.h"

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
  int cutScan = 0;                                                      // the number of a scan that ends early and lacks only detail
  JpegDetail detail = JpegDetail::Whole;
  bool damagedSomewhere = false;
};

Decoding& of(j_decompress_ptr info) { return *static_cast<Decoding*>(info->client_data); }

[[noreturn]] void onError(j_common_ptr info) { std::longjmp(static_cast<Decoding*>(info->client_data)->failed, 1); }
void printNothing(j_common_ptr) {}

bool isRestart(int marker) { return marker >= JPEG_RST0 && marker <= JPEG_RST0 + 7; }

// What the current scan lacks if its data end in this row. A scan that states all but the lowest bit of the brightness is needed. Red,
// green and blue, and four components, are all brightness.
JpegDetail detailOfCut(const jpeg_decompress_struct& info) {
  const bool isLastRow = info.input_iMCU_row + 1 >= info.total_iMCU_rows;
  const bool isNeeded = info.cur_comp_info[0]->component_index == 0 || info.jpeg_color_space == JCS_RGB || info.num_components == 4;
  return info.Ah == 1 || isLastRow || !isNeeded ? JpegDetail::Fine : JpegDetail::Coarse;
}

// Some programs fill the space between the data and the end marker with zeros or FF, of any length. Such bytes are no damage. All others
// are: after damage, libjpeg may be done before it has read all data. Their number alone tells the two apart badly.
bool arePadding(jpeg_decompress_struct& info) {
  if (of(&info).ranOut) return false;  // the bytes are not in the buffer any more
  const JOCTET* const end = info.src->next_input_byte;
  return std::all_of(end - info.err->msg_parm.i[0], end, [](JOCTET byte) { return byte == 0x00 || byte == 0xff; });
}

// Where the data end, the warning comes while the first missing row is decoded. The first scans of a progressive file hold the mean of each
// block. Without the data of a later one there is a picture everywhere.
void noteEnd(Decoding& decoding) {
  const auto& info = decoding.info;
  if (info.progressive_mode && (info.Ss > 0 || info.Ah > 0)) {
    decoding.cutScan = info.input_scan_number;
    decoding.detail = std::max(decoding.detail, detailOfCut(info));
  } else {
    decoding.firstDamagedRow = std::min(decoding.firstDamagedRow, info.input_iMCU_row);
  }
}

// Overwritten data are still decoded, to other pixels, and the warning may come many rows later or after the last one. A restart marker
// ends that.
void noteDamage(Decoding& decoding, JDIMENSION row) {
  if (const auto first = firstDamagedRow(decoding.info, row)) {
    decoding.firstDamagedRow = std::min<JDIMENSION>(decoding.firstDamagedRow, *first);
  } else {
    decoding.damagedSomewhere = true;
  }
}

// libjpeg only warns when data are damaged or end early, and goes on with grey. Only a plain end tells the place of the damage.
void onMessage(j_common_ptr common, int level) {
  constexpr std::array<int, 6> kDamage{JWRN_ARITH_BAD_CODE, JWRN_BOGUS_PROGRESSION, JWRN_EXTRANEOUS_DATA,
                                       JWRN_HIT_MARKER,     JWRN_HUFF_BAD_CODE,     JWRN_MUST_RESYNC};
  const auto info = reinterpret_cast<j_decompress_ptr>(common);
  const int code = info->err->msg_code;
  const bool isDamage = level < 0 && std::find(kDamage.begin(), kDamage.end(), code) != kDamage.end();
  auto& decoding = of(info);
  if (!isDamage || info->input_scan_number == 0 || info->input_scan_number == decoding.cutScan) return;
  if (code == JWRN_EXTRANEOUS_DATA && arePadding(*info)) return;
  // The scan in front of this one is missing. If this is the first, there is no picture.
  if (code == JWRN_BOGUS_PROGRESSION) {
    decoding.firstDamagedRow = std::min(decoding.firstDamagedRow, info->input_iMCU_row);
    return;
  }
  // An end marker that the file holds says that the data were complete: some were lost further up.
  const bool isEndOfFile = decoding.ranOut && info->unread_marker == JPEG_EOI && (code == JWRN_HIT_MARKER || code == JWRN_MUST_RESYNC);
  if (!isEndOfFile) noteDamage(decoding, info->input_iMCU_row);
  // Behind a marker that does not belong there, nothing is decoded.
  if (isEndOfFile || (code == JWRN_HIT_MARKER && !isRestart(info->unread_marker))) noteEnd(decoding);
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

void start(Decoding& decoding, std::span<const JOCTET> stream) {
  auto& info = decoding.info;
  info.err = jpeg_std_error(&decoding.errors);
  info.client_data = &decoding;
  decoding.errors.error_exit = onError;
  decoding.errors.emit_message = onMessage;
  decoding.errors.output_message = printNothing;
  jpeg_create_decompress(&info);
  decoding.source.next_input_byte = stream.data();
  decoding.source.bytes_in_buffer = stream.size();
  decoding.source.init_source = doNothing;
  decoding.source.fill_input_buffer = onEndOfFile;
  decoding.source.skip_input_data = skip;
  decoding.source.resync_to_restart = jpeg_resync_to_restart;
  decoding.source.term_source = doNothing;
  info.src = &decoding.source;
  jpeg_save_markers(&info, JPEG_APP0 + 1, 0xffff);
  jpeg_read_header(&info, TRUE);
  constexpr std::array kOutput{JCS_UNKNOWN, JCS_GRAYSCALE, JCS_UNKNOWN, JCS_RGB, JCS_CMYK};
  if (static_cast<std::size_t>(info.num_components) < kOutput.size()) {
    info.out_color_space = kOutput[static_cast<std::size_t>(info.num_components)];
  }
}

// Red, green and blue for each four inks. Adobe's programs store the paper that an ink leaves white instead of the ink.
void printInks(const JSAMPLE* inks, JDIMENSION columns, bool areInverted, std::uint8_t* pixels) {
  const auto white = [&](JSAMPLE ink) { return areInverted ? int{ink} : 255 - ink; };
  for (JDIMENSION column = 0; column < columns; ++column, inks += 4) {
    for (int c = 0; c < 3; ++c) *pixels++ = static_cast<std::uint8_t>((white(inks[c]) * white(inks[3]) + 127) / 255);
  }
}

// `inks` holds a row of a picture with four components.
void decode(jpeg_decompress_struct& info, JSAMPLE* inks, std::uint8_t* pixels) {
  jpeg_start_decompress(&info);
  const auto damagedRow = rowOfImpossibleCode(info, {info.src->next_input_byte, info.src->bytes_in_buffer});
  if (damagedRow) noteDamage(of(&info), *damagedRow);
  const bool hasInks = info.output_components == 4;
  const auto rowBytes = static_cast<std::size_t>(info.output_width) * (info.output_components == 1 ? 1 : 3);
  while (info.output_scanline < info.output_height) {
    std::uint8_t* const target = pixels + info.output_scanline * rowBytes;
    JSAMPROW row = hasInks ? inks : target;
    jpeg_read_scanlines(&info, &row, 1);
    if (hasInks) printInks(inks, info.output_width, info.saw_Adobe_marker != FALSE, target);
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
  std::span stream(reinterpret_cast<const std::uint8_t*>(file.data()), file.size());
  // libjpeg gives up at half a header, although the scans before it are whole.
  stream = stream.first(wholeJpegSegments(stream));
  Decoding decoding;
  if (!runsThrough(decoding.failed, [&] { start(decoding, stream); })) throwProblem(decoding);
  auto& info = decoding.info;
  const int components = info.num_components;
  if (components != 1 && components != 3 && components != 4) {
    throw Error(ErrorCode::UnsupportedPixels, "JPEG with " + std::to_string(components) + " components");
  }
  // libjpeg does not say where data of this kind end early.
  if (info.arith_code) throw Error(ErrorCode::UnsupportedEncoding, "arithmetic coding");
  RasterPicture picture = blankPicture(info.image_height, info.image_width, components == 1 ? 1 : 3, 8, options);
  picture.orientation = orientationOf(info);
  std::vector<JSAMPLE> inks(components == 4 ? std::size_t{4} * info.image_width : 0);
  auto* pixels = std::get<std::vector<std::uint8_t>>(picture.pixels).data();
  if (!runsThrough(decoding.failed, [&] { decode(info, inks.data(), pixels); })) throwProblem(decoding);
  picture.detail = std::max(decoding.detail, jpegDetail(stream));
  if (picture.detail == JpegDetail::NoPicture) decoding.firstDamagedRow = 0;
  // What follows the last row needs only to be there.
  const bool ended = runsThrough(decoding.failed, [&] { jpeg_finish_decompress(&info); });
  picture.endMissing = decoding.ranOut || !ended;
  picture.damagedSomewhere = decoding.damagedSomewhere;
  picture.blockRows = info.max_v_samp_factor * DCTSIZE;
  const auto first = std::min<std::int64_t>(std::int64_t{decoding.firstDamagedRow} * picture.blockRows, picture.rows);
  picture.addMissingRows(static_cast<int>(first), picture.rows);
  return picture;
}

}  // namespace glenoid

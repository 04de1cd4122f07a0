// SPDX-License-Identifier: GPL-3.0-or-later
// Writes JPEG streams of kinds that OpenCV does not write.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

namespace glenoid::test {

struct JpegSpec {
  int rows = 8, columns = 8;
  J_COLOR_SPACE colours = JCS_GRAYSCALE;  // of the values; four of CMYK
  J_COLOR_SPACE stored = JCS_GRAYSCALE;
  bool progressive = false, adobe = true;
  int restartRows = 0;  // rows of blocks from one restart marker to the next; 0: no markers
  int step = 0;         // of the quantisation of grey; 0: that of quality 95
};

// The values are rows x columns x components; shorter lists repeat.
inline std::vector<std::uint8_t> encodeJpeg(const JpegSpec& spec, const std::vector<std::uint8_t>& values) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &data, &size);
  info.image_height = static_cast<JDIMENSION>(spec.rows), info.image_width = static_cast<JDIMENSION>(spec.columns);
  info.input_components = spec.colours == JCS_GRAYSCALE ? 1 : spec.colours == JCS_CMYK ? 4 : 3;
  info.in_color_space = spec.colours;
  jpeg_set_defaults(&info);
  jpeg_set_colorspace(&info, spec.stored);
  jpeg_set_quality(&info, 95, TRUE);
  if (spec.step > 0) {
    std::array<unsigned, DCTSIZE2> steps{};
    steps.fill(static_cast<unsigned>(spec.step));
    jpeg_add_quant_table(&info, 0, steps.data(), 100, TRUE);
  }
  if (spec.progressive) jpeg_simple_progression(&info);
  info.restart_in_rows = spec.restartRows;
  if (!spec.adobe) info.write_Adobe_marker = FALSE;
  jpeg_start_compress(&info, TRUE);
  std::vector<std::uint8_t> row(static_cast<std::size_t>(spec.columns * info.input_components));
  std::size_t at = 0;
  while (info.next_scanline < info.image_height) {
    std::generate(row.begin(), row.end(), [&] { return values[at++ % values.size()]; });
    JSAMPROW line = row.data();
    jpeg_write_scanlines(&info, &line, 1);
  }
  jpeg_finish_compress(&info);
  std::vector<std::uint8_t> stream(data, data + size);
  jpeg_destroy_compress(&info);
  std::free(data);
  return stream;
}

// Where the scans of a stream begin, from the marker FFDA on.
inline std::vector<std::size_t> scansIn(const std::vector<std::uint8_t>& stream) {
  std::vector<std::size_t> scans;
  for (std::size_t at = 0; at + 1 < stream.size(); ++at) {
    if (stream[at] == 0xff && stream[at + 1] == 0xda) scans.push_back(at);
  }
  return scans;
}

// The stream without its last scans, of which `left` stay; closed by an end marker.
inline std::vector<std::uint8_t> withScans(const std::vector<std::uint8_t>& stream, std::size_t left) {
  auto rest = std::vector<std::uint8_t>(stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(scansIn(stream).at(left)));
  rest.insert(rest.end(), {0xff, 0xd9});
  return rest;
}

}  // namespace glenoid::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/jpeg_codes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include <jpeglib.h>

#include "core/base/library_jump.h"
#include "core/dicom/stream_kind.h"

namespace glenoid {
namespace {

constexpr int kLongestCode = 16;  // bits

// In which order a block's coefficients are written (ITU-T T.81, figure A.6).
constexpr std::array<std::uint8_t, DCTSIZE2> kZigzag{0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48,
                                                     41, 34, 27, 20, 13, 6,  7,  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23,
                                                     30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};

// The bits up to the next marker: a zero behind FF does not count, and anything else behind FF is a marker (ITU-T T.81, B.1.1.5).
class CodedBits {
 public:
  explicit CodedBits(std::span<const std::uint8_t> data) : data_(data) {}

  // At most 16 bits, the first one highest. Behind the end come zeros.
  int peek(int count) {
    while (held_ < count) load();
    return static_cast<int>(bits_ >> (held_ - count)) & ((1 << count) - 1);
  }
  int take(int count) {
    const int taken = peek(count);
    held_ -= count;
    return taken;
  }
  bool ranOut() const { return held_ < zeros_; }  // bits behind the end were taken

  // Whether whole bytes are left that are no padding. Takes them.
  bool hasMore() {
    take(std::max(held_ - zeros_, 0) % 8);
    while (held_ > zeros_ || !isAtEnd()) {
      if (const int byte = take(8); byte != 0x00 && byte != 0xff) return true;
    }
    return false;
  }
  // Goes on behind the restart marker at the end of these bits, and returns its number, from 0 to 7. Empty if there is none.
  std::optional<std::uint32_t> restart() {
    while (at_ + 1 < data_.size() && data_[at_ + 1] == 0xff) ++at_;  // a marker may begin with any number of FF
    if (at_ + 1 >= data_.size() || (data_[at_ + 1] & 0xf8) != JPEG_RST0) return {};
    const std::uint32_t number = data_[at_ + 1] & 7U;
    at_ += 2;
    held_ = zeros_ = 0;
    return number;
  }

 private:
  bool isAtEnd() const { return at_ >= data_.size() || (data_[at_] == 0xff && (at_ + 1 >= data_.size() || data_[at_ + 1] != 0)); }
  void load() {
    std::uint8_t byte = 0;
    if (isAtEnd()) {
      zeros_ += 8;
    } else {
      byte = data_[at_];
      at_ += byte == 0xff ? 2 : 1;
    }
    bits_ = bits_ << 8 | byte;
    held_ += 8;
  }

  std::span<const std::uint8_t> data_;
  std::size_t at_ = 0;
  std::uint32_t bits_ = 0;
  int held_ = 0;   // bits that were loaded and not taken
  int zeros_ = 0;  // bits loaded behind the end
};

// ITU-T T.81, annex C. libjpeg has checked the table.
class CodeTable {
 public:
  CodeTable() = default;
  explicit CodeTable(const JHUFF_TBL& table) : values_(table.huffval) {
    int code = 0, place = 0;
    for (int length = 1; length <= kLongestCode; ++length, code *= 2) {
      auto& [end, shift] = lengths_[static_cast<std::size_t>(length)];
      shift = place - code;
      code += table.bits[length], place += table.bits[length];
      end = code << (kLongestCode - length);
    }
    for (int coming = 0, length = 1; coming < 1 << kOftenBits; ++coming) {
      while (length <= kOftenBits && coming << (kLongestCode - kOftenBits) >= lengths_[static_cast<std::size_t>(length)].end) ++length;
      lengthOf_[static_cast<std::size_t>(coming)] = static_cast<std::uint8_t>(length);
    }
  }
  // -1 for bits that are no code.
  int next(CodedBits& bits) const {
    const int coming = bits.peek(kLongestCode);
    for (int length = lengthOf_[static_cast<std::size_t>(coming >> (kLongestCode - kOftenBits))]; length <= kLongestCode; ++length) {
      const auto& [end, shift] = lengths_[static_cast<std::size_t>(length)];
      if (coming < end) return values_[bits.take(length) + shift];
    }
    bits.take(kLongestCode);
    return -1;
  }

 private:
  static constexpr int kOftenBits = 8;  // of codes whose length is looked up
  struct Length {
    int end = 0;    // of its codes, as the highest of 16 bits
    int shift = 0;  // from a code to the place of its value
  };
  std::array<Length, kLongestCode + 1> lengths_{};
  std::array<std::uint8_t, 1 << kOftenBits> lengthOf_{};  // by the first bits; for longer codes, the first length to try
  const UINT8* values_ = nullptr;
};

struct CodedComponent {
  CodeTable means, others;
  std::array<int, DCTSIZE2> largest{};  // of each coefficient, in steps of the quantisation, in the order of the codes
  int mean = 0;                         // likewise
};

CodedComponent codedComponent(const jpeg_decompress_struct& info, const jpeg_component_info& component) {
  // A mean value of 128 with the factor 8 of its coefficient. The other coefficients of 8-bit values reach 1020: (0,4), (4,0) and (4,4)
  // of black and white stripes or squares, two pixels wide. Rounding by the encoder comes on top.
  const int largest = 1024 << (info.data_precision - 8);
  CodedComponent coded{CodeTable(*info.dc_huff_tbl_ptrs[component.dc_tbl_no]), CodeTable(*info.ac_huff_tbl_ptrs[component.ac_tbl_no])};
  for (std::size_t i = 0; i < kZigzag.size(); ++i) {
    coded.largest[i] = largest / std::max<int>(component.quant_table->quantval[kZigzag[i]], 1) + 1;  // rounded up by any encoder
  }
  return coded;
}

// A value of `size` bits (ITU-T T.81, F.2.2.1).
int takeValue(CodedBits& bits, int size) {
  const int value = bits.take(size);
  return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
}

// Takes the codes of a block (ITU-T T.81, F.2.2). False if they cannot be right.
bool takeBlock(CodedBits& bits, CodedComponent& component) {
  const int size = component.means.next(bits);
  if (size < 0) return false;
  component.mean += takeValue(bits, size);
  if (std::abs(component.mean) > component.largest[0]) return false;
  for (std::size_t at = 1; at < DCTSIZE2; ++at) {
    const int code = component.others.next(bits);
    if (code < 0) return false;
    const int zeros = code >> 4, valueSize = code & 15;
    if (code == 0) return true;  // all others are zero
    if (valueSize == 0 && zeros < 15) return false;
    at += static_cast<std::size_t>(zeros);
    if (at >= DCTSIZE2 || std::abs(takeValue(bits, valueSize)) > component.largest[at]) return false;
  }
  return true;
}

// The samples of a component of a lossless stream (ITU-T T.81, annex H).
class LosslessComponent {
 public:
  LosslessComponent(const JHUFF_TBL& table, const jpeg_decompress_struct& info)
      : differences_(table), predictor_(info.Ss), bits_(info.data_precision - info.Al), row_(info.image_width) {}

  void restart() { isFirstRow_ = true; }
  // Takes the codes of a sample. False if they cannot be right.
  bool take(CodedBits& bits) {
    constexpr int kModulus = 1 << 16, kLargestSize = 16;
    const int size = differences_.next(bits);
    if (size < 0 || size > kLargestSize) return false;
    const int difference = size == kLargestSize ? kModulus / 2 : takeValue(bits, size);  // which has no bits of its own
    const int value = (prediction() + difference) & (kModulus - 1);
    aboveLeft_ = std::exchange(row_[column_], left_ = value);
    if (++column_ == row_.size()) column_ = 0, isFirstRow_ = false;
    // Some programs write negative values as they are, instead of their lowest bits.
    return value < 1 << bits_ || value >= kModulus - (1 << (bits_ - 1));
  }

 private:
  int prediction() const {
    const int above = row_[column_];
    if (column_ == 0) return isFirstRow_ ? 1 << (bits_ - 1) : above;
    switch (isFirstRow_ ? 1 : predictor_) {
      case 1: return left_;
      case 2: return above;
      case 3: return aboveLeft_;
      case 4: return left_ + above - aboveLeft_;
      case 5: return left_ + ((above - aboveLeft_) >> 1);
      case 6: return above + ((left_ - aboveLeft_) >> 1);
      default: return (left_ + above) >> 1;
    }
  }

  CodeTable differences_;
  int predictor_, bits_;
  std::vector<int> row_;  // from `column_` on, of the row above
  std::size_t column_ = 0;
  int left_ = 0, aboveLeft_ = 0;
  bool isFirstRow_ = true;  // of the picture, or behind a restart marker
};

// Passes the bits to `take` for each unit (MCU) of the scan. The row, as of rowOfImpossibleCode(), of the first unit that it calls
// impossible, or behind which codes are left or the restart marker is wrong.
template <class Take, class Restart>
std::optional<std::uint32_t> rowOfImpossibleUnit(const jpeg_decompress_struct& info, CodedBits bits, const Take& take,
                                                 const Restart& restart) {
  const auto units = std::uint64_t{info.MCUs_per_row} * info.MCU_rows_in_scan;
  const auto rowOf = [&](std::uint64_t unit) {
    return static_cast<std::uint32_t>(unit / info.MCUs_per_row * info.total_iMCU_rows / info.MCU_rows_in_scan);
  };
  for (std::uint64_t unit = 0; unit < units; ++unit) {
    if (info.restart_interval > 0 && unit > 0 && unit % info.restart_interval == 0) {
      if (bits.hasMore()) return rowOf(unit - 1);
      const auto marker = bits.restart();
      if (!marker) return {};                                                         // libjpeg says so
      if (*marker != (unit / info.restart_interval - 1) % 8) return rowOf(unit - 1);  // what is missing began there
      restart();
    }
    const bool isPossible = take(bits);
    if (bits.ranOut()) return {};
    if (!isPossible) return rowOf(unit);
  }
  return bits.hasMore() ? std::optional(rowOf(units - 1)) : std::nullopt;
}

// As rowOfImpossibleCode(), of a lossless stream, whose units are samples. `info` comes from jpeg_read_header() and gets the rows of these.
std::optional<std::uint32_t> rowOfImpossibleSample(jpeg_decompress_struct& info, std::span<const std::uint8_t> data) {
  info.MCUs_per_row = info.image_width;
  info.MCU_rows_in_scan = info.total_iMCU_rows = info.image_height;
  const bool isSubsampled = info.num_components > 1 && (info.max_h_samp_factor > 1 || info.max_v_samp_factor > 1);
  const bool isKnown = info.comps_in_scan == info.num_components && !isSubsampled && info.Ss >= 1 && info.Ss <= 7 &&
                       info.data_precision <= 16 && info.Al < info.data_precision;
  if (!isKnown || info.restart_interval % info.image_width != 0) return {};
  std::vector<LosslessComponent> components;
  for (int c = 0; c < info.comps_in_scan; ++c) {
    const int number = info.cur_comp_info[c]->dc_tbl_no;
    const JHUFF_TBL* table = number < NUM_HUFF_TBLS ? info.dc_huff_tbl_ptrs[number] : nullptr;
    if (table == nullptr) return {};
    components.emplace_back(*table, info);
  }
  return rowOfImpossibleUnit(
      info, CodedBits(data),
      [&](CodedBits& bits) { return std::all_of(components.begin(), components.end(), [&](auto& one) { return one.take(bits); }); },
      [&] { std::for_each(components.begin(), components.end(), [](auto& one) { one.restart(); }); });
}

struct StreamHeader {
  ~StreamHeader() { jpeg_destroy_decompress(&info); }

  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  std::jmp_buf failed{};
};

[[noreturn]] void leaveHeader(j_common_ptr info) { std::longjmp(static_cast<StreamHeader*>(info->client_data)->failed, 1); }
void sayNothing(j_common_ptr, int) {}

// Up to the first code. Of several scans, libjpeg would decode all of them here. It cannot start a lossless one, which has
// no quantisation.
void readUpToCodes(StreamHeader& header, std::span<const std::uint8_t> stream, bool isLossless) {
  header.info.err = jpeg_std_error(&header.errors);
  header.info.client_data = &header;
  header.errors.error_exit = leaveHeader;
  header.errors.emit_message = sayNothing;
  jpeg_create_decompress(&header.info);
  jpeg_mem_src(&header.info, stream.data(), static_cast<unsigned long>(stream.size()));
  jpeg_read_header(&header.info, TRUE);
  if (!isLossless && !header.info.arith_code && !jpeg_has_multiple_scans(&header.info)) jpeg_start_decompress(&header.info);
}

}  // namespace

std::optional<std::uint32_t> rowOfImpossibleCode(const jpeg_decompress_struct& info, std::span<const std::uint8_t> data) {
  const bool isOneScan = info.comps_in_scan == info.num_components && info.Ss == 0 && info.Se == DCTSIZE2 - 1;
  if (info.progressive_mode || info.arith_code || !isOneScan) return {};
  std::array<CodedComponent, MAX_COMPS_IN_SCAN> components;
  for (int c = 0; c < info.comps_in_scan; ++c) components[static_cast<std::size_t>(c)] = codedComponent(info, *info.cur_comp_info[c]);
  const auto takeBlocks = [&](CodedBits& bits) {
    const auto* const last = info.MCU_membership + info.blocks_in_MCU;
    return std::all_of(info.MCU_membership, last,
                       [&](int component) { return takeBlock(bits, components[static_cast<std::size_t>(component)]); });
  };
  return rowOfImpossibleUnit(info, CodedBits(data), takeBlocks, [&] {
    for (auto& component : components) component.mean = 0;
  });
}

std::optional<std::uint32_t> firstDamagedRow(const jpeg_decompress_struct& info, std::uint32_t row) {
  const bool hasMarkers = info.restart_interval > 0 && info.restart_interval <= info.MCUs_per_row;
  return hasMarkers ? std::optional(std::max(row, 1U) - 1) : std::nullopt;
}

std::optional<CodeDamage> codeDamage(std::span<const std::uint8_t> stream) {
  constexpr int kBaseline = 0xc0, kExtended = 0xc1, kLossless = 0xc3;
  constexpr std::size_t kPrecision = 4;  // behind the marker and its length
  const auto frame = readJpegHeader(stream);
  if (!frame) return {};
  const bool isLossless = frame->marker == kLossless;
  // libjpeg reads the header also of a stream that it cannot decode, if that calls itself one of 8 bits.
  std::vector<std::uint8_t> renamed;
  if (isLossless || ((frame->marker == kBaseline || frame->marker == kExtended) && frame->precision == 12)) {
    renamed.assign(stream.begin(), stream.end());
    renamed[frame->at + 1] = kExtended;
    renamed[frame->at + kPrecision] = 8;
    stream = renamed;
  }
  StreamHeader header;
  if (!runsThrough(header.failed, [&] { readUpToCodes(header, stream, isLossless); })) return {};
  auto& info = header.info;
  info.data_precision = frame->precision;
  const std::span data(info.src->next_input_byte, info.src->bytes_in_buffer);
  const auto row = isLossless ? rowOfImpossibleSample(info, data) : rowOfImpossibleCode(info, data);
  if (!row) return {};
  CodeDamage damage{{}, isLossless ? 1 : info.max_v_samp_factor * DCTSIZE};
  if (const auto first = firstDamagedRow(info, *row)) damage.firstRow = static_cast<int>(*first) * damage.blockRows;
  return damage;
}

}  // namespace glenoid

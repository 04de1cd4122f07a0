// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/stored_bits.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <utility>

namespace glenoid {
namespace {

// Where the value lies in its cell.
struct BitRule {
  int shift = 0, bits = 16;
  bool isSigned = false;

  std::int32_t operator()(std::uint32_t cell) const {
    const std::uint32_t range = std::uint32_t{1} << bits;
    const std::uint32_t value = cell >> shift & (range - 1);
    if (isSigned && value >= range / 2) return static_cast<std::int32_t>(value) - static_cast<std::int32_t>(range);
    return static_cast<std::int32_t>(value);
  }
};

template <typename Value>
class Settling {
 public:
  Settling(std::vector<Value>& cells, PixelLayout& layout, const Cells& kind) : cells_(cells), layout_(layout), kind_(kind) {
    for (const Value cell : cells_) {
      used_ |= cellOf(cell);
      always_ &= cellOf(cell);
    }
  }

  void run() {
    const BitRule narrow = declared();
    const BitRule wide{narrow.shift, kind_.width - narrow.shift, narrow.isSigned};
    if (layout_.holdsOverlay || !exceeds(narrow, wide)) return apply(narrow);
    if (!isSmoother(wide, narrow)) {
      layout_.facts.push_back({FactCode::UpperBitsLeftOut, {}});
      return apply(narrow);
    }
    if (kind_.isLossy && !narrow.isSigned && overshoots(narrow)) return saturate(narrow);
    const int bits = needed(wide);
    layout_.facts.push_back({FactCode::ValuesExceedBits, {std::int64_t{layout_.bitsStored}, std::int64_t{bits}}});
    layout_.bitsExceeded = std::exchange(layout_.bitsStored, bits);
    apply(wide);
  }

 private:
  std::uint32_t cellOf(Value value) const { return static_cast<std::uint16_t>(value) & ((std::uint32_t{1} << kind_.width) - 1); }

  // What the tags say, if the cells are wide enough. Encoders that know the precision shift a left-justified value down; other
  // writers forget to shift it up.
  BitRule declared() {
    BitRule rule{0, std::min(layout_.bitsStored, kind_.width), layout_.isSigned};
    if (layout_.highBit < kind_.width) rule.shift = layout_.highBit + 1 - rule.bits;
    const std::uint32_t below = (std::uint32_t{1} << rule.shift) - 1;
    if (used_ >> rule.bits == 0 && (used_ & below) != 0) {
      rule.shift = 0;
      if (!kind_.isStream) layout_.facts.push_back({FactCode::HighBitInvalid, {}});
    }
    return rule;
  }

  bool exceeds(const BitRule& narrow, const BitRule& wide) const {
    // Bits that never change are not part of a value.
    if ((used_ & ~always_) >> (narrow.shift + narrow.bits) == 0) return false;
    // A negative value may be sign extended in its cell, or its upper bits may be zero.
    return std::any_of(cells_.begin(), cells_.end(), [&](Value value) {
      const auto cell = cellOf(value);
      return cell >> (narrow.shift + narrow.bits) != 0 && narrow(cell) != wide(cell);
    });
  }

  // Cutting bits off a value creates steps between neighbours with similar values; cutting off bits that are not part of the value removes
  // steps. Neighbours that differ in both cases say nothing.
  bool isSmoother(const BitRule& wide, const BitRule& narrow) const {
    const auto samples = static_cast<std::size_t>(layout_.samples), row = static_cast<std::size_t>(layout_.columns) * samples;
    const std::int32_t close = (1 << narrow.bits) / 4, far = 3 * close;
    std::int64_t made = 0, removed = 0;
    for (std::size_t first = 0; first + row <= cells_.size(); first += row) {
      for (std::size_t i = first + samples; i < first + row; ++i) {
        const auto a = cellOf(cells_[i - samples]), b = cellOf(cells_[i]);
        const auto whole = std::abs(wide(b) - wide(a)), cut = std::abs(narrow(b) - narrow(a));
        made += whole <= close && cut >= far;
        removed += cut <= close && whole >= far;
      }
    }
    return made > 2 * removed;
  }

  bool overshoots(const BitRule& rule) const {
    const auto range = std::uint32_t{1} << rule.bits;
    return std::all_of(cells_.begin(), cells_.end(), [&](Value value) { return cellOf(value) >> rule.shift < range + range / 8; });
  }

  int needed(const BitRule& rule) const {
    int bits = 1;
    for (const Value cell : cells_) {
      const auto value = rule(cellOf(cell));
      const int width = std::bit_width(static_cast<std::uint32_t>(value < 0 ? ~value : value));
      bits = std::max(bits, width + (rule.isSigned ? 1 : 0));
    }
    return bits;
  }

  void apply(const BitRule& rule) {
    for (Value& value : cells_) value = static_cast<Value>(rule(cellOf(value)));
  }
  // Masking would turn values above white into black.
  void saturate(const BitRule& rule) {
    const std::uint32_t largest = (std::uint32_t{1} << rule.bits) - 1;
    for (Value& value : cells_) value = static_cast<Value>(std::min(cellOf(value) >> rule.shift, largest));
  }

  std::vector<Value>& cells_;
  PixelLayout& layout_;
  const Cells kind_;
  std::uint32_t used_ = 0;             // bits that are set in some cell
  std::uint32_t always_ = 0xffffffff;  // and in every cell
};

}  // namespace

void settleBits(StoredPixels& pixels, PixelLayout& layout, const Cells& cells) {
  std::visit([&]<typename Value>(std::vector<Value>& values) { Settling<Value>(values, layout, cells).run(); }, pixels);
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes lossless JPEG streams (ITU-T T.81, annex H) of any precision and with restart markers, which DCMTK does not
// write.
#pragma once

#include <cstdint>
#include <vector>

namespace glenoid::test {

struct LosslessSpec {
  int rows = 8, columns = 8;
  int precision = 12;      // bits
  int predictor = 1;       // from 1 to 7
  int restartRows = 0;     // from one restart marker to the next; 0: no markers
  int components = 1;      // interleaved
  int pointTransform = 0;  // lowest bits that are left out
};

namespace lossless {

// The data of a scan, in which a zero follows each FF.
class Bits {
 public:
  explicit Bits(std::vector<std::uint8_t>& stream) : stream_(stream) {}
  void put(int value, int count) {
    while (count-- > 0) {
      byte_ = byte_ << 1 | (value >> count & 1);
      if (++held_ % 8 != 0) continue;
      stream_.push_back(static_cast<std::uint8_t>(byte_));
      if (stream_.back() == 0xff) stream_.push_back(0);
    }
  }
  void fill() {
    while (held_ % 8 != 0) put(1, 1);
  }

 private:
  std::vector<std::uint8_t>& stream_;
  int byte_ = 0, held_ = 0;
};

inline int predicted(int predictor, int left, int above, int aboveLeft) {
  switch (predictor) {
    case 1: return left;
    case 2: return above;
    case 3: return aboveLeft;
    case 4: return left + above - aboveLeft;
    case 5: return left + ((above - aboveLeft) >> 1);
    case 6: return above + ((left - aboveLeft) >> 1);
    default: return (left + above) >> 1;
  }
}

}  // namespace lossless

// The values are rows x columns x components. Each size of a difference, from 0 to 16, is a code of five bits.
inline std::vector<std::uint8_t> encodeLossless(const LosslessSpec& spec, const std::vector<std::int32_t>& values) {
  constexpr int kSizes = 17, kCodeBits = 5, kLargestSize = 16;
  std::vector<std::uint8_t> stream{0xff, 0xd8};
  const auto byte = [&](int value) { stream.push_back(static_cast<std::uint8_t>(value)); };
  const auto word = [&](int value) { byte(value >> 8), byte(value); };
  stream.insert(stream.end(), {0xff, 0xc3});
  word(8 + 3 * spec.components), byte(spec.precision), word(spec.rows), word(spec.columns), byte(spec.components);
  for (int one = 1; one <= spec.components; ++one) byte(one), word(0x1100);
  stream.insert(stream.end(), {0xff, 0xc4, 0, 19 + kSizes, 0});
  for (int length = 1; length <= 16; ++length) byte(length == kCodeBits ? kSizes : 0);
  for (int size = 0; size < kSizes; ++size) byte(size);
  if (spec.restartRows > 0) {
    stream.insert(stream.end(), {0xff, 0xdd, 0, 4});
    word(spec.restartRows * spec.columns);
  }
  stream.insert(stream.end(), {0xff, 0xda});
  word(6 + 2 * spec.components), byte(spec.components);
  for (int one = 1; one <= spec.components; ++one) byte(one), byte(0);
  byte(spec.predictor), byte(0), byte(spec.pointTransform);
  lossless::Bits bits(stream);
  int firstRow = 0;
  const auto put = [&](int row, int column, int component) {
    const auto at = [&](int y, int x) {
      return values[static_cast<std::size_t>((y * spec.columns + x) * spec.components + component)] >> spec.pointTransform;
    };
    int prediction = 1 << (spec.precision - spec.pointTransform - 1);
    if (column == 0 && row > firstRow) prediction = at(row - 1, 0);
    if (column > 0 && row == firstRow) prediction = at(row, column - 1);
    if (column > 0 && row > firstRow) {
      prediction = lossless::predicted(spec.predictor, at(row, column - 1), at(row - 1, column), at(row - 1, column - 1));
    }
    const int difference = static_cast<std::int16_t>(at(row, column) - prediction);  // modulo 2^16
    int size = 0;
    while ((difference < 0 ? -difference : difference) >> size != 0) ++size;
    bits.put(size, kCodeBits);
    if (size < kLargestSize) bits.put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
  };
  for (int row = 0; row < spec.rows; ++row) {
    if (spec.restartRows > 0 && row > 0 && row % spec.restartRows == 0) {
      bits.fill();
      byte(0xff), byte(0xd0 + (row / spec.restartRows - 1) % 8);
      firstRow = row;
    }
    for (int column = 0; column < spec.columns; ++column) {
      for (int component = 0; component < spec.components; ++component) put(row, column, component);
    }
  }
  bits.fill();
  stream.insert(stream.end(), {0xff, 0xd9});
  return stream;
}

}  // namespace glenoid::test

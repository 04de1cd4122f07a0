// SPDX-License-Identifier: GPL-3.0-or-later
// Codes that no encoder writes show that a lossless JPEG stream, or one of 12 bits, was overwritten.
#include <algorithm>
#include <array>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/format.h"
#include "core/dicom/jpeg_codes.h"
#include "tests/dicom/dicom_fixture.h"
#include "tests/support/dcmtk_lossless.h"
#include "tests/support/jpeg_writer.h"
#include "tests/support/lossless_writer.h"
#include "tests/support/raw_dicom.h"

namespace glenoid {
namespace {

using test::RawBytes;

constexpr int kDeepRows = 60, kDeepColumns = 48;

std::vector<std::int32_t> deepWaves(int bits) {
  std::vector<std::int32_t> values;
  for (int y = 0; y < kDeepRows; ++y) {
    for (int x = 0; x < kDeepColumns; ++x) {
      const double value = 128 + 90 * std::sin(x / 19.0) * std::cos(y / 23.0) + 6 * std::sin(x * 1.3);
      values.push_back(static_cast<std::int32_t>(std::ldexp(value, bits - 8)));
    }
  }
  // The largest differences, of which that of 2^15 has a size of its own.
  values[5] = values[7] = 0, values[6] = (1 << bits) - 1;
  values[10] = values[12] = 0, values[11] = 1 << (bits - 1);
  return values;
}

RawBytes deepStream(int bits, int predictor = 1, int restartRows = 0) {
  return test::encodeLossless({kDeepRows, kDeepColumns, bits, predictor, restartRows}, deepWaves(bits));
}

// Three components that differ, or the waves alone.
std::vector<std::int32_t> deepColours(int bits, int components) {
  if (components == 1) return deepWaves(bits);
  std::vector<std::int32_t> values;
  const std::int32_t largest = (1 << bits) - 1;
  for (const auto value : deepWaves(bits)) values.insert(values.end(), {value, 3 * value & largest, largest - value});
  return values;
}

// How many of the streams with four overwritten bytes show damage, in percent.
int deepDamageNoticed(const RawBytes& stream) {
  int noticed = 0, all = 0;
  for (auto at = test::scansIn(stream).front() + 30; at + 6 < stream.size(); at += 31) {
    auto damaged = stream;
    for (std::size_t i = 0; i < 4; ++i) damaged[at + i] = static_cast<std::uint8_t>(1 + (at * (i + 3)) % 254);
    ++all;
    if (codeDamage(damaged)) ++noticed;
  }
  return 100 * noticed / std::max(all, 1);
}

class LosslessCodes : public Dicom {
 protected:
  Radiograph read(RawBytes stream, int bits) const {
    stream.resize((stream.size() + 1) / 2 * 2);
    auto file = test::rawPicture(test::kJpegAnyPredictor, test::RawDicom::Form::Explicit,
                                 {kDeepRows, kDeepColumns, 16, bits, bits - 1, "MONOCHROME2"});
    file.fragments({stream}).item(test::kRawSequenceEnd).write(folder_ / name_);
    return readDicom(folder_ / name_, {}, {});
  }
  // Expects the whole picture, without the bits that the point transform leaves out.
  void expectWhole(const test::LosslessSpec& spec, RawBytes stream) const {
    const auto name = fmt::format("{} bits, predictor {}, {} components, without {} bits, {} rows", spec.precision, spec.predictor,
                                  spec.components, spec.pointTransform, spec.restartRows);
    EXPECT_FALSE(codeDamage(stream)) << name;
    stream.resize((stream.size() + 1) / 2 * 2);
    const bool isGrey = spec.components == 1;
    const test::RawPicture picture{spec.rows,      spec.columns,       spec.precision > 8 ? 16 : 8,
                                   spec.precision, spec.precision - 1, isGrey ? "MONOCHROME2" : "RGB",
                                   spec.components};
    auto file = test::rawPicture(test::kJpegAnyPredictor, test::RawDicom::Form::Explicit, picture);
    file.fragments({stream}).item(test::kRawSequenceEnd).write(folder_ / name_);
    auto values = deepColours(spec.precision, spec.components);
    for (auto& value : values) value = value >> spec.pointTransform << spec.pointTransform;
    const auto radiograph = readDicom(folder_ / name_, {}, {});
    EXPECT_TRUE(storedOf(radiograph) == values) << name;
    EXPECT_FALSE(radiograph.damagedSomewhere || radiograph.missing) << name;
  }
  // As DCMTK writes it.
  RawBytes written(const char* syntax, int bits, std::vector<std::int32_t> values, int predictor = 1) const {
    DicomSpec spec;
    spec.rows = kDeepRows, spec.columns = kDeepColumns;
    spec.bitsAllocated = bits > 8 ? 16 : 8, spec.bitsStored = bits;
    spec.values = std::move(values);
    spec.transferSyntax = syntax;
    spec.predictor = predictor;
    return test::streamIn(write(spec), 0xd8);
  }
};

}  // namespace

TEST_F(LosslessCodes, OfWholeStreamsShowNoDamage) {
  for (const int bits : {8, 10, 12, 14, 16}) {
    for (int predictor = 1; predictor <= 7; ++predictor) {
      for (const int restartRows : {0, 1, 3}) {
        EXPECT_FALSE(codeDamage(deepStream(bits, predictor, restartRows))) << bits << ", " << predictor << ", " << restartRows;
      }
    }
  }
  for (const int restartRows : {0, 1, 3}) {
    const auto whole = read(deepStream(12, 4, restartRows), 12);
    EXPECT_TRUE(storedOf(whole) == deepWaves(12)) << "DCMTK reads the same";
    EXPECT_FALSE(whole.damagedSomewhere);
  }
}

TEST_F(LosslessCodes, OfWholeStreamsByDcmtkShowNoDamage) {
  for (const int bits : {8, 10, 12, 14, 16}) {
    DicomSpec any;
    any.rows = kDeepRows, any.columns = kDeepColumns, any.bitsStored = bits;
    for (const auto& values : {deepWaves(bits), patternValues(any)}) {
      EXPECT_FALSE(codeDamage(written(test::kJpegLossless, bits, values))) << bits;
      for (const int predictor : {1, 4, 6}) {
        EXPECT_FALSE(codeDamage(written(test::kJpegAnyPredictor, bits, values, predictor))) << bits << ", " << predictor;
      }
      if (bits <= 12) {
        EXPECT_FALSE(codeDamage(written(test::kJpegExtended, bits, values))) << bits;
      }
    }
  }
}

TEST_F(LosslessCodes, OfColoursAndPointTransformsByDcmtkShowNoDamage) {
  for (const int bits : {8, 12, 16}) {
    for (const int components : {1, 3}) {
      for (int predictor = 1; predictor <= 7; ++predictor) {
        for (const int pointTransform : {0, 1, 5}) {
          const test::LosslessSpec spec{kDeepRows, kDeepColumns, bits, predictor, 0, components, pointTransform};
          expectWhole(spec, test::encodeLosslessByDcmtk(spec, deepColours(bits, components)));
        }
      }
    }
  }
}

TEST_F(LosslessCodes, OfColoursAndPointTransformsWithRestartsShowNoDamage) {
  for (const int bits : {8, 12, 16}) {
    for (const int components : {1, 3}) {
      for (const int predictor : {1, 4, 7}) {
        const test::LosslessSpec spec{kDeepRows, kDeepColumns, bits, predictor, 3, components, 2};
        expectWhole(spec, test::encodeLossless(spec, deepColours(bits, components)));
      }
    }
  }
}

TEST_F(LosslessCodes, AMissingEndIsNoDamage) {
  for (const int bits : {8, 12, 16}) {
    for (const int components : {1, 3}) {
      const test::LosslessSpec spec{kDeepRows, kDeepColumns, bits, 6, 0, components, 1};
      auto stream = test::encodeLosslessByDcmtk(spec, deepColours(bits, components));
      while (stream.back() == 0) stream.pop_back();
      ASSERT_EQ(stream.back(), 0xd9);
      stream.resize(stream.size() - 2);
      expectWhole(spec, stream);
    }
  }
}

TEST_F(LosslessCodes, OfMostOverwrittenStreamsShowTheDamage) {
  EXPECT_GT(deepDamageNoticed(deepStream(12)), 80);
  EXPECT_GT(deepDamageNoticed(deepStream(16)), 80);
  EXPECT_GT(deepDamageNoticed(test::encodeLossless({kDeepRows, kDeepColumns, 12, 4, 0, 3, 2}, deepColours(12, 3))), 80);
  EXPECT_GT(deepDamageNoticed(written(test::kJpegLossless, 12, deepWaves(12))), 15) << "of a table in which nearly all bits are codes";
}

TEST_F(LosslessCodes, AValueBeyondThePrecisionIsDamage) {
  auto values = deepWaves(12);
  values.back() = 1 << 12;
  EXPECT_TRUE(codeDamage(test::encodeLossless({kDeepRows, kDeepColumns, 12}, values)));
  EXPECT_FALSE(codeDamage(test::encodeLossless({kDeepRows, kDeepColumns, 13, 1, 0, 1, 1}, values))) << "without its lowest bit";
  EXPECT_TRUE(codeDamage(test::encodeLossless({kDeepRows, kDeepColumns, 12, 1, 0, 1, 1}, values)));
  values.back() = 0xfffe;
  EXPECT_FALSE(codeDamage(test::encodeLossless({kDeepRows, kDeepColumns, 12}, values))) << "-2, as some programs write it";
}

TEST_F(LosslessCodes, ARowTooManyOrALostOneIsDamage) {
  constexpr std::size_t kLowerByteOfRows = 8;  // behind the start marker: marker, length, precision, rows
  auto stream = deepStream(12);
  ASSERT_EQ(stream[kLowerByteOfRows], kDeepRows);
  --stream[kLowerByteOfRows];
  EXPECT_TRUE(codeDamage(stream));
  auto lost = deepStream(12, 1, 1);
  const auto marker = [&](std::uint8_t number) {
    const std::array<std::uint8_t, 2> bytes{0xff, static_cast<std::uint8_t>(0xd0 + number)};
    return std::search(lost.begin() + static_cast<std::ptrdiff_t>(test::scansIn(lost).front()), lost.end(), bytes.begin(), bytes.end());
  };
  const auto third = marker(3), fourth = marker(4);
  lost.erase(third, fourth);
  const auto damage = codeDamage(lost);
  ASSERT_TRUE(damage);
  EXPECT_EQ(damage->blockRows, 1);
  EXPECT_EQ(damage->firstRow, 2) << "the row above the one that ends with the wrong marker";
}

TEST_F(LosslessCodes, AnOverwrittenDicomPictureIsDamagedSomewhere) {
  auto stream = deepStream(12);
  std::fill_n(stream.begin() + static_cast<std::ptrdiff_t>(stream.size() / 2), 4, std::uint8_t{0x55});
  auto restarted = deepStream(12, 1, 1);
  std::fill_n(restarted.begin() + static_cast<std::ptrdiff_t>(restarted.size() / 2), 4, std::uint8_t{0xfe});
  ASSERT_TRUE(codeDamage(stream));
  const auto damaged = read(stream, 12);
  EXPECT_TRUE(damaged.damagedSomewhere);
  EXPECT_THAT(damaged.facts, Contains(IsFact(FactCode::DamagedSomewhere)));
  ASSERT_TRUE(codeDamage(restarted));
  const auto partly = read(restarted, 12);
  ASSERT_TRUE(partly.missing);
  EXPECT_NEAR(partly.missing->share, 0.5, 0.1);
}

TEST_F(LosslessCodes, ACoefficientThatNoPictureOfTwelveBitsHasIsDamage) {
  constexpr std::size_t kSecondStep = 6;  // of the quantisation, from the marker of its table on: marker, length, number, first step
  constexpr std::array<std::uint8_t, 2> kTable{0xff, 0xdb};
  std::vector<std::int32_t> stripes;
  for (int i = 0; i < kDeepRows * kDeepColumns; ++i) stripes.push_back(i % kDeepColumns % 8 < 4 ? 0 : 4095);
  auto stream = written(test::kJpegExtended, 12, stripes);
  EXPECT_FALSE(codeDamage(stream));
  auto& step = *(std::search(stream.begin(), stream.end(), kTable.begin(), kTable.end()) + kSecondStep);
  step = static_cast<std::uint8_t>(4 * step);
  EXPECT_TRUE(codeDamage(stream));
}

}  // namespace glenoid

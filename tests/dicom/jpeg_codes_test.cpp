// SPDX-License-Identifier: GPL-3.0-or-later
// Codes that no encoder writes show that a JPEG stream was overwritten.
#include "core/dicom/jpeg_codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/dicom/dicom_fixture.h"
#include "tests/support/jpeg_writer.h"
#include "tests/support/raw_dicom.h"

namespace glenoid {
namespace {

using test::RawBytes;
using test::RawDicom;

constexpr int kWaveRows = 200, kWaveColumns = 120;

RawBytes codedWaves(J_COLOR_SPACE colours = JCS_GRAYSCALE, J_COLOR_SPACE stored = JCS_GRAYSCALE, int restartRows = 0) {
  RawBytes values;
  for (int y = 0; y < kWaveRows; ++y) {
    for (int x = 0; x < kWaveColumns; ++x) {
      const auto value = static_cast<std::uint8_t>(128 + 90 * std::sin(x / 19.0) * std::cos(y / 23.0) + 6 * std::sin(x * 1.3));
      values.insert(values.end(), colours == JCS_GRAYSCALE ? 1 : 3, value);
    }
  }
  test::JpegSpec spec{kWaveRows, kWaveColumns, colours, stored};
  spec.restartRows = restartRows;
  return test::encodeJpeg(spec, values);
}

// How many of the streams with four overwritten bytes show damage, in percent.
int damageNoticed(const RawBytes& stream) {
  int noticed = 0, all = 0;
  for (auto at = test::scansIn(stream).front() + 20; at + 6 < stream.size(); at += 31) {
    auto damaged = stream;
    for (std::size_t i = 0; i < 4; ++i) damaged[at + i] = static_cast<std::uint8_t>(1 + (at * (i + 3)) % 254);
    ++all;
    if (codeDamage(damaged)) ++noticed;
  }
  return 100 * noticed / std::max(all, 1);
}

RawBytes overwritten(RawBytes stream, int percent) {
  std::fill_n(stream.begin() + static_cast<std::ptrdiff_t>(stream.size()) * percent / 100, 4, std::uint8_t{0x55});
  return stream;
}

class JpegCodes : public Dicom {
 protected:
  Radiograph read(const std::vector<RawBytes>& fragments, int frames = 1) const {
    RawDicom file(test::kJpegBaseline, RawDicom::Form::Explicit);
    file.text(0x00080060, "CS", "CR").word(0x00280002, 1).text(0x00280004, "CS", "MONOCHROME2");
    file.text(0x00280008, "IS", std::to_string(frames)).word(0x00280010, kWaveRows).word(0x00280011, kWaveColumns);
    file.word(0x00280100, 8).word(0x00280101, 8).word(0x00280102, 7).word(0x00280103, 0);
    auto even = fragments;
    for (auto& fragment : even) fragment.resize((fragment.size() + 1) / 2 * 2);
    file.fragments(even).item(test::kRawSequenceEnd).write(folder_ / name_);
    return readDicom(folder_ / name_, {}, {});
  }
};

}  // namespace

TEST_F(JpegCodes, OfWholeStreamsShowNoDamage) {
  EXPECT_FALSE(codeDamage(codedWaves()));
  EXPECT_FALSE(codeDamage(codedWaves(JCS_RGB, JCS_YCbCr)));
  EXPECT_FALSE(codeDamage(codedWaves(JCS_RGB, JCS_YCbCr, 1)));
  EXPECT_FALSE(codeDamage(RawBytes{}));
  EXPECT_FALSE(codeDamage(RawBytes(100, 0x55))) << "no JPEG at all";
}

TEST_F(JpegCodes, OfMostOverwrittenStreamsShowTheDamage) {
  EXPECT_GT(damageNoticed(codedWaves()), 30);
  EXPECT_GT(damageNoticed(codedWaves(JCS_RGB, JCS_YCbCr)), 30) << "subsampled colour";
}

TEST_F(JpegCodes, ACoefficientThatNoPictureHasIsDamage) {
  constexpr std::size_t kSecondStep = 6;  // of the quantisation, from the marker of its table on: marker, length, number, first step
  constexpr std::array<std::uint8_t, 2> kTable{0xff, 0xdb};
  RawBytes stripes;
  for (int x = 0; x < 64; ++x) stripes.push_back(x % 8 < 4 ? 0 : 255);
  auto stream = test::encodeJpeg({64, 64}, stripes);
  EXPECT_FALSE(codeDamage(stream));
  auto& step = *(std::search(stream.begin(), stream.end(), kTable.begin(), kTable.end()) + kSecondStep);
  step = static_cast<std::uint8_t>(4 * step);
  EXPECT_TRUE(codeDamage(stream));
}

TEST_F(JpegCodes, OfTheGreatestContrastShowNoDamage) {
  // Where the waves of the coefficients 0, 2, 4 and 6 are positive. A picture that is white there has the largest coefficients.
  constexpr std::array<std::string_view, 4> kWaves{"11111111", "11000011", "10011001", "10100101"};
  for (const int step : {1, 2, 3}) {
    test::JpegSpec spec{16, 16};
    spec.step = step;
    for (const auto across : kWaves) {
      for (const auto down : kWaves) {
        for (const bool isNegative : {false, true}) {
          RawBytes values;
          for (std::size_t i = 0; i < 256; ++i) {
            values.push_back((across[i % 8] == down[i / 16 % 8]) != isNegative ? 255 : 0);
          }
          EXPECT_FALSE(codeDamage(test::encodeJpeg(spec, values))) << across << " x " << down << ", step " << step;
        }
      }
    }
  }
}

TEST_F(JpegCodes, AnOverwrittenDicomPictureIsDamagedSomewhereAsAFileIs) {
  const auto whole = read({codedWaves()});
  EXPECT_FALSE(whole.damagedSomewhere);
  const auto stream = overwritten(codedWaves(), 54);
  ASSERT_TRUE(codeDamage(stream));
  const auto half = static_cast<std::ptrdiff_t>(stream.size() / 4 * 2);
  for (const auto& fragments :
       {std::vector<RawBytes>{stream}, {{stream.begin(), stream.begin() + half}, {stream.begin() + half, stream.end()}}}) {
    const auto damaged = read(fragments);
    EXPECT_TRUE(damaged.damagedSomewhere);
    EXPECT_THAT(damaged.facts, Contains(IsFact(FactCode::DamagedSomewhere)));
  }
}

TEST_F(JpegCodes, ADamagedPictureWithoutEndMarkerIsNotCalledComplete) {
  auto stream = overwritten(codedWaves(), 54);
  ASSERT_TRUE(codeDamage(stream));
  stream.resize(stream.size() - 2);
  const auto damaged = read({stream});
  EXPECT_THAT(damaged.facts, Contains(IsFact(FactCode::DamagedSomewhere)));
  EXPECT_THAT(damaged.facts, ::testing::Not(Contains(IsFact(FactCode::StreamEndMissing))));
}

TEST_F(JpegCodes, WithARestartInEachRowTheRowsFromTheDamageOnAreMissing) {
  int marked = 0;
  for (int percent = 40; percent < 90; percent += 5) {
    const auto stream = overwritten(codedWaves(JCS_GRAYSCALE, JCS_GRAYSCALE, 1), percent);
    const auto damage = codeDamage(stream);
    if (!damage) continue;
    ASSERT_TRUE(damage->firstRow);
    EXPECT_EQ(*damage->firstRow % damage->blockRows, 0);
    const auto radiograph = read({stream});
    ASSERT_TRUE(radiograph.missing);
    EXPECT_NEAR(radiograph.missing->share, 1 - double{1} * *damage->firstRow / kWaveRows, 1e-6);
    EXPECT_FALSE(radiograph.missing->little);
    EXPECT_THAT(radiograph.facts, ::testing::Not(Contains(IsFact(FactCode::DamagedSomewhere)))) << "one reason is enough";
    ++marked;
  }
  EXPECT_GT(marked, 0);
}

TEST_F(JpegCodes, ALostRowIsNoticedByTheNumberOfItsRestartMarker) {
  auto stream = codedWaves(JCS_GRAYSCALE, JCS_GRAYSCALE, 1);
  const auto marker = [&](std::uint8_t number) {  // the first of this number
    const std::array<std::uint8_t, 2> bytes{0xff, static_cast<std::uint8_t>(JPEG_RST0 + number)};
    return std::search(stream.begin() + static_cast<std::ptrdiff_t>(test::scansIn(stream).front()), stream.end(), bytes.begin(),
                       bytes.end());
  };
  const auto third = marker(3), fourth = marker(4);
  ASSERT_TRUE(third < fourth && fourth < stream.end());
  stream.erase(third, fourth);
  constexpr int kFirstRow = 2 * 8;  // the row above the one that ends with the wrong marker
  for (const bool isOverwrittenBelow : {false, true}) {
    const auto damaged = isOverwrittenBelow ? overwritten(stream, 70) : stream;
    const auto damage = codeDamage(damaged);
    ASSERT_TRUE(damage);
    EXPECT_EQ(damage->firstRow, kFirstRow);
    const auto radiograph = read({damaged});
    ASSERT_TRUE(radiograph.missing);
    EXPECT_NEAR(radiograph.missing->share, 1 - double{kFirstRow} / kWaveRows, 1e-6);
    EXPECT_TRUE(radiograph.damagedSomewhere) << "the decoder complains, and does not say where";
  }
}

TEST_F(JpegCodes, AnOverwrittenFrameOfSeveralCannotBeRead) {
  const auto whole = codedWaves();
  const auto radiograph = read({whole, overwritten(whole, 54), whole}, 3);
  EXPECT_EQ(radiograph.frames, 3);
  EXPECT_EQ(radiograph.unreadable, (std::vector<FrameRange>{{1, 1}}));
  EXPECT_FALSE(radiograph.damagedSomewhere);
}

}  // namespace glenoid

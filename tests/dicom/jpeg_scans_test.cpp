// SPDX-License-Identifier: GPL-3.0-or-later
// A JPEG stream that lacks whole scans decodes without a complaint; what is missing is said.
#include "core/dicom/jpeg_scans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/dicom/dicom_fixture.h"
#include "tests/support/jpeg_writer.h"
#include "tests/support/raw_dicom.h"

namespace glenoid {
namespace {

using test::RawBytes;
using test::RawDicom;

RawBytes progressive(J_COLOR_SPACE colours = JCS_GRAYSCALE, J_COLOR_SPACE stored = JCS_GRAYSCALE) {
  RawBytes values;
  for (int i = 0; i < 997; ++i) values.push_back(static_cast<std::uint8_t>(i * 37 % 251));
  return test::encodeJpeg({16, 24, colours, stored, true}, values);
}

RawBytes first(const RawBytes& stream, std::size_t length) {
  return {stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(length)};
}

class JpegScans : public Dicom {
 protected:
  Radiograph read(const RawBytes& stream) const {
    auto padded = stream;
    if (padded.size() % 2 != 0) padded.push_back(0);
    auto file = test::rawPicture("1.2.840.10008.1.2.4.55", RawDicom::Form::Explicit, {16, 24, 8, 8, 7, "MONOCHROME2"}).fragments({padded});
    file.item(test::kRawSequenceEnd).write(folder_ / name_);
    return readDicom(folder_ / name_, {}, {});
  }
};

}  // namespace

TEST_F(JpegScans, SayHowMuchOfTheDetailIsThere) {
  const auto grey = progressive();
  const auto scans = test::scansIn(grey).size();
  EXPECT_EQ(jpegDetail(grey), JpegDetail::Whole);
  EXPECT_EQ(jpegDetail(first(grey, grey.size() - 2)), JpegDetail::Whole) << "the end marker is no scan";
  EXPECT_EQ(jpegDetail(test::withScans(grey, scans - 1)), JpegDetail::Fine);
  // libjpeg's fourth scan states all but the lowest bits.
  for (std::size_t left = 1; left < scans; ++left) {
    EXPECT_EQ(jpegDetail(test::withScans(grey, left)), left < 4 ? JpegDetail::Coarse : JpegDetail::Fine) << left;
  }
  EXPECT_EQ(jpegDetail(test::withScans(grey, 0)), JpegDetail::NoPicture);

  const auto colour = progressive(JCS_RGB, JCS_YCbCr);
  EXPECT_EQ(jpegDetail(colour), JpegDetail::Whole);
  EXPECT_EQ(jpegDetail(test::withScans(colour, 1)), JpegDetail::Coarse);
  const auto baseline = test::encodeJpeg({16, 24}, {1, 2, 3});
  EXPECT_EQ(jpegDetail(baseline), JpegDetail::Whole);
  auto zeroed = baseline;
  std::fill_n(zeroed.begin() + static_cast<std::ptrdiff_t>(test::scansIn(zeroed)[0] + 7), 3, std::uint8_t{0});
  EXPECT_EQ(jpegDetail(zeroed), JpegDetail::Whole) << "a sequential scan whose header says nothing of its coefficients";
  for (std::size_t length = 0; length < baseline.size(); ++length) jpegDetail(first(baseline, length));
  EXPECT_EQ(jpegDetail(RawBytes{1, 2, 3}), JpegDetail::Whole);
}

TEST_F(JpegScans, OfADicomPictureThatAreMissingAreSaid) {
  const auto stream = progressive();
  const auto scans = test::scansIn(stream).size();
  const auto whole = read(stream);
  EXPECT_FALSE(whole.coarse);
  const auto fine = read(test::withScans(stream, scans - 1));
  EXPECT_FALSE(fine.coarse);
  EXPECT_THAT(fine.facts, Contains(IsFact(FactCode::FineDetailMissing)));
  const auto coarse = read(test::withScans(stream, 1));
  EXPECT_TRUE(coarse.coarse);
  EXPECT_THAT(coarse.facts, Contains(IsFact(FactCode::DetailMissing)));
  EXPECT_THAT(whole.facts,
              testing::Not(testing::AnyOf(Contains(IsFact(FactCode::FineDetailMissing)), Contains(IsFact(FactCode::DetailMissing)))));
}

TEST_F(JpegScans, BytesInFrontOfTheEndOfADicomPictureMayOnlyBePadding) {
  for (const std::uint8_t filler : {0x00, 0xff, 0x5a}) {
    auto stream = progressive();
    stream.insert(stream.end() - 2, 100, filler);
    if (filler == 0x5a) {
      EXPECT_THROW(read(stream), Error);
    } else {
      EXPECT_NO_THROW(read(stream)) << int{filler};
    }
  }
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose attributes contradict their pixels: what is beyond doubt is read and said, and nothing disappears in silence.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/dicom/dicom_reader.h"
#include "tests/dicom/dicom_fixture.h"
#include "tests/support/jpeg2000_writer.h"
#include "tests/support/raw_dicom.h"

namespace glenoid {
namespace {

using ::testing::Not;

constexpr std::uint32_t kPixels = 0x7fe00010;

// 16 rows of 24 values, up to 10 bits.
std::vector<std::int32_t> slope(int start = 0) {
  std::vector<std::int32_t> values;
  for (int i = 0; i < 16 * 24; ++i) values.push_back(start + i % 24 * 16 + i / 24 * 10);
  return values;
}

// The same in 8 bits.
std::vector<std::int32_t> flatSlope(int start = 0) {
  auto values = slope();
  for (auto& value : values) value = start + value / 4;
  return values;
}

test::RawBytes asBytes(const std::vector<std::int32_t>& values) { return {values.begin(), values.end()}; }

// `frames`: Number of Frames, or nothing.
test::RawDicom statedPicture(const std::string& syntax, int allocated, int stored, const char* frames = "") {
  test::RawDicom file(syntax, test::RawDicom::Form::Explicit);
  file.text(0x00080060, "CS", "CR").word(0x00280002, 1).text(0x00280004, "CS", "MONOCHROME2");
  if (*frames != '\0') file.text(0x00280008, "IS", frames);
  file.word(0x00280010, 16).word(0x00280011, 24);
  return file.word(0x00280100, allocated).word(0x00280101, stored).word(0x00280102, stored - 1).word(0x00280103, 0);
}

// One segment of literal runs (PS3.5 G.3).
test::RawBytes asRle(const test::RawBytes& bytes) {
  constexpr std::size_t kHeader = 64, kRun = 128;
  test::RawBytes stream(kHeader, 0);
  stream[0] = 1, stream[4] = kHeader;
  for (std::size_t at = 0; at < bytes.size(); at += kRun) {
    stream.push_back(kRun - 1);
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    stream.insert(stream.end(), from, from + kRun);
  }
  return stream;
}

class DicomContradictions : public Dicom {
 protected:
  Radiograph read(const test::RawDicom& file) const {
    file.write(folder_ / name_);
    return readDicom(folder_ / name_, {}, {});
  }
  void expectFirst(const test::RawDicom& file, const std::vector<std::int32_t>& expected) const {
    const auto radiograph = read(file);
    EXPECT_EQ(radiograph.frames, 1);
    EXPECT_TRUE(storedOf(radiograph) == expected);
    EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::SurplusFrames, {std::int64_t{1}}}));
  }
};

}  // namespace

TEST_F(DicomContradictions, TwoBytesAValueAreReadAsSuchIfBitsAllocatedSaysOne) {
  for (const int stored : {8, 12}) {
    const auto radiograph = read(statedPicture(test::kExplicit, 8, stored).value(kPixels, "OW", test::littleEndian(slope())));
    EXPECT_TRUE(storedOf(radiograph) == slope()) << stored;
    EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::AllocatedBitsContradicted))) << stored;
    EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::SurplusFrames)))) << stored;
  }
}

TEST_F(DicomContradictions, BitsStoredAboveBitsAllocatedNeedALengthThatDecides) {
  const auto bytes = asBytes(flatSlope());
  const auto radiograph = read(statedPicture(test::kExplicit, 8, 12).value(kPixels, "OW", bytes));
  EXPECT_TRUE(storedOf(radiograph) == flatSlope());
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::BitsStoredInvalid)));
  auto packed = bytes;
  packed.resize(bytes.size() * 3 / 2, 1);
  statedPicture(test::kExplicit, 8, 12).value(kPixels, "OW", packed).write(folder_ / name_);
  expectRefusal(folder_ / name_, ErrorCode::DamagedFile, "contradict");
}

TEST_F(DicomContradictions, FramesThatAreNotCountedAreSaid) {
  auto bytes = asBytes(flatSlope());
  const auto second = asBytes(flatSlope(90));
  bytes.insert(bytes.end(), second.begin(), second.end());
  expectFirst(statedPicture(test::kExplicit, 8, 8).value(kPixels, "OW", bytes), flatSlope());
  bytes.insert(bytes.end(), second.begin(), second.end());
  expectFirst(statedPicture(test::kExplicit, 8, 8, "1").value(kPixels, "OW", bytes), flatSlope());
  const auto two = read(statedPicture(test::kExplicit, 8, 8, "2").value(kPixels, "OW", bytes));
  EXPECT_EQ(two.frames, 2);
  EXPECT_THAT(two.facts, Contains(Fact{FactCode::SurplusFrames, {std::int64_t{2}}}));
  const auto three = read(statedPicture(test::kExplicit, 8, 8, "3").value(kPixels, "OW", bytes));
  EXPECT_THAT(three.facts, Not(Contains(IsFact(FactCode::SurplusFrames))));
}

TEST_F(DicomContradictions, ThreeSamplesThatTheHeaderCallsOneAreRefused) {
  const auto tripled = [](const std::vector<std::int32_t>& values, bool isGrey) {
    std::vector<std::int32_t> all;
    for (const auto value : values) all.insert(all.end(), {value, isGrey ? value : value / 2 + 30, isGrey ? value : 255 - value});
    return all;
  };
  const auto refuse = [&](int bits, const test::RawBytes& bytes) {
    statedPicture(test::kExplicit, bits, bits).value(kPixels, "OW", bytes).write(folder_ / name_);
    expectRefusal(folder_ / name_, ErrorCode::SamplesContradicted, "");
  };
  const auto colours = asBytes(tripled(flatSlope(), false));
  refuse(8, colours);
  refuse(8, asBytes(tripled(flatSlope(), true)));
  refuse(16, test::littleEndian(tripled(slope(), true)));
  EXPECT_EQ(read(statedPicture(test::kExplicit, 8, 8, "3").value(kPixels, "OW", colours)).frames, 3) << "as it says itself";
  const auto stream = test::encodeJpeg2000({16, 24, 3, 8, false}, tripled(flatSlope(), false));
  statedPicture(test::kJpeg2000, 8, 8).fragments({stream}).item(test::kRawSequenceEnd).write(folder_ / name_);
  expectRefusal(folder_ / name_, ErrorCode::SamplesContradicted, "");
}

TEST_F(DicomContradictions, ThreePlanesThatTheHeaderCallsOneAreAPictureAndItsSurplus) {
  test::RawBytes planes;
  for (const int start : {0, 90, 40}) {
    const auto plane = asBytes(flatSlope(start));
    planes.insert(planes.end(), plane.begin(), plane.end());
  }
  expectFirst(statedPicture(test::kExplicit, 8, 8).value(kPixels, "OW", planes), flatSlope());
}

TEST_F(DicomContradictions, BytesAfterThePixelsAreSaid) {
  const auto isSaid = [&](int bytes, const char* frames = "") {
    auto pixels = asBytes(flatSlope());
    pixels.resize(static_cast<std::size_t>(bytes), 7);
    const auto radiograph = read(statedPicture(test::kExplicit, 8, 8, frames).value(kPixels, "OW", pixels));
    auto first = storedOf(radiograph);
    first.resize(flatSlope().size());
    EXPECT_TRUE(first == flatSlope()) << bytes;
    const auto& facts = radiograph.facts;
    EXPECT_THAT(facts, Not(Contains(IsFact(FactCode::DamagedAfterPicture))));
    return std::count(facts.begin(), facts.end(), Fact{FactCode::SurplusBytes, {std::int64_t{bytes % (16 * 24)}}}) == 1;
  };
  constexpr int kFrame = 16 * 24;
  EXPECT_FALSE(isSaid(kFrame));
  EXPECT_TRUE(isSaid(kFrame + 2)) << "one byte would be padding";
  EXPECT_TRUE(isSaid(kFrame + 300));
  EXPECT_TRUE(isSaid(2 * kFrame + 300)) << "also after frames that are left out";
  EXPECT_FALSE(isSaid(2 * kFrame)) << "a frame has its own fact";
  EXPECT_FALSE(isSaid(kFrame + 300, "2")) << "they are a part of the second frame";
  auto fragment = test::littleEndian(slope());
  fragment.resize(fragment.size() + 300);
  const auto encapsulated = statedPicture("1.2.840.10008.1.2.1.98", 16, 12).fragments({fragment}).item(test::kRawSequenceEnd);
  EXPECT_THAT(read(encapsulated).facts, Contains(Fact{FactCode::SurplusBytes, {std::int64_t{300}}}));
  EXPECT_THAT(roundTrip(greySpec(8, 8, false)).facts, Not(Contains(IsFact(FactCode::SurplusBytes)))) << "padded";
}

TEST_F(DicomContradictions, ThePaddingOfATinyPictureIsNoFrame) {
  DicomSpec spec;
  spec.rows = spec.columns = 1;
  spec.bitsAllocated = spec.bitsStored = 8;
  const auto facts = roundTrip(spec).facts;
  EXPECT_THAT(facts, Not(Contains(IsFact(FactCode::SurplusFrames))));
  EXPECT_THAT(facts, Not(Contains(IsFact(FactCode::SurplusBytes))));
}

TEST_F(DicomContradictions, AFileThatEndsWithinAFrameIsNotDamagedAfterThePicture) {
  constexpr std::size_t kFrames = 20;  // more bytes than the parser reads at once
  test::RawBytes bytes;
  for (std::size_t frame = 0; frame < kFrames; ++frame) {
    const auto one = test::littleEndian(slope(static_cast<int>(frame)));
    bytes.insert(bytes.end(), one.begin(), one.end());
  }
  const auto whole = statedPicture(test::kExplicit, 16, 12, "20").value(kPixels, "OW", bytes);
  auto cut = whole;
  cut.bytes.resize(cut.bytes.size() - bytes.size() / 2 - 100);
  const auto radiograph = read(cut);
  EXPECT_EQ(radiograph.unreadable, (std::vector<FrameRange>{{9, 19}}));
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::DamagedAmongFrames)));
  EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::DamagedAfterPicture))));
  EXPECT_THAT(read(whole).facts, Not(Contains(IsFact(FactCode::DamagedAmongFrames))));
}

TEST_F(DicomContradictions, StrayBytesBetweenFramesAreNotAfterThePicture) {
  const auto j2k = [](int start) { return test::encodeJpeg2000({16, 24, 1, 12, false}, slope(start)); };
  const auto later = j2k(300);
  auto file = statedPicture(test::kJpeg2000, 16, 12, "3").fragments({j2k(0), j2k(100)});
  const auto intact = test::RawDicom(file).fragment(later).item(test::kRawSequenceEnd);
  EXPECT_THAT(read(intact).facts, Not(Contains(IsFact(FactCode::DamagedAmongFrames))));
  const auto broken = file.raw(test::RawBytes(6, 'x')).fragment(later).item(test::kRawSequenceEnd);
  const auto radiograph = read(broken);
  EXPECT_EQ(radiograph.unreadable, (std::vector<FrameRange>{{2, 2}}));
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::DamagedAmongFrames)));
  EXPECT_THAT(radiograph.facts, Not(Contains(IsFact(FactCode::DamagedAfterPicture))));
}

TEST_F(DicomContradictions, WholeStreamsThatAreNotCountedAreSaid) {
  const auto first = asRle(asBytes(flatSlope())), second = asRle(asBytes(flatSlope(90)));
  expectFirst(statedPicture(test::kRle, 8, 8).fragments({first, second}).item(test::kRawSequenceEnd), flatSlope());
  const auto j2k = [](int start) { return test::encodeJpeg2000({16, 24, 1, 12, false}, slope(start)); };
  expectFirst(statedPicture(test::kJpeg2000, 16, 12).fragments({j2k(0), j2k(300)}).item(test::kRawSequenceEnd), slope());
}

TEST_F(DicomContradictions, PixelsInAFragmentAreReadUnderAnyCompression) {
  for (const char* syntax : {test::kJpegBaseline, test::kJpegLossless, test::kJpeg2000, test::kRle}) {
    SCOPED_TRACE(syntax);
    const auto radiograph = read(statedPicture(syntax, 16, 12).fragments({test::littleEndian(slope())}).item(test::kRawSequenceEnd));
    EXPECT_TRUE(storedOf(radiograph) == slope());
    EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::SyntaxContradicted, {std::string("encapsulated uncompressed pixels")}}));
  }
}

TEST_F(DicomContradictions, AGreyStreamIsGreyWhateverTheTagsSay) {
  const auto stream = test::encodeJpeg2000({16, 24, 1, 12, false}, slope());
  for (const char* photometric : {"RGB", "MONOCHROME1"}) {
    SCOPED_TRACE(photometric);
    auto file = test::rawPicture(test::kJpeg2000, test::RawDicom::Form::Explicit, {16, 24, 16, 12, 11, photometric, 3});
    const auto radiograph = read(file.fragments({stream}).item(test::kRawSequenceEnd));
    EXPECT_EQ(radiograph.colourSpace, ColourSpace::Grey);
    EXPECT_EQ(radiograph.samples, 1);
    EXPECT_EQ(radiograph.inverted, photometric != std::string("RGB"));
    EXPECT_TRUE(storedOf(radiograph) == slope());
    EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::PhotometricContradicted)));
  }
}

TEST_F(DicomContradictions, OnlyARetiredTransferSyntaxIsCalledRetired) {
  const test::RawBytes noStream(16, 0x55);
  for (const auto& [syntax, name] :
       {std::pair{"1.2.840.10008.1.2.4.52", "a retired kind of JPEG"}, std::pair{"1.2.840.10008.1.2.4.66", "a retired kind of JPEG"},
        std::pair{"1.2.840.10008.1.2.4.999", "an unknown transfer syntax"}}) {
    statedPicture(syntax, 8, 8).fragments({noStream}).item(test::kRawSequenceEnd).write(folder_ / name_);
    expectRefusal(folder_ / name_, ErrorCode::UnsupportedEncoding, name);
  }
}

TEST_F(DicomContradictions, WhatIsNoJpegIsAnUnknownEncoding) {
  const test::RawBytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
  statedPicture(test::kJpegBaseline, 8, 8).fragments({png}).item(test::kRawSequenceEnd).write(folder_ / name_);
  expectRefusal(folder_ / name_, ErrorCode::UnsupportedEncoding, "not a JPEG stream");
}

TEST_F(DicomContradictions, ADeflatedFileIsReadIfItsTransferSyntaxDoesNotSaySo) {
  auto spec = greySpec(16, 12, false);
  spec.transferSyntax = test::kDeflated;
  const auto deflated = readFile(write(spec));
  constexpr std::size_t kGroupLength = 140, kBehindIt = 144;
  std::size_t meta = 0;
  for (std::size_t i = 0; i < 4; ++i) meta |= std::to_integer<std::size_t>(deflated[kGroupLength + i]) << (8 * i);
  for (const auto& [stated, expected] : {std::pair{test::kExplicit, test::kExplicit}, {"", test::kDeflated}}) {
    SCOPED_TRACE(stated);
    test::RawDicom file(stated, test::RawDicom::Form::Explicit);
    for (std::size_t i = kBehindIt + meta; i < deflated.size(); ++i) file.bytes.push_back(std::to_integer<std::uint8_t>(deflated[i]));
    const auto radiograph = read(file);
    EXPECT_TRUE(storedOf(radiograph) == spec.values);
    EXPECT_EQ(radiograph.transferSyntax, expected);
    const auto code = *stated == '\0' ? FactCode::SyntaxMissing : FactCode::SyntaxContradicted;
    EXPECT_THAT(radiograph.facts, Contains(Fact{code, {std::string("deflated explicit little endian")}}));
    EXPECT_THAT(radiograph.facts, Not(Contains(Fact{code, {std::string("uncompressed pixels")}})));
  }
}

}  // namespace glenoid

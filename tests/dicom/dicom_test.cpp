// SPDX-License-Identifier: GPL-3.0-or-later
// Known pixels are written and read back, and bad files are refused.
#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dicom/dicom_directory.h"
#include "core/dicom/dicom_reader.h"
#include "core/imaging/voi.h"
#include "tests/dicom/dicom_fixture.h"
#include "tests/support/dicom_writer.h"

namespace glenoid {
namespace {

// With every codec and layout the pixels must come back identical.
void expectIdentical(const DicomSpec& spec, const Radiograph& radiograph) {
  EXPECT_EQ(radiograph.rows, spec.rows);
  EXPECT_EQ(radiograph.columns, spec.columns);
  EXPECT_EQ(radiograph.frames, spec.frames);
  EXPECT_EQ(radiograph.samples, spec.samples);
  EXPECT_EQ(radiograph.bitsStored, spec.bitsStored);
  EXPECT_EQ(radiograph.isSigned, spec.isSigned);
  EXPECT_EQ(radiograph.photometric, spec.photometric);
  EXPECT_TRUE(storedOf(radiograph) == spec.values);
}

DicomSpec colourSpec(const std::string& photometric) {
  DicomSpec spec;
  spec.rows = 12;
  spec.columns = 16;
  spec.samples = 3;
  spec.photometric = photometric;
  spec.bitsAllocated = spec.bitsStored = 8;
  spec.values = patternValues(spec);
  return spec;
}

std::string describe(const DicomSpec& spec) {
  return spec.transferSyntax + " " + spec.photometric + " " + std::to_string(spec.bitsAllocated) + "/" + std::to_string(spec.bitsStored) +
         (spec.isSigned ? " signed" : "") + (spec.planar ? " planar" : "");
}

const char* const kLosslessSyntaxes[] = {test::kImplicit, test::kExplicit,     test::kDeflated, test::kBigEndian,
                                         test::kRle,      test::kJpegLossless, test::kJpegLs,   test::kJpeg2000};

}  // namespace

TEST_F(Dicom, GreyOfEveryDepthAndSignComesBackIdenticalFromEveryLosslessSyntax) {
  for (const char* syntax : kLosslessSyntaxes) {
    for (const bool isSigned : {false, true}) {
      for (const auto& [allocated, stored] : {std::pair{8, 8}, {16, 9}, {16, 10}, {16, 12}, {16, 15}, {16, 16}}) {
        auto spec = greySpec(allocated, stored, isSigned);
        spec.transferSyntax = syntax;
        SCOPED_TRACE(describe(spec));
        expectIdentical(spec, roundTrip(spec));
      }
    }
  }
}

TEST_F(Dicom, ColourComesBackIdenticalPlanarOrNot) {
  for (const char* syntax : kLosslessSyntaxes) {
    for (const bool planar : {false, true}) {
      auto spec = colourSpec("RGB");
      spec.transferSyntax = syntax;
      spec.planar = planar && syntax != test::kJpeg2000;
      SCOPED_TRACE(describe(spec));
      const auto radiograph = roundTrip(spec);
      expectIdentical(spec, radiograph);
      EXPECT_EQ(radiograph.colourSpace, ColourSpace::Rgb);
    }
  }
}

TEST_F(Dicom, SixteenBitColourComesBackIdentical) {
  for (const char* syntax : {test::kExplicit, test::kBigEndian, test::kRle, test::kJpeg2000}) {
    auto spec = colourSpec("RGB");
    spec.bitsAllocated = spec.bitsStored = 16;
    spec.values = patternValues(spec);
    spec.transferSyntax = syntax;
    SCOPED_TRACE(describe(spec));
    expectIdentical(spec, roundTrip(spec));
  }
}

TEST_F(Dicom, YbrStaysAsStoredAndSubsampledChromaIsSpread) {
  auto spec = colourSpec("YBR_FULL");
  const auto full = roundTrip(spec);
  expectIdentical(spec, full);
  EXPECT_EQ(full.colourSpace, ColourSpace::YbrFull);

  spec.photometric = "YBR_FULL_422";
  for (std::size_t pair = 0; pair < spec.values.size(); pair += 6) {
    spec.values[pair + 4] = spec.values[pair + 1];
    spec.values[pair + 5] = spec.values[pair + 2];
  }
  const auto subsampled = roundTrip(spec);
  expectIdentical(spec, subsampled);
  EXPECT_EQ(subsampled.colourSpace, ColourSpace::YbrFull);
}

TEST_F(Dicom, JpegBaselineColourIsRgbWithinLoss) {
  auto spec = colourSpec("RGB");
  spec.values = {200, 40, 90};
  spec.transferSyntax = test::kJpegBaseline;
  const auto radiograph = roundTrip(spec);
  EXPECT_EQ(radiograph.colourSpace, ColourSpace::Rgb);
  EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::LossyCompression)));
  const auto values = storedOf(radiograph);
  for (std::size_t i = 0; i < values.size(); ++i) ASSERT_NEAR(values[i], spec.values[i % 3], 4) << i;
}

TEST_F(Dicom, EveryFrameComesBackAndTheFirstAloneOnDemand) {
  for (const char* syntax : kLosslessSyntaxes) {
    auto spec = greySpec(16, 12, false);
    spec.frames = 5;
    spec.values = patternValues(spec);
    spec.transferSyntax = syntax;
    SCOPED_TRACE(describe(spec));
    expectIdentical(spec, roundTrip(spec));

    ReadOptions firstOnly;
    firstOnly.firstFrameOnly = true;
    const auto first = roundTrip(spec, firstOnly);
    EXPECT_EQ(first.frames, 1);
    EXPECT_THAT(first.facts, Contains(Fact{FactCode::OnlyFirstFrame, {std::int64_t{5}, std::int64_t{1}}}));
    const auto values = storedOf(first);
    EXPECT_TRUE(std::equal(values.begin(), values.end(), spec.values.begin()) && values.size() == spec.values.size() / 5);
  }
}

TEST_F(Dicom, Jpeg2000FramesInSeveralFragmentsAreJoined) {
  for (const int frames : {1, 3}) {
    auto spec = greySpec(16, 12, true);
    spec.frames = frames;
    spec.values = patternValues(spec);
    spec.transferSyntax = test::kJpeg2000;
    spec.fragmentsPerFrame = 4;
    expectIdentical(spec, roundTrip(spec));
    spec.offsetTable = true;
    expectIdentical(spec, roundTrip(spec));
  }
}

// Where each compressed frame begins in the file.
std::vector<std::size_t> codestreamsIn(const std::vector<std::byte>& bytes) {
  const std::vector<std::byte> start{std::byte{0xff}, std::byte{0x4f}, std::byte{0xff}, std::byte{0x51}};
  std::vector<std::size_t> found;
  for (auto at = bytes.begin(); (at = std::search(at, bytes.end(), start.begin(), start.end())) != bytes.end(); ++at) {
    found.push_back(static_cast<std::size_t>(at - bytes.begin()));
  }
  return found;
}

TEST_F(Dicom, FramesThatCannotBeReadAreNamedAndTheOthersKeepTheirNumbers) {
  auto spec = greySpec(16, 12, false);
  spec.frames = 6;
  spec.values = patternValues(spec);
  spec.transferSyntax = test::kJpeg2000;
  const auto file = write(spec);
  auto bytes = readFile(file);
  const auto starts = codestreamsIn(bytes);
  ASSERT_EQ(starts.size(), 6u);
  constexpr std::size_t kLowestByteOfWidth = 11;
  bytes[starts[0] + kLowestByteOfWidth] = std::byte{16};  // of another size
  for (const std::size_t broken : {2U, 3U}) std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(starts[broken] + 4), 40, std::byte{0});
  writeFileAtomically(file, std::span<const std::byte>(bytes));

  const auto radiograph = readDicom(file, {}, {});
  EXPECT_EQ(radiograph.frames, 6);
  EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::FramesLeftOut, {std::string("1, 3-4")}}));
  const auto values = storedOf(radiograph);
  const auto size = spec.values.size() / 6;
  ASSERT_EQ(values.size(), 6 * size);
  for (const int frame : {1, 4, 5}) {
    const auto from = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(frame) * size), to = from + static_cast<std::ptrdiff_t>(size);
    EXPECT_TRUE(std::equal(values.begin() + from, values.begin() + to, spec.values.begin() + from)) << frame;
    EXPECT_NO_THROW(checkFrame(radiograph, frame));
  }
  for (const int frame : {0, 2, 3}) {
    const auto from = values.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(frame) * size);
    EXPECT_TRUE(std::all_of(from, from + static_cast<std::ptrdiff_t>(size), [](auto value) { return value == 0; })) << frame;
    const auto refusal = test::errorOf([&] { checkFrame(radiograph, frame); });
    EXPECT_EQ(refusal.code(), ErrorCode::FrameUnreadable);
    EXPECT_EQ(refusal.detail(), "frame " + std::to_string(frame + 1));
  }

  ReadOptions firstOnly;
  firstOnly.firstFrameOnly = true;
  firstOnly.maxPixels = static_cast<std::int64_t>(size);  // frames in front of it take no room
  const auto first = readDicom(file, firstOnly, {});
  EXPECT_EQ(first.frames, 1);
  EXPECT_EQ(first.firstFrame, 1);
  EXPECT_TRUE(isReadable(first, 0));
  EXPECT_THAT(first.facts, Contains(Fact{FactCode::FrameLeftOut, {std::int64_t{1}}}));
  EXPECT_THAT(first.facts, Contains(Fact{FactCode::OnlyFirstFrame, {std::int64_t{6}, std::int64_t{2}}}));
  const auto one = storedOf(first);
  ASSERT_EQ(one.size(), size);
  EXPECT_TRUE(std::equal(one.begin(), one.end(), values.begin() + static_cast<std::ptrdiff_t>(size))) << "the first that can be read";

  for (const auto start : starts) std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(start + 4), 40, std::byte{0});
  writeFileAtomically(file, std::span<const std::byte>(bytes));
  expectRefusal(file, ErrorCode::DamagedFile, "");
}

TEST_F(Dicom, FramesThatTheFileLacksAreLeftOut) {
  auto spec = greySpec(16, 12, false);
  spec.attributes = {{0x00280008, "4"}};  // it has one
  const auto radiograph = roundTrip(spec);
  EXPECT_EQ(radiograph.frames, 1);
  EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::FramesMissing, {std::int64_t{4}, std::int64_t{1}}}));
  EXPECT_EQ(test::codeOf([&] { checkFrame(radiograph, 2); }), ErrorCode::FrameUnreadable);
  EXPECT_TRUE(storedOf(radiograph) == spec.values);
  ReadOptions firstOnly;
  firstOnly.firstFrameOnly = true;
  const auto first = roundTrip(spec, firstOnly);
  EXPECT_THAT(first.facts, Contains(Fact{FactCode::FramesMissing, {std::int64_t{4}, std::int64_t{1}}}));
  EXPECT_THAT(first.facts, ::testing::Not(Contains(IsFact(FactCode::OnlyFirstFrame)))) << "there is no other";
}

// Changes the number of frames, of one digit, that the file states.
void stateFrames(const fs::path& file, char frames) {
  auto text = readTextFile(file);
  const std::string element("\x28\0\x08\0IS\x02\0", 8);
  const auto at = text.find(element);
  ASSERT_NE(at, std::string::npos);
  text[at + element.size()] = frames;
  writeFileAtomically(file, std::string_view(text));
}

TEST_F(Dicom, CompressedFramesThatTheFileLacksAreLeftOut) {
  for (const char* syntax : {test::kRle, test::kJpegLossless, test::kJpegLs, test::kJpeg2000}) {
    for (const int fragments : {1, 4}) {
      auto spec = greySpec(16, 12, false);
      spec.frames = 3;
      spec.values = patternValues(spec);
      spec.transferSyntax = syntax;
      spec.fragmentsPerFrame = fragments;
      const auto file = write(spec);
      stateFrames(file, '5');
      SCOPED_TRACE(describe(spec));
      const auto radiograph = readDicom(file, {}, {});
      EXPECT_EQ(radiograph.frames, 3);
      EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::FramesMissing, {std::int64_t{5}, std::int64_t{3}}}));
      EXPECT_THAT(radiograph.facts, ::testing::Not(Contains(IsFact(FactCode::FramesLeftOut)))) << "nothing is said twice";
      EXPECT_TRUE(storedOf(radiograph) == spec.values);
      ReadOptions firstOnly;
      firstOnly.firstFrameOnly = true;
      const auto first = readDicom(file, firstOnly, {});
      EXPECT_THAT(first.facts, Contains(Fact{FactCode::FramesMissing, {std::int64_t{5}, std::int64_t{3}}}));
      EXPECT_THAT(first.facts, Contains(Fact{FactCode::OnlyFirstFrame, {std::int64_t{3}, std::int64_t{1}}}));
      EXPECT_TRUE(first.unreadable.empty());
      if (fragments > 1) continue;
      stateFrames(file, '2');
      const auto two = readDicom(file, {}, {});
      EXPECT_EQ(two.frames, 2);
      EXPECT_THAT(two.facts, Contains(Fact{FactCode::SurplusFrames, {std::int64_t{2}}}));
      const auto values = storedOf(two);
      EXPECT_TRUE(values.size() == spec.values.size() / 3 * 2 && std::equal(values.begin(), values.end(), spec.values.begin()));
    }
  }
}

TEST_F(Dicom, AFrameWithoutItsStartKeepsItsNumber) {
  auto spec = greySpec(16, 12, false);
  spec.frames = 3;
  spec.values = patternValues(spec);
  spec.transferSyntax = test::kJpeg2000;
  spec.fragmentsPerFrame = 2;
  const auto file = write(spec);
  auto bytes = readFile(file);
  const auto starts = codestreamsIn(bytes);
  ASSERT_EQ(starts.size(), 3u);
  bytes[starts[1]] = std::byte{0};
  writeFileAtomically(file, std::span<const std::byte>(bytes));
  stateFrames(file, '4');
  const auto radiograph = readDicom(file, {}, {});
  EXPECT_EQ(radiograph.frames, 3);
  EXPECT_TRUE(isReadable(radiograph, 0) && isReadable(radiograph, 2));
  EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::FrameLeftOut, {std::int64_t{2}}}));
  EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::FramesMissing, {std::int64_t{4}, std::int64_t{3}}}));
}

TEST_F(Dicom, FramesBehindTheEndOfTheFileAreLeftOut) {
  auto spec = greySpec(16, 12, false);
  spec.frames = 12;
  spec.values = patternValues(spec);
  const auto file = write(spec);
  fs::resize_file(file, fs::file_size(file) - 60);
  const auto radiograph = readDicom(file, {}, {});
  EXPECT_EQ(radiograph.frames, 12);
  EXPECT_TRUE(isReadable(radiograph, 10));
  EXPECT_FALSE(isReadable(radiograph, 11));
  EXPECT_THAT(radiograph.facts, Contains(Fact{FactCode::FrameLeftOut, {std::int64_t{12}}}));
  const auto values = storedOf(radiograph);
  ASSERT_EQ(values.size(), spec.values.size());
  EXPECT_TRUE(std::equal(spec.values.begin(), spec.values.end() - std::ssize(spec.values) / 12, values.begin()));
}

TEST_F(Dicom, WhatBelongsToAFrameStaysWithItWhenAnotherCannotBeRead) {
  auto spec = greySpec(16, 12, false);
  spec.frames = 3;
  spec.values = patternValues(spec);
  spec.transferSyntax = test::kJpeg2000;
  for (int frame = 0; frame < 3; ++frame) {
    spec.frameValues.push_back({Rescale{1.0 + frame, 0, ""}, {Window{2048, 4096, WindowFunction::Linear, ""}}});
  }
  Overlay overlay;
  overlay.rows = spec.rows;
  overlay.columns = spec.columns;
  overlay.frames = 3;
  const auto plane = static_cast<std::ptrdiff_t>(spec.rows) * spec.columns;
  overlay.bits.assign(3 * static_cast<std::size_t>(plane), 0);
  overlay.bits[2 * static_cast<std::size_t>(plane)] = 1;  // a pixel of the last frame
  spec.overlays = {overlay};
  const auto file = write(spec);
  auto bytes = readFile(file);
  const auto starts = codestreamsIn(bytes);
  ASSERT_EQ(starts.size(), 3u);
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(starts[1] + 4), 40, std::byte{0});
  writeFileAtomically(file, std::span<const std::byte>(bytes));
  const auto radiograph = readDicom(file, {}, {});
  ASSERT_EQ(radiograph.frames, 3);
  ASSERT_EQ(radiograph.frameValues.size(), 3u);
  EXPECT_TRUE(modalityTransformOf(radiograph, 2) == spec.frameValues[2].modalityTransform);
  ASSERT_EQ(radiograph.overlays.size(), 1u);
  EXPECT_EQ(radiograph.overlays[0].frames, 3);
  EXPECT_EQ(radiograph.overlays[0].bits[2 * static_cast<std::size_t>(plane)], 1);

  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(starts[0] + 4), 40, std::byte{0});
  writeFileAtomically(file, std::span<const std::byte>(bytes));
  ReadOptions firstOnly;
  firstOnly.firstFrameOnly = true;
  const auto last = readDicom(file, firstOnly, {});
  EXPECT_EQ(last.firstFrame, 2);
  EXPECT_TRUE(last.modalityTransform == spec.frameValues[2].modalityTransform);
  ASSERT_EQ(last.overlays.size(), 1u);
  EXPECT_EQ(last.overlays[0].firstFrame, -1) << "its third plane belongs to the frame that was read";
}

TEST_F(Dicom, BitsOutsideTheStoredValueAreIgnored) {
  for (const bool isSigned : {false, true}) {
    for (const int highBit : {11, 13, 15}) {
      auto spec = greySpec(16, 12, isSigned);
      spec.highBit = highBit;
      spec.rubbish = 0xffff;
      for (const char* syntax : {test::kExplicit, test::kRle}) {
        spec.transferSyntax = syntax;
        SCOPED_TRACE(describe(spec) + " high bit " + std::to_string(highBit));
        expectIdentical(spec, roundTrip(spec));
      }
    }
  }
}

TEST_F(Dicom, SingleBitsAreUnpackedAcrossFramesThatDoNotEndOnAByte) {
  auto spec = greySpec(1, 1, false);
  spec.rows = 3;
  spec.columns = 5;
  spec.frames = 3;
  spec.values = patternValues(spec);
  expectIdentical(spec, roundTrip(spec));
}

TEST_F(Dicom, DatasetsWithoutMetaHeaderAreRead) {
  for (const char* syntax : {test::kImplicit, test::kExplicit, test::kBigEndian}) {
    auto spec = greySpec(16, 16, false);
    spec.transferSyntax = syntax;
    spec.metaHeader = false;
    const auto radiograph = roundTrip(spec);
    expectIdentical(spec, radiograph);
    EXPECT_EQ(radiograph.transferSyntax, syntax);
    EXPECT_THAT(radiograph.facts, Contains(IsFact(FactCode::SyntaxMissing)));
  }
}

TEST_F(Dicom, ObjectsWithoutPixelsAreNamedAndTheirAttributesReadable) {
  const std::pair<const char*, const char*> objects[] = {
      {"1.2.840.10008.5.1.4.1.1.88.33", "a structured report"}, {"1.2.840.10008.5.1.4.1.1.88.59", "a key object selection"},
      {"1.2.840.10008.5.1.4.1.1.11.1", "a presentation state"}, {"1.2.840.10008.5.1.4.1.1.481.5", "a radiotherapy plan"},
      {"1.2.840.10008.5.1.4.1.1.9.1.1", "a waveform"},          {"1.2.840.10008.5.1.4.1.1.104.1", "an encapsulated PDF"},
  };
  for (const auto& [uid, name] : objects) {
    DicomSpec spec;
    spec.withPixels = false;
    spec.sopClass = uid;
    spec.attributes = {{0x00100010, "Nobody^Jane"}};
    const auto file = write(spec);
    expectRefusal(file, ErrorCode::NotAnImageObject, name);
    ReadOptions declared;
    declared.pixels = false;
    EXPECT_FALSE(readDicom(file, declared, {}).attributes.empty());
    EXPECT_TRUE(readDicom(file, declared, {}).identity.empty());
    declared.identity = true;
    EXPECT_THAT(readDicom(file, declared, {}).identity, Contains(Attribute{"(0010,0010)", "PatientName", "Nobody^Jane"}));
  }
}

TEST_F(Dicom, LimitsAreCheckedBeforeDecoding) {
  auto spec = greySpec(16, 16, false);
  spec.rows = 30;
  spec.columns = 40;
  spec.frames = 10;
  spec.values = {1};
  ReadOptions options;
  options.maxPixels = 11999;
  expectRefusal(write(spec), ErrorCode::TooLarge, "40 x 30 pixels, 10 frames", options);
  options.maxPixels = 12000;
  EXPECT_NO_THROW(readDicom(folder_ / name_, options, {}));
  options.maxBytes = 23999;
  expectRefusal(folder_ / name_, ErrorCode::TooLarge, "40 x 30", options);
  options.firstFrameOnly = true;
  EXPECT_NO_THROW(readDicom(folder_ / name_, options, {}));
}

TEST_F(Dicom, AbsurdSizesAreRefusedAtOnce) {
  for (const char* syntax : kLosslessSyntaxes) {
    if (syntax == test::kDeflated) continue;  // its header is compressed
    auto spec = greySpec(16, 16, false);
    spec.transferSyntax = syntax;
    write(spec);
    auto bytes = readFile(folder_ / name_);
    const bool big = syntax == test::kBigEndian;
    for (const unsigned element : {0x10U, 0x11U}) {
      const auto low = static_cast<std::byte>(element);
      const std::vector<std::byte> tag = big ? std::vector<std::byte>{std::byte{0}, std::byte{0x28}, std::byte{0}, low}
                                             : std::vector<std::byte>{std::byte{0x28}, std::byte{0}, low, std::byte{0}};
      const auto at = std::search(bytes.begin(), bytes.end(), tag.begin(), tag.end());
      ASSERT_NE(at, bytes.end());
      // The value starts 8 bytes after the tag, with and without a VR.
      at[8] = at[9] = std::byte{0xff};
    }
    writeFileAtomically(folder_ / name_, bytes);
    SCOPED_TRACE(syntax);
    try {
      // If a stream states its own size, that size is used.
      EXPECT_EQ(readDicom(folder_ / name_, {}, {}).rows, spec.rows);
    } catch (const Error& error) {
      EXPECT_EQ(errorName(error.code()), errorName(ErrorCode::TooLarge)) << error.detail();
    }
  }
}

TEST_F(Dicom, TruncatedPixelsAreRefused) {
  for (const char* syntax : kLosslessSyntaxes) {
    auto spec = greySpec(16, 16, false);
    spec.transferSyntax = syntax;
    const auto file = write(spec);
    fs::resize_file(file, fs::file_size(file) - 60);
    SCOPED_TRACE(syntax);
    expectRefusal(file, ErrorCode::DamagedFile, "");
  }
}

TEST_F(Dicom, OtherPixelLayoutsAreRefusedByName) {
  auto spec = greySpec(8, 8, false);
  spec.photometric = "CMYK";
  expectRefusal(write(spec), ErrorCode::UnsupportedPixels, "colour model");
  spec.photometric = "RGB";
  expectRefusal(write(spec), ErrorCode::DamagedFile, "contradict");
  spec.samples = 3;
  spec.photometric = "MONOCHROME2";
  expectRefusal(write(spec), ErrorCode::DamagedFile, "three samples a pixel that differ");
  spec.samples = 4;
  expectRefusal(write(spec), ErrorCode::UnsupportedPixels, "4 samples");
}

TEST_F(Dicom, OtherFilesAreNotDicom) {
  const auto file = folder_ / "text";
  writeFileAtomically(
      file, std::string_view("a text of more than a hundred and thirty-two bytes, which is no DICOM object at all and never was one, "
                             "and which goes on for a little while so that it is long enough"));
  expectRefusal(file, ErrorCode::UnknownFormat, "");
  writeFileAtomically(file, std::string_view(""));
  expectRefusal(file, ErrorCode::UnknownFormat, "");
  expectRefusal(folder_ / "absent", ErrorCode::FileNotFound, "");
}

TEST_F(Dicom, ACancelledReadThrowsCancelled) {
  CancelToken token;
  token.cancel();
  EXPECT_THROW(readDicom(write(greySpec(8, 8, false)), {}, token), Cancelled);
}

TEST_F(Dicom, AnImageIsNoDirectory) { EXPECT_THROW(readDicomDir(write(greySpec(8, 8, false))), Error); }

}  // namespace glenoid

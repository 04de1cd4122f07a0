// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/radiograph_stream.h"

#include <random>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/support/small_radiograph.h"

using namespace glenoid;
using namespace glenoid::test;

namespace {

using Bytes = std::vector<std::byte>;

struct Ended {};

Bytes written(const Radiograph& radiograph) {
  Bytes bytes;
  writeRadiograph(radiograph, [&](std::span<const std::byte> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  return bytes;
}

Radiograph readBack(std::span<const std::byte> bytes, std::uint64_t budget) {
  return readRadiograph(
      [&](std::span<std::byte> piece) {
        if (piece.size() > bytes.size()) throw Ended{};
        std::copy_n(bytes.begin(), piece.size(), piece.begin());
        bytes = bytes.subspan(piece.size());
      },
      budget);
}

// Every field differs from its default.
Radiograph fullRadiograph() {
  auto r = greyRadiograph<std::int16_t>(3, {-1, 2, -3, 4, 5, 6, 7, 8, 9, 10, 11, -32768});
  r.rows = 2, r.frames = 2;
  r.unreadable = {{1, 1}, {4, 7}};
  r.firstFrame = 3;
  r.kind = "DICOM", r.transferSyntax = "1.2.840.10008.1.2.1", r.modality = "DX", r.photometric = "MONOCHROME1";
  r.bitsStored = 12;
  r.padding = {-32768, -32760};
  r.missing = MissingPart{0.25, false};
  r.coarse = true;
  r.damagedSomewhere = true;
  r.modalityTransform = LookupTable{-5, 12, {1, 2, 3}, "modality"};
  r.vois = {LookupTable{1, 8, {9, 8}, "table"}, Window{40.5, 400.25, WindowFunction::Sigmoid, "bone"}};
  r.frameValues = {{r.modalityTransform, r.vois}, {Rescale{0.5, 3, "OD"}, {Window{7, 9, WindowFunction::Linear, "second"}}}};
  r.inverted = true;
  r.palette = Palette{3, {1}, {2}, {3}};
  Overlay overlay;
  overlay.rows = 1, overlay.columns = 2, overlay.originRow = -4, overlay.originColumn = 5, overlay.firstFrame = 2;
  overlay.description = "marker", overlay.bits = {0, 1};
  r.overlays = {overlay};
  r.shutter = Shutter{Shutter::Rectangle{2, 30, -4, 50}, Shutter::Circle{{6, 7}, 8}, {{1, 2}, {3, 4}, {-5, 6}}};
  r.pixelAspect = 1.5;
  r.spacing = {0.2, 0.1, SpacingProvenance::Magnified};
  r.laterality = "L", r.viewPosition = "AP", r.patientOrientation = "L\\F", r.bodyPart = "SHOULDER";
  r.attributes = {{"(0008,0060)", "Modality", "DX"}};
  r.identity = {{"(0010,0010)", "PatientName", "Prüfung^Ü"}};
  r.facts = {{FactCode::NotProjection, {"CT"}}, {FactCode::NoWindow, {}}, {FactCode::OptionFromTo, {std::int64_t{-3}, 0.25, ""}}};
  return r;
}

}  // namespace

TEST(RadiographStream, KeepsEveryField) {
  const auto radiograph = fullRadiograph();
  const auto bytes = written(radiograph);
  EXPECT_EQ(readBack(bytes, bytes.size()), radiograph);
  auto rescaled = radiograph;
  rescaled.modalityTransform = Rescale{2.5, -7, "HU"};
  rescaled.pixels = std::vector<std::uint8_t>(12, 4);
  const auto others = written(rescaled);
  EXPECT_EQ(readBack(others, others.size()), rescaled);
}

TEST(RadiographStream, TruncatedAnywhereIsNoRadiograph) {
  const auto bytes = written(fullRadiograph());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_THROW(readBack(std::span(bytes).first(length), bytes.size()), Ended) << length;
    EXPECT_THROW(readBack(std::span(bytes).first(length), length), Error) << length;
  }
}

TEST(RadiographStream, LengthsBeyondTheBudgetTakeNoMemory) {
  auto bytes = written(fullRadiograph());
  std::fill_n(bytes.begin(), 8, std::byte{0x7f});  // the length of `kind`
  EXPECT_THROW(readBack(bytes, std::uint64_t{1} << 40), Error);
}

TEST(RadiographStream, PartsThatDoNotFitAreRefused) {
  const std::vector<void (*)(Radiograph&)> changes{
      [](Radiograph& r) { r.rows = 3; },
      [](Radiograph& r) { r.rows = -2, r.columns = -3; },
      [](Radiograph& r) { r.rows = 65536, r.columns = 65536, r.frames = 65536, r.samples = 65536; },
      [](Radiograph& r) { r.frames = 0; },
      [](Radiograph& r) { r.missing->share = 0; },
      [](Radiograph& r) { r.colourSpace = ColourSpace::Rgb; },
      [](Radiograph& r) { r.colourSpace = ColourSpace::Palette, r.palette.reset(); },
      [](Radiograph& r) { r.palette->green.clear(); },
      [](Radiograph& r) { r.bitsStored = 0; },
      [](Radiograph& r) { r.bitsStored = 17; },
      [](Radiograph& r) { r.pixelAspect = 0; },
      [](Radiograph& r) { r.pixelAspect = std::numeric_limits<double>::quiet_NaN(); },
      [](Radiograph& r) { r.overlays[0].columns = 3; },
      [](Radiograph& r) { r.shutter->rectangle->right = 1; },
      [](Radiograph& r) { r.shutter->rectangle->upper = 51; },
      [](Radiograph& r) { r.shutter->circle->radius = 0; },
      [](Radiograph& r) { r.shutter->polygon.resize(2); },
      [](Radiograph& r) { r.vois = {LookupTable{}}; },
      [](Radiograph& r) { r.modalityTransform = LookupTable{}; },
      [](Radiograph& r) { r.colourSpace = static_cast<ColourSpace>(99); },
      [](Radiograph& r) { r.spacing.provenance = static_cast<SpacingProvenance>(-1); },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    auto radiograph = fullRadiograph();
    changes[i](radiograph);
    const auto bytes = written(radiograph);
    EXPECT_THROW(readBack(bytes, bytes.size()), Error) << "change " << i;
  }
}

TEST(RadiographStream, DamagedBytesNeverDoMoreThanThrow) {
  const auto bytes = written(fullRadiograph());
  std::mt19937 random(3);
  int refused = 0;
  for (int round = 0; round < 3000; ++round) {
    auto damaged = bytes;
    for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<std::byte>(random());
    try {
      readBack(damaged, damaged.size());
    } catch (const Error&) {
      ++refused;
    } catch (const Ended&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

TEST(RadiographStream, DirectoriesComeThroughAndDamagedOnesThrow) {
  const std::vector<DicomDirEntry> entries{
      {1, 2, 3, "4", "5", "CR", "IMAGE", "SHOULDER", std::filesystem::path(u8"/disc/Röntgen"), 1, true, true}, {}};
  Bytes bytes;
  writeDirectory(entries, [&](std::span<const std::byte> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  const auto readBackDirectory = [](std::span<const std::byte> from, std::uint64_t budget) {
    return readDirectory(
        [&](std::span<std::byte> piece) {
          if (piece.size() > from.size()) throw Ended{};
          std::copy_n(from.begin(), piece.size(), piece.begin());
          from = from.subspan(piece.size());
        },
        budget);
  };
  EXPECT_EQ(readBackDirectory(bytes, bytes.size()), entries);
  for (std::size_t length = 0; length < bytes.size(); ++length) EXPECT_THROW(readBackDirectory(bytes, length), Error) << length;
  std::mt19937 random(4);
  for (int round = 0; round < 2000; ++round) {
    auto damaged = bytes;
    for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<std::byte>(random());
    try {
      readBackDirectory(damaged, damaged.size());
    } catch (const Error&) {
    } catch (const Ended&) {
    }
  }
}

TEST(RadiographStream, RequestsAndFailuresComeThrough) {
  Bytes bytes;
  const ByteSink sink = [&](std::span<const std::byte> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); };
  std::size_t at = 0;
  const ByteSource source = [&](std::span<std::byte> piece) {
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), piece.size(), piece.begin());
    at += piece.size();
  };
  writeRequest({"/tmp/Röntgen", DecoderTask::ListDirectory, {false, true, true, 123, 456}}, sink);
  writeFailure({ErrorCode::TooLarge, "9 x 9"}, sink);
  const auto request = readRequest(source);
  EXPECT_EQ(request.file, "/tmp/Röntgen");
  EXPECT_EQ(request.task, DecoderTask::ListDirectory);
  EXPECT_TRUE(!request.options.pixels && request.options.identity && request.options.firstFrameOnly);
  EXPECT_EQ(request.options.maxPixels, 123);
  EXPECT_EQ(request.options.maxBytes, 456);
  const auto failure = readFailure(source);
  EXPECT_EQ(failure.code, ErrorCode::TooLarge);
  EXPECT_EQ(failure.detail, "9 x 9");
}

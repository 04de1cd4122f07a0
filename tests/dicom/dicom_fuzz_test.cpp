// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged files: whatever the bytes are, reading ends soon, with a radiograph or an Error.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dicom/dicom_directory.h"
#include "core/dicom/dicom_reader.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;
using test::DicomSpec;

constexpr auto kTimeLimit = std::chrono::seconds(5);

// A file with everything a mutation may hit: tables, windows, overlay, identity, two frames.
DicomSpec richSpec(const char* syntax) {
  DicomSpec spec;
  spec.rows = 16;
  spec.columns = 24;
  spec.frames = 2;
  spec.bitsStored = 12;
  spec.values = test::patternValues(spec);
  spec.transferSyntax = syntax;
  spec.voiTables = {{0, 12, std::vector<std::uint16_t>(64, 7), "BONE"}};
  spec.windows = {{2000, 4000, WindowFunction::Sigmoid, ""}};
  spec.overlays = {{16, 24, 1, 1, 1, 1, "marker", std::vector<std::uint8_t>(16 * 24, 1)}};
  spec.padding = {0, 3};
  spec.attributes = {{0x00080005, "\\ISO 2022 IR 87"},
                     {0x00100010, "Yamada=\x1b$B;3ED\x1b(B"},
                     {0x00280030, "0.2\\0.1"},
                     {0x00181600, "RECTANGULAR\\CIRCULAR\\POLYGONAL"},
                     {0x00181602, "2"},
                     {0x00181604, "20"},
                     {0x00181606, "3"},
                     {0x00181608, "14"},
                     {0x00181610, "8\\9"},
                     {0x00181612, "7"},
                     {0x00181620, "1\\1\\1\\24\\16\\12"}};
  return spec;
}

class DicomFuzz : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    test::writeDicom(folder_.path() / "whole", richSpec(GetParam()));
    bytes_ = readFile(folder_.path() / "whole");
  }

  // Looks for crashes and hangs; an Error (nothing is returned then) is as good as a radiograph of the promised size.
  std::optional<Radiograph> read(const std::vector<std::byte>& bytes) {
    // Not writeFileAtomically(), which waits for the disk.
    std::ofstream(folder_.path() / "broken", std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    ReadOptions options;
    options.identity = true;
    options.maxPixels = 4'000'000;
    const auto start = std::chrono::steady_clock::now();
    std::optional<Radiograph> radiograph;
    try {
      radiograph = readDicom(folder_.path() / "broken", options, {});
      const auto& r = *radiograph;
      const auto size = std::visit([](const auto& values) { return values.size(); }, r.pixels);
      EXPECT_EQ(size, pixelIndex(r, r.frames, 0, 0));
      ++readable_;
    } catch (const Error& error) {
      EXPECT_NE(errorName(error.code()), "internal");
      ++refused_;
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, kTimeLimit);
    return radiograph;
  }

  bool isDeflated() const { return std::string_view(GetParam()) == test::kDeflated; }

  // The position of the element (7FE0,0010). In a deflated file it is in one compressed stream with the header: then the position of that
  // stream, after the meta group, which has its length in byte 140.
  std::size_t beginOfPixels() const {
    if (isDeflated()) return 144 + std::to_integer<std::size_t>(bytes_.at(140)) + 256 * std::to_integer<std::size_t>(bytes_.at(141));
    const std::array<std::byte, 4> tag{std::byte{0xe0}, std::byte{0x7f}, std::byte{0x10}, std::byte{0x00}};
    return static_cast<std::size_t>(std::search(bytes_.begin() + 132, bytes_.end(), tag.begin(), tag.end()) - bytes_.begin());
  }

  test::TemporaryFolder folder_;
  std::vector<std::byte> bytes_;
  int readable_ = 0, refused_ = 0;
};

}  // namespace

TEST_P(DicomFuzz, TruncatedAnywhere) {
  for (std::size_t size = 0; size < bytes_.size(); size += 1 + bytes_.size() / 150)
    read({bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(size)});
  EXPECT_GT(refused_, 100);
}

TEST_P(DicomFuzz, MutatedAnywhere) {
  const auto pixels = beginOfPixels();
  ASSERT_GT(pixels, 132u);
  ASSERT_LT(pixels, bytes_.size());
  const auto whole = read(bytes_);
  ASSERT_TRUE(whole);
  readable_ = 0;
  constexpr int kRounds = 200;
  int inHeader = 0, inPixels = 0;          // changed bytes
  int seenInHeader = 0, seenInPixels = 0;  // rounds that changed only this part, and were refused or gave another radiograph
  std::mt19937 random(20261123);
  for (int round = 0; round < kRounds; ++round) {
    auto broken = bytes_;
    const int changes = 1 + static_cast<int>(random() % 8);
    int header = 0;
    for (int i = 0; i < changes; ++i) {
      const auto value = static_cast<std::byte>(random());
      const auto at = 132 + random() % (broken.size() - 132);
      broken[at] = value;
      if (at < pixels) ++header;
    }
    inHeader += header;
    inPixels += changes - header;
    const auto radiograph = read(broken);
    const bool isSeen = !radiograph || *radiograph != *whole;
    if (isSeen && header == changes) ++seenInHeader;
    if (isSeen && header == 0) ++seenInPixels;
  }
  EXPECT_GT(inHeader, 20);
  EXPECT_GT(inPixels, 20);
  EXPECT_GT(seenInPixels, 0);
  if (!isDeflated()) {
    EXPECT_GT(seenInHeader, 0);
  }
  EXPECT_GT(readable_, 0);
  EXPECT_GT(refused_, 0);
  EXPECT_EQ(readable_ + refused_, kRounds);
}

TEST_P(DicomFuzz, MutatedInTheHeaderOrAsADirectory) {
  std::mt19937 random(7);
  const auto header = std::min<std::size_t>(bytes_.size(), 1400) - 132;
  for (int round = 0; round < 200; ++round) {
    auto broken = bytes_;
    for (int i = 0; i < 3; ++i) broken[132 + random() % header] = random() % 2 == 0 ? std::byte{0xff} : static_cast<std::byte>(random());
    read(broken);
    EXPECT_THROW(readDicomDir(folder_.path() / "broken"), Error);
  }
}

INSTANTIATE_TEST_SUITE_P(Syntaxes, DicomFuzz,
                         ::testing::Values(test::kImplicit, test::kExplicit, test::kDeflated, test::kRle, test::kJpegLossless,
                                           test::kJpegLs, test::kJpeg2000));

}  // namespace glenoid

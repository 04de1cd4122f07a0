// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/raster_format.h"
#include "core/decoding/raster_reader.h"
#include "core/imaging/network_input.h"
#include "core/imaging/render.h"
#include "tests/support/facts.h"
#include "tests/support/jpeg_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using glenoid::test::IsFact;
using testing::ElementsAre;
using testing::IsEmpty;
namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<unsigned char>;

cv::Mat gradient(int type, int rows = 40, int columns = 30) {
  cv::Mat picture(rows, columns, CV_MAKETYPE(CV_MAT_DEPTH(type), 1));
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      const int value = 7 * x + 3 * y + 5;
      if (picture.depth() == CV_8U) {
        picture.at<std::uint8_t>(y, x) = cv::saturate_cast<std::uint8_t>(value);
      } else {
        picture.at<std::uint16_t>(y, x) = static_cast<std::uint16_t>(200 * value);
      }
    }
  }
  return picture;
}

// Channels that differ: blue, green, red (and alpha).
cv::Mat colours(int depth, int channels) {
  cv::Mat picture(8, 6, CV_MAKETYPE(depth, channels));
  const double unit = depth == CV_8U ? 1 : 257;
  picture.setTo(cv::Scalar(10, 100, 200, 128) * unit);
  return picture;
}

Bytes encoded(const std::string& extension, const cv::Mat& picture, const std::vector<int>& options = {}) {
  Bytes bytes;
  cv::imencode(extension, picture, bytes, options);
  return bytes;
}

template <typename Value>
std::vector<Value> valuesOf(const cv::Mat& picture) {
  return {picture.begin<Value>(), picture.end<Value>()};
}

// One strip, uncompressed, little-endian.
Bytes tiffFile(const cv::Mat& grey, int photometric) {
  Bytes bytes{'I', 'I', 42, 0, 8, 0, 0, 0};
  const auto append = [&](std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes.push_back(i < 8 ? static_cast<unsigned char>(value >> (8 * i)) : 0);
  };
  const auto size = static_cast<std::uint32_t>(grey.total() * grey.elemSize());
  const std::vector<std::pair<int, std::uint32_t>> entries{{256, static_cast<std::uint32_t>(grey.cols)},
                                                           {257, static_cast<std::uint32_t>(grey.rows)},
                                                           {258, static_cast<std::uint32_t>(8 * grey.elemSize())},
                                                           {259, 1},
                                                           {262, static_cast<std::uint32_t>(photometric)},
                                                           {273, 8 + 2 + 9 * 12 + 4},
                                                           {277, 1},
                                                           {278, static_cast<std::uint32_t>(grey.rows)},
                                                           {279, size}};
  append(static_cast<std::uint32_t>(entries.size()), 2);
  for (const auto& [tag, value] : entries) {
    append(static_cast<std::uint32_t>(tag), 2);
    append(4, 2);  // LONG
    append(1, 4);
    append(value, 4);
  }
  append(0, 4);
  bytes.insert(bytes.end(), grey.data, grey.data + size);
  return bytes;
}

class Raster : public testing::Test {
 protected:
  fs::path stored(const fs::path& name, const Bytes& bytes) const {
    writeFileAtomically(folder_ / name, std::as_bytes(std::span(bytes)));
    return folder_ / name;
  }
  Radiograph read(const Bytes& bytes, const ReadOptions& options = {}) const { return readRaster(stored("file", bytes), options, {}); }
  std::optional<ErrorCode> failure(const Bytes& bytes, const ReadOptions& options = {}) const {
    try {
      read(bytes, options);
      return std::nullopt;
    } catch (const Error& error) {
      EXPECT_EQ(error.file(), toUtf8(folder_ / "file"));
      return error.code();
    }
  }
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_F(Raster, GreyOfEightAndSixteenBitsIsReadExactly) {
  for (const char* extension : {".png", ".tiff", ".bmp"}) {
    const auto radiograph = read(encoded(extension, gradient(CV_8U)));
    EXPECT_EQ(std::get<std::vector<std::uint8_t>>(radiograph.pixels), valuesOf<std::uint8_t>(gradient(CV_8U))) << extension;
    EXPECT_EQ(radiograph.rows, 40);
    EXPECT_EQ(radiograph.columns, 30);
    EXPECT_EQ(radiograph.samples, 1);
    EXPECT_EQ(radiograph.bitsStored, 8);
    EXPECT_EQ(radiograph.spacing.provenance, SpacingProvenance::None);
  }
  for (const char* extension : {".png", ".tiff"}) {
    const auto radiograph = read(encoded(extension, gradient(CV_16U)));
    EXPECT_EQ(std::get<std::vector<std::uint16_t>>(radiograph.pixels), valuesOf<std::uint16_t>(gradient(CV_16U))) << extension;
    EXPECT_EQ(radiograph.bitsStored, 16);
  }
}

TEST_F(Raster, ContentDecidesNotTheName) {
  const auto file = stored("picture.png", encoded(".jpg", gradient(CV_8U)));
  EXPECT_EQ(readRaster(file, {}, {}).kind, "JPEG");
  EXPECT_EQ(read(encoded(".tiff", gradient(CV_8U))).kind, "TIFF");
  EXPECT_EQ(read(encoded(".bmp", gradient(CV_8U))).kind, "BMP");
  EXPECT_EQ(read(encoded(".png", gradient(CV_8U))).kind, "PNG");
}

TEST_F(Raster, PathsOutsideAsciiWork) {
  EXPECT_EQ(readRaster(stored(u8"Röntgen 肩.png", encoded(".png", gradient(CV_8U))), {}, {}).rows, 40);
}

TEST_F(Raster, ColourComesAsRgbWithoutAlpha) {
  for (const char* extension : {".png", ".tiff"}) {
    for (const int channels : {3, 4}) {
      const auto eight = read(encoded(extension, colours(CV_8U, channels)));
      ASSERT_EQ(eight.samples, 3) << extension << channels;
      EXPECT_EQ(eight.colourSpace, ColourSpace::Rgb);
      const auto& pixels = std::get<std::vector<std::uint8_t>>(eight.pixels);
      EXPECT_THAT(std::vector(pixels.begin(), pixels.begin() + 3), ElementsAre(200, 100, 10)) << extension << channels;
    }
    const auto sixteen = read(encoded(extension, colours(CV_16U, 3)));
    EXPECT_THAT(std::get<std::vector<std::uint16_t>>(sixteen.pixels)[0], 200 * 257) << extension;
  }
}

TEST_F(Raster, ThreeEqualChannelsBecomeOneSample) {
  cv::Mat tripled;
  cv::merge(std::vector<cv::Mat>(3, gradient(CV_8U)), tripled);
  for (const char* extension : {".png", ".bmp", ".tiff"}) {
    const auto radiograph = read(encoded(extension, tripled));
    EXPECT_EQ(radiograph.samples, 1) << extension;
    EXPECT_EQ(std::get<std::vector<std::uint8_t>>(radiograph.pixels), valuesOf<std::uint8_t>(gradient(CV_8U))) << extension;
  }
  const auto jpeg = read(encoded(".jpg", tripled));
  EXPECT_EQ(jpeg.samples, 1);
  EXPECT_EQ(jpeg.colourSpace, ColourSpace::Grey);
}

TEST_F(Raster, AFaintTintIsGreyAndAColourIsNot) {
  cv::Mat tinted(4, 4, CV_8UC3, cv::Scalar(100, 104, 106));
  EXPECT_THAT(std::get<std::vector<std::uint8_t>>(read(encoded(".png", tinted)).pixels), testing::Each(104));
  tinted.at<cv::Vec3b>(3, 3) = {100, 100, 120};
  EXPECT_EQ(read(encoded(".png", tinted)).samples, 3);
}

TEST_F(Raster, AFilmOnAColouredBaseIsGrey) {
  const auto film = [](double redAgain) {
    cv::Mat picture(64, 64, CV_8UC3);
    for (int y = 0; y < 64; ++y) {
      for (int x = 0; x < 64; ++x) {
        const double value = 2.5 * x + 0.5 * y;
        picture.at<cv::Vec3b>(y, x) =
            cv::Vec3b(cv::saturate_cast<std::uint8_t>(35 + 1.05 * value), cv::saturate_cast<std::uint8_t>(12 + value),
                      cv::saturate_cast<std::uint8_t>(3 + 0.95 * value + redAgain * (y % 16)));
      }
    }
    return picture;
  };
  for (const char* extension : {".png", ".jpg", ".bmp", ".tiff"}) {
    const auto radiograph = read(encoded(extension, film(0)));
    EXPECT_EQ(radiograph.samples, 1) << extension;
    EXPECT_EQ(radiograph.photometric, "") << "a word of DICOM";
    EXPECT_THAT(radiograph.facts, ElementsAre(IsFact(FactCode::Tinted))) << extension;
    EXPECT_EQ(read(encoded(extension, film(2))).samples, 3) << "brightness alone does not tell the colour: " << extension;
  }
  const auto grey = std::get<std::vector<std::uint8_t>>(read(encoded(".png", film(0))).pixels);
  EXPECT_EQ(grey[0], (299 * 3 + 587 * 12 + 114 * 35 + 500) / 1000);
  cv::Mat sixteen;
  film(0).convertTo(sixteen, CV_16U, 257);
  EXPECT_THAT(read(encoded(".png", sixteen)).facts, ElementsAre(IsFact(FactCode::Tinted)));
  EXPECT_EQ(read(encoded(".png", cv::Mat(8, 8, CV_8UC3, cv::Scalar(60, 20, 20)))).samples, 1) << "one faint colour";
  EXPECT_EQ(read(encoded(".png", cv::Mat(8, 8, CV_8UC3, cv::Scalar(20, 20, 200)))).samples, 3) << "one strong colour";
}

TEST_F(Raster, OneBitPngIsBlackAndWhite) {
  cv::Mat bits(2, 2, CV_8UC1, cv::Scalar(0));
  bits.at<std::uint8_t>(0, 1) = 255;
  EXPECT_THAT(std::get<std::vector<std::uint8_t>>(read(encoded(".png", bits, {cv::IMWRITE_PNG_BILEVEL, 1})).pixels),
              ElementsAre(0, 255, 0, 0));
}

TEST_F(Raster, OrientationMarkIsApplied) {
  // EXIF: orientation 6, the first row is the right-hand side of the scene.
  const Bytes exif{0xff, 0xe1, 0, 34,   'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                   0,    1,    1, 0x12, 0,   3,   0,   0,   0, 1, 0,   6,   0, 0,  0, 0, 0, 0};
  cv::Mat picture(32, 64, CV_8UC1, cv::Scalar(20));
  picture.rowRange(0, 16) = 220;
  Bytes jpeg = encoded(".jpg", picture);
  jpeg.insert(jpeg.begin() + 2, exif.begin(), exif.end());
  const auto radiograph = read(jpeg);
  ASSERT_EQ(radiograph.rows, 64);
  ASSERT_EQ(radiograph.columns, 32);
  const auto& pixels = std::get<std::vector<std::uint8_t>>(radiograph.pixels);
  EXPECT_NEAR(pixels[pixelIndex(radiograph, 0, 5, 4)], 20, 3);
  EXPECT_NEAR(pixels[pixelIndex(radiograph, 0, 5, 28)], 220, 3);
}

TEST_F(Raster, OrientationMarkOfAPngIsAppliedToSixteenBits) {
  // eXIf: orientation 8, the first row is the left-hand side of the scene.
  const Bytes chunk{'e', 'X', 'I', 'f', 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0};
  std::uint32_t crc = 0xffffffff;  // PNG specification, annex D
  for (const auto byte : chunk) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
  }
  Bytes marked{0, 0, 0, static_cast<unsigned char>(chunk.size() - 4)};
  marked.insert(marked.end(), chunk.begin(), chunk.end());
  for (int shift = 24; shift >= 0; shift -= 8) marked.push_back(static_cast<unsigned char>(~crc >> shift));
  Bytes png = encoded(".png", gradient(CV_16U, 3, 2));
  constexpr int kBehindIhdr = 33;
  png.insert(png.begin() + kBehindIhdr, marked.begin(), marked.end());
  cv::Mat turned;
  cv::rotate(gradient(CV_16U, 3, 2), turned, cv::ROTATE_90_COUNTERCLOCKWISE);
  EXPECT_EQ(std::get<std::vector<std::uint16_t>>(read(png).pixels), valuesOf<std::uint16_t>(turned));
}

TEST_F(Raster, BmpOfEveryDepthAndOrderOfRows) {
  // 3 x 2 pixels; a palette of grey steps for 1, 4 and 8 bits.
  struct Case {
    int bits, compression;
    std::vector<std::uint32_t> extra;  // a palette or masks
    std::vector<Bytes> rows;           // in the order of the file
    std::vector<std::uint8_t> red;     // of each pixel, in the order of the file
  };
  const auto greys = [](int count) {
    std::vector<std::uint32_t> palette;
    for (int i = 0; i < count; ++i) palette.push_back(0x010101u * static_cast<std::uint32_t>(255 * i / (count - 1)));
    return palette;
  };
  const std::vector<Case> cases{
      {1, 0, greys(2), {{0xa0, 0, 0, 0}, {0x40, 0, 0, 0}}, {255, 0, 255, 0, 255, 0}},
      {4, 0, greys(16), {{0x1f, 0x30, 0, 0}, {0x20, 0xf0, 0, 0}}, {17, 255, 51, 34, 0, 255}},
      {8, 0, greys(256), {{9, 8, 7, 0}, {6, 5, 4, 0}}, {9, 8, 7, 6, 5, 4}},
      {16, 0, {}, {{0xff, 0x7f, 0, 0, 0, 0, 0, 0}, {0, 0, 0xff, 0x7f, 0, 0, 0, 0}}, {255, 0, 0, 0, 255, 0}},
      {24, 0, {}, {{1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0, 0}, {4, 4, 4, 5, 5, 5, 6, 6, 6, 0, 0, 0}}, {1, 2, 3, 4, 5, 6}},
      {32,
       3,
       {0xff000000u, 0xff0000, 0xff00},
       {{9, 1, 1, 1, 9, 2, 2, 2, 9, 3, 3, 3}, {9, 4, 4, 4, 9, 5, 5, 5, 9, 6, 6, 6}},
       {1, 2, 3, 4, 5, 6}},
  };
  for (const Case& item : cases) {
    for (const bool topFirst : {false, true}) {
      Bytes bytes{'B', 'M'};
      const auto append = [&](std::uint64_t value, int size) {
        for (int i = 0; i < size; ++i) bytes.push_back(i < 8 ? static_cast<unsigned char>(value >> (8 * i)) : 0);
      };
      const auto offset = static_cast<std::uint32_t>(54 + 4 * item.extra.size());
      append(0, 8), append(offset, 4), append(40, 4), append(3, 4), append(topFirst ? -2u : 2u, 4), append(1, 2);
      append(static_cast<std::uint32_t>(item.bits), 2), append(static_cast<std::uint32_t>(item.compression), 4), append(0, 20);
      for (const auto value : item.extra) append(value, 4);
      for (const auto& row : item.rows) bytes.insert(bytes.end(), row.begin(), row.end());
      auto expected = item.red;
      if (!topFirst) std::swap_ranges(expected.begin(), expected.begin() + 3, expected.begin() + 3);
      const auto radiograph = read(bytes);
      EXPECT_EQ(std::get<std::vector<std::uint8_t>>(radiograph.pixels), expected) << item.bits << " bits, top first: " << topFirst;
    }
  }
  Bytes packed = encoded(".bmp", gradient(CV_8U));
  for (const int compression : {2, 4, 5}) {  // RLE4 for 8 bits, JPEG, PNG
    packed[30] = static_cast<unsigned char>(compression);
    EXPECT_EQ(failure(packed), ErrorCode::UnsupportedEncoding) << compression;
  }
}

TEST_F(Raster, BmpInRuns) {
  // 5 x 3 pixels of grey steps; a run, single values, a move, and the marks of the end of a row and of the picture.
  const auto bmp = [](int bits, int compression, const Bytes& runs) {
    Bytes bytes{'B', 'M'};
    const auto append = [&](std::uint64_t value, int size) {
      for (int i = 0; i < size; ++i) bytes.push_back(i < 8 ? static_cast<unsigned char>(value >> (8 * i)) : 0);
    };
    const std::uint32_t colours = 1u << bits;
    append(0, 8), append(54 + 4 * colours, 4), append(40, 4), append(5, 4), append(3, 4), append(1, 2);
    append(static_cast<std::uint32_t>(bits), 2), append(static_cast<std::uint32_t>(compression), 4), append(0, 20);
    for (std::uint32_t i = 0; i < colours; ++i) append(0x010101u * (255 * i / (colours - 1)), 4);
    bytes.insert(bytes.end(), runs.begin(), runs.end());
    return bytes;
  };
  const auto values = [&](const Bytes& file) { return std::get<std::vector<std::uint8_t>>(read(file).pixels); };
  const Bytes eight{5, 9, 0, 0, 0, 3, 1, 2, 3, 0, 2, 4, 0, 0, 0, 2, 2, 0, 3, 7, 0, 1};
  EXPECT_THAT(values(bmp(8, 1, eight)), ElementsAre(0, 0, 7, 7, 7, 1, 2, 3, 4, 4, 9, 9, 9, 9, 9));
  const Bytes four{5, 0x12, 0, 0, 0, 5, 0x34, 0x56, 0x70, 0, 0, 0, 4, 0xff, 1, 0x10, 0, 1};
  EXPECT_THAT(values(bmp(4, 2, four)), ElementsAre(255, 255, 255, 255, 17, 51, 68, 85, 102, 119, 17, 34, 17, 34, 17));
  // Rows come from below. The mark at the end may be missing, a whole row may not.
  EXPECT_THAT(read(bmp(8, 1, {eight.begin(), eight.end() - 2})).facts, IsEmpty());
  const auto cut = read(bmp(8, 1, {eight.begin(), eight.end() - 4}));
  ASSERT_TRUE(cut.missing);
  EXPECT_NEAR(cut.missing->share, 1.0 / 3, 1e-9);
  EXPECT_EQ(failure(bmp(8, 1, {5})), ErrorCode::DamagedFile);
}

TEST_F(Raster, JpegOfFourInksIsReadAsItsColours) {
  // Ink, as Adobe's programs store it (255: none), of a grey picture and of a red one.
  const std::vector<std::uint8_t> grey{255, 255, 255, 90}, red{255, 0, 0, 200};
  for (const auto stored : {JCS_CMYK, JCS_YCCK}) {
    const auto film = read(test::encodeJpeg({16, 16, JCS_CMYK, stored}, grey));
    EXPECT_EQ(film.samples, 1);
    EXPECT_NEAR(std::get<std::vector<std::uint8_t>>(film.pixels)[20], 90, 1);
    const auto colour = read(test::encodeJpeg({16, 16, JCS_CMYK, stored}, red));
    ASSERT_EQ(colour.samples, 3);
    const auto& pixels = std::get<std::vector<std::uint8_t>>(colour.pixels);
    EXPECT_NEAR(pixels[0], 200, 2);
    EXPECT_NEAR(pixels[1], 0, 2);
  }
  const auto plain = read(test::encodeJpeg({16, 16, JCS_CMYK, JCS_CMYK, false, false}, {0, 0, 0, 165}));
  EXPECT_NEAR(std::get<std::vector<std::uint8_t>>(plain.pixels)[20], 90, 1) << "without Adobe's marker 255 is full ink";
}

TEST_F(Raster, TiffWhoseZeroIsWhiteShowsTheSamePicture) {
  for (const int type : {CV_8U, CV_16U}) {
    const auto upright = squareImage(read(tiffFile(gradient(type), 1))).grey;
    cv::Mat turned;
    cv::bitwise_not(gradient(type), turned);
    EXPECT_EQ(squareImage(read(tiffFile(turned, 0))).grey, upright) << type;
  }
}

TEST_F(Raster, EveryEncodingGivesTheNetworkTheSameSquare) {
  const auto reference = squareImage(read(encoded(".png", gradient(CV_8U)))).grey;
  cv::Mat wide;
  gradient(CV_8U).convertTo(wide, CV_16U, 257);
  for (const char* extension : {".bmp", ".tiff"}) EXPECT_EQ(squareImage(read(encoded(extension, gradient(CV_8U)))).grey, reference);
  for (const char* extension : {".png", ".tiff"}) EXPECT_EQ(squareImage(read(encoded(extension, wide))).grey, reference) << extension;
}

TEST_F(Raster, FirstPageOfATiffIsReadAndSaid) {
  const auto file = folder_ / "pages.tiff";
  ASSERT_TRUE(cv::imwritemulti(file.string(), std::vector<cv::Mat>{gradient(CV_8U), gradient(CV_8U, 9, 9)}));
  const auto radiograph = readRaster(file, {}, {});
  EXPECT_EQ(radiograph.rows, 40);
  EXPECT_THAT(radiograph.facts, ElementsAre(IsFact(FactCode::OnlyFirstPage)));
  EXPECT_THAT(read(encoded(".tiff", gradient(CV_8U))).facts, IsEmpty());
}

TEST_F(Raster, BytesAfterTheEndDoNotMatter) {
  for (const char* extension : {".png", ".jpg", ".bmp", ".tiff"}) {
    Bytes file = encoded(extension, gradient(CV_8U));
    file.insert(file.end(), 100, 0);
    EXPECT_EQ(read(file).rows, 40) << extension;
  }
}

TEST_F(Raster, AbsurdSizesAreRefusedBeforeDecoding) {
  Bytes png = encoded(".png", gradient(CV_8U));
  png[16] = png[20] = 0x7f;
  EXPECT_EQ(failure(png), ErrorCode::TooLarge);
  Bytes bmp = encoded(".bmp", gradient(CV_8U));
  bmp[21] = bmp[25] = 0x70;
  EXPECT_THAT(failure(bmp), testing::AnyOf(ErrorCode::TooLarge, ErrorCode::DamagedFile));
  Bytes tiff = tiffFile(gradient(CV_8U), 1);
  tiff[8 + 2 + 8 + 3] = tiff[8 + 2 + 12 + 8 + 3] = 0x70;
  EXPECT_EQ(failure(tiff), ErrorCode::TooLarge);
  ReadOptions few;
  few.maxPixels = 40 * 30 - 1;
  EXPECT_EQ(failure(encoded(".jpg", gradient(CV_8U)), few), ErrorCode::TooLarge);
  few.maxPixels = 40 * 30;
  EXPECT_EQ(failure(encoded(".jpg", gradient(CV_8U)), few), std::nullopt);
  few.maxPixels = 8 * 6 * 3 - 1;
  EXPECT_EQ(failure(encoded(".png", colours(CV_8U, 3)), few), ErrorCode::TooLarge) << "samples count";
}

TEST_F(Raster, WhatWasNotSniffedIsUnknown) {
  for (const char* extension : {".pgm", ".webp", ".ras", ".hdr"}) {
    const cv::Mat picture = std::string(extension) == ".hdr" ? cv::Mat(4, 4, CV_32FC3, cv::Scalar::all(1)) : gradient(CV_8U);
    EXPECT_EQ(failure(encoded(extension, picture)), ErrorCode::UnknownFormat) << extension;
  }
  EXPECT_EQ(failure({}), ErrorCode::UnknownFormat);
  EXPECT_EQ(failure({'B', 'M', 'W', ' ', 'i', 's', ' ', 'a', ' ', 'c', 'a', 'r', ',', ' ', 'n', 'o', ' ', 'p', 'i', 'x'}),
            ErrorCode::UnknownFormat);
}

TEST_F(Raster, LayoutsWithoutARadiographAreRefused) {
  EXPECT_EQ(failure(encoded(".tiff", cv::Mat(4, 4, CV_32FC1, cv::Scalar(1)))), ErrorCode::UnsupportedPixels);
  Bytes twelveBits = encoded(".jpg", gradient(CV_8U));
  const Bytes frame{0xff, 0xc0};
  const auto at = std::search(twelveBits.begin(), twelveBits.end(), frame.begin(), frame.end());
  ASSERT_NE(at, twelveBits.end());
  at[4] = 12;
  EXPECT_EQ(failure(twelveBits), ErrorCode::UnsupportedEncoding);
}

TEST_F(Raster, DamagedBytesEndInAnErrorOrAPicture) {
  std::mt19937 random(7);
  for (const char* extension : {".png", ".jpg", ".bmp", ".tiff"}) {
    const Bytes file = encoded(extension, gradient(CV_8U));
    for (int round = 0; round < 150; ++round) {
      Bytes damaged = file;
      for (int i = 0; i < 4; ++i) damaged[random() % std::min<std::size_t>(damaged.size(), 200)] = static_cast<unsigned char>(random());
      ReadOptions small;
      small.maxPixels = 1'000'000;
      const auto code = failure(damaged, small);
      EXPECT_NE(code, ErrorCode::Internal);
    }
  }
}

TEST_F(Raster, MissingFilesAndFoldersAreNamed) {
  const auto codeOf = [](const fs::path& file) {
    const auto error = test::errorOf([&] { readRaster(file, {}, {}); });
    EXPECT_EQ(error.file(), toUtf8(file));
    return error.code();
  };
  EXPECT_EQ(codeOf(folder_ / "none.png"), ErrorCode::FileNotFound);
  EXPECT_EQ(codeOf(folder_.path()), ErrorCode::NotAFile);
}

TEST_F(Raster, CancelledBeforeReading) {
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(readRaster(folder_ / "none.png", {}, token), Cancelled);
}

TEST(PublishedRadiographs, AreGreyOfOneSample) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (!data) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  int count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(data) / "sixic")) {
    if (entry.path().extension() != ".jpg") continue;
    const auto radiograph = readRaster(entry.path(), {}, {});
    EXPECT_EQ(radiograph.samples, 1) << entry.path();
    EXPECT_EQ(radiograph.bitsStored, 8) << entry.path();
    ++count;
  }
  EXPECT_EQ(count, 538);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of TIFF.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tiffio.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/raster_reader.h"
#include "core/imaging/network_input.h"
#include "tests/support/facts.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using glenoid::test::IsFact;
using testing::ElementsAre;
using testing::ElementsAreArray;

namespace {

using Bytes = std::vector<std::uint8_t>;

struct Page {
  int columns = 0, rows = 0, bits = 8, samples = 1, photometric = PHOTOMETRIC_MINISBLACK;
  std::vector<Bytes> blocks;  // strips or tiles, packed
  int rowsPerStrip = 0;       // 0: one strip
  std::vector<std::pair<int, int>> tags = {};
  std::function<void(TIFF*)> more = {};
};

Bytes bytesOf(const std::vector<std::uint16_t>& values) {
  Bytes bytes(2 * values.size());
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

// Of a little-endian file with one strip, whose directory libtiff writes last: with the directory in front of the strip.
std::vector<std::byte> directoryFirst(const std::vector<std::byte>& file) {
  constexpr std::size_t kHeader = 8, kEntry = 12;
  const auto number = [&](std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value |= std::to_integer<std::size_t>(file[at + i]) << (8 * i);
    return value;
  };
  std::vector<std::byte> moved(file.begin(), file.begin() + kHeader);
  const auto put = [&](std::size_t at, std::size_t value) {
    for (std::size_t i = 0; i < 4; ++i) moved[at + i] = static_cast<std::byte>(value >> (8 * i));
  };
  const auto directory = number(4, 4), end = directory + 2 + kEntry * number(directory, 2) + 4;
  moved.insert(moved.end(), file.begin() + static_cast<std::ptrdiff_t>(directory), file.begin() + static_cast<std::ptrdiff_t>(end));
  put(4, kHeader);
  for (std::size_t at = directory + 2; at + 4 < end; at += kEntry) {
    if (number(at, 2) == TIFFTAG_STRIPOFFSETS) put(kHeader + at + 8 - directory, moved.size());
  }
  moved.insert(moved.end(), file.begin() + kHeader, file.begin() + static_cast<std::ptrdiff_t>(directory));
  return moved;
}

class TiffKinds : public testing::Test {
 protected:
  std::filesystem::path written(const std::vector<Page>& pages, const char* mode = "w") const {
    auto file = folder_ / "picture.tiff";
    TIFF* tiff = TIFFOpen(file.c_str(), mode);
    for (const Page& page : pages) {
      TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.columns);
      TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.rows);
      TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, page.bits);
      TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, page.samples);
      TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, page.photometric);
      TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
      for (const auto& [tag, value] : page.tags) TIFFSetField(tiff, static_cast<std::uint32_t>(tag), value);
      if (TIFFIsTiled(tiff) == 0) TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.rowsPerStrip > 0 ? page.rowsPerStrip : page.rows);
      if (page.more) page.more(tiff);
      for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
        auto block = page.blocks[i];
        if (block.empty()) continue;
        const auto size = static_cast<tmsize_t>(block.size());
        TIFFIsTiled(tiff) != 0 ? TIFFWriteEncodedTile(tiff, i, block.data(), size) : TIFFWriteEncodedStrip(tiff, i, block.data(), size);
      }
      TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
    return file;
  }
  Radiograph read(const std::vector<Page>& pages, const char* mode = "w") const { return readRaster(written(pages, mode), {}, {}); }
  template <typename Value>
  std::vector<Value> valuesOf(const std::vector<Page>& pages, const char* mode = "w") const {
    return std::get<std::vector<Value>>(read(pages, mode).pixels);
  }
  ErrorCode failure(const Page& page) const {
    const auto file = written({page});
    return test::codeOf([&] { readRaster(file, {}, {}); });
  }
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_F(TiffKinds, GreyOfEveryDepth) {
  EXPECT_THAT(valuesOf<std::uint8_t>({{3, 2, 1, 1, PHOTOMETRIC_MINISBLACK, {{0xa0, 0x40}}}}), ElementsAre(255, 0, 255, 0, 255, 0));
  EXPECT_THAT(valuesOf<std::uint8_t>({{3, 2, 2, 1, PHOTOMETRIC_MINISBLACK, {{0x1b, 0xe4}}}}), ElementsAre(0, 85, 170, 255, 170, 85));
  EXPECT_THAT(valuesOf<std::uint8_t>({{3, 2, 4, 1, PHOTOMETRIC_MINISBLACK, {{0x1f, 0x30, 0x20, 0xf0}}}}),
              ElementsAre(17, 255, 51, 34, 0, 255));
  EXPECT_THAT(valuesOf<std::uint8_t>({{3, 2, 8, 1, PHOTOMETRIC_MINISBLACK, {{1, 2, 3, 4, 5, 6}}}}), ElementsAre(1, 2, 3, 4, 5, 6));
  const auto twelve = read({{3, 1, 12, 1, PHOTOMETRIC_MINISBLACK, {{0xab, 0xc1, 0x23, 0xff, 0xf0}}}});
  EXPECT_THAT(std::get<std::vector<std::uint16_t>>(twelve.pixels), ElementsAre(0xabc, 0x123, 0xfff));
  EXPECT_EQ(twelve.bitsStored, 12);
  for (const char* mode : {"wl", "wb", "w8"}) {
    EXPECT_THAT(valuesOf<std::uint16_t>({{3, 1, 16, 1, PHOTOMETRIC_MINISBLACK, {bytesOf({1, 300, 65535})}}}, mode),
                ElementsAre(1, 300, 65535))
        << mode;
  }
}

TEST_F(TiffKinds, SignedValuesStaySigned) {
  const std::vector<std::pair<int, int>> isSigned{{TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_INT}};
  const auto eight = read({{3, 1, 8, 1, PHOTOMETRIC_MINISBLACK, {{0xff, 0, 5}}, 0, isSigned}});
  EXPECT_THAT(std::get<std::vector<std::int16_t>>(eight.pixels), ElementsAre(-1, 0, 5));
  EXPECT_TRUE(eight.isSigned);
  EXPECT_THAT(valuesOf<std::int16_t>({{2, 1, 16, 1, PHOTOMETRIC_MINISBLACK, {bytesOf({0xfff0, 7})}, 0, isSigned}}), ElementsAre(-16, 7));
}

TEST_F(TiffKinds, WhereZeroIsWhiteThePictureIsInverted) {
  std::vector<std::uint16_t> ramp, turned;
  for (int i = 0; i < 40 * 40; ++i) {
    ramp.push_back(static_cast<std::uint16_t>(37 * i));
    turned.push_back(static_cast<std::uint16_t>(65535 - 37 * i));
  }
  const auto white = read({{40, 40, 16, 1, PHOTOMETRIC_MINISWHITE, {bytesOf(turned)}}});
  EXPECT_TRUE(white.inverted);
  EXPECT_EQ(white.photometric, "") << "a word of DICOM";
  EXPECT_THAT(std::get<std::vector<std::uint16_t>>(white.pixels), ElementsAreArray(turned));
  EXPECT_EQ(squareImage(white).grey, squareImage(read({{40, 40, 16, 1, PHOTOMETRIC_MINISBLACK, {bytesOf(ramp)}}})).grey);
}

TEST_F(TiffKinds, ColourTogetherAndInPlanesWithAndWithoutMore) {
  const std::vector<std::pair<int, int>> planar{{TIFFTAG_PLANARCONFIG, PLANARCONFIG_SEPARATE}};
  const auto withAlpha = [](TIFF* tiff) {
    const std::uint16_t kind = EXTRASAMPLE_UNASSALPHA;
    TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &kind);
  };
  const std::vector<std::uint16_t> expected{50000, 200, 3, 40000, 100, 2};
  EXPECT_EQ(valuesOf<std::uint16_t>({{2, 1, 16, 3, PHOTOMETRIC_RGB, {bytesOf(expected)}}}), expected);
  EXPECT_EQ(valuesOf<std::uint16_t>({{2, 1, 16, 4, PHOTOMETRIC_RGB, {bytesOf({50000, 200, 3, 9, 40000, 100, 2, 9})}, 0, {}, withAlpha}}),
            expected);
  for (const char* mode : {"wl", "wb"}) {
    const Page planes{2, 1, 16, 3, PHOTOMETRIC_RGB, {bytesOf({50000, 40000}), bytesOf({200, 100}), bytesOf({3, 2})}, 0, planar};
    EXPECT_EQ(valuesOf<std::uint16_t>({planes}, mode), expected) << mode;
  }
  // Two strips in each of four planes.
  const Page strips{1, 2, 8, 4, PHOTOMETRIC_RGB, {{200}, {190}, {100}, {90}, {10}, {9}, {7}, {7}}, 1, planar, withAlpha};
  EXPECT_THAT(valuesOf<std::uint8_t>({strips}), ElementsAre(200, 100, 10, 190, 90, 9));
  const Page greyAlpha{2, 1, 8, 2, PHOTOMETRIC_MINISBLACK, {{11, 255, 12, 0}}, 0, {}, withAlpha};
  EXPECT_THAT(valuesOf<std::uint8_t>({greyAlpha}), ElementsAre(11, 12));
}

TEST_F(TiffKinds, APaletteIsResolved) {
  const auto withPalette = [](TIFF* tiff) {
    std::vector<std::uint16_t> red(16), green(16), blue(16);
    red[1] = 0xff00, green[2] = 0x8000, blue[2] = 0x1000;
    TIFFSetField(tiff, TIFFTAG_COLORMAP, red.data(), green.data(), blue.data());
  };
  EXPECT_THAT(valuesOf<std::uint8_t>({{2, 1, 4, 1, PHOTOMETRIC_PALETTE, {{0x12}}, 0, {}, withPalette}}),
              ElementsAre(255, 0, 0, 0, 128, 16));
}

TEST_F(TiffKinds, APaletteOfEightBitsIsNotShifted) {
  const auto withPalette = [](TIFF* tiff) {
    std::vector<std::uint16_t> red(16), green(16), blue(16);
    red[1] = 255, green[2] = 128, blue[2] = 16;
    TIFFSetField(tiff, TIFFTAG_COLORMAP, red.data(), green.data(), blue.data());
  };
  EXPECT_THAT(valuesOf<std::uint8_t>({{2, 1, 4, 1, PHOTOMETRIC_PALETTE, {{0x12}}, 0, {}, withPalette}}),
              ElementsAre(255, 0, 0, 0, 128, 16));
}

TEST_F(TiffKinds, TilesAndCompressionsGiveTheSamePicture) {
  const int columns = 40, rows = 30;
  std::vector<std::uint16_t> values;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) values.push_back(static_cast<std::uint16_t>(1000 * y + 7 * x));
  }
  std::vector<Bytes> tiles;
  for (int top = 0; top < rows; top += 16) {
    for (int left = 0; left < columns; left += 16) {
      std::vector<std::uint16_t> tile(16 * 16);
      for (int y = top; y < std::min(rows, top + 16); ++y) {
        for (int x = left; x < std::min(columns, left + 16); ++x) {
          *(tile.begin() + ((y - top) * 16 + x - left)) = *(values.begin() + (y * columns + x));
        }
      }
      tiles.push_back(bytesOf(tile));
    }
  }
  for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS}) {
    const Page strip{columns, rows, 16, 1, PHOTOMETRIC_MINISBLACK, {bytesOf(values)}, 0, {{TIFFTAG_COMPRESSION, compression}}};
    EXPECT_EQ(valuesOf<std::uint16_t>({strip}), values) << compression;
    Page tiled{columns, rows, 16, 1, PHOTOMETRIC_MINISBLACK, tiles};
    tiled.tags = {{TIFFTAG_COMPRESSION, compression}, {TIFFTAG_TILEWIDTH, 16}, {TIFFTAG_TILELENGTH, 16}};
    EXPECT_EQ(valuesOf<std::uint16_t>({tiled}), values) << compression;
    tiled.blocks[4].clear();
    const auto holed = read({tiled});
    ASSERT_TRUE(holed.missing) << compression;
    EXPECT_DOUBLE_EQ(holed.missing->share, 16.0 * 14 / (columns * rows)) << "the tile in the second row of tiles";
  }
}

TEST_F(TiffKinds, JpegInTiffAndOtherYcbcr) {
  Bytes colour, luma;
  for (int i = 0; i < 64; ++i) colour.insert(colour.end(), {200, 100, 50}), luma.insert(luma.end(), {90, 100, 180});
  Page jpeg{8, 8, 8, 3, PHOTOMETRIC_YCBCR, {colour}};
  jpeg.more = [](TIFF* tiff) {
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_JPEG);
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  };
  const auto decoded = valuesOf<std::uint8_t>({jpeg});
  EXPECT_NEAR(decoded[0], 200, 3);
  EXPECT_NEAR(decoded[1], 100, 3);
  EXPECT_NEAR(decoded[2], 50, 3);
  Page plain{8, 8, 8, 3, PHOTOMETRIC_YCBCR, {luma}};
  plain.more = [](TIFF* tiff) { TIFFSetField(tiff, TIFFTAG_YCBCRSUBSAMPLING, 1, 1); };
  const auto converted = valuesOf<std::uint8_t>({plain});  // R = Y + 1.402 (Cr - 128), B = Y + 1.772 (Cb - 128)
  EXPECT_NEAR(converted[0], 163, 2);
  EXPECT_NEAR(converted[2], 40, 2);
}

TEST_F(TiffKinds, BitsInTheOtherOrder) {
  Page page{3, 2, 1, 1, PHOTOMETRIC_MINISBLACK, {{0xa0, 0x40}}};
  page.tags = {{TIFFTAG_FILLORDER, FILLORDER_LSB2MSB}};
  EXPECT_THAT(valuesOf<std::uint8_t>({page}), ElementsAre(255, 0, 255, 0, 255, 0));
}

TEST_F(TiffKinds, EveryOrientationOfSixteenBits) {
  //  1 2 3
  //  4 5 6
  const std::vector<std::vector<std::uint16_t>> turned{{1000, 2000, 3000, 4000, 5000, 6000}, {3000, 2000, 1000, 6000, 5000, 4000},
                                                       {6000, 5000, 4000, 3000, 2000, 1000}, {4000, 5000, 6000, 1000, 2000, 3000},
                                                       {1000, 4000, 2000, 5000, 3000, 6000}, {4000, 1000, 5000, 2000, 6000, 3000},
                                                       {6000, 3000, 5000, 2000, 4000, 1000}, {3000, 6000, 2000, 5000, 1000, 4000}};
  for (int mark = 1; mark <= 8; ++mark) {
    Page page{3, 2, 16, 1, PHOTOMETRIC_MINISBLACK, {bytesOf(turned[0])}};
    page.tags = {{TIFFTAG_ORIENTATION, mark}};
    const auto radiograph = read({page});
    EXPECT_THAT(std::get<std::vector<std::uint16_t>>(radiograph.pixels), ElementsAreArray(turned[static_cast<std::size_t>(mark - 1)]))
        << mark;
    EXPECT_EQ(radiograph.columns, mark < 5 ? 3 : 2);
  }
}

TEST_F(TiffKinds, AReducedCopyIsNoPage) {
  const Page picture{3, 1, 8, 1, PHOTOMETRIC_MINISBLACK, {{1, 2, 3}}};
  Page copy{1, 1, 8, 1, PHOTOMETRIC_MINISBLACK, {{2}}};
  copy.tags = {{TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE}};
  for (const auto& pages : {std::vector{copy, picture}, std::vector{picture, copy}}) {
    const auto radiograph = read(pages);
    EXPECT_EQ(radiograph.columns, 3);
    EXPECT_THAT(radiograph.facts, testing::IsEmpty());
  }
  EXPECT_THAT(read({copy, picture, picture}).facts, ElementsAre(IsFact(FactCode::OnlyFirstPage)));
  EXPECT_EQ(read({copy}).columns, 1) << "better than nothing";
}

TEST_F(TiffKinds, AReducedCopyMayBeMarkedByTheOldTag) {
  const Page picture{3, 1, 8, 1, PHOTOMETRIC_MINISBLACK, {{1, 2, 3}}};
  Page copy{1, 1, 8, 1, PHOTOMETRIC_MINISBLACK, {{2}}};
  copy.tags = {{TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE}};
  // libtiff does not write the old tag: the entry of the new one, a LONG of 1, becomes that of the old one, a SHORT of 2.
  const std::pair<Bytes, Bytes> little{{254, 0, 4, 0, 1, 0, 0, 0, 1, 0, 0, 0}, {255, 0, 3, 0, 1, 0, 0, 0, 2, 0, 0, 0}};
  const std::pair<Bytes, Bytes> big{{0, 254, 0, 4, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 255, 0, 3, 0, 0, 0, 1, 0, 2, 0, 0}};
  for (const auto& [mode, entries] : {std::pair{"wl", little}, {"wb", big}}) {
    const auto file = written({copy, picture}, mode);
    auto text = readTextFile(file);
    const auto at = text.find(std::string(entries.first.begin(), entries.first.end()));
    ASSERT_NE(at, std::string::npos) << mode;
    text.replace(at, entries.second.size(), std::string(entries.second.begin(), entries.second.end()));
    writeFileAtomically(file, std::string_view(text));
    const auto radiograph = readRaster(file, {}, {});
    EXPECT_EQ(radiograph.columns, 3) << mode;
    EXPECT_THAT(radiograph.facts, testing::IsEmpty()) << mode;
  }
}

TEST_F(TiffKinds, OtherKindsAreNotSupportedRatherThanDamaged) {
  const Bytes plenty(64, 1);
  EXPECT_EQ(failure({2, 2, 8, 4, PHOTOMETRIC_SEPARATED, {plenty}}), ErrorCode::UnsupportedPixels);
  EXPECT_EQ(failure({2, 2, 16, 4, PHOTOMETRIC_SEPARATED, {plenty}}), ErrorCode::UnsupportedPixels);
  EXPECT_EQ(failure({2, 2, 8, 3, PHOTOMETRIC_CIELAB, {plenty}}), ErrorCode::UnsupportedPixels);
  EXPECT_EQ(failure({2, 2, 32, 1, PHOTOMETRIC_MINISBLACK, {plenty}}), ErrorCode::UnsupportedPixels);
  const auto file = written({{2, 2, 32, 1, PHOTOMETRIC_MINISBLACK, {plenty}}});
  const auto refusal = test::errorOf([&] { readRaster(file, {}, {}); });
  EXPECT_TRUE(refusal.detail().starts_with("TIFF with 1 sample of 32 bits, ")) << refusal.detail();
  Page real{2, 2, 32, 1, PHOTOMETRIC_MINISBLACK, {plenty}};
  real.tags = {{TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_IEEEFP}};
  EXPECT_EQ(failure(real), ErrorCode::UnsupportedPixels);
}

TEST_F(TiffKinds, StripsThatAreMissingOrShortAreSaid) {
  Page page{100, 100, 8, 1, PHOTOMETRIC_MINISBLACK, {}, 10};
  for (int strip = 0; strip < 10; ++strip) page.blocks.emplace_back(1000, static_cast<std::uint8_t>(20 * strip + 1));
  EXPECT_FALSE(read({page}).missing);
  auto without = page;
  without.blocks[4].clear();
  const auto holed = read({without});
  ASSERT_TRUE(holed.missing);
  EXPECT_EQ(*holed.missing, (MissingPart{0.1, false}));
  EXPECT_THAT(holed.facts, ElementsAre(Fact{FactCode::PartMissing, {10.0}}));
  const auto& pixels = std::get<std::vector<std::uint8_t>>(holed.pixels);
  EXPECT_EQ(pixels[39 * 100], 61);
  EXPECT_EQ(pixels[50 * 100], 101);

  const auto shortened = [&](tmsize_t bytes) {
    auto rest = page;
    rest.blocks.pop_back();
    rest.more = [&](TIFF* tiff) {
      Bytes strip(1000, 200);
      TIFFWriteRawStrip(tiff, 9, strip.data(), bytes);
    };
    return read({rest});
  };
  const auto little = shortened(850);
  EXPECT_EQ(little.missing, (MissingPart{0.02, true}));
  EXPECT_THAT(little.facts, ElementsAre(Fact{FactCode::LittleMissing, {2.0}}));
  EXPECT_EQ(shortened(500).missing, (MissingPart{0.05, false}));
}

TEST_F(TiffKinds, OfACompressedStripTheRowsInFrontOfTheEndOfTheFileStay) {
  for (const int compression : {COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS}) {
    Page page{100, 100, 8, 1, PHOTOMETRIC_MINISBLACK, {Bytes()}};
    std::mt19937 random(1);  // every part of the file then holds as many rows
    for (int i = 0; i < 10'000; ++i) page.blocks[0].push_back(static_cast<std::uint8_t>(random() % 64));
    page.tags = {{TIFFTAG_COMPRESSION, compression}};
    const auto file = directoryFirst(readFile(written({page}, "wl")));
    const auto readBytes = [&](std::size_t length) {
      writeFileAtomically(folder_ / "cut.tiff", std::span(file).first(length));
      return readRaster(folder_ / "cut.tiff", {}, {});
    };
    const auto whole = readBytes(file.size());
    ASSERT_FALSE(whole.missing);
    const auto half = readBytes(file.size() / 2);
    ASSERT_TRUE(half.missing) << compression;
    EXPECT_NEAR(half.missing->share, 0.5, 0.1) << compression;
    const auto rows = static_cast<std::ptrdiff_t>(std::lround(100 * (1 - half.missing->share)));
    const auto &left = std::get<std::vector<std::uint8_t>>(half.pixels), &all = std::get<std::vector<std::uint8_t>>(whole.pixels);
    EXPECT_TRUE(std::equal(left.begin(), left.begin() + 100 * rows, all.begin())) << compression;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Picture files that end early or are damaged: what is left is right, and what is missing is said.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <png.h>

#include "core/base/error.h"
#include "core/decoding/raster_reader.h"
#include "core/imaging/voi.h"
#include "tests/support/facts.h"
#include "tests/support/jpeg_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using glenoid::test::IsFact;
using testing::Contains;
using testing::ElementsAre;

namespace {

using Bytes = std::vector<unsigned char>;

cv::Mat noise(int type, int rows, int columns) {
  cv::Mat picture(rows, columns, type);
  cv::RNG random(5);
  random.fill(picture, cv::RNG::UNIFORM, 0, picture.depth() == CV_8U ? 256 : 65536);
  return picture;
}

Bytes encoded(const std::string& extension, const cv::Mat& picture, const std::vector<int>& options = {}) {
  Bytes bytes;
  cv::imencode(extension, picture, bytes, options);
  return bytes;
}

Bytes cut(const Bytes& file, std::size_t length) { return {file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length)}; }

Bytes interlacedPng(const cv::Mat& grey) {
  Bytes bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  const auto write = [](png_structp writer, png_bytep data, png_size_t size) {
    auto& target = *static_cast<Bytes*>(png_get_io_ptr(writer));
    target.insert(target.end(), data, data + size);
  };
  png_set_write_fn(png, &bytes, write, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(grey.cols), static_cast<png_uint_32>(grey.rows), 8, PNG_COLOR_TYPE_GRAY,
               PNG_INTERLACE_ADAM7, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  std::vector<png_bytep> rows;
  for (int y = 0; y < grey.rows; ++y) rows.push_back(const_cast<png_bytep>(grey.ptr(y)));
  png_write_image(png, rows.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

class DamagedRaster : public testing::Test {
 protected:
  std::optional<Radiograph> readIfPossible(const Bytes& bytes) const {
    const auto file = folder_ / "file";
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    try {
      return readRaster(file, {}, {});
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::DamagedFile);
      return std::nullopt;
    }
  }
  Radiograph read(const Bytes& bytes) const {
    auto radiograph = readIfPossible(bytes);
    EXPECT_TRUE(radiograph);
    return radiograph ? *radiograph : Radiograph();
  }
  test::TemporaryFolder folder_;
};

int rowsLeft(const Radiograph& radiograph) {
  return radiograph.missing ? static_cast<int>(std::lround(radiograph.rows * (1 - radiograph.missing->share))) : radiograph.rows;
}

bool says(const Radiograph& radiograph, FactCode code) {
  return std::any_of(radiograph.facts.begin(), radiograph.facts.end(), [&](const Fact& fact) { return fact.code == code; });
}

// Smooth, so that its mean values already show most of it.
std::vector<std::uint8_t> waves(int rows, int columns) {
  std::vector<std::uint8_t> values;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      values.push_back(static_cast<std::uint8_t>(128 + 90 * std::sin(x / 19.0) * std::cos(y / 23.0) + 6 * std::sin(x * 1.3)));
    }
  }
  return values;
}

// Root of the mean square difference of two 8-bit pictures.
double difference(const Radiograph& a, const Radiograph& b) {
  const auto &first = std::get<std::vector<std::uint8_t>>(a.pixels), &second = std::get<std::vector<std::uint8_t>>(b.pixels);
  double sum = 0;
  for (std::size_t i = 0; i < first.size(); ++i) sum += std::pow(double{1} * first[i] - second.at(i), 2);
  return std::sqrt(sum / static_cast<double>(first.size()));
}

// Whether rows `first` to `last` of two pictures are the same.
bool sameRows(const Radiograph& a, const Radiograph& b, int first, int end) {
  return std::visit(
      [&]<typename Values>(const Values& values) {
        const auto* others = std::get_if<Values>(&b.pixels);
        const auto at = [&](int row) { return static_cast<std::ptrdiff_t>(pixelIndex(a, 0, row, 0)); };
        return others && std::equal(values.begin() + at(first), values.begin() + at(end), others->begin() + at(first));
      },
      a.pixels);
}

}  // namespace

TEST_F(DamagedRaster, APngOfOneChunkSaysWhatIsWrongWithIt) {
  const auto file = encoded(".png", noise(CV_8UC1, 32, 32));
  const std::string type = "IDAT";
  const auto data = std::search(file.begin(), file.end(), type.begin(), type.end()) - file.begin() + 4;
  const auto size = file.size() - static_cast<std::size_t>(data) - 16;  // without its checksum and the last chunk
  const auto detailOf = [&](const Bytes& bytes) {
    std::ofstream(folder_ / "file", std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return test::errorOf([&] { readRaster(folder_ / "file", {}, {}); }).detail();
  };
  auto wrong = file;
  wrong[static_cast<std::size_t>(data) + size] ^= 1;
  EXPECT_EQ(detailOf(wrong), "a checksum of the PNG is wrong");
  auto zeroed = file;
  std::fill(zeroed.begin() + data + static_cast<std::ptrdiff_t>(size / 2), zeroed.end(), static_cast<unsigned char>(0));
  EXPECT_THAT(detailOf(zeroed), testing::HasSubstr("of the PNG"));
  EXPECT_EQ(detailOf(cut(file, static_cast<std::size_t>(data))), "no pixel is left");
}

TEST_F(DamagedRaster, CutAnywhereTheRestIsRightAndWhatIsMissingIsSaid) {
  struct Case {
    const char* name;
    Bytes file;
    bool bottomFirst = false;
  };
  const cv::Mat grey = noise(CV_8UC1, 96, 70);
  const std::vector<Case> cases{{"PNG", encoded(".png", noise(CV_16UC1, 96, 70))},
                                {"interlaced PNG", interlacedPng(grey)},
                                {"JPEG", encoded(".jpg", grey)},
                                {"colour JPEG", encoded(".jpg", noise(CV_8UC3, 96, 70))},
                                {"progressive JPEG", encoded(".jpg", grey, {cv::IMWRITE_JPEG_PROGRESSIVE, 1})},
                                {"JPEG with restarts", encoded(".jpg", grey, {cv::IMWRITE_JPEG_RST_INTERVAL, 3})},
                                {"BMP", encoded(".bmp", grey), true},
                                {"TIFF", encoded(".tiff", grey)}};
  for (const auto& [name, file, bottomFirst] : cases) {
    const auto whole = read(file);
    EXPECT_FALSE(whole.missing) << name;
    EXPECT_THAT(whole.facts, testing::IsEmpty()) << name;
    int lastRows = 0;
    for (std::size_t length = 20; length < file.size(); length += std::max<std::size_t>(file.size() / 61, 1)) {
      const auto rest = readIfPossible(cut(file, length));
      if (!rest) continue;
      ASSERT_TRUE(rest->missing || !rest->facts.empty()) << name << " cut at " << length;
      const int rows = rowsLeft(*rest);
      EXPECT_GE(rows, lastRows) << name << " cut at " << length << ": more bytes, no fewer rows";
      lastRows = rows;
      // Colour of JPEG is smeared from block to block.
      const bool isExact = !rest->coarse && !rest->damagedSomewhere && !says(*rest, FactCode::FineDetailMissing);
      const int sure = !isExact ? 0 : whole.samples == 3 ? std::max(rows - 1, 0) : rows;
      EXPECT_TRUE(bottomFirst ? sameRows(*rest, whole, rest->rows - sure, rest->rows) : sameRows(*rest, whole, 0, sure))
          << name << " cut at " << length;
    }
    // libtiff writes its directory last.
    EXPECT_GT(lastRows, std::string_view(name) == "TIFF" ? -1 : 70) << name;
  }
}

TEST_F(DamagedRaster, OnlyTheEndMarkMayBeMissing) {
  for (const std::string extension : {".png", ".jpg"}) {
    const Bytes file = encoded(extension, noise(CV_8UC1, 96, 70));
    const auto whole = read(file);
    // IEND has 12 bytes, in front of it stands the checksum of the pixels; EOI has 2 bytes.
    for (std::size_t missing = 1; missing <= (extension == ".png" ? 16u : 2u); ++missing) {
      const auto rest = read(cut(file, file.size() - missing));
      EXPECT_FALSE(rest.missing) << extension << missing;
      EXPECT_EQ(rest.pixels, whole.pixels) << extension << missing;
      EXPECT_THAT(rest.facts, ElementsAre(IsFact(FactCode::EndMissing))) << extension << missing;
    }
  }
}

TEST_F(DamagedRaster, AJpegThatLacksAFewBytesIsIdentified) {
  for (const int progressive : {0, 1}) {
    const Bytes file = encoded(".jpg", noise(CV_8UC1, 512, 512), {cv::IMWRITE_JPEG_PROGRESSIVE, progressive});
    for (std::size_t missing = 1; missing <= 67; ++missing) {
      const auto rest = read(cut(file, file.size() - missing));
      ASSERT_TRUE(!rest.missing || rest.missing->little) << missing;
      EXPECT_FALSE(rest.facts.empty());
    }
  }
}

TEST_F(DamagedRaster, AJpegCutWithinAndClosedLacksItsRest) {
  const Bytes file = encoded(".jpg", noise(CV_8UC1, 200, 120));
  const auto whole = read(file);
  Bytes closed = cut(file, file.size() / 2);
  closed.insert(closed.end(), {0xff, 0xd9});
  const auto rest = read(closed);
  ASSERT_TRUE(rest.missing);
  EXPECT_FALSE(rest.missing->little);
  EXPECT_NEAR(rest.missing->share, 0.5, 0.06);
  EXPECT_TRUE(rest.damagedSomewhere) << "its end is there";
  EXPECT_THAT(rest.facts, ElementsAre(IsFact(FactCode::PartMissing))) << "one reason is enough";
  EXPECT_TRUE(sameRows(rest, whole, 0, rowsLeft(rest)));
}

TEST_F(DamagedRaster, AJpegThatLacksAFewBytesInFrontOfItsEndMarkIsDamagedSomewhere) {
  const Bytes file = encoded(".jpg", noise(CV_8UC1, 512, 512));
  for (std::size_t missing = 1; missing <= 67; ++missing) {
    Bytes closed = cut(file, file.size() - 2 - missing);
    closed.insert(closed.end(), {0xff, 0xd9});
    const auto rest = read(closed);
    EXPECT_TRUE(rest.damagedSomewhere) << missing;
    EXPECT_TRUE(says(rest, FactCode::DamagedSomewhere)) << missing;
  }
}

TEST_F(DamagedRaster, MostJpegsThatWereOverwrittenAreDamagedSomewhere) {
  const Bytes file = test::encodeJpeg({200, 120}, waves(200, 120));
  const auto whole = read(file);
  int visible = 0, told = 0;
  for (auto at = test::scansIn(file).front() + 20; at + 6 < file.size(); at += 7) {
    Bytes damaged = file;
    for (std::size_t i = 0; i < 4; ++i) damaged[at + i] = static_cast<std::uint8_t>(1 + (at * (i + 3)) % 254);
    const auto rest = readIfPossible(damaged);
    if (rest && difference(*rest, whole) < 5) continue;
    ++visible;
    if (!rest || rest->damagedSomewhere) ++told;
  }
  EXPECT_GT(visible, 200);
  EXPECT_GT(told, visible * 65 / 100);
}

TEST_F(DamagedRaster, AJpegWithAMeanThatNoPictureHasIsDamagedSomewhere) {
  constexpr std::size_t kFirstStep = 5;  // of the quantisation, from the marker of its table on: marker, length, number
  constexpr std::array<std::uint8_t, 2> kTable{0xff, 0xdb};
  Bytes file = test::encodeJpeg({64, 64}, {255});
  EXPECT_THAT(read(file).facts, testing::IsEmpty());
  auto& step = *(std::search(file.begin(), file.end(), kTable.begin(), kTable.end()) + kFirstStep);
  step = static_cast<std::uint8_t>(2 * step);
  EXPECT_THAT(read(file).facts, ElementsAre(IsFact(FactCode::DamagedSomewhere)));
}

TEST_F(DamagedRaster, AJpegWithAFewCodesLeftIsDamagedSomewhere) {
  constexpr std::size_t kLowerByteOfRows = 6;  // from the marker of the frame on: marker, length, precision, rows
  constexpr std::array<std::uint8_t, 2> kFrame{0xff, 0xc0};
  Bytes file = test::encodeJpeg({16, 24}, {128});
  auto& rows = *(std::search(file.begin(), file.end(), kFrame.begin(), kFrame.end()) + kLowerByteOfRows);
  ASSERT_EQ(rows, 16);
  rows = 8;  // libjpeg has read the three blocks of the other row by then
  EXPECT_THAT(read(file).facts, ElementsAre(IsFact(FactCode::DamagedSomewhere)));
}

TEST_F(DamagedRaster, AJpegOfBlackAndWhiteIsWholeAtEveryQuality) {
  cv::Mat grey = noise(CV_8UC1, 75, 61) > 127;
  grey(cv::Rect(0, 0, 40, 40)) = 0;
  grey(cv::Rect(0, 40, 40, 35)) = 255;
  const cv::Mat second = 255 - grey;
  cv::Mat colour;
  cv::merge(std::vector{grey, second, grey}, colour);
  for (int quality = 1; quality <= 100; ++quality) {
    for (const int interval : {0, 1, 5}) {
      const std::vector<int> options{cv::IMWRITE_JPEG_QUALITY, quality, cv::IMWRITE_JPEG_RST_INTERVAL, interval};
      for (const auto& picture : {grey, colour}) {
        const auto radiograph = read(encoded(".jpg", picture, options));
        EXPECT_FALSE(radiograph.damagedSomewhere) << quality << ", " << interval;
        EXPECT_FALSE(radiograph.missing) << quality << ", " << interval;
      }
    }
  }
}

TEST_F(DamagedRaster, InAJpegWithARestartInEachRowTheRowsInFrontOfTheDamageAreRight) {
  auto values = waves(200, 120);
  const cv::Mat grey(200, 120, CV_8UC1, values.data());
  const Bytes file = encoded(".jpg", grey, {cv::IMWRITE_JPEG_RST_INTERVAL, 15});
  const auto whole = read(file);
  int told = 0;
  for (auto at = file.size() / 2; at + 6 < file.size(); at += 7) {
    Bytes damaged = file;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(at), 4, std::uint8_t{0x55});
    const auto rest = read(damaged);
    EXPECT_TRUE(sameRows(rest, whole, 0, rest.missing ? rowsLeft(rest) : 0)) << at;
    if (rest.missing) ++told;
  }
  EXPECT_GT(told, 0);
}

TEST_F(DamagedRaster, AJpegThatWasOverwrittenIsDamagedSomewhere) {
  Bytes file = test::encodeJpeg({200, 120}, waves(200, 120));
  const auto whole = read(file);
  EXPECT_FALSE(whole.damagedSomewhere);
  // The codes lose step here; libjpeg finds bytes left over behind the last row.
  std::fill_n(file.begin() + static_cast<std::ptrdiff_t>(file.size() * 54 / 100), 4, std::uint8_t{0x55});
  const auto rest = read(file);
  EXPECT_GT(difference(rest, whole), 5);
  EXPECT_TRUE(rest.damagedSomewhere);
  EXPECT_THAT(rest.facts, ElementsAre(IsFact(FactCode::DamagedSomewhere)));
}

TEST_F(DamagedRaster, PaddingInFrontOfTheEndMarkOfAJpegIsNoDamage) {
  const Bytes file = test::encodeJpeg({200, 120}, waves(200, 120));
  for (const unsigned char filler : {0x00, 0xff, 0x5a}) {
    Bytes padded = file;
    padded.insert(padded.end() - 2, 100, filler);
    const auto rest = read(padded);
    EXPECT_EQ(rest.damagedSomewhere, filler == 0x5a) << int{filler};
    EXPECT_EQ(rest.facts.empty(), filler != 0x5a) << int{filler};
  }
}

TEST_F(DamagedRaster, AProgressiveJpegWithoutItsLastScansIsWholeButCoarse) {
  for (const auto stored : {JCS_GRAYSCALE, JCS_YCbCr}) {
    const bool isGrey = stored == JCS_GRAYSCALE;
    const auto file = test::encodeJpeg({200, 120, isGrey ? JCS_GRAYSCALE : JCS_RGB, stored, true}, waves(200, isGrey ? 120 : 360));
    const auto whole = read(file);
    EXPECT_THAT(whole.facts, testing::Each(IsFact(FactCode::Tinted)));
    const auto scans = test::scansIn(file).size();
    const std::size_t allButLowestBits = isGrey ? 4 : 6;  // of libjpeg's scans
    ASSERT_GT(scans, allButLowestBits);
    for (std::size_t left = 1; left < scans; ++left) {
      const auto rest = read(test::withScans(file, left));
      EXPECT_FALSE(rest.missing) << left;
      EXPECT_EQ(rest.coarse, left < allButLowestBits) << left;
      EXPECT_TRUE(says(rest, rest.coarse ? FactCode::DetailMissing : FactCode::FineDetailMissing)) << left;
      if (isGrey) {
        EXPECT_LT(difference(rest, whole), 16) << left;
      }
    }
  }
}

TEST_F(DamagedRaster, AProgressiveJpegCutWithinAScanIsWholeFromItsMeanValuesOn) {
  const auto file = test::encodeJpeg({200, 120, JCS_GRAYSCALE, JCS_GRAYSCALE, true}, waves(200, 120));
  const auto scans = test::scansIn(file);
  const auto middleOf = [&](std::size_t scan) { return (scans[scan] + (scan + 1 < scans.size() ? scans[scan + 1] : file.size())) / 2; };
  const auto first = read(cut(file, middleOf(0)));
  ASSERT_TRUE(first.missing);
  EXPECT_FALSE(first.missing->little);
  for (std::size_t scan = 1; scan < scans.size(); ++scan) {
    const auto rest = read(cut(file, middleOf(scan)));
    EXPECT_FALSE(rest.missing) << scan;
    EXPECT_EQ(rest.coarse, scan < 4) << scan << ": the later ones hold the lowest bits";
    EXPECT_EQ(rest.facts.size(), 1u) << "not also that the end is missing";
  }
}

TEST_F(DamagedRaster, AProgressiveJpegWithAnEarlyEndMarkHasOneFault) {
  const auto file = test::encodeJpeg({200, 120, JCS_GRAYSCALE, JCS_GRAYSCALE, true}, waves(200, 120));
  const auto start = test::scansIn(file).at(1);
  for (auto length = start + 20; length < file.size() - 20; length += file.size() / 23) {
    Bytes closed = cut(file, length);
    closed.insert(closed.end(), {0xff, 0xd9});
    const auto rest = read(closed);
    EXPECT_EQ(rest.facts.size(), 1u) << length << ", " << testing::PrintToString(sentences(rest.facts));
  }
}

TEST_F(DamagedRaster, AProgressiveJpegMayEndWithinTheHeaderOfAScan) {
  const auto file = test::encodeJpeg({200, 120, JCS_GRAYSCALE, JCS_GRAYSCALE, true}, waves(200, 120));
  for (const auto scan : test::scansIn(file)) {
    const bool isFirst = scan == test::scansIn(file).front();
    for (std::size_t more = 2; more < 10; ++more) {
      const auto rest = readIfPossible(cut(file, scan + more));
      ASSERT_EQ(rest.has_value(), !isFirst) << scan << " + " << more;
      if (rest) {
        EXPECT_FALSE(rest->missing) << scan << " + " << more;
      }
    }
  }
}

TEST_F(DamagedRaster, AJpegWithoutTheMeanValuesOfAComponentIsDamaged) {
  // The scan of the mean values is left out.
  auto file = test::encodeJpeg({200, 120, JCS_RGB, JCS_YCbCr, true}, waves(200, 360));
  const auto scans = test::scansIn(file);
  Bytes later(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(scans[0]));
  later.insert(later.end(), file.begin() + static_cast<std::ptrdiff_t>(scans[1]), file.end());
  EXPECT_FALSE(readIfPossible(later));
}

TEST_F(DamagedRaster, RowsBehindAWrongChecksumDoNotCount) {
  const Bytes file = encoded(".png", noise(CV_16UC1, 300, 100));
  const auto whole = read(file);
  Bytes damaged = file;
  damaged[file.size() / 2] ^= 0x55;
  const auto rest = read(damaged);
  ASSERT_TRUE(rest.missing);
  EXPECT_NEAR(rest.missing->share, 0.5, 0.2);
  EXPECT_TRUE(sameRows(rest, whole, 0, rowsLeft(rest)));
}

TEST_F(DamagedRaster, TheWindowOfTheRestStays) {
  cv::Mat ramp(400, 300, CV_16UC1);
  for (int y = 0; y < ramp.rows; ++y) {
    for (int x = 0; x < ramp.cols; ++x) ramp.at<std::uint16_t>(y, x) = static_cast<std::uint16_t>(1000 + 50 * x + (y * 7 + x * 13) % 50);
  }
  const Bytes file = encoded(".png", ramp);
  for (const double share : {0.3, 0.7}) {
    const auto rest = read(cut(file, static_cast<std::size_t>(share * static_cast<double>(file.size()))));
    ASSERT_TRUE(rest.missing);
    Radiograph upper = rest;
    upper.rows = rowsLeft(rest);
    std::get<std::vector<std::uint16_t>>(upper.pixels).resize(static_cast<std::size_t>(upper.rows) * 300);
    EXPECT_EQ(automaticWindow(rest), automaticWindow(upper)) << share;
    const auto& pixels = std::get<std::vector<std::uint16_t>>(rest.pixels);
    const auto [least, most] = std::minmax_element(pixels.end() - 300, pixels.end());
    EXPECT_GT(*most - *least, 10000) << "hatched";
  }
}

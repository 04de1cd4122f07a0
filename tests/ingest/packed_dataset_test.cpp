// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/packed_dataset.h"

#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <zip.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/in_process_decoder.h"
#include "core/ingest/open_dataset.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

// The grey value of a tile of a mosaic.
int greyOf(int mosaic, int tile) { return (tile * 37 + mosaic * 11) % 200 + 20; }

std::string mosaicJpeg(int mosaic, int side) {
  cv::Mat picture(16 * side, 16 * side, CV_8UC1);
  for (int t = 0; t < 256; ++t) picture({t % 16 * side, t / 16 * side, side, side}).setTo(greyOf(mosaic, t));
  std::vector<std::uint8_t> bytes;
  cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, 95});
  return {bytes.begin(), bytes.end()};
}

std::string greyJpeg(int rows, int columns) {
  std::vector<std::uint8_t> bytes;
  cv::imencode(".jpg", cv::Mat(rows, columns, CV_8UC1, cv::Scalar(90)), bytes);
  return {bytes.begin(), bytes.end()};
}

void writeZip(const fs::path& file, const std::map<std::string, std::string>& entries) {
  zip_t* zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  ASSERT_NE(zip, nullptr);
  for (const auto& [name, content] : entries) {
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0), 0);
  }
  ASSERT_EQ(zip_close(zip), 0);
}

std::string labelsJson(std::size_t count, int first) {
  auto labels = nlohmann::json::array();
  for (std::size_t i = 0; i < count; ++i) labels.push_back((static_cast<std::size_t>(first) + i) % 12);
  return labels.dump();
}

class PackedDataset : public testing::Test {
 protected:
  PixelCache read(const fs::path& data) {
    auto cache = packedDataset(packsOf(data), *decoder_, folder_ / "out" / "pixels.cache");
    cache.keep();
    return cache;
  }
  std::optional<ErrorCode> failure(const std::map<std::string, std::string>& entries) {
    writeZip(folder_ / "bad.zip", entries);
    try {
      read(folder_ / "bad.zip");
    } catch (const Error& error) {
      return error.code();
    }
    return std::nullopt;
  }

  test::TemporaryFolder folder_;
  std::unique_ptr<Decoder> decoder_ = makeInProcessDecoder();
};

}  // namespace

TEST_F(PackedDataset, AnEntrysNameStandsInTheFileOfAnErrorAlone) {
  const std::vector<std::map<std::string, std::string>> packs{
      {{"Meier.jpg", mosaicJpeg(0, 16)}},
      {{"Meier.jpg", mosaicJpeg(0, 16)}, {"labels.json", "[\"Meier\""}},
      {{"Meier.jpg", mosaicJpeg(0, 16)}, {"labels.json", "[\"Meier\"]"}},
      {{"Meier.jpg", mosaicJpeg(0, 16).substr(0, 200)}, {"labels.json", labelsJson(256, 0)}},
      {{"Meier.jpg", greyJpeg(256, 250)}, {"labels.json", labelsJson(256, 0)}},
  };
  for (const auto& entries : packs) {
    writeZip(folder_ / "bad.zip", entries);
    const auto error = test::errorOf([&] { read(folder_ / "bad.zip"); });
    EXPECT_EQ(error.detail().find("Meier"), std::string::npos) << error.what();
    EXPECT_FALSE(error.file().empty()) << error.what();
  }
}

TEST_F(PackedDataset, TilesOfAllPacksAreOneDataSet) {
  writeZip(folder_ / "b.zip", {{"0000.jpg", mosaicJpeg(2, 16)}, {"labels.json", labelsJson(256, 5)}});
  writeZip(folder_ / "a.zip", {{"0000.jpg", mosaicJpeg(0, 16)}, {"0001.jpg", mosaicJpeg(1, 16)}, {"labels.json", labelsJson(512, 0)}});
  writeFileAtomically(folder_ / "README.md", std::string_view("not a pack"));
  const auto cache = read(folder_.path());
  ASSERT_EQ(cache.size(), 768u);
  EXPECT_EQ(cache.info().side, 16);
  ASSERT_EQ(cache.info().labels.size(), 12u);
  EXPECT_EQ(cache.info().labels.front(), "00");
  EXPECT_EQ(cache.info().labels.back(), "11");
  EXPECT_EQ(cache.items()[300].path, "a.zip/0001.jpg#44");
  EXPECT_EQ(cache.items()[300].label, 0);
  EXPECT_EQ(cache.items()[512].label, 5);
  for (const std::size_t i : {0u, 17u, 300u, 767u}) {
    for (const std::size_t at : {0u, 100u, 255u}) {
      EXPECT_NEAR(cache.picture(i)[at], greyOf(static_cast<int>(i / 256), static_cast<int>(i % 256)), 3) << i;
    }
  }
  const auto written = fs::last_write_time(folder_ / "out" / "pixels.cache");
  read(folder_.path());
  EXPECT_EQ(fs::last_write_time(folder_ / "out" / "pixels.cache"), written) << "the same packs are not unpacked again";
  EXPECT_EQ(read(folder_ / "b.zip").size(), 256u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "out"), {}), 1) << "nothing else is left behind";
}

TEST_F(PackedDataset, NearDuplicatesAmongItsTilesShareAGroup) {
  constexpr int kTileSide = 32, kMosaicSide = 16 * kTileSide;
  cv::Mat mosaic(kMosaicSide, kMosaicSide, CV_8UC1), mirrored;
  cv::RNG(1).fill(mosaic, cv::RNG::UNIFORM, 20, 236);
  cv::flip(mosaic({9 * kTileSide, 0, kTileSide, kTileSide}), mirrored, 1);
  mirrored.copyTo(mosaic({8 * kTileSide, 12 * kTileSide, kTileSide, kTileSide}));
  std::vector<std::uint8_t> bytes;
  cv::imencode(".jpg", mosaic, bytes, {cv::IMWRITE_JPEG_QUALITY, 95});
  writeZip(folder_ / "a.zip", {{"0000.jpg", {bytes.begin(), bytes.end()}}, {"labels.json", labelsJson(256, 0)}});
  const auto cache = read(folder_ / "a.zip");
  ASSERT_EQ(cache.nearDuplicates().size(), 1u);
  EXPECT_EQ(cache.nearDuplicates()[0].first, 9u);
  EXPECT_EQ(cache.nearDuplicates()[0].second, 200u);
  EXPECT_EQ(cache.nearDuplicates()[0].symmetry, 4);
  EXPECT_FALSE(cache.items()[9].group.empty());
  EXPECT_EQ(cache.items()[9].group, cache.items()[200].group);
}

TEST_F(PackedDataset, WhatIsNoPackIsRefused) {
  const auto good = mosaicJpeg(0, 16);
  EXPECT_EQ(failure({{"0000.jpg", good}}), ErrorCode::FileNotFound);
  EXPECT_EQ(failure({{"0000.jpg", good}, {"labels.json", labelsJson(255, 0)}}), ErrorCode::FileInvalid);
  EXPECT_EQ(failure({{"labels.json", "[]"}}), ErrorCode::FileInvalid);
  auto half = nlohmann::json::parse(labelsJson(256, 0));
  half[7] = 0.5;
  EXPECT_EQ(failure({{"0000.jpg", good}, {"labels.json", half.dump()}}), ErrorCode::FileInvalid);
  EXPECT_EQ(failure({{"0000.jpg", good}, {"labels.json", "{\"a\": 1}"}}), ErrorCode::FileInvalid);
  auto negative = nlohmann::json::parse(labelsJson(256, 0));
  negative[7] = -1;
  EXPECT_EQ(failure({{"0000.jpg", good}, {"labels.json", negative.dump()}}), ErrorCode::FileInvalid);
  EXPECT_EQ(failure({{"0000.jpg", good}, {"0001.jpg", mosaicJpeg(0, 8)}, {"labels.json", labelsJson(512, 0)}}), ErrorCode::FileInvalid);
  EXPECT_EQ(failure({{"0000.jpg", good.substr(0, good.size() / 2)}, {"labels.json", labelsJson(256, 0)}}), ErrorCode::DamagedFile);
  EXPECT_EQ(failure({{"0000.jpg", good}, {"labels.json", std::string((std::size_t{64} << 20) + 1, ' ')}}), ErrorCode::ArchiveTooLarge);
  EXPECT_FALSE(fs::exists(folder_ / "out" / "pixels.cache"));
}

TEST_F(PackedDataset, ADamagedZipIsRefused) {
  writeZip(folder_ / "whole.zip", {{"0000.jpg", mosaicJpeg(0, 16)}, {"labels.json", labelsJson(256, 0)}});
  auto bytes = readTextFile(folder_ / "whole.zip");
  bytes[200] = static_cast<char>(bytes[200] ^ 0x55);
  writeFileAtomically(folder_ / "flipped.zip", bytes);
  EXPECT_THROW(read(folder_ / "flipped.zip"), Error);
  writeFileAtomically(folder_ / "cut.zip", bytes.substr(0, bytes.size() / 2));
  EXPECT_THROW(read(folder_ / "cut.zip"), Error);
}

TEST_F(PackedDataset, StopsWhenAsked) {
  writeZip(folder_ / "a.zip", {{"0000.jpg", mosaicJpeg(0, 16)}, {"labels.json", labelsJson(256, 0)}});
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(packedDataset({folder_ / "a.zip"}, *decoder_, folder_ / "x.cache", token), Cancelled);
}

TEST_F(PackedDataset, APackAndItsCacheAreOpenedByName) {
  writeZip(folder_ / "a.zip", {{"0000.jpg", mosaicJpeg(0, 16)}, {"labels.json", labelsJson(256, 0)}});
  int decoders = 0;
  const auto makeDecoder = [&] { return ++decoders, makeInProcessDecoder(); };
  auto cache = openDataset(folder_ / "a.zip", folder_ / "a.cache", makeDecoder);
  EXPECT_EQ(cache.size(), 256u);
  cache.keep();
  EXPECT_EQ(openDataset(folder_ / "a.cache", folder_ / "unused", makeDecoder).size(), 256u);
  EXPECT_EQ(decoders, 1);
  EXPECT_FALSE(fs::exists(folder_ / "unused"));
  EXPECT_THROW(openDataset(folder_ / "none", folder_ / "unused", makeDecoder), Error);
}

TEST_F(PackedDataset, ReadsThePublishedValidationPack) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (!data) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  const auto cache = read(fs::path(data) / "pretraining" / "tiny_imagenet_grey_val.zip");
  EXPECT_EQ(cache.size(), 5120u);
  EXPECT_EQ(cache.info().side, 64);
  EXPECT_EQ(cache.info().labels.size(), 200u);
  EXPECT_EQ(cache.info().labels[7], "007");
  EXPECT_EQ(cache.items()[0].label, 190);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/near_duplicates.h"

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/dataset/index.h"
#include "core/decoding/in_process_decoder.h"
#include "core/imaging/network_input.h"
#include "core/ingest/decoded_dataset.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/synthetic_radiograph.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;

namespace {

constexpr int kSide = 250;

// A drawn radiograph; seeds that differ by a multiple of four have implants of one shape.
cv::Mat square(std::uint32_t seed) {
  auto drawn = test::syntheticRadiograph({.rows = 320, .columns = 240, .shape = static_cast<test::ImplantShape>(seed % 4), .seed = seed});
  auto grey = squareImage(test::greyRadiograph(drawn.columns, std::move(drawn.values))).grey;
  return cv::Mat(kSide, kSide, CV_8UC1, grey.data()).clone();
}

void add(NearDuplicateSearch& search, const cv::Mat& picture) {
  search.add({picture.ptr<std::uint8_t>(), static_cast<std::size_t>(kSide * kSide)}, kSide);
}

// Returns the picture from which `original` results by what symmetryName(symmetry) says.
cv::Mat disguised(const cv::Mat& original, int symmetry) {
  cv::Mat result = original.clone();
  for (int turn = 0; turn < symmetry % 4; ++turn) cv::rotate(result, result, cv::ROTATE_90_CLOCKWISE);
  if (symmetry >= 4) cv::flip(result, result, 1);
  return result;
}

// As another viewer may export it: another window, a crop, other bars, JPEG.
cv::Mat exportedAgain(const cv::Mat& original) {
  cv::Mat crop, result(kSide, kSide, CV_8UC1, cv::Scalar(0));
  const int bar = (kSide - kSide * 3 / 4) / 2;
  original({bar + 4, 10, kSide - 2 * bar - 8, kSide - 24}).convertTo(crop, CV_8U, 0.75, 25);
  const double scale = static_cast<double>(kSide) / crop.rows;
  cv::resize(crop, crop, {}, scale, scale, cv::INTER_LINEAR);
  crop.copyTo(result({(kSide - crop.cols) / 2, 0, crop.cols, kSide}));
  std::vector<std::uint8_t> bytes;
  cv::imencode(".jpg", result, bytes, {cv::IMWRITE_JPEG_QUALITY, 60});
  return cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
}

}  // namespace

TEST(NearDuplicates, EverySymmetryOfAPictureExportedAgainIsFoundAndNamed) {
  for (int symmetry = 0; symmetry < 8; ++symmetry) {
    NearDuplicateSearch search;
    for (const std::uint32_t seed : {1u, 2u, 3u, 4u}) add(search, square(seed));
    add(search, disguised(exportedAgain(square(3)), symmetry));
    const auto pairs = search.find();
    ASSERT_EQ(pairs.size(), 1u) << symmetryName(symmetry);
    EXPECT_EQ(pairs[0].first, 2u);
    EXPECT_EQ(pairs[0].second, 4u);
    EXPECT_EQ(pairs[0].symmetry, symmetry);
    EXPECT_GT(pairs[0].correlation, 0.8);
    EXPECT_LE(pairs[0].correlation, 1 + 1e-6);
  }
}

// Drawings of one shape differ little more than two radiographs of one patient; those of two shapes are never a pair.
TEST(NearDuplicates, DifferentRadiographsAreNoPair) {
  NearDuplicateSearch search;
  for (std::uint32_t seed = 0; seed < 24; ++seed) add(search, square(seed));
  for (const auto& pair : search.find()) EXPECT_EQ(pair.first % 4, pair.second % 4) << pair.first << " " << pair.second;
  NearDuplicateSearch clouds;
  for (std::uint64_t seed = 0; seed < 40; ++seed) clouds.add(squareImage(test::cloudyRadiograph(seed)).grey, kSide);
  EXPECT_TRUE(clouds.find().empty());
}

TEST(NearDuplicates, FlatPicturesAreLikeNoOther) {
  NearDuplicateSearch search;
  for (const double grey : {0.0, 0.0, 128.0, 128.0, 255.0}) add(search, cv::Mat(kSide, kSide, CV_8UC1, cv::Scalar(grey)));
  EXPECT_TRUE(search.find().empty());
  EXPECT_TRUE(NearDuplicateSearch().find().empty());
}

TEST(NearDuplicates, StopWhenAskedAndSayHowFarTheyAre) {
  NearDuplicateSearch search;
  for (std::uint64_t seed = 0; seed < 20; ++seed) search.add(squareImage(test::cloudyRadiograph(seed)).grey, kSide);
  const CancelToken token;
  EXPECT_THROW(search.find(token, [&](const Progress&) { token.cancel(); }), Cancelled);
  Progress last;
  search.find({}, [&](const Progress& p) { last = p; });
  EXPECT_EQ(last.total, 190u);
  EXPECT_EQ(last.done, 190u);
}

TEST(NearDuplicates, ThePublishedPairsAreFoundAndFewOthers) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (!data) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  const test::TemporaryFolder folder;
  const auto decoder = makeInProcessDecoder();
  const auto cache = decodedDataset(indexFolder(std::filesystem::path(data) / "sixic"), *decoder, folder / "pixels.cache", {}, {});
  std::set<std::string> pairs;
  for (const auto& pair : cache.nearDuplicates()) {
    pairs.insert(cache.items()[pair.first].path + " " + cache.items()[pair.second].path);
    EXPECT_FALSE(cache.items()[pair.first].group.empty());
    EXPECT_EQ(cache.items()[pair.first].group, cache.items()[pair.second].group);
  }
  EXPECT_TRUE(pairs.contains("Depuy/Depuy.12.jpg Zimmer/Zimmer.8.jpg"));
  EXPECT_TRUE(pairs.contains("Cofield/Cofield.55.jpg Cofield/Cofield.71.jpg"));
  EXPECT_LE(pairs.size(), 12u);
}

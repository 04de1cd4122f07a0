// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/near_duplicates.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/dataset/index.h"
#include "core/decoding/in_process_decoder.h"
#include "core/imaging/network_input.h"
#include "core/ingest/comparable_picture.h"
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

double bestAnywhere(const cv::Mat& part, const cv::Mat& picture) {
  if (part.cols > picture.cols || part.rows > picture.rows) return 0;
  cv::Mat correlations;
  cv::matchTemplate(picture, part, correlations, cv::TM_CCOEFF_NORMED);
  double best = 0;
  cv::minMaxLoc(correlations, nullptr, &best);
  return best;
}

// The best correlation of the middle of one picture with any place in the other at any of these scales.
template <typename Scales>
double bestMiddle(const cv::Mat& picture, const cv::Mat& other, const Scales& scales) {
  double best = 0;
  for (const double scale : scales) best = std::max(best, bestAnywhere(scaledMiddle(picture, scale), other));
  return best;
}

// The rule without any shortcut.
std::vector<NearDuplicate> comparedPlainly(const std::vector<cv::Mat>& squares) {
  std::vector<ComparablePicture> pictures;
  for (const auto& picture : squares) pictures.push_back(comparablePicture(picture).value());
  std::vector<NearDuplicate> pairs;
  for (std::size_t first = 0; first < pictures.size(); ++first) {
    for (std::size_t second = first + 1; second < pictures.size(); ++second) {
      NearDuplicate best{first, second, 0, 0};
      for (int symmetry = 0; symmetry < 8; ++symmetry) {
        const auto& a = pictures[first];
        const auto& b = pictures[second];
        if (std::popcount(a.hashes[0] ^ b.hashes[static_cast<std::size_t>(symmetry)]) > kLargestDistance) continue;
        if (bestMiddle(a.coarse, transformed(b.coarse, symmetry), kCoarseScales) < kCoarseCorrelation) continue;
        const double correlation = bestMiddle(a.fine, transformed(b.fine, symmetry), kFineScales);
        if (correlation > best.correlation) best = {first, second, correlation, symmetry};
      }
      if (best.correlation >= kFineCorrelation) pairs.push_back(best);
    }
  }
  return pairs;
}

// Turned or mirrored, off the middle, cropped by up to a fifth, brighter or darker, noisy.
cv::Mat altered(const cv::Mat& original, cv::RNG& random) {
  const int width = random.uniform(150, 186), height = random.uniform(200, 250);
  cv::Mat result = original({random.uniform(32, 219 - width), random.uniform(0, 251 - height), width, height}).clone();
  result.convertTo(result, CV_8U, random.uniform(0.5, 1.0), random.uniform(0, 60));
  cv::Mat noise(result.size(), CV_8UC1);
  random.fill(noise, cv::RNG::UNIFORM, 0, random.uniform(1, 12));
  result += noise;
  const double scale = static_cast<double>(kSide) / height;
  cv::resize(result, result, {std::min(kSide, static_cast<int>(width * scale)), kSide}, 0, 0, cv::INTER_LINEAR);
  cv::copyMakeBorder(result, result, 0, 0, 0, kSide - result.cols, cv::BORDER_CONSTANT, cv::Scalar(0));
  return disguised(result, random.uniform(0, 8));
}

}  // namespace

TEST(NearDuplicates, ThePairsAreThoseOfThePlainComparison) {
  cv::RNG random(1);
  std::vector<cv::Mat> squares;
  for (std::uint32_t seed = 0; seed < 16; ++seed) {
    squares.push_back(square(seed));
    for (int copy = 0; copy < 3; ++copy) squares.push_back(altered(squares[seed * 4], random));
  }
  NearDuplicateSearch search;
  for (const auto& picture : squares) add(search, picture);
  const auto found = search.find(), expected = comparedPlainly(squares);
  EXPECT_GT(expected.size(), 20u);
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].first, expected[i].first);
    EXPECT_EQ(found[i].second, expected[i].second);
    EXPECT_EQ(found[i].symmetry, expected[i].symmetry);
    EXPECT_NEAR(found[i].correlation, expected[i].correlation, 1e-6);
  }
}

TEST(NearDuplicates, OnePairIsFoundAmongTwoThousandPicturesOfNoise) {
  constexpr std::size_t kFirst = 700, kSecond = 1500;
  constexpr int kSmallSide = 64, kSymmetry = 5;
  cv::RNG random(2);
  NearDuplicateSearch search;
  cv::Mat planted;
  for (std::size_t i = 0; i < 2000; ++i) {
    cv::Mat picture(kSmallSide, kSmallSide, CV_8UC1);
    random.fill(picture, cv::RNG::UNIFORM, 10, 250);
    if (i == kFirst) disguised(picture, kSymmetry).convertTo(planted, CV_8U, 0.6, 40);
    if (i == kSecond) picture = planted;
    search.add({picture.ptr<std::uint8_t>(), picture.total()}, kSmallSide);
  }
  const auto pairs = search.find();
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs[0].first, kFirst);
  EXPECT_EQ(pairs[0].second, kSecond);
  EXPECT_EQ(pairs[0].symmetry, kSymmetry);
}

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

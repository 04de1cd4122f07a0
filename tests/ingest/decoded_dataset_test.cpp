// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/decoded_dataset.h"

#include <algorithm>
#include <atomic>
#include <set>

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dataset/split.h"
#include "core/ingest/open_dataset.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

// A file holds the number of the radiograph that is drawn for it, followed by anything. An "i" before the number reverses the polarity, "x"
// is damage, "b" is black, "t" is a thumbnail of a CT slice, an "m" or "l" before the number means that much or a little is missing, a "d"
// that detail is; on "o" the decoder crashes once, on "c" every time.
class DrawingDecoder : public Decoder {
 public:
  Radiograph read(const fs::path& file, const ReadOptions&, const CancelToken& token) override {
    token.check();
    ++reads;
    auto text = readTextFile(file);
    if (text.starts_with("b")) return test::greyRadiograph(80, std::vector<std::uint8_t>(80 * 80, 0));
    if (text.starts_with("t")) {
      auto thumbnail = test::greyRadiograph<std::uint8_t>(2, {0, 50, 100, 150, 200, 250});
      thumbnail.modality = "CT";
      return thumbnail;
    }
    if (text.starts_with("x")) throw Error(ErrorCode::DamagedFile, "marked", file.string());
    if (text.starts_with("c") || (text.starts_with("o") && !crashed.exchange(true)))
      throw Error(ErrorCode::DecoderCrashed, "", file.string());
    if (text.starts_with("o")) text.erase(0, 1);
    const bool inverted = text.starts_with("i"), much = text.starts_with("m"), little = text.starts_with("l"),
               coarse = text.starts_with("d");
    auto radiograph = test::cloudyRadiograph(std::stoul(text.substr(inverted || much || little || coarse ? 1 : 0)));
    radiograph.coarse = coarse;
    if (much || little) radiograph.missing = MissingPart{0.01, little};
    radiograph.inverted = inverted;
    return radiograph;
  }
  std::atomic<int> reads{0};
  std::atomic<bool> crashed{false};
};

class DecodedDataset : public testing::Test {
 protected:
  void SetUp() override {
    put("A/1", "1");
    put("A/2", "x");
    put("B/3", "i1");
    put("B/4", "4");
  }
  void put(const std::string& name, std::string_view text) { writeFileAtomically(folder_ / "data" / name, text); }
  PixelCache decode() {
    auto cache = decodedDataset(indexFolder(folder_ / "data"), decoder_, folder_ / "cache.pixels", token_, {});
    cache.keep();
    return cache;
  }

  test::TemporaryFolder folder_;
  DrawingDecoder decoder_;
  CancelToken token_;
};

}  // namespace

TEST_F(DecodedDataset, HoldsEveryReadableFileAndSaysWhyTheOthersAreSkipped) {
  const auto cache = decode();
  ASSERT_EQ(cache.size(), 3u);
  ASSERT_EQ(cache.skipped().size(), 1u);
  EXPECT_EQ(cache.skipped()[0].path, "A/2");
  EXPECT_EQ(cache.skipped()[0].code, "damaged-file");
  EXPECT_EQ(sentenceOf(cache.skipped()[0]), errorSentence(ErrorCode::DamagedFile));
  EXPECT_EQ(cache.items()[0].path, "A/1");
  const auto middle = 125u * 250u + 125u;
  EXPECT_NEAR(cache.picture(0)[middle] + cache.picture(1)[middle], 255, 2) << "polarity is part of the recipe";
}

TEST_F(DecodedDataset, NothingIsLearnedFromAPictureThatIsNotWhole) {
  put("A/2", "m2");
  put("A/3", "l3");
  put("B/5", "d5");
  const auto cache = decode();
  EXPECT_EQ(cache.size(), 4u);
  ASSERT_EQ(cache.skipped().size(), 2u);
  EXPECT_EQ(cache.skipped()[0].path, "A/2");
  EXPECT_EQ(cache.skipped()[1].path, "B/5");
  for (const auto& file : cache.skipped()) EXPECT_EQ(file.code, "damaged-file");
}

TEST_F(DecodedDataset, NoContentIsDecodedTwice) {
  put("A/2", "2");
  const std::vector<std::uint8_t> before = [&] {
    const auto cache = decode();
    return std::vector<std::uint8_t>(cache.picture(2).begin(), cache.picture(2).end());
  }();
  EXPECT_EQ(decoder_.reads, 4);
  decode();
  EXPECT_EQ(decoder_.reads, 4);
  put("A/1", "7");
  fs::rename(folder_ / "data/B/3", folder_ / "data/A/9");
  const auto cache = decode();
  EXPECT_EQ(decoder_.reads, 5) << "the moved file is known by its content";
  ASSERT_EQ(cache.items()[2].path, "A/9");
  EXPECT_THAT(cache.picture(2), testing::ElementsAreArray(before));
}

TEST_F(DecodedDataset, ASkippedFileAloneIsTriedAgain) {
  EXPECT_EQ(decode().size(), 3u);
  const auto before = readFile(folder_ / "cache.pixels");
  EXPECT_EQ(decode().size(), 3u);
  EXPECT_EQ(decoder_.reads, 5);
  EXPECT_EQ(readFile(folder_ / "cache.pixels"), before);
  fs::remove(folder_ / "data/A/2");
  EXPECT_TRUE(decode().skipped().empty());
}

TEST_F(DecodedDataset, CancelLeavesTheOldCache) {
  decode();
  const auto before = readFile(folder_ / "cache.pixels");
  put("A/1", "9");
  token_.cancel();
  EXPECT_THROW(decode(), Cancelled);
  EXPECT_EQ(readFile(folder_ / "cache.pixels"), before);
}

TEST_F(DecodedDataset, NothingReadableIsAnError) {
  for (const char* name : {"A/1", "B/3", "B/4"}) put(name, "x");
  EXPECT_THROW(decode(), Error);
  const auto pictures = indexPictures(folder_ / "data");
  EXPECT_EQ(test::codeOf([&] { (void)decodedDataset(pictures, decoder_, folder_ / "cache.pixels", {}, {}); }), ErrorCode::DatasetInvalid);
}

TEST_F(DecodedDataset, PicturesWithoutLabelsAreOneClass) {
  const auto cache = decodedDataset(indexPictures(folder_ / "data"), decoder_, folder_ / "cache.pixels", {}, {});
  EXPECT_EQ(cache.info().labels.size(), 1u);
  EXPECT_EQ(cache.size(), 3u);
  EXPECT_EQ(cache.skipped().size(), 1u);
}

// Copies with other bytes, so that only their pictures show what they are; one has a patient in the CSV.
TEST_F(DecodedDataset, NearDuplicatesJoinTheGroupsOfTheCsvAndAreNeverParted) {
  std::string csv = "path,label,group\n";
  for (int i = 1; i <= 12; ++i) {
    const auto name = "P/" + std::to_string(i);
    put(name, std::to_string(i));
    csv += name + (i % 2 ? ",odd," : ",even,") + (i == 5 || i == 6 ? "patient\n" : "\n");
  }
  for (const int copied : {5, 8}) {
    const auto name = "P/copy" + std::to_string(copied);
    put(name, std::to_string(copied) + " again");
    csv += name + ",odd,\n";
  }
  put("list.csv", csv);
  const auto read = [&] {
    auto cache = decodedDataset(indexCsv(folder_ / "data/list.csv"), decoder_, folder_ / "csv.pixels", token_, {});
    cache.keep();
    return cache;
  };
  const auto cache = read();
  const auto& items = cache.items();
  const auto at = [&](const std::string& path) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].path == path) return i;
    }
    throw std::out_of_range(path);
  };
  ASSERT_EQ(cache.nearDuplicates().size(), 2u);
  EXPECT_EQ(items[at("P/copy5")].group, "patient");
  EXPECT_EQ(items[at("P/6")].group, "patient");
  EXPECT_EQ(items[at("P/8")].group, "like P/8");
  EXPECT_EQ(items[at("P/copy8")].group, "like P/8");
  EXPECT_EQ(items[at("P/7")].group, "");
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const auto split = stratifiedSplit(items, {0.6, 0.2, 0.2}, seed);
    std::vector<std::vector<std::size_t>> halves{split.train, split.validation, split.test};
    const auto folds = stratifiedFolds(items, 3, seed).folds;
    for (const auto& parts : {halves, folds}) {
      for (const auto& part : parts) {
        const auto holds = [&](const char* path) { return std::count(part.begin(), part.end(), at(path)) > 0; };
        EXPECT_EQ(holds("P/copy5"), holds("P/5"));
        EXPECT_EQ(holds("P/copy5"), holds("P/6"));
        EXPECT_EQ(holds("P/copy8"), holds("P/8"));
      }
    }
  }
  decoder_.reads = 0;
  EXPECT_EQ(read().nearDuplicates(), cache.nearDuplicates());
  EXPECT_EQ(decoder_.reads, 0) << "the joined groups are those of this CSV";
}

TEST_F(DecodedDataset, APictureWhoseDecoderWasKilledIsDecodedAgain) {
  put("B/5", "o5");
  const auto cache = decode();
  EXPECT_TRUE(decoder_.crashed);
  EXPECT_EQ(cache.size(), 4u);
  ASSERT_EQ(cache.skipped().size(), 1u) << "the damaged one";
  EXPECT_EQ(decoder_.reads, 6) << "refused files are not read again";
  EXPECT_NO_THROW(requireComplete(cache, folder_ / "data"));
}

TEST_F(DecodedDataset, OneThatFailsEveryTimeIsNamedAndNoRunMayStartWithoutIt) {
  put("B/5", "c");
  const auto cache = decode();
  ASSERT_EQ(cache.skipped().size(), 2u);
  EXPECT_EQ(cache.skipped()[1].path, "B/5");
  EXPECT_EQ(cache.skipped()[1].code, "decoder-crashed");
  EXPECT_EQ(decoder_.reads, 6);
  const auto error = test::errorOf([&] { requireComplete(cache, folder_ / "data"); });
  EXPECT_EQ(error.code(), ErrorCode::DatasetIncomplete);
  EXPECT_EQ(error.file(), toUtf8(folder_ / "data" / "B/5"));
  EXPECT_EQ(error.detail(), "1 of 5, decoder-crashed");
  EXPECT_NO_THROW(requireComplete(cache, folder_ / "cache.pixels")) << "a cache is taken as it is";
  put("B/5", "5");
  EXPECT_NO_THROW(requireComplete(decode(), folder_ / "data"));
}

TEST_F(DecodedDataset, WhatTheIndexLeftOutIsSkippedAndDoesNotStopARun) {
  fs::create_symlink("itself", folder_ / "data" / "A" / "itself");
  const auto cache = decode();
  ASSERT_EQ(cache.skipped().size(), 2u);
  EXPECT_EQ(cache.skipped()[0].path, "A/itself");
  EXPECT_NO_THROW(requireComplete(cache, folder_ / "data"));
  const auto before = readFile(folder_ / "cache.pixels");
  decode();
  EXPECT_EQ(readFile(folder_ / "cache.pixels"), before);
}

TEST_F(DecodedDataset, AClassWithoutADecodedPictureIsNamedAndIsNoClass) {
  put("AA/1", "x1");
  put("AA/2", "x2");
  const auto cache = decode();
  EXPECT_THAT(cache.info().labels, testing::ElementsAre("A", "B"));
  EXPECT_EQ(cache.items().back().label, 1);
  EXPECT_EQ(cache.skipped().size(), 3u);
  EXPECT_THAT(cache.notices(), testing::ElementsAre(DataNotice{"AA", {FactCode::ClassWithoutPicture, {}}}));
  const auto before = readFile(folder_ / "cache.pixels");
  decode();
  EXPECT_EQ(readFile(folder_ / "cache.pixels"), before);
  put("AA/1", "6");
  EXPECT_EQ(decode().info().labels.size(), 3u);
  for (const char* name : {"B/3", "B/4", "AA/1"}) put(name, "x");
  EXPECT_EQ(test::codeOf([&] { decode(); }), ErrorCode::DatasetInvalid);
}

TEST_F(DecodedDataset, FactsOfPicturesAreKeptWithTheirNames) {
  put("A/2", "2");
  put("A/black", "b");
  put("B/thumbnail", "t");
  put("note", "beside the makers");
  const std::vector<DataNotice> expected{{"note", {FactCode::LooseFile, {}}},
                                         {"A/black", {FactCode::NothingToSee, {}}},
                                         {"B/thumbnail", {FactCode::PictureVerySmall, {std::int64_t{2}, std::int64_t{3}}}},
                                         {"B/thumbnail", {FactCode::NotProjection, {"CT"}}}};
  EXPECT_EQ(decode().notices(), expected);
  EXPECT_EQ(decoder_.reads, 6);
  EXPECT_EQ(decode().notices(), expected);
  fs::rename(folder_ / "data/A/black", folder_ / "data/B/black");
  const auto moved = decode().notices();
  ASSERT_EQ(moved.size(), 4u);
  EXPECT_EQ(moved[1], (DataNotice{"B/black", {FactCode::NothingToSee, {}}}));
  EXPECT_EQ(decoder_.reads, 6) << "facts are kept as the pictures are";
}

TEST_F(DecodedDataset, HiddenPicturesAreNamed) {
  constexpr std::string_view kPng("\x89PNG\r\n\x1A\n"), kAppleDouble("\0\x05\x16\x07", 4);
  for (const char* name : {"A/.old/1", "A/.old/deep/.2", "B/.3", ".checkpoints/4"}) put(name, kPng);
  for (const char* name : {"B/._3", "A/.old/._1", ".none/5"}) put(name, kAppleDouble);
  put(".checkpoints/notes", "a text");
  const std::vector<DataNotice> expected{{".checkpoints", {FactCode::HiddenFolder, {std::int64_t{1}}}},
                                         {"A/.old", {FactCode::HiddenFolder, {std::int64_t{2}}}},
                                         {"B/.3", {FactCode::HiddenPicture, {}}}};
  EXPECT_EQ(decode().notices(), expected);
  EXPECT_EQ(decode().notices(), expected) << "of the stored cache";
  fs::remove_all(folder_ / "data/A/.old");
  EXPECT_EQ(decode().notices().size(), 2u);
}

TEST_F(DecodedDataset, AFileThatAListNamesAndThatIsNotThereDoesNotStopARun) {
  put("list.csv", "path;label\nA/1;A\nB/3;B\nB/none;B\n");
  const auto cache = decodedDataset(indexCsv(folder_ / "data/list.csv"), decoder_, folder_ / "csv.pixels", token_, {});
  ASSERT_EQ(cache.skipped().size(), 1u);
  EXPECT_EQ(sentenceOf(cache.skipped()[0]), errorSentence(ErrorCode::FileNotFound));
  EXPECT_NO_THROW(requireComplete(cache, folder_ / "data/list.csv"));
}

TEST_F(DecodedDataset, StandsBesideItsPlaceUntilItIsKept) {
  decode();
  const auto before = readFile(folder_ / "cache.pixels");
  put("A/1", "9");
  EXPECT_EQ(decodedDataset(indexFolder(folder_ / "data"), decoder_, folder_ / "cache.pixels", token_, {}).size(), 3u);
  EXPECT_EQ(readFile(folder_ / "cache.pixels"), before);
  EXPECT_EQ(entriesOf(folder_.path()).entries.size(), 2u) << "the data and the cache";
}

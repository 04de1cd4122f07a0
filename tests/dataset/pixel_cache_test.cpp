// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/pixel_cache.h"

#include <fstream>

#include <gmock/gmock.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

std::vector<std::uint8_t> picture(std::int64_t side, std::uint8_t start) {
  std::vector<std::uint8_t> grey(static_cast<std::size_t>(side * side));
  for (auto& value : grey) value = start++;
  return grey;
}

const PixelCacheInfo kInfo{5, {"a", "b"}, "square 5"};

void writeTwo(const std::filesystem::path& file) {
  PixelCacheWriter writer(file, kInfo);
  writer.add({"a/1.png", 0, "h1", "g"}, picture(5, 1));
  writer.skip({"a/bad.png", "damaged-file", "no end"});
  writer.add({"b/2.png", 1, "h2", ""}, picture(5, 100));
  writer.finish();
}

void expectInvalid(const std::filesystem::path& file) {
  const auto error = test::errorOf([&] { PixelCache cache(file); });
  EXPECT_EQ(error.code(), ErrorCode::FileInvalid) << error.detail();
  EXPECT_EQ(error.file(), toUtf8(file));
}

TEST(PixelCache, GivesBackWhatWasWritten) {
  const test::TemporaryFolder folder;
  writeTwo(folder / "new" / "set.pixels");
  const PixelCache cache(folder / "new" / "set.pixels");
  EXPECT_EQ(cache.info(), kInfo);
  ASSERT_EQ(cache.size(), 2u);
  EXPECT_EQ(cache.items()[0], (Item{"a/1.png", 0, "h1", "g"}));
  EXPECT_THAT(cache.skipped(), ::testing::ElementsAre(SkippedFile{"a/bad.png", "damaged-file", "no end"}));
  EXPECT_THAT(cache.picture(1), ::testing::ElementsAreArray(picture(5, 100)));
  EXPECT_EQ(cache.pixels().size(), 50u);
  EXPECT_EQ(cache.find("h2"), 1u);
  EXPECT_EQ(cache.find("h3"), std::nullopt);
  EXPECT_THROW(cache.picture(2), Error);
}

TEST(PixelCache, KeepsNearDuplicatesAndTheirGroup) {
  const test::TemporaryFolder folder;
  const std::vector<NearDuplicate> pairs{{0, 1, 0.875, 5}};
  PixelCacheWriter writer(folder / "set.pixels", kInfo);
  writer.add({"a/1.png", 0, "h1", ""}, picture(5, 1));
  writer.add({"b/2.png", 1, "h2", "patient"}, picture(5, 2));
  writer.finish(pairs);
  const PixelCache cache(folder / "set.pixels");
  EXPECT_EQ(cache.nearDuplicates(), pairs);
  EXPECT_EQ(cache.items()[0].group, "patient");
  EXPECT_THAT(classCounts(cache), ::testing::ElementsAre(1u, 1u));
  EXPECT_TRUE(isPixelCache(folder / "set.pixels"));
  auto text = readTextFile(folder / "set.pixels");
  const auto good = text;
  for (const auto& [number, absurd] : {std::pair{"\"second\":1", "\"second\":2"},
                                       {"\"first\":0,\"", "\"first\":.4,\""},
                                       {"\"label\":1,\"path", "\"label\":9,\"path"},
                                       {"\"symmetry\":5", "\"symmetry\":8"},
                                       {"\"correlation\":0.875", "\"correlation\":1e300"}}) {
    text = good;
    const auto at = text.rfind(number);
    ASSERT_NE(at, std::string::npos) << number;
    text.replace(at, std::string(number).size(), absurd);
    writeFileAtomically(folder / "set.pixels", text);
    expectInvalid(folder / "set.pixels");
  }
}

TEST(PixelCache, LeavesTheOldFileUntilTheNewOneIsFinished) {
  const test::TemporaryFolder folder;
  const auto file = folder / "set.pixels";
  writeTwo(file);
  {
    PixelCacheWriter writer(file, kInfo);
    writer.add({"b/3.png", 1, "h3", ""}, picture(5, 7));
  }
  EXPECT_EQ(PixelCache(file).size(), 2u);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
  // A reader keeps its pictures while the file is replaced.
  const PixelCache before(file);
  PixelCacheWriter writer(file, kInfo);
  writer.finish();
  EXPECT_EQ(before.picture(0)[0], 1);
  EXPECT_EQ(PixelCache(file).size(), 0u);
}

TEST(PixelCache, TwoWritersOfOneFileDoNotMeet) {
  const test::TemporaryFolder folder;
  const auto file = folder / "set.pixels";
  PixelCacheWriter one(file, kInfo), other(file, kInfo);
  one.add({"a/1.png", 0, "h1", ""}, picture(5, 1));
  other.add({"b/2.png", 1, "h2", ""}, picture(5, 50));
  other.add({"b/3.png", 1, "h3", ""}, picture(5, 60));
  one.finish();
  EXPECT_EQ(PixelCache(file).items()[0].path, "a/1.png");
  other.finish();
  const PixelCache cache(file);
  ASSERT_EQ(cache.size(), 2u);
  EXPECT_THAT(cache.picture(1), ::testing::ElementsAreArray(picture(5, 60)));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(PixelCache, TakesItsPlaceOnlyWhenItIsKept) {
  const test::TemporaryFolder folder;
  const auto file = folder / "set.pixels";
  writeTwo(file);
  const auto writeNone = [&] { return PixelCacheWriter(file, kInfo).complete(); };
  EXPECT_EQ(writeNone().size(), 0u);
  EXPECT_EQ(PixelCache(file).size(), 2u);
  auto kept = writeNone();
  kept.keep();
  kept.keep();
  EXPECT_EQ(PixelCache(file).size(), 0u);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(PixelCache, RefusesDamagedFiles) {
  const test::TemporaryFolder folder;
  const auto file = folder / "set.pixels";
  writeTwo(file);
  const auto whole = readTextFile(file);
  for (const std::size_t length : {std::size_t{0}, std::size_t{63}, std::size_t{4095}, std::size_t{4100}, whole.size() - 1}) {
    writeFileAtomically(file, std::string_view(whole).substr(0, length));
    expectInvalid(file);
  }
  for (const std::size_t at : {0u, 8u, 12u, 16u, 23u, 24u, 32u, 39u}) {
    auto damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    writeFileAtomically(file, damaged);
    expectInvalid(file);
  }
  auto label = whole;
  label.replace(label.rfind("\"label\":1"), 9, "\"label\":7");
  writeFileAtomically(file, label);
  expectInvalid(file);
  writeFileAtomically(file, whole + " ");
  expectInvalid(file);
}

TEST(PixelCache, RefusesMissingFilesAndWrongPictures) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(test::codeOf([&] { PixelCache cache(folder / "none"); }), ErrorCode::FileNotFound);
  PixelCacheWriter writer(folder / "x", kInfo);
  EXPECT_THROW(writer.add({"a", 0, "h", ""}, picture(4, 0)), Error);
  EXPECT_THROW(writer.add({"a", 2, "h", ""}, picture(5, 0)), Error);
  EXPECT_THROW(PixelCacheWriter(folder / "y", PixelCacheInfo{0, {}, ""}), Error);
  writer.finish();
  EXPECT_THROW(writer.add({"a", 0, "h", ""}, picture(5, 0)), Error);
}

}  // namespace
}  // namespace glenoid

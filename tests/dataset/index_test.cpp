// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/index.h"

#include <cstdlib>
#include <map>

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/unprivileged.h"

namespace glenoid {
namespace {

using test::codeOf;

using ::testing::ElementsAre;
namespace fs = std::filesystem;

void put(const std::filesystem::path& file, const std::string& text) { writeFileAtomically(file, text); }

TEST(Index, TakesOneFolderForEachClassSortedByName) {
  const test::TemporaryFolder folder;
  put(folder / "zimmer" / "b.png", "abc");
  put(folder / "zimmer" / "deep" / "a.png", "a");
  put(folder / "cofield" / "c.png", "c");
  put(folder / "cofield" / ".hidden", "h");
  put(folder / "cofield" / ".git" / "x.png", "h");
  put(folder / "README.md", "no item");
  std::size_t reported = 0;
  const auto index = indexFolder(folder.path(), {}, [&](const Progress& p) { reported = p.done; });
  EXPECT_THAT(index.labels, ElementsAre("cofield", "zimmer"));
  ASSERT_EQ(index.items.size(), 3u);
  EXPECT_EQ(reported, 3u);
  EXPECT_EQ(index.items[0].path, "cofield/c.png");
  EXPECT_EQ(index.items[0].label, 0);
  EXPECT_EQ(index.items[1], (Item{"zimmer/b.png", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ""}));
  EXPECT_EQ(index.items[2].path, "zimmer/deep/a.png");
  EXPECT_THAT(index.hidden, ElementsAre("cofield/.git/x.png", "cofield/.hidden"));
}

TEST(Index, TakesEveryPictureBelowAFolderIfNoLabelIsNeeded) {
  const test::TemporaryFolder folder;
  put(folder / "x.png", "x");
  put(folder / "deep" / "er" / "a.png", "a");
  put(folder / "train" / "b.png", "b");
  put(folder / ".hidden" / "c.png", "c");
  put(folder / "labels.csv", "path,side\nx.png,left\n");
  const auto index = indexPictures(folder.path());
  ASSERT_EQ(index.items.size(), 3u);
  EXPECT_EQ(index.items[0].path, "deep/er/a.png");
  EXPECT_EQ(index.items[2].path, "x.png");
  EXPECT_EQ(index.labels.size(), 1u);
  EXPECT_TRUE(index.notices.empty());
  EXPECT_THAT(index.hidden, ElementsAre(".hidden/c.png"));
  std::filesystem::create_directory(folder / "none");
  EXPECT_EQ(codeOf([&] { indexPictures(folder / "none"); }), ErrorCode::DatasetInvalid);
  EXPECT_EQ(codeOf([&] { indexPictures(folder / "nowhere"); }), ErrorCode::FileNotFound);
  EXPECT_EQ(codeOf([&] { indexPictures(folder / "x.png"); }), ErrorCode::DatasetInvalid);
}

TEST(Index, ReadsCsvWithGroupsQuotesAndAnyColumnOrder) {
  const test::TemporaryFolder folder;
  put(folder / "a, 1.png", "1");
  put(folder / "b.png", "2");
  put(folder / "data.csv", "\xEF\xBB\xBFgroup,label,path\r\np1,\"the \"\"B\"\"\",b.png\r\n,A,\"a, 1.png\"\r\n\r\n");
  const auto index = indexCsv(folder / "data.csv");
  EXPECT_THAT(index.labels, ElementsAre("A", "the \"B\""));
  ASSERT_EQ(index.items.size(), 2u);
  EXPECT_EQ(index.items[0].path, "a, 1.png");
  EXPECT_EQ(index.items[0].group, "");
  EXPECT_EQ(index.items[1].label, 1);
  EXPECT_EQ(index.items[1].group, "p1");
  EXPECT_EQ(index.items[1].sha256, sha256OfFile(folder / "b.png"));
  EXPECT_THAT(index.notices, ElementsAre(DataNotice{"", {FactCode::GroupsFromTable, {std::int64_t{1}}}}));
  put(folder / "data.csv", "group,label,path\n,B,b.png\n,A,\"a, 1.png\"\n");
  EXPECT_THAT(indexCsv(folder / "data.csv").notices, ElementsAre()) << "an empty column";
}

TEST(Index, RefusesWhatIsNoDataSet) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(codeOf([&] { indexFolder(folder / "none"); }), ErrorCode::FileNotFound);
  put(folder / "one" / "a.png", "a");
  EXPECT_EQ(codeOf([&] { indexFolder(folder.path()); }), ErrorCode::DatasetInvalid);
  put(folder / "x.csv", "file,label\na,b\n");
  EXPECT_EQ(codeOf([&] { indexCsv(folder / "x.csv"); }), ErrorCode::FileInvalid);
  for (const char* table : {"path,side,view\na,left,frontal\n", "file;side\na;left\n"}) {
    put(folder / "x.csv", table);
    EXPECT_EQ(codeOf([&] { indexCsv(folder / "x.csv"); }), ErrorCode::DatasetWithoutLabels) << table;
  }
  put(folder / "x.csv", "side,view\nleft,frontal\n");
  EXPECT_EQ(codeOf([&] { indexCsv(folder / "x.csv"); }), ErrorCode::FileInvalid) << "no paths either";
  put(folder / "x.csv", "path,label\na,b,c\n");
  EXPECT_EQ(codeOf([&] { indexCsv(folder / "x.csv"); }), ErrorCode::FileInvalid);
  put(folder / "x.csv", "path,label\none/a.png,A\none/a.png,B\n");
  EXPECT_EQ(codeOf([&] { indexCsv(folder / "x.csv"); }), ErrorCode::FileInvalid);
  put(folder / "x.csv", "path,label\none/a.png,A\none/b.png,B\n");
  EXPECT_EQ(codeOf([&] { indexCsv(folder / "x.csv"); }), ErrorCode::DatasetInvalid) << "B has no file";
}

TEST(Index, NamesWhatCannotBeReadAndTakesTheRest) {
  const test::TemporaryFolder folder;
  const auto closed = [&](const std::filesystem::path& path) { std::filesystem::permissions(path, std::filesystem::perms::none); };
  put(folder / "a" / "1", "1");
  put(folder / "a" / "closed" / "2", "2");
  put(folder / "a" / "kept", "3");
  put(folder / "b" / "4", "4");
  put(folder / "c" / "5", "5");
  put(folder / "elsewhere", "6");
  std::filesystem::create_symlink("itself", folder / "a" / "itself");
  std::filesystem::create_symlink("itself", folder / "itself");
  std::filesystem::create_symlink(folder / "elsewhere", folder / "b" / "link");
  std::filesystem::create_directory_symlink(folder.path(), folder / "b" / "up");
  ASSERT_EQ(mkfifo((folder / "b" / "pipe").c_str(), 0600), 0);
  for (const auto& path : {folder / "a" / "closed", folder / "a" / "kept", folder / "c"}) closed(path);
  Index index;
  {
    const test::Unprivileged person;
    EXPECT_NO_THROW(index = indexFolder(folder.path()));
  }
  for (const auto& path : {folder / "a" / "closed", folder / "c"}) std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  std::vector<std::string> items, skipped;
  for (const auto& item : index.items) items.push_back(item.path);
  for (const auto& file : index.skipped) skipped.push_back(file.path + ": " + file.code);
  EXPECT_THAT(items, ElementsAre("a/1", "b/4", "b/link"));
  EXPECT_THAT(skipped, ElementsAre("a/closed: folder-unreadable", "a/itself: not-a-file", "a/kept: file-unreadable", "b/pipe: not-a-file",
                                   "c: folder-unreadable", "itself: not-a-file"));
}

TEST(Index, RefusesPipesInAndAsACsvAtOnce) {
  const test::TemporaryFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(codeOf([&] { indexCsv(folder / "pipe"); }), ErrorCode::NotAFile);
  put(folder / "a", "1");
  put(folder / "b", "2");
  put(folder / "x.csv", "path,label\na,A\npipe,A\nb,B\n");
  const auto index = indexCsv(folder / "x.csv");
  ASSERT_EQ(index.skipped.size(), 1u);
  EXPECT_EQ(index.skipped[0].code, "not-a-file");
}

TEST(Index, SkipsAFileThatTheListNamesAndThatIsNotThere) {
  const test::TemporaryFolder folder;
  for (const char* name : {"a", "b"}) put(folder / name, name);
  put(folder / "x.csv", "path,label\na,A\nb,B\nnone,B\nnowhere,C\n");
  const auto index = indexCsv(folder / "x.csv");
  EXPECT_THAT(index.labels, ElementsAre("A", "B"));
  EXPECT_THAT(index.skipped, ElementsAre(SkippedFile{"none", "file-not-found", ""}, SkippedFile{"nowhere", "file-not-found", ""}));
  EXPECT_THAT(index.notices, ElementsAre(DataNotice{"C", {FactCode::ClassWithoutPicture, {}}}));
}

TEST(Index, NamesAListThatIsNoDataSet) {
  const test::TemporaryFolder folder;
  put(folder / "a.png", "1");
  for (const auto& [rows, code] : {std::pair{"\n;\n", ErrorCode::DatasetWithoutRows}, std::pair{"a.png;A\n", ErrorCode::DatasetInvalid}}) {
    put(folder / "x.csv", std::string("path;label\n") + rows);
    const auto error = test::errorOf([&] { indexCsv(folder / "x.csv"); });
    EXPECT_EQ(error.code(), code);
    EXPECT_EQ(error.file(), toUtf8(folder / "x.csv"));
  }
}

TEST(Index, SaysThatNoFileOfAListExists) {
  const test::TemporaryFolder folder;
  put(folder / "x.csv", "path,label\n\nC:\\b\\2.png,B\n/elsewhere/a/1.png,A\n");
  const auto error = test::errorOf([&] { indexCsv(folder / "x.csv"); });
  EXPECT_EQ(error.code(), ErrorCode::DatasetFilesMissing);
  EXPECT_EQ(error.detail(), "2 of 2, the first in record 3");
  EXPECT_EQ(error.file(), toUtf8(folder / "x.csv"));
}

TEST(Index, ReadsBackslashesOfAListAsSeparatorsUnlessAFileIsNamedSo) {
  const test::TemporaryFolder folder;
  put(folder / "ok" / "A" / "1.png", "1");
  put(folder / "ok" / "B" / "2.png", "2");
  put(folder / "ok\\B\\2.png", "3");
  put(folder / "x.csv", "path,label\nok\\A\\1.png,A\nok\\B\\2.png,B\nok\\B\\none.png,B\n");
  const auto index = indexCsv(folder / "x.csv");
  ASSERT_EQ(index.items.size(), 2u);
  EXPECT_EQ(index.items[0].path, "ok/A/1.png");
  EXPECT_EQ(index.items[1].path, "ok\\B\\2.png");
  EXPECT_EQ(index.items[1].sha256, sha256OfFile(folder / "ok\\B\\2.png"));
  EXPECT_THAT(index.skipped, ElementsAre(SkippedFile{"ok\\B\\none.png", "file-not-found", ""}));
  put(folder / "x.csv", "path,label\nok\\A\\1.png,A\nok/A/1.png,B\n");
  EXPECT_EQ(codeOf([&] { indexCsv(folder / "x.csv"); }), ErrorCode::FileInvalid) << "it is one file";
}

TEST(Index, NamesFoldersWithoutAFileAndFilesBesideTheFolders) {
  const test::TemporaryFolder folder;
  put(folder / "a" / "1", "1");
  put(folder / "b" / "2", "2");
  for (const auto& place : {folder / "__MACOSX", folder / "a" / "__MACOSX"}) put(place / "1", "kept by macOS");
  for (const char* name : {"Thumbs.db", "a/thumbs.db", "b/Desktop.ini"}) put(folder / name, "kept by Windows");
  put(folder / "readme.txt", "3");
  put(folder / ".hidden" / "deep" / "x", "4");
  fs::create_directories(folder / "empty");
  fs::create_directory_symlink(folder / "a", folder / ".link");
  const auto index = indexFolder(folder.path());
  EXPECT_THAT(index.labels, ElementsAre("a", "b"));
  EXPECT_EQ(index.items.size(), 2u);
  EXPECT_THAT(index.notices,
              ElementsAre(DataNotice{"empty", {FactCode::ClassWithoutPicture, {}}}, DataNotice{"readme.txt", {FactCode::LooseFile, {}}}));
  EXPECT_THAT(index.hidden, ElementsAre(".hidden/deep/x")) << "a link may lead anywhere";
}

TEST(Index, FindsTheClassesInTheFoldersOfParts) {
  const test::TemporaryFolder folder;
  for (const char* name : {"Train/a/1", "Train/b/2", "val/a/3", "val/b/4", "test/a/5", "test/b/6", "test/note"}) put(folder / name, name);
  const auto index = indexFolder(folder.path());
  EXPECT_THAT(index.labels, ElementsAre("a", "b"));
  ASSERT_EQ(index.items.size(), 6u);
  EXPECT_EQ(index.items[0].path, "Train/a/1");
  EXPECT_EQ(index.items[1].label, 1);
  EXPECT_THAT(index.notices,
              ElementsAre(DataNotice{"", {FactCode::PartsFromFolders, {}}}, DataNotice{"test/note", {FactCode::LooseFile, {}}}));
}

TEST(Index, RefusesPartsThatDoNotFitTogether) {
  const test::TemporaryFolder folder;
  const auto errorOf = [&](const std::string& data) { return test::errorOf([&] { indexFolder(folder / data); }); };
  for (const char* name : {"beside/train/a/1", "beside/train/b/2", "beside/c/3"}) put(folder / name, name);
  EXPECT_EQ(errorOf("beside").code(), ErrorCode::DatasetParts);
  for (const char* name : {"lacks/train/a/1", "lacks/train/b/2", "lacks/valid/a/3"}) put(folder / name, name);
  EXPECT_EQ(errorOf("lacks").code(), ErrorCode::DatasetParts);
  EXPECT_EQ(errorOf("lacks").file(), toUtf8(folder / "lacks" / "valid" / "b"));
  for (const char* name : {"twice/train/a/1", "twice/train/b/2", "twice/test/a/3", "twice/test/b/4"}) put(folder / name, name);
  put(folder / "twice/test/b/5", "twice/train/b/2");
  EXPECT_EQ(errorOf("twice").code(), ErrorCode::DatasetParts);
  EXPECT_EQ(errorOf("twice").file(), toUtf8(folder / "twice/train/b/2"));
  for (const char* name : {"tested/val/a/1", "tested/val/b/2", "tested/test/a/3", "tested/test/b/4"}) put(folder / name, name);
  EXPECT_EQ(errorOf("tested").code(), ErrorCode::DatasetParts);
}

TEST(Index, APartAloneIsDividedAsUsual) {
  const test::TemporaryFolder folder;
  for (const char* name : {"training/a/1", "training/b/2"}) put(folder / name, name);
  const auto index = indexFolder(folder.path());
  EXPECT_THAT(index.labels, ElementsAre("a", "b"));
  EXPECT_TRUE(index.notices.empty());
}

TEST(Index, StopsWhenAsked) {
  const test::TemporaryFolder folder;
  put(folder / "a" / "1", "1");
  put(folder / "b" / "2", "2");
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(indexFolder(folder.path(), token), Cancelled);
}

TEST(Index, CountsThePublishedDataSet) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (!data) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  const auto index = indexFolder(std::filesystem::path(data) / "sixic");
  EXPECT_THAT(index.labels, ElementsAre("Cofield", "Depuy", "Tornier", "Zimmer"));
  std::map<std::int64_t, int> counts;
  for (const auto& item : index.items) ++counts[item.label];
  EXPECT_THAT(counts, ElementsAre(std::pair(0, 75), std::pair(1, 265), std::pair(2, 64), std::pair(3, 134)));
}

}  // namespace
}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <string>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/folder_lock.h"
#include "core/base/mapped_file.h"
#include "core/base/set_aside.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

class Files : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_F(Files, WritesAndReadsBack) {
  const auto file = folder_ / "deep" / u8"Röntgen 中.txt";
  writeFileAtomically(file, std::string_view("one"));
  writeFileAtomically(file, std::string_view("two\0three", 9));
  EXPECT_EQ(readTextFile(file), std::string("two\0three", 9));
  EXPECT_EQ(std::distance(fs::directory_iterator(file.parent_path()), {}), 1) << "no temporary file stays behind";
}

TEST_F(Files, APathMayBeLongerThanAnOldWindowsAllows) {
  auto deep = folder_.path();
  for (const auto* name : {u8"Schulter", u8"肩"}) deep /= std::u8string(90, u8'a') + name + std::u8string(60, u8'b');
  std::error_code failure;
  fs::create_directories(deep, failure);
  if (failure) GTEST_SKIP() << "skipped: long paths are off (LongPathsEnabled in the registry of Windows)";
  ASSERT_GT(toUtf8(deep).size(), 300u);
  {
    const FolderLock lock(deep);
    writeFileAtomically(deep / "file", std::string_view("text"));
    writeFileAtomically(deep / "file", std::string_view("text again"));
  }
  EXPECT_EQ(readTextFile(deep / "file"), "text again");
  EXPECT_EQ(MappedFile(deep / "file").bytes().size(), 10u);
  SetAside removed(deep / "file");
  EXPECT_FALSE(fs::exists(deep / "file"));
  removed.putBack();
  EXPECT_TRUE(fs::remove(deep / "file"));
  fs::remove(deep);  // one by one, because MinGW's library does not list it
}

TEST_F(Files, FailedWriteLeavesTheOldFile) {
  const auto target = folder_ / "folder";
  fs::create_directories(target / "inside");
  EXPECT_EQ(test::codeOf([&] { writeFileAtomically(target, std::string_view("x")); }), ErrorCode::FileUnwritable)
      << "a folder was replaced by a file";
  EXPECT_TRUE(fs::is_directory(target / "inside"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(Files, MissingFileAndFolderAreNamed) {
  const auto error = test::errorOf([&] { readFile(folder_ / "none"); });
  EXPECT_EQ(error.code(), ErrorCode::FileNotFound);
  EXPECT_EQ(error.file(), toUtf8(folder_ / "none"));
  EXPECT_EQ(test::codeOf([&] { readFile(folder_.path()); }), ErrorCode::NotAFile);
}

TEST_F(Files, LargeFileComesInPieces) {
  const std::string text(3'000'001, 'g');
  writeFileAtomically(folder_ / "large", text);
  std::size_t pieces = 0, bytes = 0;
  readInPieces(folder_ / "large", [&](std::span<const std::byte> piece) {
    ++pieces;
    bytes += piece.size();
  });
  EXPECT_EQ(bytes, text.size());
  EXPECT_EQ(pieces, 3u);
}

TEST_F(Files, PathsAreMadeOfUtf8AndBack) {
  const fs::path file = folder_ / u8"größer" / u8"肩 1.dcm";
  EXPECT_EQ(fromUtf8(toUtf8(file)), file);
  EXPECT_EQ(fromUtf8("肩"), fs::path(u8"肩"));
  EXPECT_EQ(fromUtf8(""), fs::path());
  EXPECT_EQ(toUtf8(fs::path("folder") / "file"), "folder/file");
}

TEST_F(Files, AFolderIsListedInOrderAndSaysWhyItIsNot) {
  for (const char* name : {"b", "a", "c"}) writeFileAtomically(folder_ / "in" / name, std::string_view("x"));
  const auto found = entriesOf(folder_ / "in");
  ASSERT_EQ(found.entries.size(), 3u);
  EXPECT_EQ(found.entries[0].path(), folder_ / "in" / "a");
  EXPECT_FALSE(found.failure);
  EXPECT_EQ(entriesOf(folder_ / "none").failure, std::errc::no_such_file_or_directory);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <fstream>
#include <functional>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/base/error.h"
#include "core/base/mapped_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/unprivileged.h"

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

TEST_F(Files, FailedWriteLeavesTheOldFile) {
  const auto target = folder_ / "folder";
  fs::create_directories(target / "inside");
  EXPECT_EQ(test::codeOf([&] { writeFileAtomically(target, std::string_view("x")); }), ErrorCode::FileUnwritable)
      << "a folder was replaced by a file";
  EXPECT_TRUE(fs::is_directory(target / "inside"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(Files, AFolderThatCannotBeMadeTellsWhy) {
  fs::permissions(folder_.path(), fs::perms(0555));
  const auto error = test::errorOf([&] {
    const test::Unprivileged nobody;
    writeFileAtomically(folder_ / "new" / "x.txt", std::string_view("x"));
  });
  fs::permissions(folder_.path(), fs::perms::owner_all);
  EXPECT_EQ(error.code(), ErrorCode::FileUnwritable);
  EXPECT_EQ(error.detail(), "Permission denied") << "rather than: no such file";
}

TEST_F(Files, ALinkToItselfIsThereAndCannotBeRead) {
  fs::create_symlink("loop", folder_ / "loop");
  const auto error = test::errorOf([&] { readFile(folder_ / "loop"); });
  EXPECT_EQ(error.code(), ErrorCode::FileUnreadable);
  EXPECT_EQ(error.detail(), "Too many levels of symbolic links");
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
}

TEST_F(Files, PipesDevicesAndLinksToThemselvesAreRefusedAtOnce) {
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  fs::create_symlink("itself", folder_ / "itself");
  fs::create_symlink("nowhere", folder_ / "dangling");
  fs::create_symlink("file", folder_ / "link");
  writeFileAtomically(folder_ / "file", std::string_view("text"));
  const auto codeOf = [](const fs::path& file, const std::function<void(const fs::path&)>& read) {
    const auto error = test::errorOf([&] { read(file); });
    EXPECT_EQ(error.file(), toUtf8(file));
    return error.code();
  };
  const std::function<void(const fs::path&)> readers[] = {[](const fs::path& file) { readFile(file); },
                                                          [](const fs::path& file) { readHead(file, 4); },
                                                          [](const fs::path& file) { const MappedFile mapped(file); }};
  for (const auto& read : readers) {
    EXPECT_EQ(codeOf(folder_ / "pipe", read), ErrorCode::NotAFile);
    EXPECT_EQ(codeOf("/dev/zero", read), ErrorCode::NotAFile);
    EXPECT_EQ(codeOf(folder_ / "itself", read), ErrorCode::FileUnreadable);
    EXPECT_EQ(codeOf(folder_ / "dangling", read), ErrorCode::FileNotFound);
    EXPECT_NO_THROW(read(folder_ / "link"));
  }
}

TEST_F(Files, AFolderIsListedInOrderAndSaysWhyItIsNot) {
  for (const char* name : {"b", "a", "c"}) writeFileAtomically(folder_ / "in" / name, std::string_view("x"));
  const auto found = entriesOf(folder_ / "in");
  ASSERT_EQ(found.entries.size(), 3u);
  EXPECT_EQ(found.entries[0].path(), folder_ / "in" / "a");
  EXPECT_FALSE(found.failure);
  EXPECT_EQ(entriesOf(folder_ / "none").failure, std::errc::no_such_file_or_directory);
  fs::permissions(folder_ / "in", fs::perms::none);
  {
    const test::Unprivileged person;
    EXPECT_EQ(entriesOf(folder_ / "in").failure, std::errc::permission_denied);
  }
  fs::permissions(folder_ / "in", fs::perms::owner_all);
}

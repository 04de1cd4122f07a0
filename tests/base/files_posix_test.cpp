// SPDX-License-Identifier: GPL-3.0-or-later
// Rights, links and what is no file, where files.h meets them on Linux and macOS.
#include <functional>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/mapped_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/unprivileged.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

class FilesPosix : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_F(FilesPosix, AFolderThatCannotBeMadeTellsWhy) {
  fs::permissions(folder_.path(), fs::perms(0555));
  const auto error = test::errorOf([&] {
    const test::Unprivileged nobody;
    writeFileAtomically(folder_ / "new" / "x.txt", std::string_view("x"));
  });
  fs::permissions(folder_.path(), fs::perms::owner_all);
  EXPECT_EQ(error.code(), ErrorCode::FileUnwritable);
  EXPECT_EQ(error.detail(), "Permission denied") << "rather than: no such file";
}

TEST_F(FilesPosix, ALinkToItselfIsThereAndCannotBeRead) {
  fs::create_symlink("loop", folder_ / "loop");
  const auto error = test::errorOf([&] { readFile(folder_ / "loop"); });
  EXPECT_EQ(error.code(), ErrorCode::FileUnreadable);
  EXPECT_EQ(error.detail(), "Too many levels of symbolic links");
}

TEST_F(FilesPosix, PipesDevicesAndLinksToThemselvesAreRefusedAtOnce) {
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

TEST_F(FilesPosix, AFolderWithoutRightsSaysWhyItIsNotListed) {
  writeFileAtomically(folder_ / "in" / "file", std::string_view("x"));
  fs::permissions(folder_ / "in", fs::perms::none);
  {
    const test::Unprivileged person;
    EXPECT_EQ(entriesOf(folder_ / "in").failure, std::errc::permission_denied);
  }
  fs::permissions(folder_ / "in", fs::perms::owner_all);
}

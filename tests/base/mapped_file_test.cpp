// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parent_connection.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;

namespace {

ErrorCode codeFor(const std::filesystem::path& file) {
  const auto error = test::errorOf([&] { MappedFile mapped(file); });
  EXPECT_THAT(error.message(), testing::HasSubstr(toUtf8(file)));
  return error.code();
}

}  // namespace

TEST(MappedFile, HoldsWhatTheFileHolds) {
  const test::TemporaryFolder folder;
  writeFileAtomically(folder.path() / "file", std::string_view("bone"));
  const MappedFile mapped(folder.path() / "file");
  EXPECT_THAT(mapped.bytes(), testing::ElementsAre('b', 'o', 'n', 'e'));
}

TEST(MappedFile, AnEmptyFileIsEmpty) {
  const test::TemporaryFolder folder;
  writeFileAtomically(folder.path() / "file", std::string_view());
  EXPECT_TRUE(MappedFile(folder.path() / "file").bytes().empty());
}

TEST(MappedFile, SaysWhatIsMissingAndWhatIsNoFile) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(codeFor(folder.path() / "nothing"), ErrorCode::FileNotFound);
  EXPECT_EQ(codeFor(folder.path()), ErrorCode::NotAFile);
}

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(MappedFile, MemoryThatRanOutIsToldAsThat) {
  const test::TemporaryFolder folder;
  writeFileAtomically(folder.path() / "file", std::string_view("x"));
  std::filesystem::resize_file(folder.path() / "file", std::uintmax_t{1} << 30);  // sparse
  EXPECT_EXIT(
      {
        limitOwnMemory(64 << 20);
        std::_Exit(codeFor(folder.path() / "file") == ErrorCode::OutOfMemory ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}
#endif

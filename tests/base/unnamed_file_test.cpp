// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unnamed_file.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/waiting_process.h"

using namespace glenoid;

TEST(UnnamedFile, IsReadByItsPathAndGoneWithItsObject) {
  const std::string first = "first, ", second = "second";
  std::filesystem::path path;
  {
    UnnamedFile made;
    made.write(std::as_bytes(std::span(first)));
    made.write(std::as_bytes(std::span(second)));
    const UnnamedFile file(std::move(made));
    path = file.path();
    EXPECT_EQ(readTextFile(path), "first, second");
    EXPECT_EQ(readTextFile(path), "first, second") << "from its start again";
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(UnnamedFile, OfAKilledProgramIsGoneOnceAnotherIsMade) {
  const test::TemporaryFolder folder;
  test::WaitingProcess other([&] {
    const auto* file = new UnnamedFile;
    writeFileAtomically(folder / "path", toUtf8(file->path()));
  });
  const auto path = fromUtf8(readTextFile(folder / "path"));
  if (*path.begin() == "/" && *++path.begin() == "proc") GTEST_SKIP() << "skipped: it is in memory here, and gone with its process";
  { const UnnamedFile mine; }
  EXPECT_TRUE(std::filesystem::exists(path)) << "it belongs to a running program";
  other.kill();
  const UnnamedFile mine;
  EXPECT_FALSE(std::filesystem::exists(path));
}

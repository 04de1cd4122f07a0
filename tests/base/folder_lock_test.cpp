// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/folder_lock.h"

#include <optional>

#include <gtest/gtest.h>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/waiting_process.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

std::optional<ErrorCode> failureToLock(const fs::path& folder) {
  try {
    const FolderLock lock(folder);
    return std::nullopt;
  } catch (const Error& error) {
    EXPECT_EQ(error.file(), toUtf8(folder));
    return error.code();
  }
}

}  // namespace

TEST(FolderLock, KeepsASecondOneOutWhileItLives) {
  const test::TemporaryFolder folder;
  {
    const FolderLock lock(folder / "run");
    EXPECT_EQ(failureToLock(folder / "run"), ErrorCode::FolderBusy);
    EXPECT_EQ(failureToLock(folder / "another"), std::nullopt);
    writeFileAtomically(folder / "run" / "result", std::string_view("x"));
  }
  EXPECT_EQ(failureToLock(folder / "run"), std::nullopt);
  EXPECT_EQ(entriesOf(folder / "run").entries.size(), 1u) << "no trace of it";
}

TEST(FolderLock, IsFreeAfterAKillAndTheNextOwnerClearsTheFolder) {
  const test::TemporaryFolder folder;
  test::WaitingProcess owner([&] {
    new FolderLock(folder.path());
    (new AtomicFile(folder / "last"))->flush();
  });
  EXPECT_EQ(failureToLock(folder.path()), ErrorCode::FolderBusy);
  owner.kill();
  EXPECT_FALSE(fs::is_empty(folder.path()));
  EXPECT_EQ(failureToLock(folder.path()), std::nullopt);
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(FolderLock, TakesAnEmptyFolderThatItMadeAwayAgain) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(failureToLock(folder / "run"), std::nullopt);
  EXPECT_FALSE(fs::exists(folder / "run"));
  writeFileAtomically(folder / "file", std::string_view("x"));
  EXPECT_EQ(failureToLock(folder / "file"), ErrorCode::FileUnwritable);
}

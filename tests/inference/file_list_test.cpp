// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/file_list.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/unprivileged.h"

using namespace glenoid;
namespace fs = std::filesystem;

TEST(FileList, FoldersAreReplacedByTheirFilesInOrder) {
  const test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  for (const char* name : {"b.dcm", "a.png", "deep/c", ".hidden", ".git/x"}) writeFileAtomically(folder / name, std::string_view("x"));
  const std::vector<fs::path> paths{folder / "missing", folder};
  const auto files = filesUnder(paths);
  const std::vector<fs::path> expected{folder / "missing", folder / "a.png", folder / "b.dcm", folder / "deep" / "c"};
  EXPECT_EQ(files, expected);
}

TEST(FileList, WhatCannotBeReadStaysAndTheRestIsListed) {
  const test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  for (const char* name : {"a/1.dcm", "b/2.dcm", "c/3.dcm", "z.dcm"}) writeFileAtomically(folder / name, std::string_view("x"));
  fs::create_symlink("loop", folder / "a" / "loop");
  fs::create_symlink(".loop", folder / ".loop");  // hidden, but still examined for being a folder
  fs::create_directory_symlink(folder / "a", folder / "link");
  fs::permissions(folder / "b", fs::perms::none);
  std::vector<fs::path> files;
  std::string why;
  {
    const test::Unprivileged nobody;
    files = filesUnder(std::vector<fs::path>{folder});
    try {
      readHead(folder / "b", 1);
    } catch (const Error& error) {
      why = error.detail();
    }
  }
  fs::permissions(folder / "b", fs::perms::owner_all);
  const std::vector<fs::path> expected{folder / "a" / "1.dcm", folder / "a" / "loop", folder / "b", folder / "c" / "3.dcm",
                                       folder / "z.dcm"};
  EXPECT_EQ(files, expected);
  EXPECT_EQ(why, "Permission denied");
}

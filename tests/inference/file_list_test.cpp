#include "core/inference/file_list.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"

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

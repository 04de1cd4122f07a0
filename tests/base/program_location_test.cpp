// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/program_location.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

using namespace glenoid;
namespace fs = std::filesystem;

TEST(ProgramLocation, FindsItselfAndWhatLiesBeside) {
  EXPECT_EQ(programFile().stem(), "test_base");
  EXPECT_EQ(findInstalled(programFile().filename()), programFile());
  EXPECT_EQ(findProgram("test_base"), programFile());
  EXPECT_EQ(findInstalled("no such file"), std::nullopt);
}

TEST(ProgramLocation, FindsThePartsOfABundle) {
  const auto contents = programFile().parent_path().parent_path();  // as Contents is, seen from Contents/MacOS
  for (const auto& folder : {contents / "Frameworks", contents / "Resources" / "glenoid"}) {
    fs::create_directories(folder);
    const auto file = folder / "part of a bundle";
    std::ofstream(file) << "part";
    EXPECT_EQ(findInstalled(file.filename()), file);
    fs::remove_all(folder);
  }
  fs::remove(contents / "Resources");
  EXPECT_EQ(findInstalled("part of a bundle"), std::nullopt);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptions, data sets, figures, options, run folders, pictures and reports do without LibTorch, which takes half a second to load.
#include <fstream>
#include <string>

#include <gtest/gtest.h>

TEST(WithoutTorch, NoSuchLibraryIsLoaded) {
  std::ifstream maps("/proc/self/maps");
  std::size_t lines = 0;
  for (std::string line; std::getline(maps, line); ++lines) {
    for (const char* library : {"libtorch", "libc10"}) EXPECT_EQ(line.find(library), std::string::npos) << line;
  }
  EXPECT_GT(lines, 20u);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unnamed_file.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "core/base/files.h"

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

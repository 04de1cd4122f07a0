// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/program_location.h"

#include <gtest/gtest.h>

using namespace glenoid;

TEST(ProgramLocation, FindsItselfAndWhatLiesBeside) {
  EXPECT_EQ(programFile().stem(), "test_base");
  EXPECT_EQ(findInstalled(programFile().filename()), programFile());
  EXPECT_EQ(findProgram("test_base"), programFile());
  EXPECT_EQ(findInstalled("no such file"), std::nullopt);
}

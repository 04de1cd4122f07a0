// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/windows_command_line.h"

#include <gtest/gtest.h>

using glenoid::windowsCommandLine;

// The examples of Microsoft's page "Parsing C command-line arguments", the other way round.
TEST(WindowsCommandLine, IsTakenApartIntoTheSameWords) {
  EXPECT_EQ(windowsCommandLine({"program", "a b c", "d", "e"}), R"(program "a b c" d e)");
  EXPECT_EQ(windowsCommandLine({"program", "ab\"c", "\\", "d"}), R"(program "ab\"c" \ d)");
  EXPECT_EQ(windowsCommandLine({"program", R"(a\\\b)", "de fg", "h"}), R"(program a\\\b "de fg" h)");
  EXPECT_EQ(windowsCommandLine({"program", R"(a\"b)", "c", "d"}), R"(program "a\\\"b" c d)");
  EXPECT_EQ(windowsCommandLine({"program", R"(a\\b c)", "d", "e"}), R"(program "a\\b c" d e)");
}

TEST(WindowsCommandLine, KeepsEmptyWordsAndLastBackslashes) {
  EXPECT_EQ(windowsCommandLine({R"(C:\Program Files\x.exe)", "", R"(C:\My pictures\)"}),
            R"("C:\Program Files\x.exe" "" "C:\My pictures\\")");
  EXPECT_EQ(windowsCommandLine({"program", "a\tb\n"}), "program \"a\tb\n\"");
}

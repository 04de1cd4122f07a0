// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/terminal_text.h"

#include <gtest/gtest.h>

using namespace glenoid;

TEST(TerminalText, IsLeftAsItIsIfNothingInItCommands) {
  for (const char* text : {"", "plain", "größer, 肩, 😀, e\xcc\x81", "a\\b"}) {
    EXPECT_EQ(terminalLine(text), text);
    EXPECT_EQ(terminalLines(text), text);
  }
}

TEST(TerminalText, ShowsEveryControlCharacterAsAReplacement) {
  EXPECT_EQ(terminalLine("\x1b]52;c;x\a\x1b[31mred\r\n\t\x7f"), "�]52;c;x��[31mred����");
  EXPECT_EQ(terminalLine(std::string_view("a\0b", 3)), "a�b");
  EXPECT_EQ(terminalLine("\xc2\x9b"
                         "31m"),
            "�31m")
      << "C1: CSI in one character";
  EXPECT_EQ(terminalLine("\xe2\x80\xaegpj.exe\xe2\x81\xa6\xe2\x80\xa8"), "�gpj.exe��") << "reading direction, line separator";
  EXPECT_EQ(terminalLines("one\ntwo\x1b\r\n"), "one\ntwo��\n");
}

TEST(TerminalText, ShowsEveryByteThatIsNotUtf8AsAReplacement) {
  EXPECT_EQ(terminalLine("gr\xf6\xdf"), "gr��");
  EXPECT_EQ(terminalLine("\x9b"
                         "31m"),
            "�31m")
      << "C1 of an 8-bit terminal";
  EXPECT_EQ(terminalLine("\xc0\x9b"), "��") << "an encoding longer than needed";
  EXPECT_EQ(terminalLine("\xed\xa0\x80"), "���") << "a surrogate";
  EXPECT_EQ(terminalLine("\xf4\x90\x80\x80"), "����") << "beyond the last character";
  EXPECT_EQ(terminalLine("\xe2\x80"), "��") << "cut off";
}

TEST(TerminalText, IsMadeOfAFormatAndWhatStandsInIt) {
  const std::string name = "\x1b[2J";
  EXPECT_EQ(terminalFormat("{}: {:.1f} %, {:>5}|\n", name, 12.25, "a\n"), "�[2J: 12.2 %,    a�|\n");
}

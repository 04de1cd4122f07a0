// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_encoding.h"

#ifdef _WIN32
#include <windows.h>
#endif
#include <gtest/gtest.h>

using namespace glenoid;

TEST(TextEncoding, BecomesUtf8) {
  EXPECT_EQ(utf8From("\xbb\xb3\xc5\xc4", "EUC-JP"), "山田");
  EXPECT_EQ(utf8From("\xa4", "ISO-8859-15"), "€");
  EXPECT_EQ(utf8From("\x8f\xb0\xa1", "EUC-JP"), "丂") << "JIS X 0212";
  EXPECT_EQ(utf8From("\x8e\xd4", "EUC-JP"), "ﾔ");
  EXPECT_EQ(utf8From("\xb1\xe8", "EUC-KR"), "김");
  EXPECT_EQ(utf8From("\xd0\xa1", "GB2312"), "小");
  EXPECT_EQ(utf8From("\xd0\xa1", "GBK"), "小");
  EXPECT_EQ(utf8From("\xbe\xc3", "ISO-8859-5"), "ОУ");
  EXPECT_EQ(utf8From("\xa1", "TIS-620"), "ก");
  EXPECT_EQ(utf8From("\x80", "WINDOWS-1252"), "€");
  EXPECT_EQ(utf8From(std::string_view("\x0a\x5b\x71\x00", 4), "UTF-16BE"), "\u0a5b\u7100");
  EXPECT_EQ(utf8From(std::string_view("\x71\x5c\x3d\xd8\x00\xde", 6), "UTF-16LE"), "\u5c71\U0001f600");
  EXPECT_EQ(utf8From("größer", "UTF-8"), "größer");
  EXPECT_EQ(utf8From("", "US-ASCII"), "");
}

TEST(TextEncoding, ChineseOfFourBytesBecomesUtf8) {
#ifdef _WIN32
  if (!IsValidCodePage(54936)) GTEST_SKIP() << "skipped: Wine has no such code page";
#endif
  EXPECT_EQ(utf8From("\xd0\xa1", "GB18030"), "小");
  EXPECT_EQ(utf8From("\x95\x32\x82\x36", "GB18030"), "\U00020000");
}

TEST(TextEncoding, WhatIsNoSuchTextIsNone) {
  EXPECT_EQ(utf8From("gr\xf6\xdf", "UTF-8"), std::nullopt);
  EXPECT_EQ(utf8From("\xbb", "EUC-JP"), std::nullopt) << "half a character";
  EXPECT_EQ(utf8From("\xe4", "US-ASCII"), std::nullopt);
  EXPECT_EQ(utf8From("\x8f\xb0", "EUC-JP"), std::nullopt);
  EXPECT_EQ(utf8From("\xb1", "EUC-KR"), std::nullopt);
  EXPECT_EQ(utf8From("\xa5", "ISO-8859-3"), std::nullopt) << "stands for nothing";
  EXPECT_EQ(utf8From("\xdb", "TIS-620"), std::nullopt);
  EXPECT_EQ(utf8From("\xed\xa0\x80", "UTF-8"), std::nullopt) << "half of a pair";
  EXPECT_EQ(utf8From(std::string_view("\x3d\xd8", 2), "UTF-16LE"), std::nullopt);
  EXPECT_EQ(utf8From("\x3d", "UTF-16LE"), std::nullopt);
  EXPECT_EQ(utf8From("text", "no such encoding"), std::nullopt);
}

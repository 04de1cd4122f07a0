// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_encoding.h"

#include <gtest/gtest.h>

using namespace glenoid;

TEST(TextEncoding, BecomesUtf8) {
  EXPECT_EQ(utf8From("\xbb\xb3\xc5\xc4", "EUC-JP"), "山田");
  EXPECT_EQ(utf8From("\xa4", "ISO-8859-15"), "€");
  EXPECT_EQ(utf8From("\xd0\xa1", "GB18030"), "小");
  EXPECT_EQ(utf8From("größer", "UTF-8"), "größer");
  EXPECT_EQ(utf8From("", "US-ASCII"), "");
}

TEST(TextEncoding, WhatIsNoSuchTextIsNone) {
  EXPECT_EQ(utf8From("gr\xf6\xdf", "UTF-8"), std::nullopt);
  EXPECT_EQ(utf8From("\xbb", "EUC-JP"), std::nullopt) << "half a character";
  EXPECT_EQ(utf8From("\xe4", "US-ASCII"), std::nullopt);
  EXPECT_EQ(utf8From("text", "no such encoding"), std::nullopt);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/text.h"

#include <gtest/gtest.h>

#include "core/base/files.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(Text, OfCoreIsUtf8) {
  EXPECT_EQ(textOf("Röntgen – 肩"), QStringLiteral("Röntgen – 肩"));
  EXPECT_TRUE(textOf({}).isEmpty());
}

TEST(Text, APathComesBack) {
  const auto path = fromUtf8("/Bilder/Röntgen 肩.dcm");
  EXPECT_EQ(pathText(path), QStringLiteral("/Bilder/Röntgen 肩.dcm"));
  EXPECT_EQ(pathOf(pathText(path)), path);
  EXPECT_TRUE(pathOf({}).empty());
}

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

TEST(Text, NumbersStayWithTheirUnits) {
  const auto kept = [](const char* text) { return unbroken(QString::fromUtf8(text)).replace(QChar::Nbsp, '_').toStdString(); };
  EXPECT_EQ(kept("95 % of 12 mm"), "95_% of 12_mm");
  EXPECT_EQ(kept("%1 %"), "%1_%");
  EXPECT_EQ(kept("%1 %2 %\ntruth: %3"), "%1 %2_%\ntruth: %3") << "a marker is no percent sign";
  EXPECT_EQ(kept("%1 x %2 mm, %n %"), "%1 x %2_mm, %n_%");
  EXPECT_EQ(kept("2 samples, 3 millimetres, 7 hips"), "2 samples, 3 millimetres, 7 hips");
  EXPECT_EQ(kept("(%5 %)"), "(%5_%)");
  EXPECT_TRUE(unbroken({}).isEmpty());
}

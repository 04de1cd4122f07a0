// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/number_text.h"

#include <limits>

#include <gtest/gtest.h>

#include "tests/support/german_window.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(NumberText, HasTheDecimalSignOfTheWindow) {
  EXPECT_EQ(numberText(1234.5, 1), "1234.5");
  EXPECT_EQ(percentText(0.9132), "91.3 %");
  const test::GermanWindow german;
  EXPECT_EQ(numberText(1234.5, 1), "1234,5");
  EXPECT_EQ(percentText(0.9132), "91,3 %");
  EXPECT_EQ(percentNumber(0.9132, 1), "91,3");
  EXPECT_EQ(countText(1055), "1055") << "German would group the digits";
  EXPECT_EQ(shortNumber(114.5), "114,5");
  EXPECT_EQ(exactNumber(0.0003), "0,0003");
}

TEST(NumberText, IsAsLongAsItIsAskedToBe) {
  EXPECT_EQ(shortNumber(2048), "2048");
  EXPECT_EQ(shortNumber(1234.56), "1235");
  EXPECT_EQ(shortNumber(0.214748), "0.2147");
  EXPECT_EQ(exactNumber(9007199254740992), "9007199254740992");
  EXPECT_EQ(exactNumber(1e6), "1000000");
  EXPECT_EQ(exactNumber(0.1), "0.1");
  EXPECT_EQ(exactNumber(0.0031234567), "0.0031234567");
}

TEST(NumberText, ADashIsWhatIsNoNumber) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(numberText(kNone, 3), "–");
  EXPECT_EQ(percentText(kNone), "–");
}

TEST(NumberText, ATimeOfDayHas24Hours) {
  const QDateTime moment(QDate(2026, 11, 30), QTime(14, 3, 33));
  for (const char* language : {"en", "de"}) {
    const test::GermanWindow restored;
    QLocale::setDefault(QLocale(language));
    EXPECT_TRUE(momentText(moment).contains("November")) << momentText(moment).toStdString();
    EXPECT_TRUE(momentText(moment).endsWith(", 14:03")) << momentText(moment).toStdString();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"

#include <cmath>
#include <cstdio>
#include <limits>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/locale_of_a_system.h"

using namespace glenoid;

namespace {

std::string printed(const char* format, double value, int digits) {
  char text[400];
  std::snprintf(text, sizeof text, format, digits, value);
  return text;
}

}  // namespace

TEST(Numbers, AreTheSameInEveryLocale) {
  const test::LocaleOfASystem german("de_DE");
  ASSERT_EQ(printed("%.*f", 0.5, 1), "0,5");
  EXPECT_EQ(fixedNumber(1234.5678, 2), "1234.57");
  EXPECT_EQ(fixedNumber(std::numeric_limits<double>::quiet_NaN(), 2), "-");
  EXPECT_EQ(plainNumber(1234.5), "1234.5");
  EXPECT_EQ(percent(0.775), "77.5");
  EXPECT_EQ(parsedNumber("1234.5"), 1234.5);
  EXPECT_EQ(parsedNumber("1234,5"), std::nullopt);
}

TEST(Numbers, HaveTheDigitsThatPrintfGivesThem) {
  for (const double value : {0.0,  -0.0,  0.5,  1.5,    2.5,   0.25, 0.75, 0.125, 0.375,  0.0625,
                             12.5, 0.05,  0.35, 0.9132, 99.95, 1e-5, 1e10, 1e300, 1e-320, 9007199254740992.0,
                             -2.5, -0.125}) {
    for (const int digits : {0, 1, 2, 3, 6}) EXPECT_EQ(fixedNumber(value, digits), printed("%.*f", value, digits));
    EXPECT_EQ(plainNumber(value), printed("%.*g", value, 9));
  }
}

TEST(Numbers, AreReadWholeOrNotAtAll) {
  EXPECT_EQ(parsedNumber("-0.125"), -0.125);
  EXPECT_EQ(parsedNumber("1e-05"), 1e-5);
  EXPECT_EQ(parsedNumber("9007199254740993"), 9007199254740992.0);
  EXPECT_TRUE(std::isinf(parsedNumber("-inf").value()));
  EXPECT_TRUE(std::isnan(parsedNumber("nan").value()));
  for (const char* text : {"", " 1", "1 ", "1.5x", "+1", "0x10", "1e400", "-", "."}) EXPECT_EQ(parsedNumber(text), std::nullopt) << text;
}

TEST(Json, IsTheSameOnAGermanSystem) {
  const std::string text = "[0.25,-1234.5,1e-05,1.7976931348623157e+308]";
  const auto english = nlohmann::json::parse(text);
  const test::LocaleOfASystem german("de_DE");
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json, english);
  EXPECT_EQ(json[1], -1234.5);
  EXPECT_EQ(json.dump(), text);
}

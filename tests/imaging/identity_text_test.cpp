// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/identity_text.h"

#include <gtest/gtest.h>

using namespace glenoid;

TEST(IdentityText, NamesAndDatesAreReadable) {
  EXPECT_EQ(personText("Doe^Jane^Q^Dr="), "Doe, Jane Q");
  EXPECT_EQ(personText("Doe"), "Doe");
  EXPECT_EQ(personText("^Jane"), "Jane");
  EXPECT_EQ(personText(""), "");
  EXPECT_EQ(dateText("20200102"), "2020-01-02");
  EXPECT_EQ(dateText("20200102093000.5+0100"), "2020-01-02");
  for (const char* text : {"", "2020", "20201302", "20210229", "-2020101", "unknown!"}) EXPECT_EQ(dateText(text), text);
}

TEST(IdentityText, ThePicturesDateIsTheAcquisitionsThenTheContentsThenTheStudys) {
  Radiograph radiograph;
  EXPECT_FALSE(pictureDate(radiograph));
  const auto expect = [&](const char* tag, const char* value, const char* name, const char* text) {
    radiograph.identity.push_back({tag, "", value});
    const auto date = pictureDate(radiograph);
    ASSERT_TRUE(date);
    EXPECT_STREQ(date->name, name);
    EXPECT_EQ(date->text, text);
  };
  radiograph.identity.push_back({"(0010,0030)", "PatientBirthDate", "19601231"});
  EXPECT_FALSE(pictureDate(radiograph)) << "the date of birth is not the picture's";
  expect("(0008,0020)", "20200101", "Study date", "2020-01-01");
  expect("(0008,0023)", " 20200103 ", "Content date", "2020-01-03");
  expect("(0008,002a)", "20200102101500", "Acquired", "2020-01-02");
  expect("(0008,0022)", "20200104", "Acquired", "2020-01-04");
}

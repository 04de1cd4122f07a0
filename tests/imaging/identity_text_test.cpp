// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/identity_text.h"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

using namespace glenoid;

TEST(IdentityText, NamesAndDatesAreReadable) {
  EXPECT_EQ(personText("Doe^Jane^Q^Dr="), "Doe, Jane Q");
  EXPECT_EQ(personText("Doe"), "Doe");
  EXPECT_EQ(personText("^Jane"), "Jane");
  EXPECT_EQ(personText(""), "");
  EXPECT_EQ(inEnglish(dateText("20200102")), "2020-01-02");
  EXPECT_EQ(inEnglish(dateText("20200102093000.5+0100")), "2020-01-02");
  for (const char* text : {"", "2020", "20201302", "20210229", "-2020101", "unknown!"}) EXPECT_EQ(inEnglish(dateText(text)), text);
}

TEST(IdentityText, TheSexIsWrittenOutIfItsCodeIsKnown) {
  EXPECT_EQ(inEnglish(sexText("F")), "female");
  EXPECT_EQ(inEnglish(sexText("M")), "male");
  EXPECT_EQ(inEnglish(sexText("O")), "other");
  for (const char* code : {"W", "f", "female", ""}) EXPECT_EQ(inEnglish(sexText(code)), code);
}

TEST(IdentityText, ThePicturesDateIsTheAcquisitionsThenTheContentsThenTheStudys) {
  Radiograph radiograph;
  EXPECT_FALSE(pictureDate(radiograph));
  const auto expect = [&](const char* keyword, const char* value, const char* name, const char* text) {
    radiograph.identity.push_back({"", keyword, value});
    const auto date = pictureDate(radiograph);
    ASSERT_TRUE(date);
    EXPECT_STREQ(date->name, name);
    EXPECT_EQ(inEnglish(date->text), text);
  };
  radiograph.identity.push_back({"(0010,0030)", "PatientBirthDate", "19601231"});
  EXPECT_FALSE(pictureDate(radiograph)) << "the date of birth is not the picture's";
  expect("StudyDate", "20200101", "Study date", "2020-01-01");
  expect("ContentDate", " 20200103 ", "Content date", "2020-01-03");
  expect("AcquisitionDateTime", "20200102101500", "Acquired", "2020-01-02");
  expect("AcquisitionDate", "20200104", "Acquired", "2020-01-04");
}

TEST(IdentityText, TheAgeIsThatOfTheFile) {
  const auto age = [](const char* stated) {
    Radiograph radiograph;
    radiograph.identity = {{"(0010,1010)", "PatientAge", stated}};
    const auto text = patientAge(radiograph);
    return text ? inEnglish(*text) : "(none)";
  };
  EXPECT_EQ(age("059Y"), "59 years");
  EXPECT_EQ(age(" 59Y "), "59 years");
  EXPECT_EQ(age("001Y"), "1 year");
  EXPECT_EQ(age("018M"), "18 months");
  EXPECT_EQ(age("003W"), "3 weeks");
  EXPECT_EQ(age("001D"), "1 day");
  for (const char* stated : {"", "000Y", "Y", "59", "-59Y", "0059Y", "59J"}) EXPECT_EQ(age(stated), "(none)") << stated;
}

TEST(IdentityText, WithoutAStatedAgeItIsCountedFromBirthToThePicture) {
  const auto age = [](std::vector<Attribute> identity) {
    Radiograph radiograph;
    radiograph.identity = std::move(identity);
    const auto text = patientAge(radiograph);
    return text ? inEnglish(*text) : "(none)";
  };
  const Attribute born{"", "PatientBirthDate", "19601231"};
  EXPECT_EQ(age({born, {"", "AcquisitionDate", "20201230"}}), "59 years") << "the day before the birthday";
  EXPECT_EQ(age({born, {"", "AcquisitionDateTime", "20201231101500"}}), "60 years");
  EXPECT_EQ(age({born, {"", "StudyDate", "20200101"}, {"", "AcquisitionDate", "20210101"}}), "60 years") << "the picture's own date counts";
  EXPECT_EQ(age({born, {"", "StudyDate", "20201231"}, {"", "PatientAge", "058Y"}}), "58 years") << "what the file states comes first";
  EXPECT_EQ(age({born, {"", "StudyDate", "20201231"}, {"", "PatientAge", "000Y"}}), "60 years");
  EXPECT_EQ(age({born}), "(none)");
  EXPECT_EQ(age({{"", "StudyDate", "20201231"}}), "(none)");
  EXPECT_EQ(age({born, {"", "StudyDate", "19610601"}}), "(none)") << "less than a year";
  EXPECT_EQ(age({born, {"", "StudyDate", "19500601"}}), "(none)") << "before the birth";
  EXPECT_EQ(age({{"", "PatientBirthDate", "1960"}, {"", "StudyDate", "20201231"}}), "(none)");
}

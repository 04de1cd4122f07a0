// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of core are translated by their codes, around their values.
#include "ui/elements/core_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>
#include <gtest/gtest.h>

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class Shouting : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* text, const char*, int) const override {
    return qstrcmp(context, "Fact") == 0 ? QString(text).toUpper() : QString();
  }
};

}  // namespace

TEST(CoreTexts, WithoutATranslationEveryFactReadsAsCoreSaysIt) {
  for (int code = 0; code <= static_cast<int>(kLastFact); ++code) {
    const Fact fact{static_cast<FactCode>(code), {"one", std::int64_t{22222}, "three"}};
    EXPECT_EQ(factText(fact), QString::fromStdString(sentence(fact)).replace(" x ", QString::fromUtf8(" × ")));
  }
}

TEST(CoreTexts, AreTranslatedAroundTheirValues) {
  Shouting translator;
  QCoreApplication::installTranslator(&translator);
  EXPECT_EQ(factText({FactCode::NotProjection, {"ct"}}), "THIS IS NOT A PROJECTION RADIOGRAPH (MODALITY ct).");
  EXPECT_EQ(factText({FactCode::CompressedSizeUsed, {"%2", std::int64_t{7}}}),
            "THE COMPRESSED PICTURE'S OWN SIZE IS USED; THE HEADER SAYS %2 × 7.");
  EXPECT_EQ(factText({FactCode::NoWindow, {}}), "THE FILE HOLDS NO WINDOW.");
  QCoreApplication::removeTranslator(&translator);
}

TEST(CoreTexts, NumbersAreThePersonsOwn) {
  const QLocale before;
  QLocale::setDefault(QLocale(QLocale::German));
  EXPECT_EQ(factText({FactCode::OptionFromTo, {"a", 0.5, std::int64_t{100000}}}), "a: from 0,5 to 100000 is allowed");
  EXPECT_EQ(coreText(ReportText{"%1 x %2 mm of %3", {0.1435, 0.2, std::int64_t{100000}}, 4}),
            QString::fromUtf8("0,1435 × 0,2000 mm of 100000"));
  QLocale::setDefault(before);
}

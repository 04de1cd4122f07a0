// SPDX-License-Identifier: GPL-3.0-or-later
// Texts in the corners stand in their order, and in a small canvas the less important ones give way without overlap and without a cut
// value.
#include "ui/viewer/corner_layout.h"

#include <algorithm>

#include <QFont>
#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

QFontMetricsF metrics(int pixels) {
  QFont font;
  font.setPixelSize(pixels);
  return QFontMetricsF(font);
}

const CornerTexts kTexts{{"Doe, Jane Q", "4711", "Born 1960-12-31  ·  F", "Study date 2020-01-02", "A hospital"},
                         "R",
                         {"DX  ·  SHOULDER  ·  AP", "70 kV  ·  5 mAs", "2048 × 2500, 12 bits"},
                         "Frame 2 of 9",
                         "Zoom 26 %  ·  fitted",
                         "C 1000  W 2000  ·  BONE",
                         "0.143 mm per pixel (at detector)"};

QStringList all() {
  QStringList lines{kTexts.laterality, kTexts.frame, kTexts.zoom, kTexts.window, kTexts.spacing};
  return lines + kTexts.identity + kTexts.technique;
}

std::vector<PlacedText> placed(QSizeF canvas, const std::vector<QRectF>& taken = {}) {
  return placeCorners(kTexts, canvas, taken, metrics(12), metrics(24));
}

QStringList textsOf(const std::vector<PlacedText>& placed) {
  QStringList texts;
  for (const auto& one : placed) texts << one.text;
  return texts;
}

QRectF areaOf(const std::vector<PlacedText>& placed, const QString& text) {
  for (const auto& one : placed) {
    if (one.text == text) return one.area;
  }
  ADD_FAILURE() << text.toStdString();
  return {};
}

}  // namespace

TEST(CornerLayout, ShowsEverythingInItsOrderIfThereIsRoom) {
  const auto shown = placed({1000, 900});
  auto found = textsOf(shown), wanted = all();
  found.sort();
  wanted.sort();
  EXPECT_EQ(found, wanted);
  EXPECT_LT(areaOf(shown, kTexts.identity[0]).top(), areaOf(shown, kTexts.identity[4]).top());
  EXPECT_LT(areaOf(shown, kTexts.laterality).bottom(), areaOf(shown, kTexts.technique[0]).bottom());
  EXPECT_LT(areaOf(shown, kTexts.frame).bottom(), areaOf(shown, kTexts.window).top() + 1);
  EXPECT_DOUBLE_EQ(areaOf(shown, kTexts.window).bottom(), 900 - kCornerMargin);
  EXPECT_DOUBLE_EQ(areaOf(shown, kTexts.spacing).right(), 1000 - kCornerMargin);
}

TEST(CornerLayout, NothingOverlapsAndNoValueIsCutAtAnySize) {
  for (double width = 160; width <= 700; width += 45) {
    for (double height = 160; height <= 600; height += 55) {
      const std::vector<QRectF> taken{{width / 2 - 40, 38, 80, 22}};
      const auto shown = placed({width, height}, taken);
      ASSERT_FALSE(shown.empty());
      for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& text = shown[i].text;
        const auto inner = shown[i].area.adjusted(0, 1, 0, -1);
        EXPECT_TRUE(QRectF(0, 0, width, height).contains(shown[i].area)) << text.toStdString();
        EXPECT_FALSE(inner.intersects(taken.front())) << text.toStdString();
        for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(inner.intersects(shown[k].area)) << text.toStdString();
        const auto lines = all() << "0.143 mm per pixel"
                                 << "(at detector)";
        const bool isWhole = std::any_of(lines.begin(), lines.end(),
                                         [&text](const QString& line) { return line == text || line.startsWith(text + kBetweenParts); });
        EXPECT_TRUE(isWhole) << text.toStdString();
      }
      const auto texts = textsOf(shown);
      EXPECT_EQ(texts.contains("0.143 mm per pixel"), texts.contains("(at detector)"));
    }
  }
}

TEST(CornerLayout, TheLessImportantLinesVanishFirst) {
  const auto texts = textsOf(placed({180, 160}));
  EXPECT_TRUE(texts.contains(kTexts.laterality));
  EXPECT_TRUE(texts.contains(kTexts.identity[0]));
  EXPECT_TRUE(texts.contains("C 1000  W 2000") || texts.contains(kTexts.window));
  EXPECT_FALSE(texts.contains(kTexts.technique[2]));
}

TEST(CornerLayout, ALineThatFindsItsPlaceTakenStandsFurtherInwards) {
  const double width = metrics(12).horizontalAdvance(kTexts.spacing) + 60;
  const auto shown = placed({width, 600});
  EXPECT_LE(areaOf(shown, kTexts.spacing).bottom(), areaOf(shown, kTexts.frame).top() + 0.01);
}

TEST(CornerLayout, TheSizeOfAPixelHasTwoRowsInANarrowCanvas) {
  const auto wide = metrics(12).horizontalAdvance(kTexts.spacing);
  const auto shown = placed({wide, 900});
  const auto size = areaOf(shown, "0.143 mm per pixel"), origin = areaOf(shown, "(at detector)");
  EXPECT_LE(size.bottom(), origin.top() + 0.5) << "one above the other";
  EXPECT_TRUE(textsOf(placed({1000, 900})).contains(kTexts.spacing));
}

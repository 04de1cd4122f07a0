// SPDX-License-Identifier: GPL-3.0-or-later
// The heat map is where core says it is, however the picture is turned.
#include "ui/viewer/heat_layer.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "ui/viewer/colour_bar.h"
#include "ui/viewer/view_geometry.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

constexpr int kColumns = 120, kRows = 80;

// 3 x 2 cells over a square of 60 pixels, the picture scaled by a half with bars above and below.
HeatLayer layer() {
  HeatLayer heat;
  heat.map.rows = 2;
  heat.map.columns = 3;
  heat.map.values = {1.0F, 0.5F, 0.0F, 0.25F, 0.75F, 0.1F};
  heat.map.first = 10;
  heat.map.stride = 20;
  heat.placement = {0.5, 0.5, 0, 10};
  return heat;
}

struct Target {
  std::vector<std::uint32_t> pixels;
  int width, height;
  Target(int w, int h, std::uint32_t colour)
      : pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), colour), width(w), height(h) {}
  DisplayTarget target() { return {pixels.data(), static_cast<std::size_t>(width) * 4, 0}; }
  std::uint32_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)]; }
};

int channel(std::uint32_t colour, int shift) { return static_cast<int>(colour >> shift & 0xff); }

}  // namespace

TEST(HeatLayer, CellsLieAtTheirCentres) {
  const auto heat = layer();
  EXPECT_NEAR(heatAt(heat, 20, 0), 1.0, 1e-6);  // cell (0, 0): square (10, 10)
  EXPECT_NEAR(heatAt(heat, 60, 0), 0.5, 1e-6);
  EXPECT_NEAR(heatAt(heat, 60, 40), 0.75, 1e-6);
  EXPECT_NEAR(heatAt(heat, 40, 0), 0.75, 1e-6);   // between two
  EXPECT_NEAR(heatAt(heat, 119, 79), 0.1, 1e-6);  // beyond the last centre the last cell continues
}

TEST(HeatLayer, OfAPartIsDrawnOnThePartAlone) {
  auto heat = layer();
  heat.part = Part{30, 20, 50, 40, PartOrigin::User};
  EXPECT_GT(heatAt(heat, 30, 20), 0);
  for (const auto& [x, y] : {std::pair(29.9, 30.0), {80.0, 30.0}, {40.0, 19.9}, {40.0, 60.0}})
    EXPECT_EQ(heatAt(heat, x, y), 0) << x << ", " << y;
  for (int turns = 0; turns < 4; ++turns) {
    const ViewGeometry geometry({kColumns, kRows, 1}, {turns, turns == 1}, 1, {60, 40}, {150, 150});
    Target target(150, 150, 0xff808080);
    blendHeat(heat, colourTable("cividis"), 0.6, geometry.viewport(1, 150, 150), kColumns, kRows, target.target());
    for (int y = 0; y < 150; ++y) {
      for (int x = 0; x < 150; ++x) {
        const auto at = geometry.toPicture({x + 0.5, y + 0.5});
        ASSERT_EQ(target.at(x, y) != 0xff808080, heatAt(heat, at.x(), at.y()) > 0) << turns << ": " << at.x() << ", " << at.y();
      }
    }
  }
}

TEST(HeatLayer, IsDrawnWhereThePictureIsUnderEveryTurnAndZoom) {
  const auto heat = layer();
  const QString name("cividis");
  const auto& colours = colourTable(name);
  for (int turns = 0; turns < 4; ++turns) {
    for (const bool mirrored : {false, true}) {
      for (const double zoom : {0.7, 3.0}) {
        const ViewGeometry geometry({kColumns, kRows, 1}, {turns, mirrored}, zoom, {50, 35}, {150, 130});
        Target target(150, 130, 0xff808080);
        blendHeat(heat, colours, 0.6, geometry.viewport(1, 150, 130), kColumns, kRows, target.target());
        for (int y = 3; y < 130; y += 21) {
          for (int x = 2; x < 150; x += 23) {
            const auto point = geometry.toPicture({x + 0.5, y + 0.5});
            const bool inside = point.x() >= 0 && point.x() < kColumns && point.y() >= 0 && point.y() < kRows;
            if (!inside) {
              EXPECT_EQ(target.at(x, y), 0xff808080U);
              continue;
            }
            const double value = heatAt(heat, point.x(), point.y()), cover = 0.6 * value;
            const auto colour = colours[static_cast<std::size_t>(std::lround(255 * value))];
            EXPECT_NEAR(channel(target.at(x, y), 16), (1 - cover) * 128 + cover * qRed(colour), 6) << turns << mirrored << zoom;
            EXPECT_NEAR(channel(target.at(x, y), 0), (1 - cover) * 128 + cover * qBlue(colour), 6) << turns << mirrored << zoom;
            EXPECT_EQ(channel(target.at(x, y), 24), 255);
          }
        }
      }
    }
  }
}

TEST(HeatLayer, WhiteStaysWhiteUnderTheGreyMapAtEveryOpacity) {
  auto heat = layer();
  heat.map.values.assign(6, 1.0F);
  const ViewGeometry geometry({kColumns, kRows, 1}, {}, 1, {60, 40}, {120, 80});
  for (int percent = 0; percent <= 100; ++percent) {
    Target target(120, 80, 0xffffffff);
    blendHeat(heat, colourTable("grey"), percent / 100.0, geometry.viewport(1, 120, 80), kColumns, kRows, target.target());
    EXPECT_EQ(target.at(60, 40), 0xffffffffU) << percent;
  }
}

TEST(HeatLayer, AFlatMapIsNotDrawnAndSaysSo) {
  auto heat = layer();
  heat.map.flat = true;
  Target target(10, 10, 0xff123456);
  blendHeat(heat, colourTable("viridis"), 1, Viewport{0, 0, 1, 0, 0, 1, 10, 10}, kColumns, kRows, target.target());
  EXPECT_EQ(target.at(5, 5), 0xff123456U);
  EXPECT_EQ(heatAt(heat, 20, 0), 0);
  EXPECT_TRUE(heatSentence(heat.map).contains("flat"));
  EXPECT_EQ(heatSentence(layer().map), "Heat map of 3 × 2 cells: where the network found evidence, not an outline.");
}

TEST(ColourBar, ShowsTheChosenColoursFromLittleToMuch) {
  Settings settings;
  ColourBar bar(settings);
  bar.resize(260, 20);
  for (const char* name : {"cividis", "viridis"}) {
    settings.set(setting::heatMapColours, QString(name));
    const auto row = bar.grab().toImage();
    int first = 0, last = 0;
    const auto near = [&](int x, std::size_t index) {
      const QColor seen = row.pixelColor(x, 10), wanted(colourTable(name)[index]);
      return std::abs(seen.red() - wanted.red()) + std::abs(seen.green() - wanted.green()) + std::abs(seen.blue() - wanted.blue()) < 24;
    };
    for (int x = 0; x < 260; ++x) {
      if (first == 0 && near(x, 2)) first = x;
      if (near(x, 253)) last = x;
    }
    EXPECT_GT(first, 0) << name;
    EXPECT_GT(last, first + 80) << name;
  }
}

TEST(ColourMaps, AreTheKnownOnes) {
  EXPECT_EQ(colourTable("cividis")[0], qRgb(0x00, 0x22, 0x4e));
  EXPECT_EQ(colourTable("viridis")[255], qRgb(0xfd, 0xe7, 0x25));
  EXPECT_EQ(colourTable("grey")[100], qRgb(100, 100, 100));
  EXPECT_EQ(&colourTable("no such map"), &colourTable("cividis"));
}

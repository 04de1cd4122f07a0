// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/decoding/in_process_decoder.h"
#include "core/imaging/network_input.h"
#include "tests/support/synthetic_radiograph.h"

using namespace glenoid;
using namespace glenoid::test;

TEST(SyntheticRadiograph, IsTheSameForTheSameSpecOnly) {
  const SyntheticSpec spec{.rows = 128, .columns = 112, .shape = ImplantShape::Reverse, .seed = 5};
  auto other = spec;
  other.seed = 6;
  const auto first = syntheticRadiograph(spec);
  EXPECT_EQ(first.values.size(), 128u * 112u);
  EXPECT_EQ(syntheticRadiograph(spec).values, first.values);
  EXPECT_NE(syntheticRadiograph(other).values, first.values);
}

TEST(SyntheticRadiograph, ShowsAirTissueAndMetal) {
  for (const auto shape : {ImplantShape::LongStem, ImplantShape::Reverse, ImplantShape::Finned, ImplantShape::Resurfacing}) {
    const auto values = syntheticRadiograph({.rows = 256, .columns = 224, .shape = shape, .seed = 3}).values;
    const auto share = [&](int low, int high) {
      const auto within = std::count_if(values.begin(), values.end(), [&](int value) { return value >= low && value < high; });
      return static_cast<double>(within) / static_cast<double>(values.size());
    };
    EXPECT_GT(share(0, 400), 0.03) << "air";
    EXPECT_GT(share(800, 3000), 0.4) << "tissue and bone";
    EXPECT_GT(share(3400, 4096), 0.01) << "metal";
  }
}

TEST(Samples, AreReadAndShowTheSamePolarity) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(GLENOID_SOURCE_DIR) / "resources" / "samples")) {
    if (entry.path().extension() != ".dcm" && entry.path().extension() != ".png") continue;
    const auto radiograph = makeInProcessDecoder()->read(entry.path(), {}, {});
    EXPECT_TRUE(isProjectionRadiograph(radiograph)) << entry.path();
    const auto square = squareImage(radiograph);
    EXPECT_TRUE(square.facts.empty()) << entry.path();
    // Air above the shoulder, metal in the joint.
    const auto column = [&](int row) { return square.grey.begin() + row * square.side; };
    EXPECT_LT(*std::min_element(column(5) + 60, column(5) + 190), 40) << entry.path();
    EXPECT_GT(*std::max_element(column(100), column(100) + 250), 230) << entry.path();
    EXPECT_LT(entry.file_size(), 600'000u) << entry.path();
    ++count;
  }
  EXPECT_EQ(count, 5);
}

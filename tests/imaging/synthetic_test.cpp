#include "tests/support/synthetic_radiograph.h"

#include <gtest/gtest.h>

#include <algorithm>

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

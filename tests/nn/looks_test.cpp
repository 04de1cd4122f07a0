// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/looks.h"

#include <cmath>

#include <gtest/gtest.h>
#include <torch/utils.h>

#include "core/base/error.h"

using namespace glenoid;

namespace {

torch::Tensor square(const std::vector<std::vector<int>>& rows) {
  auto picture = torch::empty({1, 1, 2, 2}, torch::kUInt8);
  for (int y = 0; y < 2; ++y) {
    for (int x = 0; x < 2; ++x) picture[0][0][y][x] = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
  }
  return picture;
}

}  // namespace

TEST(Looks, AreTheFourQuarterTurnsEachAlsoMirrored) {
  const std::vector<std::vector<std::vector<int>>> expected{{{1, 2}, {3, 4}}, {{2, 1}, {4, 3}}, {{2, 4}, {1, 3}}, {{4, 2}, {3, 1}},
                                                            {{4, 3}, {2, 1}}, {{3, 4}, {1, 2}}, {{3, 1}, {4, 2}}, {{1, 3}, {2, 4}}};
  ASSERT_EQ(expected.size(), static_cast<std::size_t>(kLooks));
  for (int look = 0; look < kLooks; ++look) {
    EXPECT_TRUE(torch::equal(seenBy(look, square(expected[0])), square(expected[static_cast<std::size_t>(look)]))) << look;
  }
  for (const int none : {-1, kLooks}) EXPECT_THROW(seenBy(none, square(expected[0])), Error);
}

TEST(Looks, ProbabilitiesAreAveragedNotLogits) {
  const auto sure = torch::tensor({{std::log(0.9F), std::log(0.1F)}}), torn = torch::tensor({{7.F, 7.F}});  // 0.9 and 0.5
  const auto mean = torch::exp(meanOfLooks({sure, torn}));
  EXPECT_NEAR(mean[0][0].item<double>(), 0.7, 1e-6);
  EXPECT_NEAR(mean[0][1].item<double>(), 0.3, 1e-6);
  // A label that no look thinks possible stays a finite number.
  EXPECT_TRUE(std::isfinite(meanOfLooks({torch::tensor({{0.F, -200.F}})})[0][1].item<double>()));
  EXPECT_THROW(meanOfLooks({}), Error);
}

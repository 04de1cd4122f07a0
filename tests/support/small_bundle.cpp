// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_bundle.h"

#include "tests/support/small_model.h"

namespace glenoid::test {

Bundle writeSmallBundle(const std::filesystem::path& path, const SmallBundle& spec) {
  auto model = smallModelDescription();
  model.name = spec.name;
  model.hasTemperature = spec.calibrated;
  model.sets = spec.sets;
  return writeSmallModel(path, model, spec.seed);
}

std::vector<SetRule> oneOrAllMakers() { return {{1, 1, {20, 20, 20}, {{90, {1, 1, 1}, std::nullopt}, {95, {0, 0, 0}, std::nullopt}}}}; }

std::vector<SetRule> setsOfEightLooks() {
  return {{1, 1, {20, 20, 20}, {{90, {0, 0, 0}, std::nullopt}, {95, {0, 0, 0}, std::nullopt}}},
          {8, 1, {20, 20, 20}, {{90, {1, 1, 1}, std::nullopt}}}};
}

}  // namespace glenoid::test

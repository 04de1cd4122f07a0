// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/training_device.h"

#include <vector>

namespace glenoid {

torch::Device chooseDevice(const std::string& wish, const TrainingObserver& observer) {
  std::vector<Fact> facts;
  const auto device = chooseDevice(wish, facts);
  for (const auto& fact : facts) {
    if (observer.fact) observer.fact(fact);
  }
  return device;
}

}  // namespace glenoid

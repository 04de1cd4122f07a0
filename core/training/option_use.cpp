// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/option_use.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/training/option_list.h"

namespace glenoid {
namespace {

constexpr char kPretrainingMethod[] = "pretraining.method";

// The option `key` is only read if the option `of` has one of these values.
struct Use {
  std::string key, of;
  std::vector<std::string_view> values;
};

const std::vector<Use>& uses() {
  static const std::vector<Use> all{
      {"optimizer.momentum", "optimizer.method", {"sgd"}},
      {"schedule.warmupEpochs", "schedule.kind", {"constant", "cosine", "step"}},
      {"schedule.stepEpochs", "schedule.kind", {"step"}},
      {"schedule.stepFactor", "schedule.kind", {"step"}},
      {"schedule.riseShare", "schedule.kind", {"one-cycle"}},
      {"pretraining.projection", kPretrainingMethod, {"views"}},
      {"pretraining.invariance", kPretrainingMethod, {"views"}},
      {"pretraining.variance", kPretrainingMethod, {"views"}},
      {"pretraining.covariance", kPretrainingMethod, {"views"}},
      {"labelSmoothing", kPretrainingMethod, {"labels"}},
      {"focalGamma", kPretrainingMethod, {"labels"}},
      {"classWeights", kPretrainingMethod, {"labels"}},
      {"distillation.labels", kPretrainingMethod, {"labels", "views"}},
      // Pretraining learns a backbone without a head, from teachers only their features, in one process.
      {"network.head", kPretrainingMethod, {}},
      {"network.mapDropout", kPretrainingMethod, {}},
      {"network.headDropout", kPretrainingMethod, {}},
      {"distillation.temperature", kPretrainingMethod, {}},
      {"synchronisedBatchNorm", kPretrainingMethod, {}},
  };
  return all;
}

}  // namespace

bool isRead(const nlohmann::json& options, const std::string& key) {
  const bool isPretraining = options.contains("pretraining");
  return std::all_of(uses().begin(), uses().end(), [&](const Use& use) {
    if (use.key != key || (use.of == kPretrainingMethod && !isPretraining)) return true;
    const auto& chosen = optionAt(options, use.of);
    return std::any_of(use.values.begin(), use.values.end(), [&](std::string_view value) { return chosen == value; });
  });
}

}  // namespace glenoid

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/pooling.h"

#include <map>
#include <utility>

#include "core/base/error.h"

namespace glenoid {

PartResult poolParts(const std::vector<PartResult>& parts, const std::vector<std::string>& labels) {
  std::map<std::size_t, std::pair<const PartResult*, std::size_t>> source;
  for (const auto& part : parts) {
    for (std::size_t i = 0; i < part.positions.size(); ++i) {
      if (!source.emplace(part.positions[i], std::pair{&part, i}).second) throw Error(ErrorCode::Internal, "an image was predicted twice");
    }
  }
  PartResult pool;
  pool.predictions.classes = labels.size();
  for (const auto& [position, from] : source) {
    const auto& [part, i] = from;
    pool.positions.push_back(position);
    pool.predictions.truth.push_back(part->predictions.truth[i]);
    for (std::size_t c = 0; c < labels.size(); ++c) {
      pool.predictions.logits.push_back(part->predictions.logits[i * labels.size() + c] / part->evaluation.temperature);
    }
  }
  pool.evaluation = evaluate(pool.predictions, labels);
  return pool;
}

}  // namespace glenoid

#include "core/answer/together.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace glenoid {

JointAnswer together(std::span<const Answer> answers) {
  if (answers.empty()) throw Error(ErrorCode::Internal, "no answers to join");
  JointAnswer joint;
  joint.model = answers.front().model;
  std::vector<double> sum(joint.model->labels.size());
  for (const auto& answer : answers) {
    if (answer.model->labelNames() != joint.model->labelNames()) throw Error(ErrorCode::Internal, "models with different labels");
    joint.files.push_back(answer.picture.file);
    if (answer.named().empty()) continue;
    ++joint.used;
    std::transform(sum.begin(), sum.end(), answer.prediction.probabilities.begin(), sum.begin(), std::plus());
  }
  if (joint.used == 0) {
    joint.ground = {FactCode::TogetherNone, {}};
    return joint;
  }
  for (double& probability : sum) probability /= static_cast<double>(joint.used);
  joint.verdict = Verdict::Maker;
  joint.best = static_cast<std::size_t>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  joint.probabilities = std::move(sum);
  joint.ground = {FactCode::TogetherOf, {static_cast<std::int64_t>(joint.used), static_cast<std::int64_t>(joint.files.size())}};
  return joint;
}

}  // namespace glenoid

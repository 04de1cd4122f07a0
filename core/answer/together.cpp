// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/together.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace glenoid {

JointAnswer together(std::span<const Answer> answers) {
  if (answers.empty()) throw Error(ErrorCode::Internal, "no answers to join");
  JointAnswer joint;
  joint.model = answers.front().model;
  std::vector<double> sum(joint.model->labels.size());
  std::set<std::size_t> left, alone;  // labels that a picture leaves in question; that a picture names alone
  for (const auto& answer : answers) {
    if (answer.model->labelNames() != joint.model->labelNames()) throw Error(ErrorCode::Internal, "models with different labels");
    joint.files.push_back(answer.picture.file);
    const auto named = answer.named();
    if (named.empty()) continue;
    ++joint.used;
    left.insert(named.begin(), named.end());
    if (answer.maker()) alone.insert(named.front());
    std::transform(sum.begin(), sum.end(), answer.prediction.probabilities.begin(), sum.begin(), std::plus());
  }
  if (joint.used == 0) {
    joint.ground = {FactCode::TogetherNone, {}};
    return joint;
  }
  for (double& probability : sum) probability /= static_cast<double>(joint.used);
  const auto rulesOut = [&](std::size_t label) {
    return std::any_of(answers.begin(), answers.end(), [&](const Answer& answer) {
      const auto named = answer.named();
      return !named.empty() && std::find(named.begin(), named.end(), label) == named.end();
    });
  };
  const bool isOne = alone.size() == 1 && !rulesOut(*alone.begin());
  joint.named.assign(isOne ? alone.begin() : left.begin(), isOne ? alone.end() : left.end());
  std::sort(joint.named.begin(), joint.named.end(), [&](std::size_t a, std::size_t b) { return sum[a] > sum[b]; });
  joint.probabilities = std::move(sum);
  joint.verdict = joint.named.size() == 1 ? Verdict::Maker : Verdict::Several;
  joint.ground = {joint.maker() ? FactCode::TogetherOf : FactCode::TogetherDisagree,
                  {static_cast<std::int64_t>(joint.used), static_cast<std::int64_t>(joint.files.size())}};
  return joint;
}

}  // namespace glenoid

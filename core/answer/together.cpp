// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/together.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace glenoid {
namespace {

// The network gives two pictures the same numbers to the last bit only if it sees the same picture.
bool showsTheSame(const Answer& a, const Answer& b) { return !a.prediction.logits.empty() && a.prediction.logits == b.prediction.logits; }

bool says(const Answer& answer, FactCode code) {
  return std::any_of(answer.facts.begin(), answer.facts.end(), [&](const Fact& fact) { return fact.code == code; });
}

}  // namespace

JointAnswer together(std::span<const Answer> answers) {
  if (answers.empty()) throw Error(ErrorCode::Internal, "no answers to join");
  JointAnswer joint;
  joint.model = answers.front().model;
  std::vector<double> sum(joint.model->labels.size());
  std::set<std::size_t> left, alone;  // labels that some picture leaves possible; labels that are the only one some picture names
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& answer = answers[i];
    if (answer.model->labelNames() != joint.model->labelNames()) throw Error(ErrorCode::Internal, "models with different labels");
    joint.files.push_back(answer.picture.file);
    const auto named = answer.named();
    const auto earlier = answers.first(i);
    if (named.empty() || std::any_of(earlier.begin(), earlier.end(), [&](const Answer& a) { return showsTheSame(a, answer); })) continue;
    ++joint.used;
    joint.measured = joint.measured && answer.isMeasured();
    if (joint.facts.empty() && says(answer, FactCode::AmongLearned)) joint.facts.push_back({FactCode::AmongLearned, {}});
    left.insert(named.begin(), named.end());
    if (answer.maker()) alone.insert(named.front());
    std::transform(sum.begin(), sum.end(), answer.prediction.probabilities.begin(), sum.begin(), std::plus());
  }
  if (joint.used == 0) {
    const bool unread = std::all_of(answers.begin(), answers.end(), [](const Answer& a) { return a.picture.error.has_value(); });
    joint.ground = {unread ? FactCode::TogetherUnread : FactCode::TogetherNone, {}};
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

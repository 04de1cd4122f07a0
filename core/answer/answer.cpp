// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/answer.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/text.h"

namespace glenoid {
namespace {

constexpr std::array kNumberWords{GLENOID_TEXT("Core", "two"),    GLENOID_TEXT("Core", "three"), GLENOID_TEXT("Core", "four"),
                                  GLENOID_TEXT("Core", "five"),   GLENOID_TEXT("Core", "six"),   GLENOID_TEXT("Core", "seven"),
                                  GLENOID_TEXT("Core", "eight"),  GLENOID_TEXT("Core", "nine"),  GLENOID_TEXT("Core", "ten"),
                                  GLENOID_TEXT("Core", "eleven"), GLENOID_TEXT("Core", "twelve")};

}  // namespace

std::string_view verdictName(Verdict verdict) noexcept {
  return verdict == Verdict::Maker ? "maker" : verdict == Verdict::Several ? "several" : "unknown";
}

std::vector<std::size_t> Answer::named() const {
  if (picture.error || verdict == Verdict::Unknown) return {};
  return set.empty() ? std::vector{prediction.best} : set;
}

const ModelLabel* Answer::maker() const {
  if (picture.error || verdict != Verdict::Maker) return nullptr;
  return &model->labels[named().front()];
}

std::size_t Answer::agreeing() const {
  return static_cast<std::size_t>(std::count(prediction.looks.begin(), prediction.looks.end(), prediction.best));
}

std::vector<std::size_t> rankedLabels(const Prediction& prediction) {
  std::vector<std::size_t> labels(prediction.probabilities.size());
  std::iota(labels.begin(), labels.end(), std::size_t{0});
  std::stable_sort(labels.begin(), labels.end(),
                   [&](std::size_t a, std::size_t b) { return prediction.probabilities[a] > prediction.probabilities[b]; });
  return labels;
}

std::optional<Fact> groundOf(const Answer& answer) {
  if (answer.unknownReason) return *answer.unknownReason;
  if (answer.picture.error || answer.set.empty()) return std::nullopt;
  const bool all = answer.set.size() == answer.model->labels.size();
  const auto code = answer.set.size() == 1 ? FactCode::OneMakerLeft : all ? FactCode::EveryMakerLeft : FactCode::SeveralMakersLeft;
  return Fact{code, {std::int64_t{answer.confidence}}};
}

std::optional<Fact> agreementOf(const Answer& answer) {
  const auto looks = answer.prediction.looks.size();
  if (looks < 2 || answer.named().empty()) return std::nullopt;
  return Fact{FactCode::LooksAgree,
              {static_cast<std::int64_t>(answer.agreeing()), static_cast<std::int64_t>(looks),
               answer.model->labels[answer.prediction.best].display}};
}

std::string makersText(const std::vector<std::string>& makers, std::size_t known,
                       const std::function<std::string(const char*)>& translated) {
  if (makers.size() > 1 && makers.size() == known) {
    const auto count = known < kNumberWords.size() + 2 ? translated(kNumberWords[known - 2]) : std::to_string(known);
    return filled(translated(GLENOID_TEXT("Core", "any of the %1")), {count});
  }
  std::string text;
  for (std::size_t i = 0; i < makers.size(); ++i) {
    text = i == 0                   ? makers[i]
           : i + 1 == makers.size() ? filled(translated(GLENOID_TEXT("Core", "%1 or %2")), {text, makers[i]})
                                    : text + ", " + makers[i];
  }
  return text;
}

std::vector<std::string> namedMakers(const Answer& answer) {
  std::vector<std::string> makers;
  for (const auto label : answer.named()) makers.push_back(answer.model->labels[label].display);
  return makers;
}

Answer withoutPictures(Answer answer) {
  answer.picture.radiograph.reset();
  answer.picture.square = {};
  answer.networkInput = {};
  answer.maps.clear();
  return answer;
}

}  // namespace glenoid

#include "core/answer/answer.h"

#include <algorithm>
#include <numeric>

namespace glenoid {

std::string_view verdictName(Verdict verdict) noexcept { return verdict == Verdict::Maker ? "maker" : "unknown"; }

const ModelLabel* Answer::maker() const { return picture.error || verdict != Verdict::Maker ? nullptr : &model->labels[prediction.best]; }

std::vector<std::size_t> rankedLabels(const Prediction& prediction) {
  std::vector<std::size_t> labels(prediction.probabilities.size());
  std::iota(labels.begin(), labels.end(), std::size_t{0});
  std::stable_sort(labels.begin(), labels.end(),
                   [&](std::size_t a, std::size_t b) { return prediction.probabilities[a] > prediction.probabilities[b]; });
  return labels;
}

FactCode certaintyOf(const Prediction& prediction) {
  const auto ranked = rankedLabels(prediction);
  const auto share = [&](std::size_t rank) { return rank < ranked.size() ? prediction.probabilities[ranked[rank]] : 0; };
  if (share(0) >= 0.8) return FactCode::OneMakerStandsOut;
  return share(0) >= 0.5 && share(0) - share(1) >= 0.2 ? FactCode::OneMakerLeads : FactCode::NoMakerStandsOut;
}

Answer withoutPictures(Answer answer) {
  answer.picture.radiograph.reset();
  answer.picture.square = {};
  answer.networkInput = {};
  answer.maps.clear();
  return answer;
}

}  // namespace glenoid

#include "core/report/case_words.h"

#include <algorithm>
#include <vector>

namespace glenoid {

Certainty certaintyOf(std::span<const double> probabilities) {
  if (probabilities.empty()) return Certainty::Unsure;
  std::vector<double> ranked(probabilities.begin(), probabilities.end());
  std::sort(ranked.rbegin(), ranked.rend());
  const double second = ranked.size() > 1 ? ranked[1] : 0;
  if (ranked[0] >= 0.8) return Certainty::Clear;
  return ranked[0] >= 0.5 && ranked[0] - second >= 0.2 ? Certainty::Leaning : Certainty::Unsure;
}

std::string_view certaintySentence(Certainty certainty) {
  switch (certainty) {
    case Certainty::Clear:
      return "One maker stands out";
    case Certainty::Leaning:
      return "One maker leads, the others are not excluded";
    case Certainty::Unsure:
      break;
  }
  return "Unsure: no maker stands out";
}

}  // namespace glenoid

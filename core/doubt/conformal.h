// SPDX-License-Identifier: GPL-3.0-or-later
// Which labels remain possible: class-conditional conformal prediction (Vovk 2012; Sadinle, Lei and Wasserman 2019).
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/bundle/bundle.h"
#include "core/bundle/set_rules.h"
#include "core/eval/predictions.h"

namespace glenoid {

inline constexpr int kDefaultConfidence = 90;              // percent
inline constexpr std::array kConfidences{90, 95, 99};      // percent; needs 9, 19 and 99 images of every label
using FoldImages = std::vector<std::vector<std::size_t>>;  // every image is in exactly one fold

// Fits every confidence level for which each label has enough images. `answers` are for images that the network was not trained on, before
// the temperature is applied. The score of a label is its improbability (1 - p). The threshold of a label is the ceil((n + 1)
// confidence)-th smallest of the scores that its n images give it. The set of a new image that is exchangeable with these contains its true
// label with the stated confidence, whichever label that is. Adaptive scores (Romano et al. 2020) were also measured on the answers of the
// shipped models: for the same coverage their sets are larger, and fewer have a single label.
SetRule fitSets(const Predictions& answers, double temperature, int looks);

// Indices of the labels in the set, most probable first: every label at least as probable as the level requires, and always the most
// probable one. Thus no set is empty, and the most probable label is always named. An extra label never lowers coverage.
std::vector<std::size_t> setOf(std::span<const double> probabilities, const SetLevel& level);

// The confidence of an answer of the model with this number of looks: the requested one, in percent, or the default if that is 0. Throws
// Error about the bundle: LooksUnavailable if the model was not measured with this number of looks (one look needs no rule), and
// ConfidenceUnavailable, which names the possible ones, if the requested confidence has no set.
int confidenceFor(const Bundle& bundle, int looks, int asked);

// The rule that measures fold `fold`: temperature and thresholds come only from the images of the other folds.
SetRule fitSetsBeside(const Predictions& answers, const FoldImages& folds, std::size_t fold, int looks);

// Fills `measured` of each level of `rule` with the coverage of the sets of each fold by fitSetsBeside(). The thresholds of `rule` stay. A
// level stays unmeasured if the rule of a fold lacks it.
void measureSets(SetRule& rule, const Predictions& answers, const FoldImages& folds);

}  // namespace glenoid

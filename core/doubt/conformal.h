// SPDX-License-Identifier: GPL-3.0-or-later
// Which labels stay in question: class-conditional conformal prediction (Vovk 2012; Sadinle, Lei and Wasserman 2019).
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
using FoldImages = std::vector<std::vector<std::size_t>>;  // every image once

// The levels that every label has enough images for. `answers` are of images that the network was not trained on, before the temperature.
// The score of a label is how improbable it is (1 - p); a label's threshold is, of the scores that its n images give it, the
// ceil((n + 1) confidence)-th smallest. A new image that is exchangeable with those has its true label in its set as often as the
// confidence says, whichever label that is. Adaptive scores (Romano et al. 2020) were measured on the shipped models' answers, too: for the
// same coverage their sets are larger, and fewer are one label.
SetRule fitSets(const Predictions& answers, double temperature, int looks);

// Indices of the labels in the set, most probable first: those as probable as the level asks, and the most probable one in any case, so
// that no set is empty and no answer names another label than the one it calls most probable. A label more never harms coverage.
std::vector<std::size_t> setOf(std::span<const double> probabilities, const SetLevel& level);

// The confidence that an answer of the model with as many looks has: the one that was asked for, in percent, or, if that is 0, the default.
// Throws Error, about the bundle: LooksUnavailable if the model was not measured with as many looks (one look needs no rule), and
// ConfidenceUnavailable, which names those that there are, for a confidence that was asked for and has no set.
int confidenceFor(const Bundle& bundle, int looks, int asked);

// What fold `fold` is measured with: temperature and thresholds from the images of all other folds alone.
SetRule fitSetsBeside(const Predictions& answers, const FoldImages& folds, std::size_t fold, int looks);

// Fills `measured` of each level of `rule`, whose thresholds stay: the sets of each fold by fitSetsBeside(). A level that a fold's rule
// lacks stays without.
void measureSets(SetRule& rule, const Predictions& answers, const FoldImages& folds);

}  // namespace glenoid

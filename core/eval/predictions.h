// SPDX-License-Identifier: GPL-3.0-or-later
// A network's answers for a list of images, and how well its probabilities fit the truth.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace glenoid {

struct Predictions {
  std::size_t classes = 0;
  std::vector<std::size_t> truth;  // [N], class of each image
  std::vector<double> logits;      // [N, classes], row by row
  std::size_t size() const { return truth.size(); }
};

// Throws Error Internal if sizes disagree or a class is out of range, and NotANumber if a logit is not finite.
void checkPredictions(const Predictions& predictions);

// The predictions for these images only, in this order; each index < size().
Predictions selected(const Predictions& predictions, const std::vector<std::size_t>& images);

// The class with the largest logit for image i < size(); of equal logits the first.
std::size_t answerOf(const Predictions& predictions, std::size_t i);

// Softmax of logits / temperature, [N, classes]; temperature > 0.
std::vector<double> probabilities(const Predictions& predictions, double temperature = 1);

// The logarithm of the members' mean probability (temperature 1) for the same images. Throws Error Internal if there is no member or the
// members are about different images.
Predictions softVote(const std::vector<Predictions>& members);

// Figures of probabilities [N, classes] against the truth:
// mean of -log p(truth), with p at least 1e-12;
double negativeLogLikelihood(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth);
// mean over images of the squared error summed over all classes (Brier 1950), 0 (best) to 2;
double brierScore(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth);
// expected calibration error in the bins of reliabilityBins() (Guo et al. 2017; Nixon et al. 2019); 0 for no images.
double calibrationError(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t bins = 15);

// Area under the ROC curve of one class against the rest; ties count half (Mann-Whitney). NaN if one of the two sides has no images.
double areaUnderCurve(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t classes,
                      std::size_t label);

// The temperature in [0.05, 20] with the least negative log-likelihood (Guo et al. 2017), to 1e-4. 1 if no answer is wrong: the likelihood
// then has no best temperature, and the lowest would make every answer certain. Fit it on validation images only.
double fitTemperature(const Predictions& predictions);

// The images of all folds except `fold`, ascending.
std::vector<std::size_t> imagesBeside(const std::vector<std::vector<std::size_t>>& folds, std::size_t fold);

// The logits of each fold divided by the temperature fitted on all other folds, so that no image influences the confidence of its own
// answer. `folds` hold every image once.
Predictions crossFitted(const Predictions& predictions, const std::vector<std::vector<std::size_t>>& folds);

}  // namespace glenoid

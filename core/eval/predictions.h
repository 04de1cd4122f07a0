// SPDX-License-Identifier: GPL-3.0-or-later
// What a network said about a list of images, and how well its probabilities fit what is true.
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

// Throws Error Internal where sizes disagree or a class is out of range, NotANumber for logits that are not finite.
void checkPredictions(const Predictions& predictions);

// Those of these images alone, each < size(), in this order.
Predictions selected(const Predictions& predictions, const std::vector<std::size_t>& images);

// The class with the largest logit, the first of equals, for image i < size().
std::size_t answerOf(const Predictions& predictions, std::size_t i);

// Softmax of logits / temperature, [N, classes]; temperature > 0.
std::vector<double> probabilities(const Predictions& predictions, double temperature = 1);

// The logarithm of the members' mean probability, for the same images; with temperature 1 of all. Throws Error Internal for no member or
// members about other images.
Predictions softVote(const std::vector<Predictions>& members);

// Of probabilities [N, classes] against the truth:
// mean of -log p(truth), with p not under 1e-12;
double negativeLogLikelihood(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth);
// mean over images of the summed squared error over all classes (Brier 1950), 0 (best) to 2;
double brierScore(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth);
// expected calibration error in bins of (nearly) equal size by confidence (Guo et al. 2017; Nixon et al. 2019); 0 for no images.
double calibrationError(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t bins = 15);

// Area under the ROC curve of one class against the rest; ties count half (Mann-Whitney). NaN where one of both sides is empty.
double areaUnderCurve(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t classes,
                      std::size_t label);

// The temperature in [0.05, 20] with the least negative log-likelihood (Guo et al. 2017), to 1e-4; 1 if no image is answered wrong: then
// the likelihood has no best temperature, and the lowest would make every answer sure.
// Fit it on validation images only.
double fitTemperature(const Predictions& predictions);

// The images of all folds but `fold`, ascending.
std::vector<std::size_t> imagesBeside(const std::vector<std::vector<std::size_t>>& folds, std::size_t fold);

// The logits of each fold over the temperature of all other folds, so that no image has a say in how sure its own answer is. `folds` hold
// every image once.
Predictions crossFitted(const Predictions& predictions, const std::vector<std::vector<std::size_t>>& folds);

}  // namespace glenoid

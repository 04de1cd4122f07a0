// SPDX-License-Identifier: GPL-3.0-or-later
// The curves behind two figures: ROC points behind the area under the curve, reliability bins behind the calibration error.
#pragma once

#include <cstdint>
#include <vector>

namespace glenoid {

struct RocPoint {
  double falsePositiveRate = 0, truePositiveRate = 0;
};
// Corners of the ROC curve of one class against the rest, from (0, 0) to (1, 1); equal scores make one slanted step, so that the
// trapezoids under it sum to areaUnderCurve(). Empty where one of both sides is.
std::vector<RocPoint> rocCurve(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t classes,
                               std::size_t label);

struct ReliabilityBin {
  std::size_t count = 0;
  double confidence = 0, accuracy = 0;  // means over its images
};
// At most `bins` bins of (nearly) equal size by the confidence of the answer, rising. Answers of one confidence, which no order parts
// fairly, count with their mean accuracy in whatever bin they stand.
std::vector<ReliabilityBin> reliabilityBins(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth,
                                            std::size_t bins = 15);
// Mean distance of confidence and accuracy, weighted by size (Guo et al. 2017; Nixon et al. 2019); 0 for no images.
double calibrationError(const std::vector<ReliabilityBin>& bins);

// The answer of each image: how sure it is, and whether it is right; sorted, rising.
struct RankedAnswer {
  double confidence = 0;
  bool right = false;
  std::size_t image = 0;
};
std::vector<RankedAnswer> sortedAnswers(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth);
// As reliabilityBins, with image i counted times[i] times.
std::vector<ReliabilityBin> binnedAnswers(const std::vector<RankedAnswer>& sorted, const std::vector<std::size_t>& times, std::size_t bins);

}  // namespace glenoid

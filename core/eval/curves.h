// SPDX-License-Identifier: GPL-3.0-or-later
// The curves behind two figures: ROC points behind the area under the curve, reliability bins behind the calibration error.
#pragma once

#include <cstdint>
#include <vector>

namespace glenoid {

struct RocPoint {
  double falsePositiveRate = 0, truePositiveRate = 0;
};
// Corners of the ROC curve of one class against the rest, from (0, 0) to (1, 1). Equal scores make one slanted step, so that the trapezoids
// under the curve sum to areaUnderCurve(). Empty if one of the two sides has no images.
std::vector<RocPoint> rocCurve(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t classes,
                               std::size_t label);

struct ReliabilityBin {
  std::size_t count = 0;
  double confidence = 0, accuracy = 0;  // means over its images
};
// At most `bins` bins of (nearly) equal size, in ascending order of the answer's confidence; fewer if a bin would hold less than ten
// images. Answers with equal confidence have no fair order, so each counts with their mean accuracy in every bin.
std::vector<ReliabilityBin> reliabilityBins(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth,
                                            std::size_t bins = 15);
// Mean distance between confidence and accuracy, weighted by bin size (Guo et al. 2017; Nixon et al. 2019); 0 for no images.
double calibrationError(const std::vector<ReliabilityBin>& bins);

// The answer for each image: its confidence, and whether it is right; sorted in ascending order.
struct RankedAnswer {
  double confidence = 0;
  bool right = false;
  std::size_t image = 0;
};
std::vector<RankedAnswer> sortedAnswers(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth);
// As reliabilityBins(), with image i counted times[i] times.
std::vector<ReliabilityBin> binnedAnswers(const std::vector<RankedAnswer>& sorted, const std::vector<std::size_t>& times, std::size_t bins);

}  // namespace glenoid

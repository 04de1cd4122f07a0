// SPDX-License-Identifier: GPL-3.0-or-later
// How certain the calibration figures are: bootstrap intervals (Efron and Tibshirani 1993).
#pragma once

#include <cstdint>
#include <vector>

#include "core/eval/confusion.h"

namespace glenoid {

struct CalibrationIntervals {
  Interval calibrationError, brier, negativeLogLikelihood;  // 95 %
};

// Images are drawn with replacement within each true class, so that every draw has the class counts of the data. The interval is the 2.5 to
// 97.5 percentile of the draws, shifted so that their mean is the figure itself, and not below 0. (The calibration error of a draw is too
// large on average, because resampling adds chance.) The same seed gives the same intervals on every system.
CalibrationIntervals bootstrapCalibration(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth,
                                          std::size_t draws = 1000, std::uint64_t seed = 1);

// The calibration errors that perfectly calibrated answers with these probabilities would show purely by chance: in each draw an image is
// right with the probability that its answer states; the 2.5 to 97.5 percentile of the draws. An error inside this band does not indicate
// poor calibration. [0, 1] for no images.
Interval perfectCalibrationBand(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t draws = 1000,
                                std::uint64_t seed = 1);

}  // namespace glenoid

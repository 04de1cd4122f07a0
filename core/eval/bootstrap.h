// SPDX-License-Identifier: GPL-3.0-or-later
// How sure the calibration figures are: bootstrap intervals (Efron and Tibshirani 1993).
#pragma once

#include <cstdint>
#include <vector>

#include "core/eval/confusion.h"

namespace glenoid {

struct CalibrationIntervals {
  Interval calibrationError, brier, negativeLogLikelihood;  // 95 %
};

// Images are drawn anew with replacement within each true class, so that every draw has the class counts of the data. The interval is the
// 2.5 to 97.5 percentile of the draws, shifted so that their mean is the figure itself (a draw's calibration error is too large on
// average, since chance is added to chance), and not below 0. The same seed gives the same intervals on every system.
CalibrationIntervals bootstrapCalibration(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth,
                                          std::size_t draws = 1000, std::uint64_t seed = 1);

// The calibration errors that answers as sure as these show by chance alone if they are perfectly calibrated: each image is right as often
// as it is sure, drawn anew; the 2.5 to 97.5 percentile of the draws. Calibration is as good as can be told within it. [0, 1] for no
// images.
Interval perfectCalibrationBand(const std::vector<double>& probabilities, const std::vector<std::size_t>& truth, std::size_t draws = 1000,
                                std::uint64_t seed = 1);

}  // namespace glenoid

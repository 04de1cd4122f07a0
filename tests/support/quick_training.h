// SPDX-License-Identifier: GPL-3.0-or-later
// Training options that finish in a second, and comparisons of the results.
#pragma once

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "core/training/epoch_record.h"
#include "core/training/options.h"

namespace glenoid {

inline TrainingOptions smallOptions() {
  TrainingOptions options;
  options.architecture = "custom-cnn";
  options.head = Head::Linear;
  options.mapDropout = options.headDropout = 0.1;
  options.inputSize = 32;
  options.device = "cpu";
  options.epochs = 4;
  options.batch = 4;
  options.optimizer.rate = 0.02;
  options.schedule.warmupEpochs = 0.5;
  return options;
}

inline bool sameFigure(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Everything except the time taken, bit for bit.
inline void expectSameHistory(const std::vector<EpochRecord>& a, const std::vector<EpochRecord>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].epoch, b[i].epoch);
    for (const auto figure : {&EpochRecord::rate, &EpochRecord::trainLoss, &EpochRecord::trainAccuracy, &EpochRecord::validationLoss,
                              &EpochRecord::validationAccuracy}) {
      EXPECT_TRUE(sameFigure(a[i].*figure, b[i].*figure)) << "epoch " << i + 1;
    }
  }
}

}  // namespace glenoid
